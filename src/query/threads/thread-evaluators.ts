import {
  type EvaluationHost,
  type EvaluationTask,
  type PlanEvaluator,
  EvaluatorEndedError,
  type Evaluators,
} from '../evaluators/evaluator.ts';
import { SpanError } from '../plan/errors.ts';
import type { RunReport } from '../run/surroundings.ts';
import { Evaluation } from './evaluation.ts';
import type { EvaluationRequest } from './messages.ts';
import { type Thread, ThreadPool } from './pool.ts';

const WARM_THREADS = 2;
/** Memory that a thread needs for itself, in megabytes. */
const OWN_MEGABYTES = 96;

/** Evaluators that are worker threads of this process. */
export class ThreadEvaluators implements Evaluators {
  private readonly threads: ThreadPool;

  constructor({ memoryBytes, most }: { readonly memoryBytes: number; readonly most: number }) {
    this.threads = new ThreadPool({
      file: 'evaluation-thread.ts',
      // the heap also holds the program itself, rows in transit and garbage
      memoryMegabytes: Math.ceil((memoryBytes / 1024 / 1024) * 1.25) + OWN_MEGABYTES,
      warm: Math.min(WARM_THREADS, most),
    });
  }

  async lend(): Promise<PlanEvaluator> {
    return new ThreadEvaluator(await this.threads.lend());
  }

  warmUp(): void {
    this.threads.warmUp();
  }

  close(): Promise<void> {
    return this.threads.close();
  }
}

class ThreadEvaluator implements PlanEvaluator {
  private readonly thread: Thread;
  private isFit = true;

  constructor(thread: Thread) {
    this.thread = thread;
  }

  async evaluate(task: EvaluationTask, host: EvaluationHost, signal: AbortSignal | undefined): Promise<RunReport> {
    try {
      return await new Evaluation(this.thread, task, host, signal).run();
    } catch (error) {
      if (!isHarmless(error)) this.isFit = false;
      throw error;
    }
  }

  release(): void {
    if (!this.isFit) return this.thread.destroy();
    this.thread.post({ kind: 'reset' } satisfies EvaluationRequest);
    this.thread.release();
  }
}

/** Whether a thread can serve further queries after a failure: it reported the fault of the query itself, and its heap is not full. */
const isHarmless = (error: unknown): boolean =>
  error instanceof SpanError &&
  !(error instanceof EvaluatorEndedError) &&
  error.code !== 'MEMORY_LIMIT' &&
  error.code !== 'INTERNAL';
