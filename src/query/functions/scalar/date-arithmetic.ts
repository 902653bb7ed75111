import { addMonths, inRange, partsOf, TICKS_PER_DAY } from '../../values/datetime.ts';
import { fromBigInt, type Int64 } from '../../values/int64.ts';
import { as, type ScalarFunction, special } from '../define/function.ts';
import { neverGrowing } from '../define/growth.ts';

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

/** The number of boundaries of the unit between two times. */
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

export const moments: readonly ScalarFunction[] = neverGrowing([
  special(
    'now',
    'now([Offset])',
    'Now in UTC, the same for the whole query.',
    (call) => {
      const offset = call.args.length > 0 ? as(call, 0, 'timespan') : () => 0;
      return (row) => {
        const by = offset(row);
        return by === null ? null : inRange(call.now + BigInt(by));
      };
    },
    { isShort: true },
  ),
  special(
    'ago',
    'ago(Length)',
    'Now minus a timespan.',
    (call) => {
      const length = as(call, 0, 'timespan');
      return (row) => {
        const by = length(row);
        return by === null ? null : inRange(call.now - BigInt(by));
      };
    },
    { isShort: true },
  ),
]);

export const dateArithmetic: readonly ScalarFunction[] = neverGrowing([
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
    'How many borders of the unit lie between Time2 and Time1; a real for weeks and quarters, else a long.',
    (call) => {
      const [name, first, second] = [as(call, 0, 'string'), as(call, 1, 'datetime'), as(call, 2, 'datetime')];
      return (row) => {
        const [a, b] = [first(row), second(row)];
        if (a === null || b === null) return null;
        const result = difference(unitOf(name(row) ?? ''), a, b);
        return result === undefined ? call.fail(`'${name(row) ?? ''}' is no unit of time.`) : result;
      };
    },
    {
      // as in the original, whose binder calls all of them long
      read(node, t) {
        const args = (node.child('ArgumentList')?.list('Expressions') ?? []).map((arg) => t.expr(arg));
        const unit = args[0]?.k === 'constant' ? unitOf(String(args[0].value)) : '';
        return t.call('datetime_diff', args, node, unit === 'week' || unit === 'quarter' ? 'real' : 'long');
      },
    },
  ),
]);
