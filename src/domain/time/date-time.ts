const shape =
  /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)[Tt](?<hour>\d\d):(?<minute>\d\d):(?<second>\d\d)(?:\.(?<fraction>\d+))?(?:[Zz]|(?<sign>[+-])(?<offsetHour>\d\d):(?<offsetMinute>\d\d))$/;

/** RFC 3339 writes only years of four digits; an offset may move a time at the edge beyond them. */
const earliest = new Date(0).setUTCFullYear(0, 0, 1);
const latest = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** What `parseDateTime` accepts, for messages: "… must be <this>". */
export const dateTimeExpectation = 'an RFC 3339 time with an offset, such as 2026-11-21T09:30:00Z';

/**
 * Reads a time by RFC 3339, with any offset and any number of decimals, cut to milliseconds (not rounded, so that a time never moves into
 * the next second). A leap second, allowed only as the last second of a month in UTC, is read as the last millisecond before it, because
 * `Date` cannot represent it.
 *
 * @returns null for anything else: another shape, a day that the month does not have, a missing offset.
 */
export function parseDateTime(text: string): Date | null {
  const parts = shape.exec(text)?.groups;
  if (parts === undefined) return null;
  const number = (name: string): number => Number(parts[name] ?? 0);

  const [year, month, day] = [number('year'), number('month'), number('day')];
  const [hour, minute, second] = [number('hour'), number('minute'), number('second')];
  const [offsetHour, offsetMinute] = [number('offsetHour'), number('offsetMinute')];
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  if (hour > 23 || minute > 59 || second > 60 || offsetHour > 23 || offsetMinute > 59) return null;

  const leap = second === 60;
  const milliseconds = leap ? 999 : Number((parts['fraction'] ?? '').slice(0, 3).padEnd(3, '0'));
  const offset = (offsetHour * 60 + offsetMinute) * (parts['sign'] === '-' ? -60_000 : 60_000);
  // Not Date.UTC, which takes the years 0 to 99 for 1900 to 1999.
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, leap ? 59 : second, milliseconds);
  date.setTime(date.getTime() - offset);

  if (leap && !endsMonth(date)) return null;
  return dateOf(date.getTime());
}

/** The time of so many milliseconds since 1970; null for what is no number, and beyond the years that can be written. */
export function dateOf(milliseconds: number): Date | null {
  return milliseconds >= earliest && milliseconds <= latest ? new Date(milliseconds) : null;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function endsMonth(date: Date): boolean {
  const next = new Date(date.getTime() + 1);
  return next.getUTCDate() === 1 && next.getUTCHours() === 0 && next.getUTCMinutes() === 0;
}
