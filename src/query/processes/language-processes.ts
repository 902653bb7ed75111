import type { SavedFunction } from '../../domain/queries/saved-query.ts';
import { enterGate, FairGate, type GateCaller } from '../admission/gate.ts';
import type { QueryLimits } from '../admission/limits.ts';
import type { FunctionProblem } from '../language/functions.ts';
import type { NameSet } from '../language/known-names.ts';
import type { LanguageProblem } from '../language/planner.ts';
import { wholeQueryError } from '../plan/errors.ts';
import type { FinishedStage, PlanOutcome } from '../plan/plan.ts';
import type { Completion } from '../syntax/syntax.ts';
import type { ProcessLog } from './handle.ts';
import { LanguageInterruptedError, LanguageQuestionRun } from './language-question.ts';
import type { LanguageQuestion, LanguageRequest } from './messages.ts';
import { ProcessPool } from './pool.ts';
import { Snapshots } from './snapshot.ts';

type WithoutId<T> = T extends unknown ? Omit<T, keyof LanguageQuestion> : never;
type Question = WithoutId<LanguageRequest>;

/** The heap of a language process, in megabytes. */
const LANGUAGE_MEGABYTES = 512;
const WARM_PROCESSES = 2;
/** Attempts at a question whose process is ended from outside: somebody may have ended all that were ready. */
const MOST_ATTEMPTS = 2 * WARM_PROCESSES + 1;

/** The processes that parse and bind texts. A process that exceeds its time or memory is ended and replaced. */
export class LanguageProcesses {
  private readonly limits: QueryLimits;
  private readonly gate: FairGate;
  private readonly processes: ProcessPool;
  private lastId = 0;

  /** @param snapshotFolder where snapshots of the processes are kept */
  constructor(limits: QueryLimits, snapshotFolder: () => Promise<string>, log: ProcessLog) {
    this.limits = limits;
    this.gate = new FairGate({
      total: limits.languageProcesses,
      // parsing takes milliseconds unless a caller is malicious: no single caller gets the last process
      perCaller: Math.max(1, limits.languageProcesses - 1),
      waiting: limits.queueLength,
      waitMilliseconds: limits.queueMilliseconds,
    });
    this.processes = new ProcessPool({
      file: 'language-process.ts',
      heapMegabytes: LANGUAGE_MEGABYTES,
      snapshots: new Snapshots({ folder: snapshotFolder, log }),
      log,
      warm: Math.min(WARM_PROCESSES, limits.languageProcesses),
    });
  }

  plan(text: string, stages: readonly FinishedStage[], names: NameSet, caller: GateCaller): Promise<PlanOutcome> {
    return this.ask({ kind: 'plan', text, stages }, names, caller) as Promise<PlanOutcome>;
  }

  diagnostics(text: string, names: NameSet, caller: GateCaller): Promise<LanguageProblem[]> {
    return this.ask({ kind: 'diagnostics', text }, names, caller) as Promise<LanguageProblem[]>;
  }

  completions(text: string, position: number, names: NameSet, caller: GateCaller): Promise<Completion[]> {
    return this.ask({ kind: 'completions', text, position }, names, caller) as Promise<Completion[]>;
  }

  checkFunction(
    definition: SavedFunction,
    replaces: string | null,
    names: NameSet,
    caller: GateCaller,
  ): Promise<FunctionProblem | null> {
    return this.ask({ kind: 'function', definition, replaces }, names, caller) as Promise<FunctionProblem | null>;
  }

  warmUp(): void {
    this.processes.warmUp();
  }

  close(): Promise<void> {
    return this.processes.close();
  }

  private async ask(question: Question, names: NameSet, caller: GateCaller): Promise<unknown> {
    const leave = await enterGate(this.gate, caller);
    let run: LanguageQuestionRun | null = null;
    try {
      for (let attempt = 1; ; attempt += 1) {
        try {
          run = await this.begin(question, names);
          return await run.answer();
        } catch (error) {
          // nothing has come of it yet, so another process may answer
          if (!(error instanceof LanguageInterruptedError) || attempt === MOST_ATTEMPTS) throw error;
        }
      }
    } catch (error) {
      if (!(error instanceof LanguageInterruptedError)) throw error;
      throw wholeQueryError('INTERRUPTED', 'The process that parses the query was ended from outside; ask again.');
    } finally {
      // the caller that cost a process waits until another is ready, so that the remaining ones serve other callers
      if (run?.isBroken) void this.processes.whenWarm().then(leave);
      else leave();
    }
  }

  private async begin(question: Question, names: NameSet): Promise<LanguageQuestionRun> {
    const process = await this.processes.lend();
    const id = (this.lastId += 1);
    const { hash, schemas, functions } = names;
    return new LanguageQuestionRun(process, {
      id,
      milliseconds: this.limits.bindMilliseconds,
      ask: (withNames) => {
        const known = withNames ? { schemas, functions } : null;
        void process.send({ ...question, id, names: hash, known } satisfies LanguageRequest);
      },
    });
  }
}
