import type { FunctionCall } from '../../evaluate/function-call.ts';
import type { Row, Value } from '../../values/value.ts';
import type { Growth } from './growth.ts';

/** Processes the rows in order. */
export interface WindowState {
  /** How many rows ahead it looks; 0 for all but `next`. */
  readonly ahead: number;
  /** Called once for each row in order; `following` gives the row at a distance up to `ahead`, if there is one. */
  step(row: Row, following: (distance: number) => Row | undefined): Value;
}

export interface WindowFunction {
  readonly names: readonly string[];
  readonly usage: string;
  readonly summary: string;
  start(call: FunctionCall): WindowState;
  readonly growth: Growth;
}

export type WindowDefinition = Omit<WindowFunction, 'growth'>;
