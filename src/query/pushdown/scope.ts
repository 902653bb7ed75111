import type { ColumnType } from '../../domain/tables/schema.ts';
import type { Expr } from '../plan/plan.ts';
import type { Value } from '../values/value.ts';
import type { Operand, Test } from './operand.ts';

/** The columns that expressions may name. Each is created when it is needed; null where it has no expression. */
export type Columns = readonly (() => Operand | null)[];

/** Translates expressions over columns into expressions of MongoDB; null where none has the same meaning. */
export interface Scope {
  /** The same rules over other columns. */
  over(columns: Columns): Scope;
  column(index: number): Operand | null;
  /** The value of an expression that is the same for all rows; undefined for any other. */
  constant(expr: Expr | undefined): Value | undefined;
  /** A value, perhaps a constant without an expression. */
  operand(expr: Expr | undefined): Operand | null;
  /** A value with an expression. */
  value(expr: Expr | undefined): Operand | null;
  /** Values of the same type as the call that needs them. */
  valueOf(expr: Expr | undefined, type: ColumnType): Operand | null;
  test(expr: Expr | undefined): Test | null;
}
