import type { ColumnType } from '../../domain/tables/schema.ts';
import type { Value } from '../values/value.ts';
import type { Evaluator } from './context.ts';

/** A call that is being prepared, with compiled arguments and known types. */
export interface FunctionCall {
  readonly args: readonly Evaluator[];
  readonly types: readonly ColumnType[];
  /** The result type that the binder found. */
  readonly type: ColumnType;
  /** The value of an argument that does not depend on the row; undefined for others and for missing arguments. */
  constant(index: number): Value | undefined;
  /** Now in ticks, the same for the whole query. */
  readonly now: bigint;
  warn(message: string): void;
  /** A state that all rows of the query share, counted from 0 for each run. */
  fail(message: string): never;
}
