import type { ColumnType } from '../../domain/tables/schema.ts';
import type { Evaluator } from '../evaluate/context.ts';
import { toDateTime, toReal, toTimeSpan } from '../values/convert.ts';
import { addMonths, fromParts, fromUnixTicks, inRange, partsOf, startOf, TICKS_PER_DAY } from '../values/datetime.ts';
import { fromBigInt, fromReal, type Int64 } from '../values/int64.ts';
import { formatDateTimeAs, formatTimeSpanAs } from './time-format.ts';
import { as, type FunctionCall, type ScalarFunction, simple, special } from './function.ts';

type Unit = 'day' | 'week' | 'month' | 'year';

const start = (unit: Unit): ScalarFunction =>
  simple(
    `startof${unit}`,
    `startof${unit}(Time [, Offset])`,
    ['datetime', 'long'],
    `Start of the ${unit}, Offset ${unit}s away. Weeks start on Sunday.`,
    (at, offset = 0) => startOf(at, unit, Number(offset)),
  );

/** The last tick inside. */
const end = (unit: Unit): ScalarFunction =>
  simple(
    `endof${unit}`,
    `endof${unit}(Time [, Offset])`,
    ['datetime', 'long'],
    `Last tick (100 ns) of the ${unit}, Offset ${unit}s away.`,
    (at, offset = 0) => {
      const next = startOf(at, unit, Number(offset) + 1);
      return next === null ? null : next - 1n;
    },
  );

type Part = (at: bigint) => number;

const dayOfYear = (at: bigint): number =>
  Number((at - (fromParts(partsOf(at).year, 1, 1) as bigint)) / BigInt(TICKS_PER_DAY)) + 1;

/** ISO 8601: the week with the year's first Thursday is week 1. */
function isoWeek(at: bigint): number {
  const weekday = (partsOf(at).weekday + 6) % 7;
  const thursday = at + BigInt(3 - weekday) * BigInt(TICKS_PER_DAY);
  return Math.floor((dayOfYear(thursday) - 1) / 7) + 1;
}

/** The count before ISO 8601: the week with the year's first Wednesday is week 1; weeks start on Sunday. */
function wednesdayWeek(at: bigint): number {
  const wednesday = at + BigInt(3 - partsOf(at).weekday) * BigInt(TICKS_PER_DAY);
  return Math.floor((dayOfYear(wednesday) - 1) / 7) + 1;
}

const PARTS: Readonly<Record<string, Part>> = {
  year: (at) => partsOf(at).year,
  quarter: (at) => Math.floor((partsOf(at).month - 1) / 3) + 1,
  month: (at) => partsOf(at).month,
  week_of_year: isoWeek,
  weekofyear: isoWeek,
  day: (at) => partsOf(at).day,
  dayofyear: dayOfYear,
  hour: (at) => partsOf(at).hour,
  minute: (at) => partsOf(at).minute,
  second: (at) => partsOf(at).second,
  millisecond: (at) => Math.floor(partsOf(at).fraction / 10_000),
  microsecond: (at) => Math.floor(partsOf(at).fraction / 10),
  nanosecond: (at) => partsOf(at).fraction * 100,
};

const part = (names: string, summary: string, of: Part): ScalarFunction => ({
  ...simple(names, `${names.split(' ')[0]}(Time)`, ['datetime'], summary, of),
  resultType: 'long',
});

/** Lengths in ticks of the units that have a fixed length. */
const FIXED: Readonly<Record<string, bigint>> = {
  week: 7n * BigInt(TICKS_PER_DAY),
  day: BigInt(TICKS_PER_DAY),
  hour: 36_000_000_000n,
  minute: 600_000_000n,
  second: 10_000_000n,
  millisecond: 10_000n,
  microsecond: 10n,
};
const MONTHS: Readonly<Record<string, number>> = { month: 1, quarter: 3, year: 12 };

function addTo(at: bigint, unit: string, amount: bigint): bigint | null | undefined {
  const months = MONTHS[unit];
  if (months !== undefined) return addMonths(at, Number(amount) * months);
  if (unit === 'nanosecond') return inRange(at + amount / 100n);
  const ticks = FIXED[unit];
  return ticks === undefined ? undefined : inRange(at + amount * ticks);
}

