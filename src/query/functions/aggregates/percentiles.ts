import type { ColumnType } from '../../../domain/tables/schema.ts';
import type { Evaluator } from '../../evaluate/context.ts';
import { compareValues, sizeOf } from '../../values/compare.ts';
import { convert, toDynamic, toReal } from '../../values/convert.ts';
import type { Dynamic } from '../../values/dynamic.ts';
import type { Value } from '../../values/value.ts';
import type { Aggregate, AggregateBinding, AggregateDefinition } from '../define/aggregate.ts';
import { as } from '../define/function.ts';
import { bounded, neverGrowing } from '../define/growth.ts';

/** Values up to which percentiles are exact; beyond, neighbouring values are merged. */
const EXACT_ROWS = 100_000;

interface Weighted {
  readonly value: Value;
  readonly weight: number;
}

/** The values of a group with their weights. Nearest rank: the first value at which the weight reaches the share. */
class Ranks {
  private items: Weighted[] = [];
  private isSorted = true;
  isExact = true;
  /** The least value, kept because clusters hide it. */
  private least: Value = null;

  add(value: Value, weight: number): void {
    this.items.push({ value, weight });
    this.isSorted = false;
    if (this.items.length > EXACT_ROWS * 2) this.compress();
  }

  private sort(): void {
    if (!this.isSorted) this.items.sort((a, b) => compareValues(a.value, b.value));
    this.isSorted = true;
  }

  /**
   * Merges neighbours as long as their weights stay below a share of all weights. So every part of the order loses the same detail, however
   * old its values are. Any two remaining neighbours weigh more than that share, so at most EXACT_ROWS remain. A cluster stands at its
   * largest value.
   */
  private compress(): void {
    this.sort();
    if (this.isExact || compareValues(this.items[0]!.value, this.least) < 0) this.least = this.items[0]!.value;
    this.isExact = false;
    const most = (2 * this.items.reduce((sum, { weight }) => sum + weight, 0)) / EXACT_ROWS;
    const kept: Weighted[] = [];
    let cluster: Weighted | null = null;
    for (const { value, weight } of this.items) {
      const together: number = (cluster?.weight ?? 0) + weight;
      if (cluster && together > most) kept.push(cluster);
      cluster = { value, weight: cluster && together > most ? weight : together };
    }
    if (cluster) kept.push(cluster);
    this.items = kept;
  }

  at(shares: readonly number[]): Value[] {
    this.sort();
    let total = 0;
    const reached = this.items.map(({ weight }) => (total += weight));
    return shares.map((share) => {
      if (share === 0 && !this.isExact)
        return compareValues(this.least, this.items[0]!.value) < 0 ? this.least : this.items[0]!.value;
      const at = firstFrom(reached, (share / 100) * total);
      return (this.items[at] ?? this.items[this.items.length - 1])?.value ?? null;
    });
  }
}

/** The position of the first of ascending numbers that is not below another and greater than zero. */
function firstFrom(ascending: readonly number[], least: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const reached = ascending[middle] as number;
    if (reached >= least && reached > 0) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The percentiles after the values, as single numbers or arrays. */
function sharesOf(call: AggregateBinding, from: number): number[] {
  const shares = call.args.slice(from).flatMap((_, index): (number | null)[] => {
    const value = call.constant(from + index);
    const type = call.types[from + index] as ColumnType;
    if (value === undefined) return call.fail('the percentiles must be constant.');
    if (Array.isArray(value)) return (value as Dynamic[]).map((item) => toReal(item, 'dynamic'));
    return [toReal(value, type)];
  });
  if (shares.some((share) => share === null || !(share >= 0 && share <= 100)))
    call.fail('a percentile is a number from 0 to 100.');
  return shares as number[];
}

const percentile = (
  names: string,
  usage: string,
  summary: string,
  options: { weighted: boolean; asArray: boolean },
): AggregateDefinition => ({
  names: names.split(' '),
  usage,
  summary,
  prepare(call) {
    const evaluate = call.args[0] as Evaluator;
    const type = call.types[0] as ColumnType;
    const weightOf = options.weighted ? as(call, 1, 'long') : () => 1;
    const shares = sharesOf(call, options.weighted ? 2 : 1);
    return () => {
      const ranks = new Ranks();
      return {
        add(row) {
          const value = evaluate(row);
          const weight = Number(weightOf(row) ?? 0);
          if (value === null || weight <= 0) return;
          ranks.add(value, weight);
          call.hold(ranks.isExact ? 40 + sizeOf(value) : 0);
        },
        results(): Value[] {
          if (!ranks.isExact)
            call.warn(`percentile: more than ${EXACT_ROWS} values in a group, the result is estimated.`);
          const values = ranks.at(shares);
          if (options.asArray) return [values.map((value) => toDynamic(value, type))];
          return values.map((value, index) => convert(value, type, call.results[index] ?? type));
        },
      };
    };
  },
});

export const percentiles: readonly Aggregate[] = [
  ...neverGrowing([
    percentile(
      'percentile percentiles',
      'percentile(Value, Percentile), percentiles(Value, Percentile, ...)',
      `Values at shares of the ordered values (nearest rank); exact up to ${EXACT_ROWS} rows in a group.`,
      { weighted: false, asArray: false },
    ),
    percentile(
      'percentilew',
      'percentilew(Value, Weight, Percentile)',
      'As percentile, each value counting as often as its weight.',
      { weighted: true, asArray: false },
    ),
  ]),
  ...bounded([
    percentile(
      'percentiles_array',
      'percentiles_array(Value, Percentile, ...)',
      'As percentiles, the results in one array.',
      { weighted: false, asArray: true },
    ),
  ]),
];
