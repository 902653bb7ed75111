import type { ColumnType } from '../../domain/tables/schema.ts';
import type { Span } from '../errors.ts';
import type { Expr } from '../plan.ts';
import type { Row, Value } from '../values/value.ts';
import type { FunctionCall } from './function.ts';

/** An aggregate in a plan. It has one result or, like `percentiles` and `arg_max`, several. */
export interface AggregateCall {
  readonly name: string;
  readonly args: readonly Expr[];
  readonly types: readonly ColumnType[];
  readonly span: Span;
}

/** The state of one group. */
export interface Accumulator {
  add(row: Row): void;
  /** As many values as the call has results. */
  results(): Value[];
}

export interface AggregateBinding extends FunctionCall {
  /** The types of the results. */
  readonly results: readonly ColumnType[];
  /** Counts memory that the group holds. */
  hold(bytes: number): void;
}

export interface Aggregate {
  readonly names: readonly string[];
  readonly usage: string;
  readonly summary: string;
  /** Prepares the arguments once; the returned function makes the state of a group. */
  prepare(call: AggregateBinding): () => Accumulator;
}
