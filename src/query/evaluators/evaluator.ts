import type { ExportFormat, WriterOptions } from '../../domain/exports/format.ts';
import type { Json } from '../evaluate/encode.ts';
import { SpanError } from '../plan/errors.ts';
import type { QueryPlan } from '../plan/plan.ts';
import type { StoredTables } from '../pushdown/relation.ts';
import type { RunReport } from '../run/surroundings.ts';
import type { SourceRequest } from '../tables/storage.ts';
import type { SourceRow } from '../tables/table-provider.ts';

/*
 * The seam between the engine and whatever evaluates plans: processes of their own (`processes/process-evaluators.ts`). The engine lends an
 * evaluator for a query, gives it one plan after the other (stages, then the result), serves the tables that each reads, takes its rows
 * in pieces, and gives the evaluator back. What crosses the seam is plain data.
 */

/** The evaluators of an engine. The gate in front of them limits how many work at once. */
export interface Evaluators {
  /** Lends an evaluator that is ready to work. */
  lend(): Promise<PlanEvaluator>;
  /** Starts some before the first query needs them. */
  warmUp(): void;
  /** Ends all evaluators, whatever they are doing. */
  close(): Promise<void>;
}

/** Evaluates plans, for one query at a time. */
export interface PlanEvaluator {
  /**
   * Runs a plan to its end. Raises SpanError for a query that cannot be answered or must end, and the host's own error where the host could
   * not read a table. `signal` cancels the run; so does a host that fails to take a chunk.
   */
  evaluate(task: EvaluationTask, host: EvaluationHost, signal: AbortSignal | undefined): Promise<RunReport>;
  /** Ends the query: its stages are discarded. An evaluator that is unfit for further queries ends, and another replaces it. */
  release(): void;
}

/** A plan with the conditions of its evaluation. */
export interface EvaluationTask {
  readonly plan: QueryPlan;
  /** The value of `now()`, in milliseconds since 1970. */
  readonly now: number;
  /** How long it may still run, and how long the whole query may, in ms. */
  readonly millisecondsLeft: number;
  readonly milliseconds: number;
  readonly memoryBytes: number;
  readonly resultRows: number;
  readonly resultBytes: number;
  /** Whether dynamic values of the result are returned as their JSON text. */
  readonly dynamicAsText: boolean;
  /** Null for the result; for a stage its name, whose rows stay with the evaluator for the plans that follow. */
  readonly stage: string | null;
  /** Set where the rows are returned as the text of a file, in chunks; null for the rows themselves. */
  readonly stream: StreamForm | null;
  /** The tables in which parts of the plan may run. */
  readonly stored: StoredTables;
}

/** How a streamed result is written. */
export interface StreamForm extends WriterOptions {
  readonly format: ExportFormat;
}

/** What an evaluation needs of the engine while it runs. */
export interface EvaluationHost {
  /** Begins to read a table. Batches are fetched one by one on demand; `signal` is aborted when no more are needed. */
  read(request: SourceRequest, signal: AbortSignal): TableRead;
  /** A piece of the result. */
  takeRows(rows: readonly Json[][]): void;
  /**
   * A piece of a streamed result: bytes of the file in their order, in which `rows` rows begin. Only a few are sent ahead of those taken.
   */
  takeChunk(bytes: Uint8Array, rows: number): void | Promise<void>;
}

/** A table that is being read. */
export interface TableRead {
  readonly batches: AsyncIterable<readonly SourceRow[]>;
  /** Reports that the source has failed with its part of the plan, which the evaluator now runs itself. */
  fellBack(): void;
}

/** The evaluator was ended, or ended by itself. */
export class EvaluatorEndedError extends SpanError {
  override name = 'EvaluatorEndedError';
}
