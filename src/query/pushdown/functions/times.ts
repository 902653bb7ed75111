import type { Call } from '../../plan.ts';
import type { Operand } from '../operand.ts';
import type { Scope } from '../scope.ts';
import type { PushedFunction } from './function.ts';

/** Milliseconds from the year 1, from which times are counted, to 1970. */
const YEAR_ONE = 62_135_596_800_000;
const TICKS_PER_MILLISECOND = 10_000;
const DAY = 86_400_000;

/** The greatest multiple of a length, counted from the year 1, that is not after the time; null stays null. */
function floored({ expr, isNullable }: Operand, milliseconds: number): Operand {
  const since = { $toLong: expr };
  const floor = { $toDate: { $subtract: [since, { $mod: [{ $add: [since, YEAR_ONE] }, milliseconds] }] } };
  return { type: 'datetime', expr: isNullable ? { $cond: [{ $eq: [expr, null] }, null, floor] } : floor, isNullable };
}

function bin({ args, type }: Call, scope: Scope): Operand | null {
  const [value, size] = args;
  if (type !== 'datetime' || args.length !== 2 || size?.type !== 'timespan') return null;
  const time = scope.valueOf(value, 'datetime');
  const ticks = Number(scope.constant(size) ?? 0);
  // stored times are whole milliseconds: so are multiples of whole milliseconds
  if (!time || !(ticks > 0) || ticks % TICKS_PER_MILLISECOND !== 0) return null;
  return floored(time, ticks / TICKS_PER_MILLISECOND);
}

function startOfDay({ args }: Call, scope: Scope): Operand | null {
  const time = args.length === 1 ? scope.valueOf(args[0], 'datetime') : null;
  return time && floored(time, DAY);
}

/** A part of the calendar, in UTC: of no time it is null on both sides. */
const part = (name: string, operator: string): PushedFunction => ({
  names: [name],
  value({ args, type }, scope) {
    const time = args.length === 1 ? scope.valueOf(args[0], 'datetime') : null;
    return time && { type, expr: { [operator]: time.expr }, isNullable: time.isNullable };
  },
});

export const times: readonly PushedFunction[] = [
  { names: ['bin', 'floor'], value: bin },
  { names: ['startofday'], value: startOfDay },
  part('hourofday', '$hour'),
  part('dayofmonth', '$dayOfMonth'),
  part('dayofyear', '$dayOfYear'),
  part('monthofyear', '$month'),
  part('getmonth', '$month'),
  part('getyear', '$year'),
];
