import type { FunctionCall } from '../../evaluate/function-call.ts';
import type { Row, Value } from '../../values/value.ts';

/** Processes the rows in order. */
export interface WindowState {
  /** How many rows ahead it looks; 0 for all but `next`. */
  readonly ahead: number;
  /** Called once for each row in order; `following` are the next rows, as many as `ahead`, or fewer at the end. */
  step(row: Row, following: readonly Row[]): Value;
}

export interface WindowFunction {
  readonly names: readonly string[];
  readonly usage: string;
  readonly summary: string;
  start(call: FunctionCall): WindowState;
}
