import type { TimeRange } from '../../domain/time/time-range.ts';
import { addMonths, fromUnixMilliseconds, parseDateTime, toUnixMilliseconds } from '../values/datetime.ts';

const DURATION =
  /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?(?:T(?=\d)(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** Years and months are those of the calendar, the rest has a fixed length. */
interface Duration {
  readonly months: number;
  readonly milliseconds: number;
}

/** No text that is a duration is longer. */
const MAX_LENGTH = 100;

function duration(text: string): Duration | null {
  const match = text.length > MAX_LENGTH ? null : DURATION.exec(text);
  if (!match || match.slice(1).every((part) => part === undefined)) return null;
  const [years, months, weeks, days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0)) as [
    ...[number, number, number, number],
    ...[number, number, number],
  ];
  const milliseconds = ((weeks * 7 + days) * 86_400 + hours * 3600 + minutes * 60 + seconds) * 1000;
  return { months: years * 12 + months, milliseconds };
}

/** A time some durations later, in UTC: first the months, by the calendar (31 January and a month is 28 or 29 February). Null beyond all dates. */
function later(at: Date, { months, milliseconds }: Duration, sign: 1 | -1): Date | null {
  const moved =
    months === 0 ? fromUnixMilliseconds(at.getTime()) : addMonths(fromUnixMilliseconds(at.getTime()), sign * months);
  if (moved === null) return null;
  const result = new Date(toUnixMilliseconds(moved) + sign * milliseconds);
  return Number.isNaN(result.getTime()) ? null : result;
}

function instant(text: string): Date | null {
  const ticks = parseDateTime(text);
  return ticks === null ? null : new Date(toUnixMilliseconds(ticks));
}

/**
 * The `timespan` argument of queries, as in the Logs Query API: an ISO 8601 duration up to now (`PT1H`, `P10M`), `start/end`, `start/duration` or
 * `duration/end`. Null for any other text.
 */
export function parseTimespan(text: string, now: Date): TimeRange | null {
  const parts = text.trim().split('/');
  const [first, second] = parts as [string, string | undefined];
  if (parts.length > 2) return null;
  if (second === undefined) {
    const length = duration(first);
    return length && rangeOf(later(now, length, -1), now);
  }
  const [start, startLength, end, endLength] = [instant(first), duration(first), instant(second), duration(second)];
  if (start && end) return start <= end ? { from: start, to: end } : null;
  if (start && endLength) return rangeOf(start, later(start, endLength, 1));
  if (startLength && end) return rangeOf(later(end, startLength, -1), end);
  return null;
}

const rangeOf = (from: Date | null, to: Date | null): TimeRange | null => (from && to ? { from, to } : null);
