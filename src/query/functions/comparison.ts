import type { ColumnType } from '../../domain/tables/schema.ts';
import type { Evaluator } from '../evaluate/context.ts';
import { compareValues, keyOf } from '../values/compare.ts';
import { convert } from '../values/convert.ts';
import type { Dynamic } from '../values/dynamic.ts';
import type { Row, Value } from '../values/value.ts';
import { type FunctionCall, type ScalarFunction, special } from './function.ts';

const NUMBERS: ReadonlySet<ColumnType> = new Set(['bool', 'int', 'long', 'real', 'decimal']);

/** The type in which two values are compared: the wider number, and the other type where one is text or dynamic. */
export function commonType(a: ColumnType, b: ColumnType): ColumnType {
  if (a === b) return a;
  if (a === 'dynamic') return b;
  if (b === 'dynamic') return a;
  if (NUMBERS.has(a) && NUMBERS.has(b)) {
    for (const wide of ['decimal', 'real', 'long', 'int'] as const) if (a === wide || b === wide) return wide;
  }
  if (a === 'string') return b;
  return b === 'string' ? a : a;
}

const converting = (evaluate: Evaluator, from: ColumnType, to: ColumnType): Evaluator => {
  if (from === to || (from === 'int' && (to === 'long' || to === 'real'))) return evaluate;
  return (row) => {
    const value = evaluate(row);
    // a missing member of a bag stays null as text too, so that it equals nothing
    return value === null ? null : convert(value, from, to);
  };
};

/** Both sides in their common type. */
function sides(call: FunctionCall): readonly [Evaluator, Evaluator, ColumnType] {
  const [a, b] = call.types as [ColumnType, ColumnType];
  const type = commonType(a, b);
  return [converting(call.args[0] as Evaluator, a, type), converting(call.args[1] as Evaluator, b, type), type];
}

const isPlain = (type: ColumnType): boolean => type !== 'decimal' && type !== 'dynamic';

const same = (a: Value, b: Value, plain: boolean): boolean =>
  // long against real may be bigint against number
  plain && typeof a === typeof b ? a === b : compareValues(a, b) === 0;

function equality(name: string, summary: string, whenOneNull: boolean, wanted: boolean): ScalarFunction {
  return special(name, `A ${name} B`, summary, (call) => {
    const [left, right, type] = sides(call);
    const plain = isPlain(type);
    return (row) => {
      const [a, b] = [left(row), right(row)];
      if (a === null || b === null) return a === b ? null : whenOneNull;
      return same(a, b, plain) === wanted;
    };
  });
}

function order(name: string, summary: string, holds: (order: number) => boolean): ScalarFunction {
  return special(name, `A ${name} B`, summary, (call) => {
    const [left, right] = sides(call);
    return (row) => {
      const [a, b] = [left(row), right(row)];
      return a === null || b === null ? null : holds(compareValues(a, b));
    };
  });
}

const fold = (text: string): string => text.toLowerCase();

function ignoringCase(name: string, summary: string, wanted: boolean): ScalarFunction {
  return special(name, `A ${name} B`, summary, (call) => {
    const [left, right] = call.args as [Evaluator, Evaluator];
    const [a, b] = call.types as [ColumnType, ColumnType];
    const constant = call.constant(1);
    const folded = constant === undefined ? undefined : fold(convert(constant, b, 'string') as string);
    return (row) => {
      const text = fold(convert(left(row), a, 'string') as string);
      return (text === (folded ?? fold(convert(right(row), b, 'string') as string))) === wanted;
    };
  });
}

/** The values of a list, arrays among them spread out, in the type of the left side. */
function listValues(call: FunctionCall, row: Row): { value: Value; type: ColumnType }[] {
  return call.args.slice(1).flatMap((evaluate, index) => {
    const type = call.types[index + 1] as ColumnType;
    const value = evaluate(row);
    if (type === 'dynamic' && Array.isArray(value)) {
      return (value as Dynamic[]).map((item) => ({ value: item as Value, type: 'dynamic' as const }));
    }
    return [{ value, type }];
  });
}

function membership(
  name: string,
  summary: string,
  options: { isNegated: boolean; ignoresCase: boolean },
): ScalarFunction {
  const { isNegated, ignoresCase } = options;
  return special(name, `A ${name} (B, ...)`, summary, (call) => {
    const left = call.args[0] as Evaluator;
    const type = call.types[0] as ColumnType;
    const keyIn = (value: Value, from: ColumnType) => {
      if (value === null) return undefined;
      const converted =
        type === 'dynamic'
          ? from === 'dynamic'
            ? value
            : convert(value, from, 'dynamic')
          : convert(value, from, type);
      if (converted === null) return undefined;
      return ignoresCase && typeof converted === 'string' ? fold(converted) : keyOf(converted);
    };
    const keysOf = (row: Row) => new Set(listValues(call, row).map((item) => keyIn(item.value, item.type)));
    const isConstant = call.args.every((_, index) => index === 0 || call.constant(index) !== undefined);
    let keys: ReturnType<typeof keysOf> | undefined;
    return (row) => {
      const value = left(row);
      if (value === null) return isNegated;
      if (isConstant) keys ??= keysOf(row);
      const known = isConstant ? (keys as ReturnType<typeof keysOf>) : keysOf(row);
      return known.has(keyIn(value, type)) !== isNegated;
    };
  });
}

function range(name: string, summary: string, isNegated: boolean): ScalarFunction {
  return special(name, `A ${name} (Low .. High)`, summary, (call) => {
    const [left, low, high] = call.args as [Evaluator, Evaluator, Evaluator];
    const [type, lowType, highType] = call.types as [ColumnType, ColumnType, ColumnType];
    const target = commonType(commonType(type, lowType), highType === 'timespan' ? lowType : highType);
    // `between (Start .. 1d)`: a length of time as upper end counts from the start
    const isLength = highType === 'timespan' && target === 'datetime';
    return (row) => {
      const value = convert(left(row), type, target);
      const from = convert(low(row), lowType, target);
      const end = high(row);
      if (value === null || from === null || end === null) return null;
      const to = isLength ? (from as bigint) + BigInt(end as bigint) : convert(end, highType, target);
      if (to === null) return null;
      return (compareValues(value, from) >= 0 && compareValues(value, to) <= 0) !== isNegated;
    };
  });
}

export const comparison: readonly ScalarFunction[] = [
  equality('==', 'Equal; text with regard to case. Text against a number is read as a number.', false, true),
  equality('!=', 'Not equal; text with regard to case.', true, false),
  equality('<>', 'Not equal; another spelling of `!=`.', true, false),
  order('<', 'Less than.', (o) => o < 0),
  order('<=', 'Less than or equal.', (o) => o <= 0),
  order('>', 'Greater than.', (o) => o > 0),
  order('>=', 'Greater than or equal.', (o) => o >= 0),
  ignoringCase('=~', 'Equal text without regard to case.', true),
  ignoringCase('!~', 'Not equal text without regard to case.', false),
  membership('in', 'One of the values, of the elements of an array, or of the first column of a table.', {
    isNegated: false,
    ignoresCase: false,
  }),
  membership('!in', 'None of the values.', { isNegated: true, ignoresCase: false }),
  membership('in~', 'One of the values without regard to case.', { isNegated: false, ignoresCase: true }),
  membership('!in~', 'None of the values without regard to case.', { isNegated: true, ignoresCase: true }),
  range('between', 'Within the range, both ends included.', false),
  range('!between', 'Outside the range.', true),
];
