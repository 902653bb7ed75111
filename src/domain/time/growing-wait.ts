/**
 * The wait before the next attempt, in milliseconds, by the number of failures in a row (from 1): `first`, doubled with each failure, at
 * most `longest`.
 */
export function growingWait({ first, longest }: { first: number; longest: number }): (failures: number) => number {
  return (failures) => Math.min(longest, first * 2 ** Math.min(30, Math.max(0, failures - 1)));
}
