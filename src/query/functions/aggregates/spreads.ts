import type { Aggregate, AggregateDefinition } from '../define/aggregate.ts';
import { conditional } from '../define/conditional.ts';
import { as } from '../define/function.ts';
import { neverGrowing } from '../define/growth.ts';

/** What the squares of the distances from the mean are divided by: one less than the rows of a sample, the rows of a population. */
type Divisor = (rows: number) => number;

const OF_SAMPLE: Divisor = (rows) => rows - 1;
const OF_POPULATION: Divisor = (rows) => rows;

/** Welford's method, which stays exact enough for large values. */
const spread = (
  name: string,
  summary: string,
  divisor: Divisor,
  of: (variance: number) => number = (variance) => variance,
): AggregateDefinition => ({
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
        results: () => [rows < 2 ? 0 : of(squares / divisor(rows))],
      };
    };
  },
});

/** As Welford's method, over pairs; a pair with a null is left out. Null of no pair, as the documentation says of it. */
const jointSpread = (name: string, summary: string, divisor: Divisor): AggregateDefinition => ({
  names: [name],
  usage: `${name}(X, Y)`,
  summary,
  isShort: true,
  prepare(call) {
    const [first, second] = [as(call, 0, 'real'), as(call, 1, 'real')];
    return () => {
      let [rows, meanOfFirst, meanOfSecond, products] = [0, 0, 0, 0];
      return {
        add(row) {
          const [x, y] = [first(row), second(row)];
          if (x === null || y === null) return;
          rows += 1;
          const distance = x - meanOfFirst;
          meanOfFirst += distance / rows;
          meanOfSecond += (y - meanOfSecond) / rows;
          products += distance * (y - meanOfSecond);
        },
        results: () => [rows === 0 ? null : rows === 1 ? 0 : products / divisor(rows)],
      };
    };
  },
});

const stdev = spread('stdev', 'Standard deviation of a sample; 0 of no rows.', OF_SAMPLE, Math.sqrt);
const stdevp = spread('stdevp', 'Standard deviation of a population; 0 of no rows.', OF_POPULATION, Math.sqrt);
const variance = spread('variance', 'Variance of a sample; 0 of no rows.', OF_SAMPLE);
const variancep = spread('variancep', 'Variance of a population; 0 of no rows.', OF_POPULATION);
const covariance = jointSpread('covariance', 'Covariance of a sample of pairs.', OF_SAMPLE);
const covariancep = jointSpread('covariancep', 'Covariance of a population of pairs.', OF_POPULATION);

export const spreads: readonly Aggregate[] = neverGrowing([
  stdev,
  conditional(stdev, 'stdevif', 'stdevif(Value, If)'),
  stdevp,
  variance,
  conditional(variance, 'varianceif', 'varianceif(Value, If)'),
  variancep,
  conditional(variancep, 'variancepif', 'variancepif(Value, If)'),
  covariance,
  conditional(covariance, 'covarianceif', 'covarianceif(X, Y, If)', { index: 2 }),
  covariancep,
  conditional(covariancep, 'covariancepif', 'covariancepif(X, Y, If)', { index: 2 }),
]);
