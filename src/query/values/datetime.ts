/**
 * Points in time as ticks of 100 ns since 0001-01-01T00:00:00Z (bigint), always UTC, years 1 to 9999.
 * Calendar arithmetic goes through milliseconds and Date, which cover the whole range exactly.
 */
export const TICKS_PER_DAY = 864_000_000_000;
const UNIX_EPOCH = 621_355_968_000_000_000n;
const MAX_DATETIME = 3_155_378_975_999_999_999n;

export type DateTime = bigint;

export const fromUnixMilliseconds = (milliseconds: number): DateTime =>
  BigInt(Math.trunc(milliseconds)) * 10_000n + UNIX_EPOCH;

/** Milliseconds since 1970, rounded down: the precision of Date. */
export function toUnixMilliseconds(ticks: DateTime): number {
  const since = ticks - UNIX_EPOCH;
  const whole = since / 10_000n;
  return Number(since < 0n && since % 10_000n !== 0n ? whole - 1n : whole);
}

export const fromUnixTicks = (ticks: bigint): DateTime => ticks + UNIX_EPOCH;

/** A computed time, or null where it is outside the years 1 to 9999. */
export const inRange = (ticks: bigint): DateTime | null => (ticks >= 0n && ticks <= MAX_DATETIME ? ticks : null);

export interface CalendarParts {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** 100 ns within the second, 0 to 9,999,999. */
  readonly fraction: number;
  /** 0 is Sunday. */
  readonly weekday: number;
}

export function partsOf(ticks: DateTime): CalendarParts {
  const date = new Date(toUnixMilliseconds(ticks));
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    fraction: Number(ticks % 10_000_000n),
    weekday: date.getUTCDay(),
  };
}

const daysInMonth = (year: number, month: number): number =>
  new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();

/** Null where a part is out of its calendar range. */
export function fromParts(
  year: number,
  month: number,
  day: number,
  hour = 0,
  minute = 0,
  second = 0,
  fraction = 0,
): DateTime | null {
  const valid =
    year >= 1 &&
    year <= 9999 &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysInMonth(year, month) &&
    hour >= 0 &&
    hour <= 23 &&
    minute >= 0 &&
    minute <= 59 &&
    second >= 0 &&
    second <= 59;
  if (!valid) return null;
  const date = new Date(Date.UTC(2000, month - 1, day, hour, minute, second));
  date.setUTCFullYear(year, month - 1, day); // Date.UTC takes years 0 to 99 as 1900 to 1999
  return fromUnixMilliseconds(date.getTime()) + BigInt(Math.trunc(fraction));
}

const startOfDayTicks = (ticks: DateTime): DateTime => ticks - (ticks % BigInt(TICKS_PER_DAY));

/** The start of the day, week (Sunday), month or year, `offset` units away. */
export function startOf(ticks: DateTime, unit: 'day' | 'week' | 'month' | 'year', offset: number): DateTime | null {
  const day = startOfDayTicks(ticks);
  if (unit === 'day') return inRange(day + BigInt(offset) * BigInt(TICKS_PER_DAY));
  if (unit === 'week') return inRange(day + BigInt(offset * 7 - partsOf(ticks).weekday) * BigInt(TICKS_PER_DAY));
  const { year, month } = partsOf(ticks);
  if (unit === 'year') return fromParts(year + offset, 1, 1);
  return addMonths(fromParts(year, month, 1) as DateTime, offset);
}

