import type { ColumnType } from '../../../domain/tables/schema.ts';
import type { Evaluator } from '../../evaluate/context.ts';
import type { FunctionCall } from '../../evaluate/function-call.ts';
import type { Call, Expr } from '../../plan/plan.ts';
import type { Test } from '../../pushdown/operand.ts';
import type { Scope } from '../../pushdown/scope.ts';
import { compareValues } from '../../values/compare.ts';
import { convert } from '../../values/convert.ts';
import { type PushedFunction, type ScalarDefinition, type ScalarFunction, special } from '../define/function.ts';
import { neverGrowing } from '../define/growth.ts';
import { commonType } from '../support/common-type.ts';
import { compareOperands, sides } from '../support/pushed-comparison.ts';

/** Both ends included; null with any null among them. */
function pushedTest({ args }: Call, scope: Scope): Test | null {
  const [value, low, high] = args as [Expr, Expr, Expr];
  if (value.type !== low.type || value.type !== high.type) return null;
  const [above, below] = [sides(value, low, scope), sides(value, high, scope)];
  if (!above || !below || above[1].constant == null || below[1].constant == null) return null;
  const tests = [compareOperands('>=', ...above), compareOperands('<=', ...below)] as const;
  const [from, to] = tests;
  if (!from || !to) return null;
  return {
    isTrue: { $and: [from.isTrue, to.isTrue] },
    isFalse: { $or: [from.isFalse, to.isFalse] },
    exact: from.exact && to.exact ? { $and: [from.exact, to.exact] } : undefined,
  };
}

function range(name: string, summary: string, isNegated: boolean): ScalarDefinition {
  const pushDown: PushedFunction = {
    test(call, scope) {
      const test = pushedTest(call, scope);
      return test && isNegated ? { isTrue: test.isFalse, isFalse: test.isTrue } : test;
    },
  };
  const compile = (call: FunctionCall): Evaluator => {
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
  };
  return special(name, `A ${name} (Low .. High)`, summary, compile, { isShort: true, pushDown });
}

export const between: readonly ScalarFunction[] = neverGrowing([
  range('between', 'Within the range, both ends included.', false),
  range('!between', 'Outside the range.', true),
]);
