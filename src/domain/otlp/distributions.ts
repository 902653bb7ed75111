import type { PerfSample } from '../metrics/perf-record.ts';
import { list, member, readDouble, readInteger, UnreadableValueError } from './any-value.ts';

/** The most buckets of one point; SDKs have 160 at most (OpenTelemetry specification, metrics/sdk.md). */
const MOST_BUCKETS = 10_000;
/** Beyond this, bounds are no numbers; SDKs have -10 to 20. */
const FARTHEST_SCALE = 100;

/**
 * The numbers of a histogram's point: the count of each bucket, then count, sum, least and greatest measurement, as far as they are known.
 * A bucket counts its own measurements, above its lower bound and up to its upper one. Throws an `UnreadableValueError`.
 */
export function histogramSamples(point: unknown): PerfSample[] {
  const counts = list(point, 'bucketCounts').map((count) => countOf(count, 'bucketCounts'));
  const bounds = list(point, 'explicitBounds').map((bound) => finite(bound, 'explicitBounds'));
  refuseMany(counts.length);
  if (counts.length !== bounds.length + 1 && counts.length + bounds.length > 0) {
    throw new UnreadableValueError(
      `expected one of bucketCounts more than of explicitBounds, got ${counts.length} and ${bounds.length}.`,
    );
  }
  if (bounds.some((bound, index) => index > 0 && bound <= bounds[index - 1]!)) {
    throw new UnreadableValueError('expected explicitBounds that rise.');
  }
  const buckets = counts.map((count, index) =>
    bucket(count, bounds[index - 1] ?? -Infinity, bounds[index] ?? Infinity),
  );
  return [...buckets, ...summarySamples(point, { leastAndGreatest: true })];
}

/**
 * The numbers of an exponential histogram's point, as of a histogram. The bounds are powers of 2^(2^-scale); buckets of negative numbers
 * include their lower bound. Empty buckets are left out, for only those between the first and the last that counted anything are sent.
 */
export function exponentialSamples(point: unknown): PerfSample[] {
  const scale = wholeNumber(member(point, 'scale'), 'scale');
  if (Math.abs(scale) > FARTHEST_SCALE) {
    throw new UnreadableValueError(`scale: expected -${FARTHEST_SCALE} to ${FARTHEST_SCALE}, got ${scale}.`);
  }
  const boundAt = (index: number) => 2 ** (index * 2 ** -scale);
  const of = (side: 'positive' | 'negative'): PerfSample[] => {
    const buckets = member(point, side);
    const offset = wholeNumber(member(buckets, 'offset'), `${side}.offset`);
    const counts = list(buckets, 'bucketCounts');
    refuseMany(counts.length);
    return counts.flatMap((one, index) => {
      const count = countOf(one, `${side}.bucketCounts`);
      if (count === 0) return [];
      const [near, far] = [boundAt(offset + index), boundAt(offset + index + 1)];
      return [side === 'positive' ? bucket(count, near, far) : bucket(count, -far, -near)];
    });
  };
  const zeroes = countOf(member(point, 'zeroCount') ?? 0, 'zeroCount');
  const threshold = finite(member(point, 'zeroThreshold') ?? 0, 'zeroThreshold');
  return [
    ...of('negative').reverse(),
    ...(zeroes > 0 ? [bucket(zeroes, -threshold, threshold)] : []),
    ...of('positive'),
    ...summarySamples(point, { leastAndGreatest: true }),
  ];
}

/** The numbers of a summary's point: a value for each quantile, then count and sum. Throws an `UnreadableValueError`. */
export function quantileSamples(point: unknown): PerfSample[] {
  const values = list(point, 'quantileValues');
  refuseMany(values.length);
  const quantiles = values.map((one) => {
    const quantile = finite(member(one, 'quantile') ?? 0, 'quantile');
    return {
      value: finite(member(one, 'value') ?? 0, 'value'),
      part: String(quantile),
      fields: { Quantile: quantile },
    };
  });
  return [...quantiles, ...summarySamples(point, { leastAndGreatest: false })];
}

/** How many records a point with buckets or quantiles makes at most. */
export function countDistribution(point: unknown): number {
  const buckets = [point, member(point, 'positive'), member(point, 'negative')];
  const parts = buckets.reduce<number>((sum, one) => sum + list(one, 'bucketCounts').length, 0);
  return parts + list(point, 'quantileValues').length + 5;
}

function summarySamples(point: unknown, { leastAndGreatest }: { leastAndGreatest: boolean }): PerfSample[] {
  const names = leastAndGreatest ? (['sum', 'min', 'max'] as const) : (['sum'] as const);
  return [
    { value: countOf(member(point, 'count') ?? 0, 'count'), suffix: '_count' },
    ...names.flatMap((name) => {
      const value = member(point, name) ?? (leastAndGreatest ? null : 0);
      return value === null ? [] : [{ value: finite(value, name), suffix: `_${name}` }];
    }),
  ];
}

function bucket(count: number, from: number, to: number): PerfSample {
  return {
    value: count,
    suffix: '_bucket',
    part: to === Infinity ? '+Inf' : String(to),
    // JSON has no infinity: a side without a bound has none.
    fields: {
      Bucket: { ...(Number.isFinite(from) ? { From: from } : {}), ...(Number.isFinite(to) ? { To: to } : {}) },
    },
  };
}

function refuseMany(count: number): void {
  if (count > MOST_BUCKETS) throw new UnreadableValueError(`expected at most ${MOST_BUCKETS} buckets, got ${count}.`);
}

function countOf(value: unknown, name: string): number {
  const count = Number(readInteger(value) ?? NaN);
  if (Number.isInteger(count) && count >= 0) return count;
  throw new UnreadableValueError(`${name}: expected a whole number of at least 0.`);
}

function wholeNumber(value: unknown, name: string): number {
  const number = value === undefined || value === null ? 0 : readInteger(value);
  if (typeof number === 'number' && Number.isInteger(number)) return number;
  throw new UnreadableValueError(`${name}: expected a whole number.`);
}

function finite(value: unknown, name: string): number {
  const number = readDouble(value);
  if (typeof number === 'number') return number;
  throw new UnreadableValueError(
    `${name}: expected a finite number, got ${number === null ? 'nothing' : number.slice(0, 100)}.`,
  );
}
