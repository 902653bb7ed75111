import type { Call } from '../../plan.ts';
import type { Operand, Test } from '../operand.ts';
import type { Scope } from '../scope.ts';

/**
 * A function or operator that MongoDB works out with exactly the meaning it has in process. Each gives null for calls that it does not
 * take: the query then stays in process from there on.
 */
export interface PushedFunction {
  readonly names: readonly string[];
  /** What gives true, false or null. */
  test?(call: Call, scope: Scope): Test | null;
  /** Any other value. */
  value?(call: Call, scope: Scope): Operand | null;
}
