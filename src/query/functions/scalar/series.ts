import type { ColumnType } from '../../../domain/tables/schema.ts';
import type { Evaluator } from '../../evaluate/context.ts';
import type { FunctionCall } from '../../evaluate/function-call.ts';
import { idOf } from '../../values/compare.ts';
import { toDynamic, toReal } from '../../values/convert.ts';
import { type Bag, type Dynamic, kindOf, realToDynamic } from '../../values/dynamic.ts';
import type { Value } from '../../values/value.ts';
import { as, type ScalarDefinition, type ScalarFunction, special } from '../define/function.ts';
import { bounded } from '../define/growth.ts';

const numbersOf = (array: readonly Dynamic[]): (number | null)[] => array.map((item) => toReal(item, 'dynamic'));

/** The names of the statistics, in their order. */
const STATS = ['min', 'min_idx', 'max', 'max_idx', 'avg', 'stdev', 'variance'] as const;

const NO_STATS: Dynamic[] = STATS.map(() => null);

/** min, min_idx, max, max_idx, avg, stdev, variance (of a sample). */
function stats(values: readonly (number | null)[], ignores: boolean): Dynamic[] {
  const isFinite = (value: number | null): value is number => value !== null && Number.isFinite(value);
  if (values.length === 0 || (!ignores && !values.every(isFinite))) return NO_STATS;
  const finite = values.filter(isFinite);
  if (finite.length === 0) return NO_STATS;
  const min = finite.reduce((a, b) => Math.min(a, b));
  const max = finite.reduce((a, b) => Math.max(a, b));
  const average = finite.reduce((sum, value) => sum + value, 0) / finite.length;
  const variance =
    finite.length > 1 ? finite.reduce((sum, value) => sum + (value - average) ** 2, 0) / (finite.length - 1) : 0;
  return [
    realToDynamic(min),
    values.indexOf(min),
    realToDynamic(max),
    values.indexOf(max),
    realToDynamic(average),
    realToDynamic(Math.sqrt(variance)),
    realToDynamic(variance),
  ];
}

/** The same, and sum and len, in a bag. */
function statsBag(values: readonly (number | null)[], ignores: boolean): Dynamic {
  const finite = values.filter((value): value is number => value !== null && Number.isFinite(value));
  const bag: Bag = new Map();
  for (const [index, value] of stats(values, ignores).entries()) bag.set(STATS[index]!, value);
  const isKnown = bag.get('avg') !== null;
  bag.set('sum', isKnown ? realToDynamic(finite.reduce((total, value) => total + value, 0)) : null);
  bag.set('len', values.length);
  return bag;
}

/** Least squares over the positions 0, 1, 2, ...: rsquare, slope, variance, rvariance, interception, the line. */
function fitLine(values: readonly (number | null)[]): Dynamic[] {
  const y = values.map((value) => value ?? Number.NaN);
  const count = y.length;
  if (count < 2 || y.some(Number.isNaN)) return [null, null, null, null, null, null];
  const meanX = (count - 1) / 2;
  const meanY = y.reduce((sum, value) => sum + value, 0) / count;
  const covariance = y.reduce((sum, value, x) => sum + (x - meanX) * (value - meanY), 0);
  const spread = y.reduce((sum, _, x) => sum + (x - meanX) ** 2, 0);
  const slope = covariance / spread;
  const interception = meanY - slope * meanX;
  const line = y.map((_, x) => interception + slope * x);
  const variance = y.reduce((sum, value) => sum + (value - meanY) ** 2, 0) / (count - 1);
  const residual = y.reduce((sum, value, x) => sum + (value - (line[x] as number)) ** 2, 0) / (count - 1);
  const rsquare = variance === 0 ? 1 : 1 - residual / variance;
  return [rsquare, slope, variance, residual, interception].map(realToDynamic).concat([line.map(realToDynamic)]);
}

/** A function of the numbers of an array; null for what is no array. */
const ofNumbers = (
  name: string,
  usage: string,
  summary: string,
  body: (values: (number | null)[], call: FunctionCall, row: Value[]) => Value,
): ScalarDefinition =>
  special(name, usage, summary, (call) => {
    const array = as(call, 0, 'dynamic');
    return (row) => {
      const value = array(row);
      return Array.isArray(value) ? body(numbersOf(value), call, row) : null;
    };
  });

/** Whether a call says that elements which are no finite numbers are passed over. */
const ignoresNonFinite = (call: FunctionCall, row: Value[]): boolean =>
  call.args.length > 1 && as(call, 1, 'bool')(row) === true;

/** One number of all; null where one is none. */
const folded = (
  name: string,
  summary: string,
  start: number,
  join: (a: number, b: number) => number,
): ScalarDefinition =>
  ofNumbers(name, `${name}(Array)`, summary, (values) =>
    values.includes(null) ? null : (values as number[]).reduce(join, start),
  );

