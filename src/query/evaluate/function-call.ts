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
  /** Raises BAD_ARGUMENT. */
  fail(message: string): never;
  /**
   * Counts bytes that are about to be made, or characters that are about to be read. Now and then it looks whether the caller is still there
   * and the heap has room; raises CANCELLED or MEMORY_LIMIT. A call that takes long, or that needs memory beside its value, uses it.
   */
  spend(amount: number): void;
}
