/**
 * RFC 3339 date-time: date, `T` or space, time with any number of decimals, and an offset.
 * Decimals beyond milliseconds are cut, not rounded, so that no time comes out later than it went in.
 */
const RFC_3339 = /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(?:[Zz]|([+-])(\d{2}):(\d{2}))$/;

/** The moment that an RFC 3339 text names, or null where it names none (`2026-02-30`, an hour 25, no offset). Second 60 is 59.999. */
export function parseDateTime(text: string): Date | null {
  const match = text.length <= 100 ? RFC_3339.exec(text) : null;
  if (!match) return null;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const millisecond = Number((match[7] ?? '').slice(0, 3).padEnd(3, '0'));
  const [offsetHour, offsetMinute] = [Number(match[9] ?? 0), Number(match[10] ?? 0)];
  if (month < 1 || month > 12 || hour > 23 || minute > 59 || second > 60 || offsetHour > 23 || offsetMinute > 59)
    return null;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  const leap = second === 60;
  date.setUTCHours(hour, minute, leap ? 59 : second, leap ? 999 : millisecond);
  const offset = (match[8] === '-' ? -1 : 1) * (offsetHour * 60 + offsetMinute) * 60_000;
  return new Date(date.getTime() - offset);
}
