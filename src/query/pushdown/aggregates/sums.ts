import type { AggregateCall } from '../../functions/aggregate.ts';
import { type Operand, raise } from '../operand.ts';
import type { MongoExpr } from '../storage.ts';
import type { Grouped, PushedAggregate } from './aggregate.ts';

/** Whole numbers add up exactly while the sum of their sizes is exact in a double; real ones depend on the order and stay in process. */
const SAFE = Number.MAX_SAFE_INTEGER;

const whole = ({ args }: AggregateCall, { scope }: Grouped): Operand | null => {
  const operand = scope.value(args[0]);
  return operand && (operand.type === 'int' || operand.type === 'long') ? operand : null;
};

/** The value for rows that count, or null, which sums leave out. */
const chosen = (operand: Operand, call: AggregateCall, { scope }: Grouped, isConditional: boolean): MongoExpr => {
  if (!isConditional) return operand.expr;
  const test = scope.test(call.args[1]);
  return test ? { $cond: [test.isTrue, operand.expr, null] } : undefined;
};

/** The sum, where no part of it can have been rounded. */
function exactSum({ group, name }: Grouped, value: MongoExpr): MongoExpr {
  const [total, size] = [`${name}s`, `${name}z`];
  group.add(total, { $sum: value }, '$sum');
  group.add(size, { $sum: { $abs: value } }, '$sum');
  return { $cond: [{ $lte: [`$${size}`, SAFE] }, `$${total}`, raise('too large a sum', `$${size}`)] };
}

const sum = (name: string, isConditional: boolean): PushedAggregate => ({
  names: [name],
  prepare(call, grouped) {
    const operand = whole(call, grouped);
    const value = operand && chosen(operand, call, grouped, isConditional);
    if (!operand || value === undefined || call.types[0] !== 'long') return null;
    return [() => ({ type: 'long', expr: exactSum(grouped, value), isNullable: false })];
  },
});

/** The sum by the number of values that are not null; NaN of none. */
const avg = (name: string, isConditional: boolean): PushedAggregate => ({
  names: [name],
  prepare(call, grouped) {
    const operand = whole(call, grouped);
    const value = operand && chosen(operand, call, grouped, isConditional);
    if (!operand || value === undefined || call.types[0] !== 'real') return null;
    return [
      () => {
        const { group, name: member } = grouped;
        const rows = `${member}n`;
        const isNullable = operand.isNullable || isConditional;
        group.add(rows, { $sum: isNullable ? { $cond: [{ $eq: [value, null] }, 0, 1] } : 1 }, '$sum');
        const total = exactSum(grouped, value);
        const expr = { $cond: [{ $eq: [`$${rows}`, 0] }, { $literal: NaN }, { $divide: [total, `$${rows}`] }] };
        return { type: 'real', expr, isNullable: false };
      },
    ];
  },
});

export const sums: readonly PushedAggregate[] = [
  sum('sum', false),
  sum('sumif', true),
  avg('avg', false),
  avg('avgif', true),
];
