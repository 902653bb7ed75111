import {
  type EvaluationHost,
  type EvaluationTask,
  type PlanEvaluator,
  EvaluatorEndedError,
  type Evaluators,
} from '../evaluators/evaluator.ts';
import { SpanError } from '../plan/errors.ts';
import type { RunReport } from '../run/surroundings.ts';
import { Evaluation, NotBegunError } from './evaluation.ts';
import type { LentProcess, ProcessLog } from './handle.ts';
import type { EvaluationRequest } from './messages.ts';
import { ProcessPool } from './pool.ts';

const WARM_PROCESSES = 2;
/** Memory that a process needs for itself, in megabytes. */
const OWN_MEGABYTES = 96;

/** Evaluators that are processes of their own. */
export class ProcessEvaluators implements Evaluators {
  private readonly processes: ProcessPool;

  constructor({ memoryBytes, most, log }: { memoryBytes: number; most: number; log: ProcessLog }) {
    this.processes = new ProcessPool({
      file: 'evaluation-process.ts',
      // the heap also holds the program itself, rows in transit and garbage
      heapMegabytes: Math.ceil((memoryBytes / 1024 / 1024) * 1.25) + OWN_MEGABYTES,
      warm: Math.min(WARM_PROCESSES, most),
      log,
    });
  }

  async lend(): Promise<PlanEvaluator> {
    return new ProcessEvaluator(await this.processes.lend(), this.processes);
  }

  warmUp(): void {
    this.processes.warmUp();
  }

  close(): Promise<void> {
    return this.processes.close();
  }
}

class ProcessEvaluator implements PlanEvaluator {
  private process: LentProcess;
  private readonly pool: ProcessPool;
  private hasStages = false;
  private isFit = true;

  constructor(process: LentProcess, pool: ProcessPool) {
    this.process = process;
    this.pool = pool;
  }

  async evaluate(task: EvaluationTask, host: EvaluationHost, signal: AbortSignal | undefined): Promise<RunReport> {
    try {
      const report = await this.run(task, host, signal);
      this.hasStages ||= task.stage !== null;
      return report;
    } catch (error) {
      if (!isHarmless(error)) this.isFit = false;
      if (error instanceof SpanError && LOSSES.has(error.code)) error.endsEvaluator = true;
      throw error;
    }
  }

  /** Runs a plan. A process that was ended while it was idle costs the query nothing: another takes its place. */
  private async run(task: EvaluationTask, host: EvaluationHost, signal: AbortSignal | undefined): Promise<RunReport> {
    for (;;) {
      try {
        return await new Evaluation(this.process, task, host, signal).run();
      } catch (error) {
        if (!(error instanceof NotBegunError) || this.hasStages) throw error;
        this.process.destroy();
        this.process = await this.pool.lend();
      }
    }
  }

  release(): void {
    if (!this.isFit) return this.process.destroy();
    void this.process.send({ kind: 'reset' } satisfies EvaluationRequest);
    this.process.release();
  }
}

/** Failures by which a query costs its evaluator: it took too much memory, or found a fault of the engine. */
const LOSSES: ReadonlySet<string> = new Set(['MEMORY_LIMIT', 'INTERNAL']);

/** Whether a process can serve further queries after a failure: it reported the fault of the query itself, and its heap is not full. */
const isHarmless = (error: unknown): boolean =>
  error instanceof SpanError && !(error instanceof EvaluatorEndedError) && !LOSSES.has(error.code);
