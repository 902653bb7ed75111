import type { Expr } from '../plan.ts';
import { earlier, later } from '../../domain/time/moments.ts';
import { isConstant } from '../evaluate/compile.ts';
import type { Value } from '../values/value.ts';
import { ceilingOf, dateOf, isWholeMilliseconds } from './operand.ts';

/** From inclusive, to exclusive. */
export interface TimeBounds {
  readonly from: Date | null;
  readonly to: Date | null;
}

const FLIPPED: Readonly<Record<string, string>> = { '>': '<', '>=': '<=', '<': '>', '<=': '>=', '==': '==' };

/** The millisecond after the one in which a time lies, or after the time itself where it is a whole one. */
const after = (ticks: bigint): Date => new Date(dateOf(ticks).getTime() + 1);

/** A condition, and where the table's time column stands among those it names. */
export interface TimeCondition {
  readonly condition: Expr;
  readonly time: number;
}

/** Works out an expression that is the same for all rows. */
export type Evaluate = (expr: Expr) => Value;

/** What a condition says of the time column, where that is all it says: bounds that hold for exactly the same rows. */
export function boundsOf({ condition, time }: TimeCondition, evaluate: Evaluate): TimeBounds | null {
  if (condition.k !== 'call') return null;
  const [first, second, third] = condition.args;
  const isTime = (expr: Expr | undefined) => expr?.k === 'column' && expr.index === time;
  const ticksOf = (expr: Expr | undefined): bigint | null => {
    const value = expr?.type === 'datetime' && isConstant(expr) ? evaluate(expr) : undefined;
    return typeof value === 'bigint' ? value : null;
  };
  if (condition.name === 'between' && isTime(first)) {
    const [low, high] = [ticksOf(second), ticksOf(third)];
    return low === null || high === null ? null : { from: ceilingOf(low), to: after(high) };
  }
  const isFlipped = isTime(second);
  if (!isFlipped && !isTime(first)) return null;
  const ticks = ticksOf(isFlipped ? first : second);
  if (ticks === null) return null;
  switch (isFlipped ? FLIPPED[condition.name] : condition.name) {
    case '>=':
      return { from: ceilingOf(ticks), to: null };
    case '>':
      return { from: after(ticks), to: null };
    case '<':
      return { from: null, to: ceilingOf(ticks) };
    case '<=':
      return { from: null, to: after(ticks) };
    case '==':
      return isWholeMilliseconds(ticks) ? { from: dateOf(ticks), to: after(ticks) } : null;
    default:
      return null;
  }
}

/** What several conditions say together; null where one of them does not bound the time. */
export function boundsOfAll(conditions: readonly TimeCondition[], evaluate: Evaluate): TimeBounds | null {
  let [from, to]: [Date | null, Date | null] = [null, null];
  for (const condition of conditions) {
    const bounds = boundsOf(condition, evaluate);
    if (!bounds) return null;
    [from, to] = [later(from, bounds.from), earlier(to, bounds.to)];
  }
  return { from, to };
}
