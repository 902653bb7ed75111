import type { ColumnType } from '../../../domain/tables/schema.ts';
import type { Evaluator } from '../../evaluate/context.ts';
import type { FunctionCall } from '../../evaluate/function-call.ts';
import type { Call } from '../../plan/plan.ts';
import type { Operand } from '../../pushdown/operand.ts';
import type { Scope } from '../../pushdown/scope.ts';
import { convert, toLong, toReal, toTimeSpan } from '../../values/convert.ts';
import { inRange } from '../../values/datetime.ts';
import type { Decimal } from '../../values/decimal.ts';
import { floorTo, type Int64, modulo, subtract } from '../../values/int64.ts';
import type { Value } from '../../values/value.ts';
import { type ScalarFunction, special } from '../define/function.ts';
import { neverGrowing } from '../define/growth.ts';
import { flooredTo } from '../support/pushed-times.ts';

/**
 * The largest multiple of the size that is not above the value, with the multiples shifted so that `at` is one: for every type that has
 * bins.
 */
function binned(
  call: FunctionCall,
  sizeIndex: number,
  at: ((row: Value[]) => Value) | null,
  atType: ColumnType,
): Evaluator {
  const [value, size] = [call.args[0] as Evaluator, call.args[sizeIndex] as Evaluator];
  const [type, sizeType] = [call.types[0] as ColumnType, call.types[sizeIndex] as ColumnType];
  return binOf(value, type, size, sizeType, at, atType, call.type);
}

function binOf(
  value: Evaluator,
  type: ColumnType,
  size: Evaluator,
  sizeType: ColumnType,
  at: Evaluator | null,
  atType: ColumnType,
  result: ColumnType,
): Evaluator {
  if (type === 'datetime' || result === 'datetime') {
    return (row) => {
      const time = convert(value(row), type, 'datetime') as bigint | null;
      const width = toTimeSpan(size(row), sizeType);
      const origin = at ? (convert(at(row), atType, 'datetime') as bigint | null) : 0n;
      if (time === null || width === null || origin === null || width <= 0) return null;
      const step = BigInt(width);
      const rest = (((time - origin) % step) + step) % step;
      return inRange(time - rest);
    };
  }
  if (type === 'real' || result === 'real' || sizeType === 'real') {
    if (type === 'timespan') {
      return (row) => {
        const [length, width] = [value(row), toReal(size(row), sizeType)];
        if (length === null || width === null || width <= 0) return null;
        return Math.floor(Math.floor(Number(length) / width) * width);
      };
    }
    return (row) => {
      const [number, width] = [toReal(value(row), type), toReal(size(row), sizeType)];
      const origin = at ? toReal(at(row), atType) : 0;
      if (number === null || width === null || origin === null || width <= 0) return null;
      return Math.floor((number - origin) / width) * width + origin;
    };
  }
  if (type === 'decimal') {
    return (row) => {
      const number = value(row) as Decimal | null;
      const width = convert(size(row), sizeType, 'decimal') as Decimal | null;
      return number === null || width === null || width.lte(0) ? null : number.div(width).floor().times(width);
    };
  }
  const wide = type === 'timespan' ? toTimeSpan : toLong;
  return (row) => {
    const [number, width] = [wide(value(row), type), wide(size(row), sizeType)];
    const origin = at ? wide(at(row), atType) : 0;
    if (number === null || width === null || origin === null) return null;
    const shifted = floorTo(subtract(number, origin), width);
    return shifted === null ? null : subtract(number, modulo(subtract(number, origin), width) as Int64);
  };
}

const TICKS_PER_MILLISECOND = 10_000;

function pushedBin({ args, type }: Call, scope: Scope): Operand | null {
  const [value, size] = args;
  if (type !== 'datetime' || args.length !== 2 || size?.type !== 'timespan') return null;
  const time = scope.valueOf(value, 'datetime');
  const ticks = Number(scope.constant(size) ?? 0);
  // stored times are whole milliseconds, and so are multiples of whole milliseconds
  if (!time || !(ticks > 0) || ticks % TICKS_PER_MILLISECOND !== 0) return null;
  return flooredTo(time, ticks / TICKS_PER_MILLISECOND);
}

export const bins: readonly ScalarFunction[] = neverGrowing([
  special(
    'bin floor',
    'bin(Value, Size)',
    'Rounds down to a multiple of the size: numbers, times, lengths of time.',
    (call) => {
      if (call.args.length > 1) return binned(call, 1, null, 'long');
      return (row) => {
        const value = toReal((call.args[0] as Evaluator)(row), call.types[0] as ColumnType);
        return value === null ? null : call.type === 'long' ? toLong(Math.floor(value), 'real') : Math.floor(value);
      };
    },
    { isShort: true, pushDown: { value: pushedBin } },
  ),
  special('bin_at', 'bin_at(Value, Size, FixedPoint)', 'As bin, with bins that start at the fixed point.', (call) =>
    binned(call, 1, call.args[2] as Evaluator, call.types[2] as ColumnType),
  ),
  special(
    'bin_auto',
    'bin_auto(Value)',
    'As bin_at, with size and fixed point of `set query_bin_auto_size=` and `set query_bin_auto_at=`.',
    (call) =>
      call.args.length < 2
        ? call.fail('the size is missing: set query_bin_auto_size=...;')
        : binned(call, 1, call.args.length > 2 ? (call.args[2] as Evaluator) : null, call.types[2] ?? 'long'),
    {
      read(node, reader) {
        const value = node.child('ArgumentList')?.list('Expressions')[0];
        const settings = ['query_bin_auto_size', 'query_bin_auto_at'].flatMap((name) => reader.setting(name) ?? []);
        return reader.call('bin_auto', [...(value ? [reader.expr(value)] : []), ...settings], node);
      },
    },
  ),
]);
