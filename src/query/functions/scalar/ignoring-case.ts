import type { ColumnType } from '../../../domain/tables/schema.ts';
import type { Evaluator } from '../../evaluate/context.ts';
import type { FunctionCall } from '../../evaluate/function-call.ts';
import { convert } from '../../values/convert.ts';
import { type PushedFunction, type ScalarDefinition, type ScalarFunction, special } from '../define/function.ts';
import { neverGrowing } from '../define/growth.ts';
import { equalsIgnoringCase, looseFilter } from '../support/pushed-text.ts';

const fold = (text: string): string => text.toLowerCase();

const pushed = (isNegated: boolean): PushedFunction => ({
  test({ args }, scope) {
    const operand = scope.valueOf(args[0], 'string');
    const value = scope.constant(args[1]);
    if (!operand || typeof value !== 'string' || args[1]?.type !== 'string') return null;
    const test = equalsIgnoringCase(operand, [value]);
    if (!test) return null;
    return isNegated
      ? { isTrue: test.isFalse, isFalse: test.isTrue }
      : { ...test, loose: value === '' ? undefined : looseFilter(operand, value, false) };
  },
});

function equality(name: string, summary: string, wanted: boolean): ScalarDefinition {
  const compile = (call: FunctionCall): Evaluator => {
    const [left, right] = call.args as [Evaluator, Evaluator];
    const [a, b] = call.types as [ColumnType, ColumnType];
    const constant = call.constant(1);
    const folded = constant === undefined ? undefined : fold(convert(constant, b, 'string') as string);
    return (row) => {
      const text = fold(convert(left(row), a, 'string') as string);
      return (text === (folded ?? fold(convert(right(row), b, 'string') as string))) === wanted;
    };
  };
  return special(name, `A ${name} B`, summary, compile, { isShort: true, pushDown: pushed(!wanted) });
}

export const ignoringCase: readonly ScalarFunction[] = neverGrowing([
  equality('=~', 'Equal text without regard to case.', true),
  equality('!~', 'Not equal text without regard to case.', false),
]);
