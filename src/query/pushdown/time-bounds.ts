import type { Expr } from '../plan.ts';
import { ceilingOf, dateOf, isWholeMilliseconds } from './operand.ts';
import type { Scope } from './scope.ts';

/** From inclusive, to exclusive. */
export interface TimeBounds {
  readonly from: Date | null;
  readonly to: Date | null;
}

const FLIPPED: Readonly<Record<string, string>> = { '>': '<', '>=': '<=', '<': '>', '<=': '>=', '==': '==' };

/** The millisecond after the one in which a time lies, or after the time itself where it is a whole one. */
const after = (ticks: bigint): Date => new Date(dateOf(ticks).getTime() + 1);

/** What a condition says of the column at `time`, where that is all it says: bounds that hold for exactly the same rows. */
export function boundsOf(condition: Expr, time: number, scope: Scope): TimeBounds | null {
  if (condition.k !== 'call') return null;
  const [first, second, third] = condition.args;
  const isTime = (expr: Expr | undefined) => expr?.k === 'column' && expr.index === time;
  const ticksOf = (expr: Expr | undefined): bigint | null => {
    const value = expr?.type === 'datetime' ? scope.constant(expr) : undefined;
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
