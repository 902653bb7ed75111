import { result, storedResult } from '../group.ts';
import { asStored } from '../operand.ts';
import { PUSHED_TYPES } from '../storage.ts';
import type { PushedAggregate } from './aggregate.ts';

/** The largest or smallest value, nulls left out; null of none, for text nothing. */
const extreme = (name: string, operator: '$max' | '$min', isConditional: boolean): PushedAggregate => ({
  names: [name],
  prepare({ args, types }, { scope, group, name: member }) {
    const type = types[0];
    const operand = type && PUSHED_TYPES.has(type) ? scope.valueOf(args[0], type) : null;
    const test = isConditional ? scope.test(args[1]) : null;
    if (!operand || !type || (isConditional && !test)) return null;
    const value = test ? { $cond: [test.isTrue, operand.expr, null] } : operand.expr;
    const isNullable = operand.isNullable || isConditional;
    // what is missing is less than any text, and so is empty text
    const isPlain = operator === '$max' && !test && type === 'string';
    return [
      () => {
        if (isPlain) {
          group.add(member, { $max: asStored(operand) }, '$max');
          return storedResult(member, operand);
        }
        group.add(member, { [operator]: value }, operator);
        const found = result(member, type, isNullable && type !== 'string');
        // of no text at all
        return isNullable && type === 'string'
          ? { type, expr: { $ifNull: [found.expr, ''] }, isNullable: false }
          : found;
      },
    ];
  },
});

export const extremes: readonly PushedAggregate[] = [
  extreme('max', '$max', false),
  extreme('maxif', '$max', true),
  extreme('min', '$min', false),
  extreme('minif', '$min', true),
];
