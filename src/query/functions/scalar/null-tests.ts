import type { ColumnType } from '../../../domain/tables/schema.ts';
import type { Evaluator } from '../../evaluate/context.ts';
import { negation, type Operand } from '../../pushdown/operand.ts';
import { type Dynamic, kindOf } from '../../values/dynamic.ts';
import { type PushedFunction, type ScalarDefinition, type ScalarFunction, special } from '../define/function.ts';
import { neverGrowing } from '../define/growth.ts';
import { isEmptyValue } from '../support/empty.ts';

/** Text is never null. */
const isNullIn = ({ type, expr, isNullable }: Operand) =>
  type !== 'string' && isNullable ? { $eq: [expr, null] } : { $literal: false };
const isEmptyIn = (operand: Operand) => (operand.type === 'string' ? { $eq: [operand.expr, ''] } : isNullIn(operand));

/** A test that is never null, over one operand. */
const pushedTest = (make: (operand: Operand) => unknown, wanted: boolean): PushedFunction => ({
  test(call, scope) {
    const operand = scope.value(call.args[0]);
    if (!operand) return null;
    const isTrue = wanted ? make(operand) : negation(make(operand));
    return { isTrue, isFalse: negation(isTrue) };
  },
});

/** Tests for null. Text is never null, so `isnull("")` is false. */
const nullTest = (names: string, summary: string, wanted: boolean): ScalarDefinition =>
  special(
    names,
    `${names.split(' ')[0]}(Value)`,
    summary,
    (call) => {
      const evaluate = call.args[0] as Evaluator;
      if (call.types[0] === 'string') return () => !wanted;
      return (row) => (evaluate(row) === null) === wanted;
    },
    { isShort: true, pushDown: pushedTest(isNullIn, wanted) },
  );

const emptyTest = (names: string, summary: string, wanted: boolean): ScalarDefinition =>
  special(
    names,
    `${names.split(' ')[0]}(Value)`,
    summary,
    (call) => {
      const evaluate = call.args[0] as Evaluator;
      const type = call.types[0] as ColumnType;
      return (row) => isEmptyValue(evaluate(row), type) === wanted;
    },
    { isShort: true, pushDown: pushedTest(isEmptyIn, wanted) },
  );

export const nullTests: readonly ScalarFunction[] = neverGrowing([
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
]);
