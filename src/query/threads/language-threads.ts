import type { SavedFunction } from '../../domain/queries/saved-query.ts';
import { enterGate, FairGate } from '../admission/gate.ts';
import type { QueryLimits } from '../admission/limits.ts';
import type { NameSet } from '../engine/known-names.ts';
import type { QueryRequest } from '../engine/query.ts';
import type { FunctionProblem } from '../language/functions.ts';
import type { LanguageProblem } from '../language/planner.ts';
import { type QueryProblem, wholeQueryError } from '../plan/errors.ts';
import type { FinishedStage, PlanOutcome } from '../plan/plan.ts';
import type { Completion } from '../syntax/syntax.ts';
import type { LanguageAnswer, LanguageAsked, LanguageRequest } from './messages.ts';
import { ThreadPool } from './pool.ts';

type WithoutId<T> = T extends unknown ? Omit<T, keyof LanguageAsked> : never;
type Question = WithoutId<LanguageRequest>;
type Asker = Pick<QueryRequest, 'caller' | 'signal'>;

/** What the parser may fill. */
const LANGUAGE_MEGABYTES = 512;
const WARM_THREADS = 2;
/** How much longer than its own time a text may wait for a processor; how often to look, in ms. */
const MOST_WAITING = 10;
const MIN_WATCH = 50;
/** The reading of a text that takes longer than this lets others go first, in ms. */
const LONG_TEXT = 500;

/** The threads that parse and bind texts. One that takes too long, or too much memory, is ended and replaced. */
export class LanguageThreads {
  private readonly limits: QueryLimits;
  private readonly gate: FairGate;
  private readonly threads: ThreadPool;
  private lastId = 0;

  constructor(limits: QueryLimits) {
    this.limits = limits;
    this.gate = new FairGate({
      total: limits.languageThreads,
      // parsing takes milliseconds, unless someone means ill: no caller takes the last thread
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

  plan(text: string, stages: readonly FinishedStage[], names: NameSet, asker: Asker): Promise<PlanOutcome> {
    return this.ask({ kind: 'plan', text, stages }, names, asker) as Promise<PlanOutcome>;
  }

  diagnostics(text: string, names: NameSet, asker: Asker): Promise<LanguageProblem[]> {
    return this.ask({ kind: 'diagnostics', text }, names, asker) as Promise<LanguageProblem[]>;
  }

  completions(text: string, position: number, names: NameSet, asker: Asker): Promise<Completion[]> {
    return this.ask({ kind: 'completions', text, position }, names, asker) as Promise<Completion[]>;
  }

  checkFunction(
    definition: SavedFunction,
    replaces: string | null,
    names: NameSet,
    asker: Asker,
  ): Promise<FunctionProblem | null> {
    return this.ask({ kind: 'function', definition, replaces }, names, asker) as Promise<FunctionProblem | null>;
  }

  warmUp(): void {
    this.threads.warmUp();
  }

  close(): Promise<void> {
    return this.threads.close();
  }

  private async ask(question: Question, names: NameSet, { caller, signal }: Asker): Promise<unknown> {
    const leave = await enterGate(this.gate, caller, signal);
    let isBroken = false;
    try {
      const thread = await this.threads.lend();
      const id = (this.lastId += 1);
      return await new Promise<unknown>((resolve, reject) => {
        const { bindMilliseconds } = this.limits;
        const end = (code: QueryProblem['code'], message: string) => {
          clearTimeout(timer);
          clearTimeout(stepBack);
          isBroken = true;
          thread.destroy();
          reject(wholeQueryError(code, message));
        };
        const asked = performance.now();
        const cpuBefore = thread.cpuMilliseconds();
        // The time counts that the thread could work: on a busy machine a harmless query may have to wait for its turn.
        const watch = () => {
          const cpu = thread.cpuMilliseconds();
          const worked = cpu === null || cpuBefore === null ? Infinity : cpu - cpuBefore;
          const left = bindMilliseconds - worked;
          if (left > 0 && performance.now() - asked < bindMilliseconds * MOST_WAITING) {
            timer = setTimeout(watch, Math.max(MIN_WATCH, left));
            return;
          }
          end(
            'TOO_COMPLEX',
            `The query is too complex: parsing and binding took longer than ${bindMilliseconds / 1000} s.`,
          );
        };
        let timer = setTimeout(watch, bindMilliseconds);
        const stepBack = setTimeout(() => thread.stepBack(), LONG_TEXT);
        thread.onEnd((reason) => {
          if (reason === 'terminated') return;
          end('TOO_COMPLEX', 'The query is too complex: parsing and binding needs too much memory.');
        });
        thread.onMessage((message) => {
          const answer = message as LanguageAnswer;
          if (answer.id !== id) return;
          if (answer.kind === 'unknown tables') {
            const { key, schemas, functions } = names;
            thread.post({ ...question, id, tables: key, known: { schemas, functions } });
            return;
          }
          clearTimeout(timer);
          clearTimeout(stepBack);
          thread.release();
          if (answer.kind === 'result') return resolve(answer.result);
          const reason = answer.failure.split('\n')[0] ?? '';
          reject(wholeQueryError('TOO_COMPLEX', `The query could not be read: ${reason}`));
        });
        thread.post({ ...question, id, tables: names.key, known: null });
      });
    } finally {
      // whoever cost a thread waits until another is ready, so that the remaining ones serve the others
      if (isBroken) void this.threads.whenWarm().then(leave);
      else leave();
    }
  }
}
