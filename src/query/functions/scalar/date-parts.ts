import { fromParts, partsOf, TICKS_PER_DAY } from '../../values/datetime.ts';
import {
  as,
  type PushedFunction,
  type ScalarDefinition,
  type ScalarFunction,
  simple,
  special,
} from '../define/function.ts';
import { neverGrowing } from '../define/growth.ts';

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

/** A part of the calendar in MongoDB, in UTC: of no time it is null on both sides. */
const pushed = (operator: string): PushedFunction => ({
  value({ args, type }, scope) {
    const time = args.length === 1 ? scope.valueOf(args[0], 'datetime') : null;
    return time && { type, expr: { [operator]: time.expr }, isNullable: time.isNullable };
  },
});

const part = (names: string, summary: string, of: Part, operator?: string): ScalarDefinition =>
  simple(names, `${names.split(' ')[0]}(Time)`, ['datetime'], summary, of, {
    resultType: 'long',
    ...(operator === undefined ? {} : { isShort: true, pushDown: pushed(operator) }),
  });

export const dateParts: readonly ScalarFunction[] = neverGrowing([
  simple(
    'dayofweek',
    'dayofweek(Time)',
    ['datetime'],
    'Days since the last Sunday as a timespan.',
    (at) => partsOf(at).weekday * TICKS_PER_DAY,
  ),
  part('dayofmonth', 'Day of the month.', PARTS.day as Part, '$dayOfMonth'),
  part('dayofyear', 'Day of the year, from 1.', dayOfYear, '$dayOfYear'),
  part('hourofday', 'Hour of the day, 0 to 23.', PARTS.hour as Part, '$hour'),
  part('monthofyear getmonth', 'Month, 1 to 12.', PARTS.month as Part, '$month'),
  part('getyear', 'Year.', PARTS.year as Part, '$year'),
  part('weekofyear', 'Week of the year, older count: week 1 has the first Wednesday.', wednesdayWeek),
  part('week_of_year', 'Week of the year by ISO 8601: week 1 has the first Thursday.', isoWeek),
  special(
    'datetime_part datepart',
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
]);
