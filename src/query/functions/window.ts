import type { ColumnType } from '../../domain/tables/schema.ts';
import type { Span } from '../errors.ts';
import type { Expr } from '../plan.ts';
import type { Row, Value } from '../values/value.ts';
import type { FunctionCall } from './function.ts';

/** A window function in a plan: it sees the rows in their order. */
export interface WindowCall {
  readonly name: string;
  readonly args: readonly Expr[];
  readonly type: ColumnType;
  readonly span: Span;
}

/** Works through the rows in order. */
export interface WindowState {
  /** How many rows ahead it looks; 0 for all but `next`. */
  readonly ahead: number;
  /** Called once for each row in order; `following` are the rows behind it, as many as `ahead` or fewer at the end. */
  step(row: Row, following: readonly Row[]): Value;
}

export interface WindowFunction {
  readonly names: readonly string[];
  readonly usage: string;
  readonly summary: string;
  start(call: FunctionCall): WindowState;
}
