import { randomInt, randomUUID } from 'node:crypto';
import type { ColumnType } from '../../../domain/tables/schema.ts';
import type { Evaluator } from '../../evaluate/context.ts';
import { compareValues } from '../../values/compare.ts';
import { convert, toLong, toReal } from '../../values/convert.ts';
import { Decimal } from '../../values/decimal.ts';
import { fromBigInt, type Int64, negate } from '../../values/int64.ts';
import type { Value } from '../../values/value.ts';
import { as, type ScalarDefinition, type ScalarFunction, simple, special } from '../define/function.ts';
import { neverGrowing } from '../define/growth.ts';

const real = (
  names: string,
  usage: string,
  summary: string,
  body: (value: number) => number | null,
): ScalarDefinition => simple(names, usage, ['real'], summary, body);

/** A function that is null below zero. */
const fromZero = (name: string, summary: string, body: (value: number) => number): ScalarDefinition =>
  real(name, `${name}(Number)`, `${summary}; null below zero.`, (value) => (value < 0 ? null : body(value)));

const whole = (name: string, summary: string, body: (a: bigint, b: bigint) => bigint | null): ScalarDefinition =>
  simple(name, `${name}(A, B)`, ['long', 'long'], summary, (a, b) => {
    const result = body(BigInt(a), BigInt(b));
    return result === null ? null : fromBigInt(result);
  });

/** Half away from zero, at a number of decimals (negative ones round before the point). */
function round(value: number, precision: number): number {
  if (!Number.isFinite(value)) return value;
  const [mantissa, exponent = '0'] = String(Math.abs(value)).split('e') as [string, string?];
  const shifted = Math.round(Number(`${mantissa}e${Number(exponent) + precision}`));
  const [digits, power = '0'] = String(shifted).split('e') as [string, string?];
  return Math.sign(value) * Number(`${digits}e${Number(power) - precision}`);
}

/** The smallest or largest of the arguments; nulls are passed over. */
const extreme = (name: string, summary: string, sign: 1 | -1): ScalarDefinition =>
  special(name, `${name}(Value, ...)`, summary, (call) => {
    const args = call.args.map((evaluate, index) => {
      const type = call.types[index] as ColumnType;
      return type === call.type ? evaluate : (row: Value[]) => convert(evaluate(row), type, call.type);
    });
    return (row) => {
      let best: Value = null;
      for (const arg of args) {
        const value = arg(row);
        if (value !== null && (best === null || compareValues(value, best) * sign > 0)) best = value;
      }
      return best;
    };
  });

/** A function that keeps whole numbers whole. */
const byType = (
  names: string,
  usage: string,
  summary: string,
  bodies: {
    readonly real: (value: number) => number;
    readonly whole: (value: Int64) => Int64;
    readonly decimal: (value: Decimal) => Decimal;
  },
): ScalarDefinition =>
  special(names, usage, summary, (call) => {
    const evaluate = call.args[0] as Evaluator;
    const type = call.types[0] as ColumnType;
    return (row) => {
      const value = evaluate(row);
      if (value === null) return null;
      if (type === 'decimal') return bodies.decimal(value as Decimal);
      if (type === 'int' || type === 'long' || type === 'timespan') {
        const result = bodies.whole(value as Int64);
        return call.type === 'real' ? Number(result) : result;
      }
      const number = toReal(value, type);
      if (number === null) return null;
      const result = bodies.real(number);
      return call.type === 'long' || call.type === 'int' ? toLong(result, 'real') : result;
    };
  });

/** A test of a number that null does not pass: it is never null, as the documentation says of each. */
const kindTest = (name: string, summary: string, test: (value: number) => boolean): ScalarDefinition =>
  special(name, `${name}(Number)`, summary, (call) => {
    const number = as(call, 0, 'real');
    return (row) => {
      const value = number(row);
      return value !== null && test(value);
    };
  });

