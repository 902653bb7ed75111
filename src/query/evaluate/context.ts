import type { ColumnType } from '../../domain/tables/schema.ts';
import type { Span } from '../plan/errors.ts';
import type { Call, Column, Expr, PlanNode } from '../plan/plan.ts';
import type { Row, Value } from '../values/value.ts';
import type { FunctionCall } from './function-call.ts';

export type Evaluator = (row: Row) => Value;

/** Rows in batches: large enough that the cost per batch is negligible, small enough that memory stays bounded. */
export type Stream = AsyncIterable<Row[]>;

export const BATCH_ROWS = 1024;

/** What all parts of one run share. */
export interface RunContext {
  /** Now, the same for the whole query, in ticks. */
  readonly now: bigint;
  compile(expr: Expr): Evaluator;
  /** The arguments of a call of any kind, compiled. */
  prepare(call: Pick<Call, 'name' | 'args' | 'span'>, type: ColumnType): FunctionCall;
  run(node: PlanNode): Stream;
  /** Rows of a stored table, only the columns at these positions; the others are null. */
  scan(node: PlanNode): Stream;
  /** The rows of a finished stage. */
  stageRows(name: string): readonly Row[];
  /** The same run with rows of its own under a name: for sub-queries on a part of the data. */
  withRows(name: string, rows: readonly Row[]): RunContext;
  /** Reports the columns of a plug-in that only its data decide. */
  discover(columns: readonly Column[]): void;
  /** A value that all users of the id share, such as a materialized table. */
  once<T>(id: number, make: () => T): T;
  precomputed(id: number): Value;
  /** Counts memory that an operator holds; raises MEMORY_LIMIT, which names the operator, beyond the limit. */
  hold(bytes: number, operator: string, span: Span): void;
  /** Releases memory that `hold` counted. */
  release(bytes: number): void;
  /** Adds a warning; equal warnings are reported once. */
  warn(message: string): void;
  /** Raises CANCELLED when the caller has disconnected; cheap enough for every batch. */
  checkpoint(): void;
}

/** Splits rows in memory into batches. */
export async function* batches(rows: Iterable<Row>): Stream {
  let batch: Row[] = [];
  for (const row of rows) {
    batch.push(row);
    if (batch.length >= BATCH_ROWS) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}
