import type { ColumnType } from '../../../domain/tables/schema.ts';
import type { Evaluator } from '../../evaluate/context.ts';
import type { FunctionCall } from '../../evaluate/function-call.ts';
import { convert, toDecimal, toLong, toReal, toTimeSpan } from '../../values/convert.ts';
import { inRange } from '../../values/datetime.ts';
import type { Decimal } from '../../values/decimal.ts';
import {
  add,
  divide,
  fromBigInt,
  fromReal,
  type Int64,
  modulo,
  multiply,
  negate,
  subtract,
} from '../../values/int64.ts';
import type { Value } from '../../values/value.ts';
import { type ScalarFunction, special } from '../define/function.ts';
import { neverGrowing } from '../define/growth.ts';

type Pair<T> = (a: T, b: T) => Value;

interface Operations {
  readonly whole: Pair<Int64>;
  readonly real: Pair<number>;
  readonly decimal: Pair<Decimal>;
}

const both =
  <T>(
    call: FunctionCall,
    to: (value: Value, type: ColumnType) => T | null,
    body: (a: T, b: T) => Value,
    types: readonly ColumnType[] = call.types,
  ): Evaluator =>
  (row) => {
    const a = to((call.args[0] as Evaluator)(row), types[0] as ColumnType);
    if (a === null) return null;
    const b = to((call.args[1] as Evaluator)(row), types[1] as ColumnType);
    return b === null ? null : body(a, b);
  };

const toInt32 = (value: Value): Value => (value === null ? null : Number(BigInt.asIntN(32, BigInt(value as Int64))));

/** Numbers in the type of the result, which the binder derives from both sides. */
function numeric(call: FunctionCall, operations: Operations): Evaluator {
  switch (call.type) {
    case 'real':
      return both(call, toReal, operations.real);
    case 'decimal':
      return both(call, toDecimal, operations.decimal);
    case 'int': {
      const whole = both(call, toLong, operations.whole);
      return (row) => toInt32(whole(row));
    }
    default: {
      const [left, right] = call.args as [Evaluator, Evaluator];
      const isWhole = (type: ColumnType | undefined) => type === 'int' || type === 'long';
      if (!isWhole(call.types[0]) || !isWhole(call.types[1])) return both(call, toLong, operations.whole);
      const { whole } = operations;
      return (row) => {
        const a = left(row);
        if (a === null) return null;
        const b = right(row);
        return b === null ? null : whole(a as Int64, b as Int64);
      };
    }
  }
}

const isTime = (type: ColumnType | undefined) => type === 'datetime';
const isSpan = (type: ColumnType | undefined) => type === 'timespan';

/** A datetime plus or minus a length of time. */
function moved(call: FunctionCall, sign: 1n | -1n): Evaluator {
  const [first, second] = call.types;
  const [left, right] = call.args as [Evaluator, Evaluator];
  const [time, timeType, span, spanType] = isTime(first) ? [left, first, right, second] : [right, second, left, first];
  return (row) => {
    const at = convert(time(row), timeType as ColumnType, 'datetime') as bigint | null;
    const by = toTimeSpan(span(row), spanType as ColumnType);
    return at === null || by === null ? null : inRange(at + sign * BigInt(by));
  };
}

const real = (value: Value, type: ColumnType): number | null => (isSpan(type) ? Number(value) : toReal(value, type));

/** A length of time times or divided by a number. */
function scaled(call: FunctionCall, body: (span: number, by: number) => number): Evaluator {
  const [first, second] = call.types as [ColumnType, ColumnType];
  const [left, right] = call.args as [Evaluator, Evaluator];
  const [span, by, byType] = isSpan(first) ? [left, right, second] : [right, left, first];
  return (row) => {
    const [length, factor] = [span(row), by(row)];
    if (length === null || factor === null) return null;
    const number = real(factor, byType);
    if (number === null) return null;
    if (typeof factor !== 'object' && Number.isInteger(number) && body(1, 2) === 2)
      return multiply(length as Int64, toLong(factor, byType) as Int64);
    return fromReal(body(Number(length), number));
  };
}

export const arithmetic: readonly ScalarFunction[] = neverGrowing([
  special(
    '+',
    'A + B',
    'Sum; a datetime plus a timespan is a datetime.',
    (call) => {
      if (call.type === 'datetime') return moved(call, 1n);
      if (call.type === 'timespan') return both(call, toTimeSpan, add);
      return numeric(call, { whole: add, real: (a, b) => a + b, decimal: (a, b) => a.plus(b) });
    },
    { isShort: true },
  ),
  special(
    '-',
    'A - B',
    'Difference; of two datetimes a timespan.',
    (call) => {
      if (call.type === 'datetime') return moved(call, -1n);
      if (call.type === 'timespan' && isTime(call.types[0])) {
        return both<bigint>(
          call,
          (value, type) => convert(value, type, 'datetime') as bigint | null,
          (a, b) => fromBigInt(a - b),
        );
      }
      if (call.type === 'timespan') return both(call, toTimeSpan, subtract);
      return numeric(call, { whole: subtract, real: (a, b) => a - b, decimal: (a, b) => a.minus(b) });
    },
    { isShort: true },
  ),
  special('*', 'A * B', 'Product; a timespan times a number is a timespan.', (call) => {
    if (call.type === 'timespan') return scaled(call, (span, by) => span * by);
    return numeric(call, { whole: multiply, real: (a, b) => a * b, decimal: (a, b) => a.times(b) });
  }),
  special('/', 'A / B', 'Quotient; of whole numbers a whole one. Null for a whole division by zero.', (call) => {
    if (call.type === 'timespan') return scaled(call, (span, by) => span / by);
    if (isSpan(call.types[0]) && isSpan(call.types[1])) return both(call, real, (a, b) => a / b);
    return numeric(call, {
      whole: divide,
      real: (a, b) => a / b,
      decimal: (a, b) => (b.isZero() ? null : a.dividedBy(b)),
    });
  }),
  special('%', 'A % B', 'Remainder, never negative for a positive divisor.', (call) => {
    if (isTime(call.types[0]) || isSpan(call.types[0])) {
      return both(
        call,
        (value, type) => (type === 'datetime' ? fromBigInt(value as bigint) : toTimeSpan(value, type)),
        modulo,
      );
    }
    const floored = (a: number, b: number) => {
      const rest = a % b;
      return rest < 0 ? rest + Math.abs(b) : rest;
    };
    return numeric(call, { whole: modulo, real: floored, decimal: (a, b) => (b.isZero() ? null : a.modulo(b)) });
  }),
  special('negate', '-A', 'The negative.', (call) => {
    const evaluate = call.args[0] as Evaluator;
    const type = call.types[0] as ColumnType;
    return (row) => {
      const value = evaluate(row);
      if (value === null) return null;
      if (type === 'real') return -(value as number);
      if (type === 'decimal') return (value as Decimal).negated();
      const whole = toLong(value, type);
      return whole === null ? null : negate(whole);
    };
  }),
]);
