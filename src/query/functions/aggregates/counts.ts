import type { Evaluator } from '../../evaluate/context.ts';
import type { Aggregate } from '../aggregate.ts';
import { as } from '../function.ts';
import { conditional } from './conditional.ts';
import { DistinctCounter, EXACT_LIMIT, hashOf, Sketch } from './distinct-counter.ts';
import type { Dynamic } from '../../values/dynamic.ts';

const count: Aggregate = {
  names: ['count'],
  usage: 'count()',
  summary: 'Number of rows.',
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

const distinct = (names: string, usage: string, summary: string, limit: number): Aggregate => ({
  names: names.split(' '),
  usage,
  summary,
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

const hll: Aggregate = {
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
          sketch.add(hashOf(value));
        },
        results: () => [isEmpty ? null : sketch.toDynamic()],
      };
    };
  },
};

const hllMerge: Aggregate = {
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
          const value = state(row) as Dynamic;
          if (sketch.merge(value)) isEmpty = false;
        },
        results: () => [isEmpty ? null : sketch.toDynamic()],
      };
    };
  },
};

export const counts: readonly Aggregate[] = [
  count,
  conditional(count, 'countif', 'countif(If)', 0),
  dcount,
  conditional(dcount, 'dcountif', 'dcountif(Value, If [, Accuracy])'),
  distinct(
    'count_distinct',
    'count_distinct(Value)',
    'Number of distinct values, always exact.',
    Number.POSITIVE_INFINITY,
  ),
  hll,
  hllMerge,
];
