import type { TimeRange } from '../../domain/time/time-range.ts';
import { parseDateTime, toUnixMilliseconds } from '../values/datetime.ts';

const DURATION =
  /^P(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?(?:T(?=\d)(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

function duration(text: string): number | null {
  const match = DURATION.exec(text);
  if (!match || match.slice(1).every((part) => part === undefined)) return null;
  const [weeks, days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
  ];
  return ((weeks * 7 + days) * 86_400 + hours * 3600 + minutes * 60 + seconds) * 1000;
}

function instant(text: string): Date | null {
  const ticks = parseDateTime(text);
  return ticks === null ? null : new Date(toUnixMilliseconds(ticks));
}

/**
 * The `timespan` argument of queries, as in the Logs Query API: an ISO 8601 duration up to now (`PT1H`), `start/end`, `start/duration` or
 * `duration/end`. Null for any other text.
 */
export function parseTimespan(text: string, now: Date): TimeRange | null {
  const parts = text.trim().split('/');
  const [first, second] = parts as [string, string | undefined];
  if (parts.length > 2) return null;
  if (second === undefined) {
    const length = duration(first);
    return length === null ? null : { from: new Date(now.getTime() - length), to: now };
  }
  const [start, startLength, end, endLength] = [instant(first), duration(first), instant(second), duration(second)];
  if (start && end) return start <= end ? { from: start, to: end } : null;
  if (start && endLength !== null) return { from: start, to: new Date(start.getTime() + endLength) };
  if (startLength !== null && end) return { from: new Date(end.getTime() - startLength), to: end };
  return null;
}
