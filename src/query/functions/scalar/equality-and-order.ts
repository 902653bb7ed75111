import type { ColumnType } from '../../../domain/tables/schema.ts';
import type { Evaluator } from '../../evaluate/context.ts';
import type { FunctionCall } from '../../evaluate/function-call.ts';
import type { Expr } from '../../plan/plan.ts';
import { compareValues } from '../../values/compare.ts';
import { convert } from '../../values/convert.ts';
import type { Value } from '../../values/value.ts';
import { type PushedFunction, type ScalarDefinition, type ScalarFunction, special } from '../define/function.ts';
import { neverGrowing } from '../define/growth.ts';
import { commonType } from '../support/common-type.ts';
import { compareOperands, FLIPPED, sides as pushedSides, type Sign } from '../support/pushed-comparison.ts';

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

function equality(name: '==' | '!=' | '<>', summary: string, whenOneNull: boolean, wanted: boolean): ScalarDefinition {
  const more = { isShort: true, pushDown: comparisonOf(name === '<>' ? '!=' : name) };
  const compile = (call: FunctionCall): Evaluator => {
    const [left, right, type] = sides(call);
    const plain = isPlain(type);
    return (row) => {
      const [a, b] = [left(row), right(row)];
      if (a === null || b === null) return a === b ? null : whenOneNull;
      return same(a, b, plain) === wanted;
    };
  };
  return special(name, `A ${name} B`, summary, compile, more);
}

function order(name: Sign, summary: string, holds: (order: number) => boolean): ScalarDefinition {
  const compile = (call: FunctionCall): Evaluator => {
    const [left, right] = sides(call);
    return (row) => {
      const [a, b] = [left(row), right(row)];
      return a === null || b === null ? null : holds(compareValues(a, b));
    };
  };
  return special(name, `A ${name} B`, summary, compile, { isShort: true, pushDown: comparisonOf(name) });
}

/** In MongoDB a constant stands on the right. */
const comparisonOf = (sign: Sign): PushedFunction => ({
  test({ args }, scope) {
    const [left, right] = args as [Expr, Expr];
    const isFlipped = scope.constant(left) !== undefined;
    const found = isFlipped ? pushedSides(right, left, scope) : pushedSides(left, right, scope);
    return found && compareOperands(isFlipped ? FLIPPED[sign] : sign, found[0], found[1]);
  },
});

export const equalityAndOrder: readonly ScalarFunction[] = neverGrowing([
  equality('==', 'Equal; text with regard to case. Text against a number is read as a number.', false, true),
  equality('!=', 'Not equal; text with regard to case.', true, false),
  equality('<>', 'Not equal; another spelling of `!=`.', true, false),
  order('<', 'Less than.', (o) => o < 0),
  order('<=', 'Less than or equal.', (o) => o <= 0),
  order('>', 'Greater than.', (o) => o > 0),
  order('>=', 'Greater than or equal.', (o) => o >= 0),
]);
