import { UnreadJson } from '../json/json-limits.ts';
import { textOf } from '../events/shapes/members.ts';
import { PERF_TABLE, perfRecord, perfSeries, type PerfSample } from '../metrics/perf-record.ts';
import type { Sorted } from '../records/sorted.ts';
import {
  guarded,
  list,
  member,
  readAttributes,
  readDouble,
  readInteger,
  readText,
  timeOrGiven,
  UnreadableValueError,
} from './any-value.ts';
import { countDistribution, exponentialSamples, histogramSamples, quantileSamples } from './distributions.ts';

/** The kinds of metrics, and how the numbers of a point of each are read. */
const SAMPLES = {
  gauge: numberSample,
  sum: numberSample,
  histogram: histogramSamples,
  exponentialHistogram: exponentialSamples,
  summary: quantileSamples,
} as const satisfies Record<string, (point: unknown) => PerfSample[]>;

type Kind = keyof typeof SAMPLES;
const KINDS = Object.keys(SAMPLES) as Kind[];

/** The flag of a point that only reports the end of a series (DataPointFlags). */
const NO_VALUE = 1;

/**
 * The points of a request as records of `Perf` (opentelemetry/proto/collector/metrics/v1), for protobuf and for JSON: those of a gauge or
 * sum as one record, those of histograms and summaries as one for each of their numbers. A point that cannot be read is one refusal.
 */
export function* readMetrics(request: unknown): Generator<readonly Sorted[]> {
  for (const resourceMetrics of list(request, 'resourceMetrics')) {
    const resource = guarded(() => readAttributes(list(member(resourceMetrics, 'resource'), 'attributes')));
    for (const scopeMetrics of list(resourceMetrics, 'scopeMetrics')) {
      const scope = guarded(() => readText(member(member(scopeMetrics, 'scope'), 'name')));
      for (const metric of list(scopeMetrics, 'metrics')) {
        for (const kind of KINDS) {
          for (const point of list(member(metric, kind), 'dataPoints')) {
            if (!hasNoValue(member(point, 'flags'))) yield readPoint(point, { metric, kind, resource, scope });
          }
        }
      }
    }
  }
}

/** How many records the points of a request make at most. */
export function countMetrics(request: unknown): number {
  let count = 0;
  for (const resourceMetrics of list(request, 'resourceMetrics')) {
    for (const scopeMetrics of list(resourceMetrics, 'scopeMetrics')) {
      for (const metric of list(scopeMetrics, 'metrics')) {
        for (const kind of KINDS) {
          const points = list(member(metric, kind), 'dataPoints');
          if (kind === 'gauge' || kind === 'sum') count += points.length;
          else for (const point of points) count += countDistribution(point);
        }
      }
    }
  }
  return count;
}

interface Around {
  readonly metric: unknown;
  readonly kind: Kind;
  readonly resource: ReturnType<typeof guarded<Record<string, unknown>>>;
  readonly scope: ReturnType<typeof guarded<string | undefined>>;
}

/** The characters of a metric's name that a refusal repeats. */
const NAME_SHOWN = 100;

function hasNoValue(flags: unknown): boolean {
  return typeof flags === 'number' && (flags & NO_VALUE) !== 0;
}

function readPoint(point: unknown, { metric, kind, resource, scope }: Around): Sorted[] {
  const name = textOf(member(metric, 'name')) ?? '';
  const refused = (message: string): Sorted[] => [{ kind: 'refused', table: PERF_TABLE, message }];
  const shown = name.slice(0, NAME_SHOWN);
  if (point instanceof UnreadJson) return refused(`${shown}: expected a point that can be read; ${point.message}.`);
  const samples = guarded(() => SAMPLES[kind](point));
  if ('refused' in samples) return refused(`${shown}: ${samples.refused}`);
  if (name === '') return refused('A metric: expected a name, in UTF-8.');
  if ('refused' in scope) return refused(`${shown}: ${scope.refused}`);
  if ('refused' in resource) return refused(`${shown}: ${resource.refused}`);
  const read = guarded(() => ({
    attributes: readAttributes(list(point, 'attributes')),
    unit: readText(member(metric, 'unit')),
  }));
  if ('refused' in read) return refused(`${shown}: ${read.refused}`);
  const { attributes, unit } = read.value;
  const { 'host.name': host, ...rest } = attributes;
  const series = perfSeries({
    metric: name,
    computer: textOf(resource.value['host.name']) ?? textOf(host),
    otherwise: scope.value ?? '',
    attributes: rest,
    fields: {
      ...(unit === undefined ? {} : { Unit: unit }),
      ...kindFields(kind, member(metric, kind)),
      ...(Object.keys(resource.value).length > 0 ? { Resource: resource.value } : {}),
    },
  });
  const time = timeOrGiven(member(point, 'timeUnixNano'));
  return samples.value.map((sample) => perfRecord(series, time, sample));
}

/** What is said of all points of a metric. */
function kindFields(kind: Kind, data: unknown): Record<string, unknown> {
  switch (kind) {
    case 'gauge':
      return {};
    case 'sum':
      return { Kind: member(data, 'isMonotonic') === true ? 'counter' : 'sum' };
    case 'summary':
      return { Kind: kind };
    case 'histogram':
    case 'exponentialHistogram':
      return { Kind: kind, ...temporality(member(data, 'aggregationTemporality')) };
  }
}

/** Whether a point counts from the start of its series or since the point before (AggregationTemporality). */
function temporality(value: unknown): Record<string, string> {
  if (value === 1 || value === 'AGGREGATION_TEMPORALITY_DELTA') return { Temporality: 'delta' };
  if (value === 2 || value === 'AGGREGATION_TEMPORALITY_CUMULATIVE') return { Temporality: 'cumulative' };
  return {};
}

function numberSample(point: unknown): PerfSample[] {
  const asDouble = member(point, 'asDouble');
  const value =
    asDouble === undefined || asDouble === null ? readInteger(member(point, 'asInt')) : readDouble(asDouble);
  const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
  if (typeof number === 'number') return [{ value: number }];
  const given = typeof value === 'string' ? value.slice(0, NAME_SHOWN) : 'nothing';
  throw new UnreadableValueError(`expected a finite number, got ${given}.`);
}
