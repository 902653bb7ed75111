import { readTime } from '../tables/values.ts';
import { dateOf } from '../time/date-time.ts';

/** A time in any form in which scripts write one: ISO 8601, or the `/Date(…)/` of Windows PowerShell. */
export function readEventTime(value: unknown): Date | null {
  if (typeof value !== 'string') return null;
  const milliseconds = /^\/Date\((-?\d{1,15})(?:[+-]\d{4})?\)\/$/.exec(value)?.[1];
  return milliseconds === undefined ? readTime(value) : dateOf(Number(milliseconds));
}
