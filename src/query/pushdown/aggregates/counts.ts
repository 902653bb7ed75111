import type { AggregateCall } from '../../functions/aggregate.ts';
import { EXACT_LIMIT } from '../../functions/aggregates/distinct-counter.ts';
import { result } from '../group.ts';
import { raise } from '../operand.ts';
import type { MongoExpr } from '../storage.ts';
import type { Grouped, PushedAggregate, Result } from './aggregate.ts';

const counted = ({ group, name }: Grouped, accumulator: Readonly<Record<string, MongoExpr>>): readonly Result[] => [
  () => {
    group.add(name, accumulator, '$sum');
    return result(name, 'long', false);
  },
];

const count: PushedAggregate = {
  names: ['count'],
  prepare: (call, grouped) => (call.args.length === 0 ? counted(grouped, { $sum: 1 }) : null),
};

const countif: PushedAggregate = {
  names: ['countif'],
  prepare(call, grouped) {
    const test = grouped.scope.test(call.args[0]);
    return test && counted(grouped, { $sum: { $cond: [test.isTrue, 1, 0] } });
  },
};

/** Exact up to a limit in a group; beyond it the process estimates, and so it is asked. */
const distinct = (name: string, limit: number): PushedAggregate => ({
  names: [name],
  prepare(call: AggregateCall, { scope, group }: Grouped) {
    const operand = scope.value(call.args[0]);
    if (!operand) return null;
    const isCounted = operand.isNullable ? { $cond: [{ $eq: ['$_id.of', null] }, 0, 1] } : 1;
    // the value alone is the id where there is no key
    const counting = group.hasKeys || !operand.isNullable ? isCounted : { $cond: [{ $eq: ['$_id', null] }, 0, 1] };
    if (!group.countDistinct(operand, counting)) return null;
    const found = result('distinct', 'long', false);
    if (limit === Infinity) return [() => found];
    const expr = { $cond: [{ $lte: [found.expr, limit] }, found.expr, raise('too many distinct values', found.expr)] };
    return [() => ({ type: 'long', expr, isNullable: false })];
  },
});

export const counts: readonly PushedAggregate[] = [
  count,
  countif,
  distinct('dcount', EXACT_LIMIT),
  distinct('count_distinct', Infinity),
];