/** True for the elements that stand for a missing value: null unless another placeholder is given. */
function missingTest(call: FunctionCall, index: number): (row: Value[]) => (item: Dynamic) => boolean {
  const evaluate = call.args[index];
  const type = call.types[index];
  if (!evaluate || !type) return () => (item) => item === null;
  return (row) => {
    const placeholder = toDynamic(evaluate(row), type);
    if (placeholder === null) return (item) => item === null;
    const wanted = toReal(placeholder, 'dynamic');
    const id = idOf(placeholder);
    return (item) => (wanted === null ? idOf(item) === id : item !== null && toReal(item, 'dynamic') === wanted);
  };
}

const fill = (
  name: string,
  usage: string,
  summary: string,
  placeholder: number,
  body: (items: Dynamic[], isMissing: (item: Dynamic) => boolean, call: FunctionCall, row: Value[]) => Dynamic[],
): ScalarDefinition =>
  special(name, usage, summary, (call) => {
    const array = as(call, 0, 'dynamic');
    const missing = missingTest(call, placeholder);
    return (row) => {
      const value = array(row);
      return Array.isArray(value) ? body(value, missing(row), call, row) : null;
    };
  });

function fillLinear(
  items: Dynamic[],
  isMissing: (item: Dynamic) => boolean,
  fillsEdges: boolean,
  constant: Dynamic,
): Dynamic[] {
  if (items.every(isMissing)) return items.map(() => constant);
  const isWhole = items.every((item) => isMissing(item) || kindOf(item) === 'long');
  const known = items.flatMap((item, index) => (isMissing(item) ? [] : [index]));
  const numbers = numbersOf(items);
  let next = 0;
  return items.map((item, index): Dynamic => {
    if (!isMissing(item)) return item;
    while (next < known.length && (known[next] as number) < index) next += 1;
    const [before, after] = [known[next - 1], known[next]];
    if (before === undefined || after === undefined)
      return fillsEdges ? (items[(before ?? after) as number] as Dynamic) : item;
    const [from, to] = [numbers[before] as number, numbers[after] as number];
    const value = from + ((to - from) * (index - before)) / (after - before);
    return isWhole ? Math.trunc(value) : realToDynamic(value);
  });
}

const constantOf = (call: FunctionCall, index: number, row: Value[], fallback: Dynamic): Dynamic => {
  const evaluate = call.args[index] as Evaluator | undefined;
  return evaluate ? toDynamic(evaluate(row), call.types[index] as ColumnType) : fallback;
};

export const series: readonly ScalarFunction[] = bounded([
  ofNumbers(
    'series_stats',
    'series_stats(Array [, IgnoreNonFinite])',
    'Several results: min, min_idx, max, max_idx, avg, stdev, variance.',
    (values, call, row) => stats(values, ignoresNonFinite(call, row)),
  ),
  ofNumbers(
    'series_stats_dynamic',
    'series_stats_dynamic(Array [, IgnoreNonFinite])',
    'A bag of min, min_idx, max, max_idx, avg, stdev, variance, sum and len.',
    (values, call, row) => statsBag(values, ignoresNonFinite(call, row)),
  ),
  folded('series_sum', 'Sum of the elements; null when one is no number.', 0, (a, b) => a + b),
  folded('series_product', 'Product of the elements; null when one is no number.', 1, (a, b) => a * b),
  ofNumbers(
    'series_fit_line',
    'series_fit_line(Array)',
    'Several results of a straight line fitted to the values: rsquare, slope, variance, rvariance, interception, line_fit.',
    (values) => fitLine(values),
  ),
  fill(
    'series_fill_const',
    'series_fill_const(Array, Value [, Placeholder])',
    'Missing values replaced by a constant.',
    2,
    (items, isMissing, call, row) => {
      const constant = constantOf(call, 1, row, 0);
      return items.map((item) => (isMissing(item) ? constant : item));
    },
  ),
  fill(
    'series_fill_forward',
    'series_fill_forward(Array [, Placeholder])',
    'Missing values replaced by the one before.',
    1,
    (items, isMissing) => {
      let last: Dynamic | undefined;
      return items.map((item) => {
        if (!isMissing(item)) last = item;
        return last ?? item;
      });
    },
  ),
  fill(
    'series_fill_backward',
    'series_fill_backward(Array [, Placeholder])',
    'Missing values replaced by the one behind.',
    1,
    (items, isMissing) => {
      let next: Dynamic | undefined;
      return items
        .toReversed()
        .map((item) => {
          if (!isMissing(item)) next = item;
          return next ?? item;
        })
        .reverse();
    },
  ),
  fill(
    'series_fill_linear',
    'series_fill_linear(Array [, Placeholder [, FillEdges [, Constant]]])',
    'Missing values replaced by values on the line between their neighbours.',
    1,
    (items, isMissing, call, row) => {
      const fillsEdges = call.args.length > 2 ? as(call, 2, 'bool')(row) !== false : true;
      return fillLinear(items, isMissing, fillsEdges, constantOf(call, 3, row, realToDynamic(0)));
    },
  ),
]);
