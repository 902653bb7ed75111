import type { ExportFormat, WriterOptions } from '../../domain/exports/format.ts';
import type { Json } from '../evaluate/encode.ts';
import { SpanError } from '../plan/errors.ts';
import type { QueryPlan } from '../plan/plan.ts';
import type { StoredTables } from '../pushdown/relation.ts';
import type { RunReport } from '../run/surroundings.ts';
import type { SourceRequest } from '../tables/storage.ts';
import type { SourceRow } from '../tables/table-provider.ts';

/*
 * The seam between the engine and whatever evaluates plans: worker threads today (`threads/thread-evaluators.ts`). The engine lends an
 * evaluator for a query, gives it one plan after the other (stages, then the result), serves the tables that each reads, takes its rows
 * in pieces, and gives the evaluator back. What crosses the seam is plain data, so an evaluator may live in a process of its own.
 */

/** The evaluators of an engine. How many work at once is decided before one is lent. */
export interface Evaluators {
  /** One that is ready to work. */
  lend(): Promise<PlanEvaluator>;
  /** Gets some ready before the first query needs them. */
  warmUp(): void;
  /** Ends them all, whatever they do. */
  close(): Promise<void>;
}

/** Evaluates plans, for one query at a time. */
export interface PlanEvaluator {
  /**
   * Runs a plan to its end. Raises SpanError for a query that cannot be answered or has to end, and whatever the host raised when it
   * could not read a table. `signal` cancels it, and so does a host that does not take a chunk.
   */
  evaluate(task: EvaluationTask, host: EvaluationHost, signal: AbortSignal | undefined): Promise<RunReport>;
  /** The query is over: its stages are forgotten. One that is not fit for further queries ends, and another takes its place. */
  release(): void;
}

/** A plan with what its evaluation goes by. */
export interface EvaluationTask {
  readonly plan: QueryPlan;
  /** What `now()` is, in milliseconds since 1970. */
  readonly now: number;
  /** How long it may still run, and how long the whole query may, in ms. */
  readonly millisecondsLeft: number;
  readonly milliseconds: number;
  readonly memoryBytes: number;
  readonly resultRows: number;
  readonly resultBytes: number;
  /** Dynamic values of the result are wanted as the text of their JSON. */
  readonly dynamicAsText: boolean;
  /** Null for the result; the name of a stage, whose rows stay with the evaluator for the plans that follow. */
  readonly stage: string | null;
  /** The rows are wanted as the text of a file, a chunk at a time; null for the rows themselves. */
  readonly stream: StreamForm | null;
  /** The tables in which parts of the plan may run. */
  readonly stored: StoredTables;
}

/** How a streamed result is written. */
export interface StreamForm extends WriterOptions {
  readonly format: ExportFormat;
}

/** What an evaluation asks of the engine while it runs. */
export interface EvaluationHost {
  /** Begins to read a table. Batches are fetched one by one, as they are asked for; `signal` is aborted when no more are wanted. */
  read(request: SourceRequest, signal: AbortSignal): TableRead;
  /** A piece of the result. */
  takeRows(rows: readonly Json[][]): void;
  /** A piece of a streamed result: bytes of the file in their order, in which so many rows begin. Few are sent ahead of those taken. */
  takeChunk(bytes: Uint8Array, rows: number): void | Promise<void>;
}

/** A table that is being read. */
export interface TableRead {
  readonly batches: AsyncIterable<readonly SourceRow[]>;
  /** Notes that the source has failed with its part of the plan, which the evaluator now runs itself. */
  fellBack(): void;
}

/** The evaluator had to end, or ended by itself. */
export class EvaluatorEndedError extends SpanError {
  override name = 'EvaluatorEndedError';
}
