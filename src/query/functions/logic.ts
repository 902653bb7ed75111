import type { ColumnType } from '../../domain/tables/schema.ts';
import type { Evaluator } from '../evaluate/context.ts';
import { convert } from '../values/convert.ts';
import { type Dynamic, kindOf } from '../values/dynamic.ts';
import type { Value } from '../values/value.ts';
import { as, type FunctionCall, type ScalarFunction, simple, special } from './function.ts';

/** A branch in the result's type. */
const branch = (call: FunctionCall, index: number): Evaluator => {
  const evaluate = call.args[index] as Evaluator;
  const type = call.types[index] as ColumnType;
  return type === call.type ? evaluate : (row) => convert(evaluate(row), type, call.type);
};

const isEmptyValue = (value: Value, type: ColumnType): boolean =>
  value === null || (type === 'string' || type === 'dynamic' ? value === '' : false);

/** Null, and for text nothing: `isnull("")` is false because text is never null. */
const nullTest = (names: string, summary: string, wanted: boolean): ScalarFunction =>
  special(names, `${names.split(' ')[0]}(Value)`, summary, (call) => {
    const evaluate = call.args[0] as Evaluator;
    if (call.types[0] === 'string') return () => !wanted;
    return (row) => (evaluate(row) === null) === wanted;
  });

const emptyTest = (names: string, summary: string, wanted: boolean): ScalarFunction =>
  special(names, `${names.split(' ')[0]}(Value)`, summary, (call) => {
    const evaluate = call.args[0] as Evaluator;
    const type = call.types[0] as ColumnType;
    return (row) => isEmptyValue(evaluate(row), type) === wanted;
  });

const choice = (call: FunctionCall): Evaluator => {
  const test = as(call, 0, 'bool');
  const [whenTrue, whenFalse] = [branch(call, 1), branch(call, 2)];
  return (row) => (test(row) === true ? whenTrue(row) : whenFalse(row));
};

export const logic: readonly ScalarFunction[] = [
  special('and', 'A and B', 'True when both are true; null counts as unknown.', (call) => {
    const [left, right] = [as(call, 0, 'bool'), as(call, 1, 'bool')];
    return (row) => {
      const a = left(row);
      if (a === false) return false;
      const b = right(row);
      if (b === false) return false;
      return a === null || b === null ? null : true;
    };
  }),
  special('or', 'A or B', 'True when one of them is true; null counts as unknown.', (call) => {
    const [left, right] = [as(call, 0, 'bool'), as(call, 1, 'bool')];
    return (row) => {
      const a = left(row);
      if (a === true) return true;
      const b = right(row);
      if (b === true) return true;
      return a === null || b === null ? null : false;
    };
  }),
  simple('not', 'not(Value)', ['bool'], 'The opposite; null stays null.', (value) => !value),
  special('iff iif', 'iff(If, Then, Else)', 'Then where If is true, else Else.', choice),
  special(
    'case',
    'case(If, Then, [If, Then, ...] Else)',
    'The Then behind the first If that is true, else Else.',
    (call) => {
      const count = Math.floor(call.args.length / 2);
      const tests = Array.from({ length: count }, (_, index) => as(call, index * 2, 'bool'));
      const values = Array.from({ length: count }, (_, index) => branch(call, index * 2 + 1));
      const otherwise = call.args.length % 2 === 1 ? branch(call, call.args.length - 1) : () => null;
      return (row) => {
        for (let index = 0; index < count; index += 1) if (tests[index]!(row) === true) return values[index]!(row);
        return otherwise(row);
      };
    },
  ),
  special('coalesce', 'coalesce(Value, ...)', 'The first value that is not null (for text: not empty).', (call) => {
    const values = call.args.map((_, index) => branch(call, index));
    return (row) => {
      let last: Value = null;
      for (const evaluate of values) {
        last = evaluate(row);
        if (!isEmptyValue(last, call.type)) return last;
      }
      return last;
    };
  }),
  nullTest('isnull', 'True for null. Text is never null.', true),
  nullTest('isnotnull notnull', 'True for anything but null.', false),
  emptyTest('isempty', 'True for null and for empty text.', true),
  emptyTest('isnotempty notempty', 'True for anything but null and empty text.', false),
  special('gettype', 'gettype(Value)', 'The name of the type; for dynamic values that of the content.', (call) => {
    const evaluate = call.args[0] as Evaluator;
    const type = call.types[0] as ColumnType;
    return (row) => {
      const value = evaluate(row);
      if (value === null) return 'null';
      return type === 'dynamic' ? kindOf(value as Dynamic) : type;
    };
  }),
];