/** The same day of the month, or the last day of a shorter month. */
export function addMonths(ticks: DateTime, months: number): DateTime | null {
  const parts = partsOf(ticks);
  const index = parts.year * 12 + (parts.month - 1) + months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  if (year < 1 || year > 9999) return null;
  const day = Math.min(parts.day, daysInMonth(year, month));
  const start = fromParts(year, month, day);
  return start === null ? null : start + (ticks % BigInt(TICKS_PER_DAY));
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/** ISO text. `fraction` 'trimmed' omits trailing zeros, 'full' writes all seven digits. */
export function formatDateTime(ticks: DateTime, fraction: 'trimmed' | 'full'): string {
  const p = partsOf(ticks);
  const head = `${pad(p.year, 4)}-${pad(p.month, 2)}-${pad(p.day, 2)}T${pad(p.hour, 2)}:${pad(p.minute, 2)}:${pad(p.second, 2)}`;
  const digits = pad(p.fraction, 7);
  if (fraction === 'full') return `${head}.${digits}Z`;
  const trimmed = digits.replace(/0+$/, '');
  return trimmed ? `${head}.${trimmed}Z` : `${head}Z`;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const TIME = String.raw`(?:[T ]+(\d{1,2})(?::(\d{1,2})(?::(\d{1,2})(?:[.,](\d{1,9}))?)?)?\s*([AaPp][Mm])?)?`;
const ZONE = String.raw`\s*(Z|z|GMT|UTC|[+-]\d{1,2}:?\d{2}|[+-]\d{1,2})?`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?${TIME}${ZONE}$`);
const MONTH_FIRST = new RegExp(String.raw`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})${TIME}${ZONE}$`);
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(?:(\d{2})(?:\.(\d{1,7}))?)?)?Z?$/;
const WEEKDAY = String.raw`(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+)?`;
const NAMED_MONTH = new RegExp(String.raw`^${WEEKDAY}(\d{1,2})[- ]([a-z]{3,9})[- ](\d{2}|\d{4})${TIME}${ZONE}$`, 'i');
const NAMED_MONTH_FIRST = new RegExp(String.raw`^${WEEKDAY}([a-z]{3,9})\s+(\d{1,2}),?\s+(\d{4})${TIME}${ZONE}$`, 'i');

function withTimeAndZone(
  year: number,
  month: number,
  day: number,
  rest: readonly (string | undefined)[],
): DateTime | null {
  const [hourText, minute, second, fraction, half, zone] = rest;
  let hour = Number(hourText ?? 0);
  if (half) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  }
  const ticks = fromParts(
    year,
    month,
    day,
    hour,
    Number(minute ?? 0),
    Number(second ?? 0),
    Number((fraction ?? '').slice(0, 7).padEnd(7, '0')),
  );
  if (ticks === null || !zone || /^(z|gmt|utc)$/i.test(zone)) return ticks;
  const digits = zone.slice(1).replace(':', '');
  const minutes =
    digits.length <= 2 ? Number(digits) * 60 : Number(digits.slice(0, -2)) * 60 + Number(digits.slice(-2));
  const offset = BigInt(minutes) * 600_000_000n;
  return inRange(zone.startsWith('-') ? ticks + offset : ticks - offset);
}

const monthNumber = (name: string): number => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;

/**
 * The formats of `todatetime()` and of datetime literals: ISO 8601 and its looser forms, month/day/year, RFC 822 and RFC 850.
 * Null for anything else. Source: Kusto documentation, "The datetime data type", supported formats.
 */
export function parseDateTime(text: string): DateTime | null {
  const trimmed = text.trim();
  if (trimmed.length > 64) return null;
  let match = YEAR_FIRST.exec(trimmed);
  if (match) return withTimeAndZone(Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1), match.slice(4));
  match = MONTH_FIRST.exec(trimmed);
  if (match) return withTimeAndZone(Number(match[3]), Number(match[1]), Number(match[2]), match.slice(4));
  match = COMPACT.exec(trimmed);
  if (match) return withTimeAndZone(Number(match[1]), Number(match[2]), Number(match[3]), match.slice(4));
  match = NAMED_MONTH.exec(trimmed);
  if (match) {
    const year = Number(match[3]);
    const century = (match[3] as string).length === 4 ? 0 : year < 50 ? 2000 : 1900;
    return withTimeAndZone(year + century, monthNumber(match[2] as string), Number(match[1]), match.slice(4));
  }
  match = NAMED_MONTH_FIRST.exec(trimmed);
  if (match)
    return withTimeAndZone(Number(match[3]), monthNumber(match[1] as string), Number(match[2]), match.slice(4));
  return null;
}
