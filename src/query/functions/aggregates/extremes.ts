import { result, storedResult } from '../../pushdown/group.ts';
import { asStored } from '../../pushdown/operand.ts';
import { PUSHED_TYPES } from '../../tables/storage.ts';
import { compareValues } from '../../values/compare.ts';
import type { Value } from '../../values/value.ts';
import type { Aggregate, AggregateDefinition } from '../define/aggregate.ts';
import { conditional } from '../define/conditional.ts';
import { neverGrowing } from '../define/growth.ts';
import { LargeValues } from '../support/large-values.ts';
import { resultArgument } from '../support/result-argument.ts';

/** The largest or smallest value in MongoDB, nulls left out; null of no rows, for text empty. */
function pushed(operator: '$max' | '$min', isConditional: boolean): NonNullable<Aggregate['pushDown']> {
  return ({ args, types }, { scope, group, name: member }) => {
    const type = types[0];
    const operand = type && PUSHED_TYPES.has(type) ? scope.valueOf(args[0], type) : null;
    const test = isConditional ? scope.test(args[1]) : null;
    if (!operand || !type || (isConditional && !test)) return null;
    const value = test ? { $cond: [test.isTrue, operand.expr, null] } : operand.expr;
    const isNullable = operand.isNullable || isConditional;
    // a missing value is less than any text, and so is empty text
    const isPlain = operator === '$max' && !test && type === 'string';
    return [
      () => {
        if (isPlain) {
          group.add(member, { $max: asStored(operand) }, '$max');
          return storedResult(member, operand);
        }
        group.add(member, { [operator]: value }, operator);
        const found = result(member, type, isNullable && type !== 'string');
        // where there is no text at all
        return isNullable && type === 'string'
          ? { type, expr: { $ifNull: [found.expr, ''] }, isNullable: false }
          : found;
      },
    ];
  };
}

const extreme = (name: string, summary: string, sign: 1 | -1): AggregateDefinition => ({
  names: [name],
  usage: `${name}(Value)`,
  summary,
  isShort: true,
  pushDown: pushed(sign > 0 ? '$max' : '$min', false),
  prepare(call) {
    const evaluate = resultArgument(call);
    const isLarge = call.type === 'string' || call.type === 'dynamic';
    return () => {
      let best: Value = null;
      const holder = new LargeValues(call);
      return {
        add(row) {
          const value = evaluate(row);
          if (value === null) return;
          if (best !== null && compareValues(value, best) * sign <= 0) return;
          best = value;
          if (isLarge) holder.keep([value]);
        },
        results: () => [best],
      };
    };
  },
});

const max = extreme('max', 'The largest value, nulls left out.', 1);
const min = extreme('min', 'The smallest value, nulls left out.', -1);

export const extremes: readonly Aggregate[] = neverGrowing([
  max,
  conditional(max, 'maxif', 'maxif(Value, If)', { pushDown: pushed('$max', true) }),
  min,
  conditional(min, 'minif', 'minif(Value, If)', { pushDown: pushed('$min', true) }),
]);
