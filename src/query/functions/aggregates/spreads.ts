import type { Aggregate, AggregateDefinition } from '../define/aggregate.ts';
import { conditional } from '../define/conditional.ts';
import { as } from '../define/function.ts';
import { neverGrowing } from '../define/growth.ts';

/** Welford's method, which stays exact enough for large values. */
const spread = (name: string, summary: string, of: (variance: number) => number): AggregateDefinition => ({
  names: [name],
  usage: `${name}(Value)`,
  summary,
  isShort: true,
  prepare(call) {
    const evaluate = as(call, 0, 'real');
    return () => {
      let [rows, mean, squares] = [0, 0, 0];
      return {
        add(row) {
          const value = evaluate(row);
          if (value === null) return;
          rows += 1;
          const distance = value - mean;
          mean += distance / rows;
          squares += distance * (value - mean);
        },
        results: () => [rows < 2 ? 0 : of(squares / (rows - 1))],
      };
    };
  },
});

const stdev = spread('stdev', 'Standard deviation of a sample.', Math.sqrt);
const variance = spread('variance', 'Variance of a sample.', (value) => value);

export const spreads: readonly Aggregate[] = neverGrowing([
  stdev,
  conditional(stdev, 'stdevif', 'stdevif(Value, If)'),
  variance,
  conditional(variance, 'varianceif', 'varianceif(Value, If)'),
]);
