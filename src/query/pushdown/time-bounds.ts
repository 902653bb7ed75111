import { earlier, later } from '../../domain/time/moments.ts';
import type { TimeRange } from '../../domain/time/time-range.ts';
import type { Expr } from '../plan/plan.ts';
import type { Value } from '../values/value.ts';
import { ceilingOf, dateOf, isWholeMilliseconds } from './operand.ts';
import type { Columns, Scope } from './scope.ts';

/** The bounds that a condition sets on the time of rows. */
export interface TimeBounds extends TimeRange {
  /** True where exactly the rows within the bounds fulfil the condition; false where it must still be tested. */
  readonly isExact: boolean;
}

const FLIPPED: Readonly<Record<string, string>> = { '>': '<', '>=': '<=', '<': '>', '<=': '>=', '==': '==' };

/** The first millisecond after the one that contains a time. */
const after = (ticks: bigint): Date => new Date(dateOf(ticks).getTime() + 1);

/** The position of the column that holds the field at this path unchanged; -1 where there is none. */
export const fieldIndex = (columns: Columns, path: string | undefined): number =>
  path === undefined ? -1 : columns.findIndex((column) => column()?.field?.path === path);

/** The bounds that a condition sets on the column at position `time`; null where it sets none. */
export function timeBounds(condition: Expr, time: number, scope: Pick<Scope, 'constant'>): TimeBounds | null {
  if (condition.k !== 'call') return null;
  const [first, second, third] = condition.args;
  const isTime = (expr: Expr | undefined) => expr?.k === 'column' && expr.index === time;
  const ticksOf = (expr: Expr | undefined): bigint | null => {
    const value: Value | undefined = expr?.type === 'datetime' ? scope.constant(expr) : undefined;
    return typeof value === 'bigint' ? value : null;
  };
  if (condition.name === 'between' && isTime(first)) {
    const [low, high] = [ticksOf(second), ticksOf(third)];
    if (low === null && high === null) return null;
    return {
      from: low === null ? null : ceilingOf(low),
      to: high === null ? null : after(high),
      isExact: low !== null && high !== null,
    };
  }
  const isFlipped = isTime(second);
  if (!isFlipped && !isTime(first)) return null;
  const ticks = ticksOf(isFlipped ? first : second);
  return ticks === null ? null : comparisonBounds(isFlipped ? FLIPPED[condition.name] : condition.name, ticks);
}

/** The bounds of a comparison of the time with a constant, which stands on the right. */
function comparisonBounds(sign: string | undefined, ticks: bigint): TimeBounds | null {
  switch (sign) {
    case '>=':
      return { from: ceilingOf(ticks), to: null, isExact: true };
    case '>':
      return { from: after(ticks), to: null, isExact: true };
    case '<':
      return { from: null, to: ceilingOf(ticks), isExact: true };
    case '<=':
      return { from: null, to: after(ticks), isExact: true };
    case '==':
      return isWholeMilliseconds(ticks) ? { from: dateOf(ticks), to: after(ticks), isExact: true } : null;
    default:
      return null;
  }
}

/** A part of a table with further bounds of time. */
export const within = <R extends TimeRange>(outer: R, { from, to }: TimeRange): R => ({
  ...outer,
  from: later(outer.from, from),
  to: earlier(outer.to, to),
});
