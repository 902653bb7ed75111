import type { Json } from '../evaluate/encode.ts';
import type { EvaluationHost, EvaluationTask, PlanEvaluator, Evaluators, StreamForm } from '../evaluators/evaluator.ts';
import { QueryError } from '../plan/errors.ts';
import type { FinishedStage, PlanOutcome, QueryPlan } from '../plan/plan.ts';
import type { StoredTables } from '../pushdown/relation.ts';
import type { RunReport } from '../run/surroundings.ts';
import type { DirectRuns } from './direct.ts';
import { OpenRead } from './open-read.ts';
import type { QueryRun } from './query-run.ts';
import type { QueryResult, TakeChunk } from './query.ts';

/** The receiver of a streamed result. */
export interface Outlet {
  readonly form: StreamForm;
  readonly take: TakeChunk;
}

/** The result of a plan. */
export interface PlanResult extends RunReport {
  readonly rows: Json[][];
  /** Rows that were sent as a stream. */
  readonly streamed: number;
}

interface AnswerOptions {
  readonly run: QueryRun;
  readonly evaluators: Evaluators;
  readonly direct: DirectRuns;
  /** Plans the query, given the finished stages. */
  readonly plan: (stages: readonly FinishedStage[]) => Promise<PlanOutcome>;
  /** Null for a result that is returned as a whole. */
  readonly outlet: Outlet | null;
}

type Planned = Exclude<PlanOutcome, { kind: 'refused' }>;

/** Answers one query: plans and runs it stage after stage, with at most one evaluator. */
export class Answer {
  private readonly options: AnswerOptions;
  private readonly stages: FinishedStage[] = [];
  private readonly warnings = new Set<string>();
  private bindMilliseconds = 0;
  private rowsRead = 0;
  private evaluator: PlanEvaluator | null = null;
  private opened: OpenRead | null = null;

  constructor(options: AnswerOptions) {
    this.options = options;
  }

  /** Raises QueryError. */
  async result(): Promise<QueryResult> {
    try {
      for (;;) {
        const planned = await this.plan();
        const result = await this.runPlan(planned);
        if (planned.kind === 'plan') return await this.resultOf(planned.plan, result);
        const { name, start, end } = planned.stage;
        this.stages.push({ name, start, end, columns: result.columns });
      }
    } finally {
      this.opened?.close();
      this.evaluator?.release();
    }
  }

  private async plan(): Promise<Planned> {
    const { run, plan } = this.options;
    const started = run.took;
    const outcome = await plan(this.stages);
    this.bindMilliseconds += run.took - started;
    if (outcome.kind === 'refused') throw new QueryError(outcome.problem);
    return outcome;
  }

  private async runPlan(planned: Planned): Promise<PlanResult> {
    const { run } = this.options;
    const result = await this.evaluate(planned);
    this.rowsRead += result.rowsRead;
    run.finish(result.steps);
    for (const warning of result.warnings) this.warnings.add(warning);
    return result;
  }

  /** Runs a small plan in the main thread, any other by an evaluator. */
  private async evaluate(planned: Planned): Promise<PlanResult> {
    const { run, direct, evaluators, outlet } = this.options;
    const plan = planned.kind === 'plan' ? planned.plan : planned.stage.plan;
    const stored = run.storedTables(plan);
    if (planned.kind === 'plan' && this.stages.length === 0 && !outlet) {
      const outcome = await direct.run(plan, run, stored);
      if (outcome && !(outcome instanceof OpenRead)) return outcome;
      this.opened = outcome;
    }
    this.evaluator ??= await evaluators.lend();
    const host = new Host(run, this.opened, planned.kind === 'plan' ? outlet : null);
    const task = this.taskOf(plan, stored, planned.kind === 'stage' ? planned.stage.name : null);
    const report = await this.evaluator.evaluate(task, host, run.request.signal);
    return { ...report, rows: host.rows, streamed: host.streamed };
  }

  private taskOf(plan: QueryPlan, stored: StoredTables, stage: string | null): EvaluationTask {
    const { run, outlet } = this.options;
    const { limits, request } = run;
    return {
      plan,
      stored,
      stage,
      stream: stage === null ? (outlet?.form ?? null) : null,
      now: run.now.getTime(),
      millisecondsLeft: run.left,
      milliseconds: run.milliseconds,
      memoryBytes: limits.memoryBytes,
      resultRows: outlet ? limits.streamRows : limits.resultRows,
      resultBytes: outlet ? limits.streamBytes : limits.resultBytes,
      dynamicAsText: request.dynamicAsText ?? false,
    };
  }

  private async resultOf(plan: QueryPlan, result: PlanResult): Promise<QueryResult> {
    const { run } = this.options;
    const { took: milliseconds } = run;
    return {
      columns: result.columns,
      rows: result.rows,
      truncated: result.truncated,
      warnings: [...this.warnings],
      render: plan.render,
      stats: {
        rowsRead: this.rowsRead,
        rowsReturned: result.rows.length + result.streamed,
        milliseconds,
        bindMilliseconds: this.bindMilliseconds,
        pushedDown: run.pushedDown,
        steps: await run.steps(),
      },
    };
  }
}

/** Serves the tables of a query to its evaluator, and receives its rows. */
class Host implements EvaluationHost {
  readonly rows: Json[][] = [];
  streamed = 0;
  private readonly run: QueryRun;
  private readonly opened: OpenRead | null;
  private readonly outlet: Outlet | null;

  constructor(run: QueryRun, opened: OpenRead | null, outlet: Outlet | null) {
    this.run = run;
    this.opened = opened;
    this.outlet = outlet;
  }

  read(...[request, signal]: Parameters<EvaluationHost['read']>): ReturnType<EvaluationHost['read']> {
    const { run, opened } = this;
    const read = run.readOf(request);
    run.count(read);
    const batches = opened?.isFor(request) ? opened.rows(signal) : run.open(request, signal);
    return { batches, fellBack: () => (read.fellBack = true) };
  }

  takeRows(rows: readonly Json[][]): void {
    for (const row of rows) this.rows.push(row);
  }

  takeChunk(bytes: Uint8Array, rows: number): void | Promise<void> {
    this.streamed += rows;
    return this.outlet?.take(bytes, rows);
  }
}
