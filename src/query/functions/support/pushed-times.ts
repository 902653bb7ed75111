import type { Operand } from '../../pushdown/operand.ts';

/** Milliseconds from the year 1, from which times are counted, to 1970. */
const YEAR_ONE = 62_135_596_800_000;
/** The greatest multiple of a length, counted from the year 1, that is not after the time; null stays null. */
export function flooredTo({ expr, isNullable }: Operand, milliseconds: number): Operand {
  const since = { $toLong: expr };
  const floor = { $toDate: { $subtract: [since, { $mod: [{ $add: [since, YEAR_ONE] }, milliseconds] }] } };
  return { type: 'datetime', expr: isNullable ? { $cond: [{ $eq: [expr, null] }, null, floor] } : floor, isNullable };
}
