import type { ColumnType } from '../../../domain/tables/schema.ts';
import type { Evaluator } from '../../evaluate/context.ts';
import type { FunctionCall } from '../../evaluate/function-call.ts';
import { toDateTime, toReal, toTimeSpan } from '../../values/convert.ts';
import { fromParts, fromUnixTicks, inRange, TICKS_PER_DAY } from '../../values/datetime.ts';
import { fromReal, type Int64 } from '../../values/int64.ts';
import { as, type ScalarDefinition, type ScalarFunction, special } from '../define/function.ts';
import { bounded, neverGrowing } from '../define/growth.ts';
import { formatDateTimeAs, formatTimeSpanAs } from '../support/time-format.ts';

const epoch = (unit: string, perUnit: number): ScalarDefinition =>
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

export const dateMaking: readonly ScalarFunction[] = [
  ...neverGrowing([
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
  ]),
  ...bounded([
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
  ]),
  ...neverGrowing([
    special(
      'ingestion_time',
      'ingestion_time()',
      'When the row arrived; null, because the tables do not keep it apart.',
      () => () => null,
    ),
  ]),
];