const floorDivide = (a: bigint, b: bigint): bigint => {
  const quotient = a / b;
  return a < 0n && quotient * b !== a ? quotient - 1n : quotient;
};

/** How many borders of the unit lie between two times. */
function difference(unit: string, a: bigint, b: bigint): Int64 | undefined {
  const months = MONTHS[unit];
  if (months !== undefined) {
    const index = (at: bigint) => {
      const { year, month } = partsOf(at);
      return Math.floor((year * 12 + month - 1) / months);
    };
    return index(a) - index(b);
  }
  if (unit === 'nanosecond') return fromBigInt((a - b) * 100n);
  const ticks = FIXED[unit];
  if (ticks === undefined) return undefined;
  // ticks count from a Monday, weeks start on Sunday
  const shift = unit === 'week' ? BigInt(TICKS_PER_DAY) : 0n;
  return fromBigInt(floorDivide(a + shift, ticks) - floorDivide(b + shift, ticks));
}

const unitOf = (text: string): string => text.toLowerCase().replace(/s$/, '');

const epoch = (unit: string, perUnit: number): ScalarFunction =>
  special(
    `unixtime_${unit}_todatetime`,
    `unixtime_${unit}_todatetime(Number)`,
    `Point in time from ${unit} since 1970.`,
    (call) => {
      const evaluate = call.args[0] as Evaluator;
      const type = call.types[0] as ColumnType;
      return (row) => {
        const value = evaluate(row);
        if (type === 'int' || type === 'long')
          return value === null ? null : inRange(fromUnixTicks(BigInt(value as Int64) * BigInt(perUnit)));
        const number = toReal(value, type);
        const ticks = number === null ? null : fromReal(Math.round(number * perUnit));
        return ticks === null ? null : inRange(fromUnixTicks(BigInt(ticks)));
      };
    },
  );

const numbers = (call: FunctionCall) => call.args.map((_, index) => as(call, index, 'real'));