export const math: readonly ScalarFunction[] = neverGrowing([
  byType('abs', 'abs(Number)', 'The number without its sign.', {
    real: Math.abs,
    whole: (value) => (value < 0 ? negate(value) : value),
    decimal: (value) => value.abs(),
  }),
  {
    ...real(
      'ceiling',
      'ceiling(Number)',
      'The smallest whole number that is not below, as a real.',
      (value) => Math.ceil(value) + 0,
    ),
    resultType: 'real',
  },
  byType('sign', 'sign(Number)', '-1, 0 or 1.', {
    real: (value) => Math.sign(value),
    whole: (value) => (value < 0 ? -1 : value > 0 ? 1 : 0),
    decimal: (value) => new Decimal(value.comparedTo(0)),
  }),
  special(
    'round',
    'round(Number [, Precision])',
    'Rounds to a number of decimals, halves away from zero.',
    (call) => {
      const value = as(call, 0, 'real');
      const precision = call.args.length > 1 ? as(call, 1, 'long') : () => 0;
      return (row) => {
        const [number, places] = [value(row), precision(row)];
        if (number === null || places === null) return null;
        return round(number, Number(places));
      };
    },
    { resultType: 'real' },
  ),
  fromZero('sqrt', 'Square root', Math.sqrt),
  simple('pow', 'pow(Base, Exponent)', ['real', 'real'], 'Power.', (base, exponent) => base ** exponent),
  real('exp', 'exp(Number)', 'Power of e.', Math.exp),
  real('exp2', 'exp2(Number)', 'Power of 2.', (value) => 2 ** value),
  real('exp10', 'exp10(Number)', 'Power of 10.', (value) => 10 ** value),
  fromZero('log', 'Natural logarithm', Math.log),
  fromZero('log2', 'Logarithm to base 2', Math.log2),
  fromZero('log10', 'Logarithm to base 10', Math.log10),
  special('pi', 'pi()', 'The number pi.', () => () => Math.PI),
  ...(['sin', 'cos', 'tan', 'atan'] as const).map((name) =>
    real(name, `${name}(Number)`, `The function ${name} of an angle in radians.`, Math[name]),
  ),
  ...(['asin', 'acos'] as const).map((name) =>
    real(name, `${name}(Number)`, `The angle in radians; null for numbers beyond -1 to 1.`, (value) =>
      Math.abs(value) > 1 ? null : Math[name](value),
    ),
  ),
  real('cot', 'cot(Number)', 'The cotangent of an angle in radians.', (value) => 1 / Math.tan(value)),
  simple('atan2', 'atan2(Y, X)', ['real', 'real'], 'The angle of a point in radians.', Math.atan2),
  real('degrees', 'degrees(Number)', 'An angle in radians, in degrees.', (value) => (value * 180) / Math.PI),
  real('radians', 'radians(Number)', 'An angle in degrees, in radians.', (value) => (value * Math.PI) / 180),
  kindTest('isnan', 'True for NaN.', Number.isNaN),
  kindTest('isinf', 'True for plus and minus infinity.', (value) => Math.abs(value) === Number.POSITIVE_INFINITY),
  kindTest('isfinite', 'True for numbers that are neither infinite nor NaN.', Number.isFinite),
  extreme('max_of', 'The largest of the values.', 1),
  extreme('min_of', 'The smallest of the values.', -1),
  whole('binary_and', 'Bits that are set in both.', (a, b) => a & b),
  whole('binary_or', 'Bits that are set in one of them.', (a, b) => a | b),
  whole('binary_xor', 'Bits that differ.', (a, b) => a ^ b),
  simple('binary_not', 'binary_not(A)', ['long'], 'All bits turned over.', (a) => fromBigInt(~BigInt(a))),
  whole('binary_shift_left', 'Bits moved up; the distance counts modulo 64.', (a, b) =>
    b < 0n ? null : BigInt.asIntN(64, a << (b % 64n)),
  ),
  whole('binary_shift_right', 'Bits moved down; the distance counts modulo 64.', (a, b) =>
    b < 0n ? null : a >> (b % 64n),
  ),
  special(
    'rand',
    'rand([N])',
    'A random real from 0 to 1, or a random whole number below N.',
    (call) => {
      if (call.args.length === 0) return () => Math.random();
      const limit = as(call, 0, 'long');
      return (row) => {
        const below = Number(limit(row) ?? 0);
        return below <= 1 ? Math.random() : randomInt(Math.min(below, 2 ** 47));
      };
    },
    { isVolatile: true },
  ),
  special('new_guid', 'new_guid()', 'A random guid.', () => () => randomUUID(), { isVolatile: true }),
  special(
    'format_bytes',
    'format_bytes(Number [, Precision [, Unit]])',
    'A size as text with its unit: Bytes, KB, MB, GB, TB, PB, EB (1 KB is 1,024 bytes).',
    (call) => {
      const value = as(call, 0, 'real');
      const precision = call.args.length > 1 ? as(call, 1, 'long') : () => 0;
      const unit = call.args.length > 2 ? as(call, 2, 'string') : () => '';
      return (row) => {
        const size = value(row);
        return size === null ? '' : formatBytes(size, Number(precision(row) ?? 0), unit(row) ?? '');
      };
    },
  ),
]);

const UNITS = ['Bytes', 'KB', 'MB', 'GB', 'TB', 'PB', 'EB'];

function formatBytes(size: number, precision: number, unit: string): string {
  const wanted = UNITS.findIndex((name) => name.toLowerCase() === unit.toLowerCase());
  const fitting =
    size === 0 || !Number.isFinite(size)
      ? 0
      : Math.min(UNITS.length - 1, Math.floor(Math.log(Math.abs(size)) / Math.log(1024)));
  const index = Math.max(0, wanted >= 0 ? wanted : fitting);
  return `${round(size / 1024 ** index, precision)} ${UNITS[index]}`;
}
