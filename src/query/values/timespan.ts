import { TICKS_PER_DAY } from './datetime.ts';
import { fromBigInt, fromReal, type Int64 } from './int64.ts';

/** Lengths of time as ticks of 100 ns, in the canonical form of Int64. */
export type TimeSpan = Int64;

const pad = (value: bigint | number, width: number): string => String(value).padStart(width, '0');

export interface TimeSpanParts {
  readonly negative: boolean;
  readonly days: bigint;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
  /** 100 ns within the second. */
  readonly fraction: number;
}

export function timeSpanParts(value: TimeSpan): TimeSpanParts {
  const ticks = BigInt(value);
  const magnitude = ticks < 0n ? -ticks : ticks;
  const within = Number(magnitude % BigInt(TICKS_PER_DAY));
  return {
    negative: ticks < 0n,
    days: magnitude / BigInt(TICKS_PER_DAY),
    hours: Math.floor(within / 36_000_000_000),
    minutes: Math.floor(within / 600_000_000) % 60,
    seconds: Math.floor(within / 10_000_000) % 60,
    fraction: within % 10_000_000,
  };
}

/** `[-][d.]hh:mm:ss[.fffffff]`: days and fraction only where there are any. */
export function formatTimeSpan(value: TimeSpan): string {
  const p = timeSpanParts(value);
  const days = p.days > 0n ? `${p.days}.` : '';
  const fraction = p.fraction > 0 ? `.${pad(p.fraction, 7)}` : '';
  return `${p.negative ? '-' : ''}${days}${pad(p.hours, 2)}:${pad(p.minutes, 2)}:${pad(p.seconds, 2)}${fraction}`;
}

/** Ticks of each unit by every spelling the language takes. */
const UNITS: ReadonlyMap<string, number> = new Map(
  (
    [
      [TICKS_PER_DAY, 'd day days'],
      [36_000_000_000, 'h hr hrs hour hours'],
      [600_000_000, 'm min mins minute minutes'],
      [10_000_000, 's sec secs second seconds'],
      [10_000, 'ms milli millis millisec millisecond milliseconds'],
      [10, 'micro micros microsec microsecond microseconds'],
      [0.01, 'nano nanos nanosec nanosecond nanoseconds'],
      [1, 'tick ticks'],
    ] as const
  ).flatMap(([ticks, names]) => names.split(' ').map((name) => [name, ticks] as const)),
);

const WITH_UNIT = /^([+-]?)(\d+(?:\.\d+)?)\s*([a-z]+)$/i;
/** Days stand before a point; before a colon only where hours, minutes and seconds all follow. */
const CLOCK = /^([+-]?)(?:(\d{1,8})(?:\.|:(?=\d{1,2}:\d{1,2}:)))?(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,7}))?)?$/;
/** Three numbers that are no hours, minutes and seconds may be days, hours and minutes, as .NET reads `24:00:00`. */
const DAYS_FIRST = /^([+-]?)(\d{1,8}):(\d{1,2}):(\d{1,2})$/;

/** `1d`, `2.5 hours`, `[-][d.]hh:mm[:ss[.fffffff]]`, or a bare number of days; null for anything else. */
export function parseTimeSpan(text: string): TimeSpan | null {
  const trimmed = text.trim();
  if (trimmed.length > 40) return null;
  const unit = WITH_UNIT.exec(trimmed);
  if (unit) {
    const ticks = UNITS.get((unit[3] as string).toLowerCase());
    if (ticks === undefined) return null;
    const value = fromReal(Math.round(Number(unit[2]) * ticks));
    return value === null ? null : unit[1] === '-' ? fromBigInt(-BigInt(value)) : value;
  }
  if (/^[+-]?\d{1,8}$/.test(trimmed)) return fromBigInt(BigInt(trimmed) * BigInt(TICKS_PER_DAY));
  return clock(CLOCK.exec(trimmed)) ?? clock(DAYS_FIRST.exec(trimmed));
}

/** Sign, days, hours, minutes, seconds and their fraction as a length of time. */
function clock(parts: RegExpExecArray | null): TimeSpan | null {
  if (!parts) return null;
  const [sign, days, hours, minutes, seconds, fraction] = parts.slice(1);
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds ?? 0) > 59) return null;
  const ticks =
    BigInt(days ?? 0) * BigInt(TICKS_PER_DAY) +
    BigInt(Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0)) * 10_000_000n +
    BigInt((fraction ?? '').padEnd(7, '0'));
  return fromBigInt(sign === '-' ? -ticks : ticks);
}
