import type { SavedFunction } from '../../domain/queries/saved-query.ts';
import { enterGate, FairGate, type GateCaller } from '../admission/gate.ts';
import type { QueryLimits } from '../admission/limits.ts';
import type { FunctionProblem } from '../language/functions.ts';
import type { NameSet } from '../language/known-names.ts';
import type { LanguageProblem } from '../language/planner.ts';
import type { FinishedStage, PlanOutcome } from '../plan/plan.ts';
import type { Completion } from '../syntax/syntax.ts';
import { LanguageQuestionRun } from './language-question.ts';
import type { LanguageQuestion, LanguageRequest } from './messages.ts';
import { ThreadPool } from './pool.ts';

type WithoutId<T> = T extends unknown ? Omit<T, keyof LanguageQuestion> : never;
type Question = WithoutId<LanguageRequest>;

/** Memory limit of a language thread, in megabytes. */
const LANGUAGE_MEGABYTES = 512;
const WARM_THREADS = 2;

/** The threads that parse and bind texts. A thread that exceeds its time or memory is ended and replaced. */
export class LanguageThreads {
  private readonly limits: QueryLimits;
  private readonly gate: FairGate;
  private readonly threads: ThreadPool;
  private lastId = 0;

  constructor(limits: QueryLimits) {
    this.limits = limits;
    this.gate = new FairGate({
      total: limits.languageThreads,
      // parsing takes milliseconds unless a caller is malicious: no single caller gets the last thread
      perCaller: Math.max(1, limits.languageThreads - 1),
      waiting: limits.queueLength,
      waitMilliseconds: limits.queueMilliseconds,
    });
    this.threads = new ThreadPool({
      file: 'language-thread.ts',
      memoryMegabytes: LANGUAGE_MEGABYTES,
      warm: Math.min(WARM_THREADS, limits.languageThreads),
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
    this.threads.warmUp();
  }

  close(): Promise<void> {
    return this.threads.close();
  }

  private async ask(question: Question, names: NameSet, caller: GateCaller): Promise<unknown> {
    const leave = await enterGate(this.gate, caller);
    let run: LanguageQuestionRun | null = null;
    try {
      const thread = await this.threads.lend();
      const id = (this.lastId += 1);
      const { hash, schemas, functions } = names;
      run = new LanguageQuestionRun(thread, {
        id,
        milliseconds: this.limits.bindMilliseconds,
        ask: (withNames) => {
          const known = withNames ? { schemas, functions } : null;
          thread.post({ ...question, id, names: hash, known } satisfies LanguageRequest);
        },
      });
      return await run.answer();
    } finally {
      // the caller that cost a thread waits until another is ready, so that the remaining ones serve other callers
      if (run?.isBroken) void this.threads.whenWarm().then(leave);
      else leave();
    }
  }
}
