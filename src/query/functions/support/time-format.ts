import { partsOf } from '../../values/datetime.ts';
import { type TimeSpan, timeSpanParts } from '../../values/timespan.ts';

/**
 * The format letters of format_datetime and format_timespan. Source: Kusto documentation of the two functions. Anything but these letters
 * and delimiters is refused.
 */
const DELIMITERS = new Set([...' /-:,._[]']);

/** The longest format. */
const MAX_FORMAT = 1_000;

const pad = (value: number | bigint, width: number): string => String(value).padStart(width, '0');

/** Fractions: f prints digits as they are, F leaves trailing zeros out. */
function fraction(digits: string, count: number, trims: boolean): string {
  const text = digits.slice(0, count);
  return trims ? text.replace(/0+$/, '') : text;
}

/** Splits a format into runs of one letter and single delimiters; null for an invalid character, or too many. */
function apply(format: string, print: (letter: string, count: number) => string | null): string | null {
  if (format.length > MAX_FORMAT) return null;
  let result = '';
  for (let at = 0; at < format.length;) {
    const char = format[at] as string;
    if (DELIMITERS.has(char)) {
      result += char;
      at += 1;
      continue;
    }
    let end = at;
    while (format[end] === char) end += 1;
    const printed = print(char, end - at);
    if (printed === null) return null;
    // an optional fraction that is empty removes the point before it too
    if (printed === '' && char === 'F' && result.endsWith('.')) result = result.slice(0, -1);
    result += printed;
    at = end;
  }
  return result;
}

export function formatDateTimeAs(ticks: bigint, format: string): string | null {
  const p = partsOf(ticks);
  const digits = pad(p.fraction, 7);
  const twelve = p.hour % 12 === 0 ? 12 : p.hour % 12;
  return apply(format, (letter, count) => {
    if ((letter === 'f' || letter === 'F') && count <= 7) return fraction(digits, count, letter === 'F');
    if (letter === 'y')
      return count === 2
        ? pad(p.year % 100, 2)
        : count === 4
          ? pad(p.year, 4)
          : count === 1
            ? String(p.year % 100)
            : null;
    if (letter === 't' && count === 2) return p.hour < 12 ? 'AM' : 'PM';
    const value = { d: p.day, M: p.month, H: p.hour, h: twelve, m: p.minute, s: p.second }[letter];
    return value === undefined || count > 2 ? null : pad(value, count);
  });
}

export function formatTimeSpanAs(span: TimeSpan, format: string): string | null {
  const p = timeSpanParts(span);
  const digits = pad(p.fraction, 7);
  const text = apply(format, (letter, count) => {
    if ((letter === 'f' || letter === 'F') && count <= 7) return fraction(digits, count, letter === 'F');
    if (letter === 'd' && count <= 8) return pad(p.days, count);
    const value = { H: p.hours, h: p.hours, m: p.minutes, s: p.seconds }[letter];
    return value === undefined || count > 2 ? null : pad(value, count);
  });
  return text === null ? null : `${p.negative ? '-' : ''}${text}`;
}
