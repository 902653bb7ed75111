import type { Evaluator } from '../../evaluate/context.ts';
import { result } from '../../pushdown/group.ts';
import { raise } from '../../pushdown/operand.ts';
import type { MongoExpr } from '../../tables/storage.ts';
import type { Dynamic } from '../../values/dynamic.ts';
import type { Aggregate, AggregateDefinition, PushedGroup, PushedResult } from '../define/aggregate.ts';
import { conditional } from '../define/conditional.ts';
import { as } from '../define/function.ts';
import { bounded, neverGrowing } from '../define/growth.ts';
import { DistinctCounter, EXACT_LIMIT, hashOf, Sketch } from '../support/distinct-counter.ts';

/** A number of rows in MongoDB. */
const pushedSum = (
  { group, name }: PushedGroup,
  accumulator: Readonly<Record<string, MongoExpr>>,
): readonly PushedResult[] => [
  () => {
    group.add(name, accumulator, '$sum');
    return result(name, 'long', false);
  },
];

const count: AggregateDefinition = {
  names: ['count', 'cnt'],
  usage: 'count()',
  summary: 'Number of rows.',
  isShort: true,
  pushDown: (call, grouped) => (call.args.length === 0 ? pushedSum(grouped, { $sum: 1 }) : null),
  prepare: () => () => {
    let rows = 0;
    return {
      add: () => {
        rows += 1;
      },
      results: () => [rows],
    };
  },
};

const countif = conditional(count, 'countif', 'countif(If)', {
  index: 0,
  pushDown(call, grouped) {
    const test = grouped.scope.test(call.args[0]);
    return test && pushedSum(grouped, { $sum: { $cond: [test.isTrue, 1, 0] } });
  },
});

/** Exact up to a limit in a group. Beyond it the process estimates, so the aggregation is given up. */
const pushedDistinct =
  (limit: number): NonNullable<Aggregate['pushDown']> =>
  (call, { scope, group }) => {
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
  };

const distinct = (names: string, usage: string, summary: string, limit: number): AggregateDefinition => ({
  names: names.split(' '),
  usage,
  summary,
  isShort: true,
  pushDown: pushedDistinct(limit),
  prepare(call) {
    const evaluate = call.args[0] as Evaluator;
    return () => {
      const counter = new DistinctCounter(limit);
      return {
        add(row) {
          const value = evaluate(row);
          if (value !== null) call.hold(counter.add(value));
        },
        results() {
          if (!counter.isExact) call.warn(`dcount: more than ${EXACT_LIMIT} distinct values, the count is estimated.`);
          return [counter.count()];
        },
      };
    };
  },
});

const dcount = distinct(
  'dcount',
  'dcount(Value [, Accuracy])',
  `Number of distinct values, nulls left out; exact up to ${EXACT_LIMIT} in a group, then estimated (and a warning says so).`,
  EXACT_LIMIT,
);

const countDistinct = distinct(
  'count_distinct',
  'count_distinct(Value)',
  'Number of distinct values, always exact.',
  Number.POSITIVE_INFINITY,
);

const hll: AggregateDefinition = {
  names: ['hll'],
  usage: 'hll(Value [, Accuracy])',
  summary: 'The state of a dcount, for hll_merge and dcount_hll.',
  prepare(call) {
    const evaluate = call.args[0] as Evaluator;
    return () => {
      const sketch = new Sketch();
      let isEmpty = true;
      return {
        add(row) {
          const value = evaluate(row);
          if (value === null) return;
          isEmpty = false;
          call.hold(sketch.add(hashOf(value)));
        },
        results: () => [isEmpty ? null : sketch.toDynamic()],
      };
    };
  },
};

const hllMerge: AggregateDefinition = {
  names: ['hll_merge'],
  usage: 'hll_merge(State)',
  summary: 'One state of all the states in the group.',
  prepare(call) {
    const state = as(call, 0, 'dynamic');
    return () => {
      const sketch = new Sketch();
      let isEmpty = true;
      return {
        add(row) {
          const bytes = sketch.merge(state(row) as Dynamic);
          if (bytes === null) return;
          isEmpty = false;
          call.hold(bytes);
        },
        results: () => [isEmpty ? null : sketch.toDynamic()],
      };
    };
  },
};

export const counts: readonly Aggregate[] = [
  ...neverGrowing([
    count,
    countif,
    dcount,
    conditional(dcount, 'dcountif', 'dcountif(Value, If [, Accuracy])'),
    countDistinct,
    conditional(countDistinct, 'count_distinctif', 'count_distinctif(Value, If)'),
  ]),
  ...bounded([hll, conditional(hll, 'hll_if', 'hll_if(Value, If [, Accuracy])'), hllMerge]),
];