export const datetime: readonly ScalarFunction[] = [
  special('now', 'now([Offset])', 'Now in UTC, the same for the whole query.', (call) => {
    const offset = call.args.length > 0 ? as(call, 0, 'timespan') : () => 0;
    return (row) => {
      const by = offset(row);
      return by === null ? null : inRange(call.now + BigInt(by));
    };
  }),
  special('ago', 'ago(Length)', 'Now less a length of time.', (call) => {
    const length = as(call, 0, 'timespan');
    return (row) => {
      const by = length(row);
      return by === null ? null : inRange(call.now - BigInt(by));
    };
  }),
  ...(['day', 'week', 'month', 'year'] as const).flatMap((unit) => [start(unit), end(unit)]),
  simple(
    'dayofweek',
    'dayofweek(Time)',
    ['datetime'],
    'Days since the last Sunday as a timespan.',
    (at) => partsOf(at).weekday * TICKS_PER_DAY,
  ),
  part('dayofmonth', 'Day of the month.', PARTS.day as Part),
  part('dayofyear', 'Day of the year, from 1.', dayOfYear),
  part('hourofday', 'Hour of the day, 0 to 23.', PARTS.hour as Part),
  part('monthofyear getmonth', 'Month, 1 to 12.', PARTS.month as Part),
  part('getyear', 'Year.', PARTS.year as Part),
  part('weekofyear', 'Week of the year, older count: week 1 has the first Wednesday.', wednesdayWeek),
  special(
    'datetime_part',
    'datetime_part(Part, Time)',
    'A part of the time: year, quarter, month, week_of_year, day, dayOfYear, hour, minute, second, millisecond, microsecond, nanosecond.',
    (call) => {
      const [name, at] = [as(call, 0, 'string'), as(call, 1, 'datetime')];
      return (row) => {
        const of = PARTS[(name(row) ?? '').toLowerCase()];
        const time = at(row);
        if (!of) return call.fail(`'${name(row) ?? ''}' is no part of a time.`);
        return time === null ? null : of(time);
      };
    },
    { resultType: 'long' },
  ),
  special(
    'datetime_add',
    'datetime_add(Part, Amount, Time)',
    'The time moved by years, quarters, months, weeks, days, hours, minutes, seconds, milliseconds, microseconds or nanoseconds.',
    (call) => {
      const [name, amount, at] = [as(call, 0, 'string'), as(call, 1, 'long'), as(call, 2, 'datetime')];
      return (row) => {
        const [by, time] = [amount(row), at(row)];
        if (by === null || time === null) return null;
        const result = addTo(time, unitOf(name(row) ?? ''), BigInt(by));
        return result === undefined ? call.fail(`'${name(row) ?? ''}' is no unit of time.`) : result;
      };
    },
  ),
  special(
    'datetime_diff',
    'datetime_diff(Part, Time1, Time2)',
    'How many borders of the unit lie between Time2 and Time1.',
    (call) => {
      const [name, first, second] = [as(call, 0, 'string'), as(call, 1, 'datetime'), as(call, 2, 'datetime')];
      return (row) => {
        const [a, b] = [first(row), second(row)];
        if (a === null || b === null) return null;
        const result = difference(unitOf(name(row) ?? ''), a, b);
        return result === undefined ? call.fail(`'${name(row) ?? ''}' is no unit of time.`) : result;
      };
    },
  ),
  special(
    'make_datetime',
    'make_datetime(Year, Month, Day [, Hour, Minute [, Second]])',
    'A time from its parts; null where they are no date. Also takes one text or time.',
    (call) => {
      if (call.args.length === 1) {
        const evaluate = call.args[0] as Evaluator;
        const type = call.types[0] as ColumnType;
        return (row) => toDateTime(evaluate(row), type);
      }
      const args = numbers(call);
      return (row) => {
        const values = args.map((arg) => arg(row));
        if (values.some((value) => value === null)) return null;
        const [year, month, day, hour = 0, minute = 0, second = 0] = values as number[];
        const whole = Math.floor(second);
        return fromParts(
          year as number,
          month as number,
          day as number,
          hour,
          minute,
          whole,
          Math.round((second - whole) * 1e7),
        );
      };
    },
  ),
  special(
    'make_timespan',
    'make_timespan([Days,] Hours, Minutes [, Seconds])',
    'A length of time from its parts; null where they are out of range.',
    (call) => {
      if (call.args.length === 1) {
        const evaluate = call.args[0] as Evaluator;
        const type = call.types[0] as ColumnType;
        return (row) => toTimeSpan(evaluate(row), type);
      }
      const args = numbers(call);
      return (row) => {
        const values = args.map((arg) => arg(row));
        if (values.some((value) => value === null)) return null;
        const all = values as number[];
        const [days, hours, minutes, seconds] = (
          all.length === 4 ? all : all.length === 3 ? [0, ...all] : [0, ...all, 0]
        ) as [number, number, number, number];
        if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || seconds < 0 || seconds >= 60 || days < 0)
          return null;
        return fromReal(
          days * TICKS_PER_DAY + hours * 36_000_000_000 + minutes * 600_000_000 + Math.round(seconds * 1e7),
        );
      };
    },
  ),
  epoch('seconds', 10_000_000),
  epoch('milliseconds', 10_000),
  special(
    'format_datetime',
    'format_datetime(Time, Format)',
    'The time as text, e.g. `yyyy-MM-dd HH:mm:ss.fff`.',
    (call) => {
      const [at, format] = [as(call, 0, 'datetime'), as(call, 1, 'string')];
      return (row) => {
        const time = at(row);
        if (time === null) return '';
        const result = formatDateTimeAs(time, format(row) ?? '');
        return result ?? call.fail(`'${format(row) ?? ''}' is no format of a time.`);
      };
    },
  ),
  special(
    'format_timespan',
    'format_timespan(Length, Format)',
    'The length of time as text, e.g. `dd.hh:mm:ss`.',
    (call) => {
      const [length, format] = [as(call, 0, 'timespan'), as(call, 1, 'string')];
      return (row) => {
        const span = length(row);
        if (span === null) return '';
        const result = formatTimeSpanAs(span, format(row) ?? '');
        return result ?? call.fail(`'${format(row) ?? ''}' is no format of a length of time.`);
      };
    },
  ),
  special(
    'ingestion_time',
    'ingestion_time()',
    'When the row arrived; null, because the tables do not keep it apart.',
    () => () => null,
  ),
];
