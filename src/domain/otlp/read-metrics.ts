import { textOf } from '../events/shapes/members.ts';
import type { Sorted } from '../records/sorted.ts';
import { guarded, list, member, readAttributes, readDouble, readInteger, timeOrGiven } from './any-value.ts';

const TABLE = 'Perf';

/** Kinds of metrics that are not single numbers, each with its points. */
const OTHER_KINDS = ['histogram', 'exponentialHistogram', 'summary'] as const;

/** Kinds of metrics whose points are numbers. */
const NUMBERS = ['gauge', 'sum'] as const;

/** The flag of a point that only reports the end of a series (DataPointFlags). */
const NO_VALUE = 1;

/**
 * The points of a request's gauges and sums as records of `Perf` (opentelemetry/proto/collector/metrics/v1), for protobuf and for JSON.
 * Points of other kinds are refused, one by one.
 */
export function* readMetrics(request: unknown): Generator<Sorted> {
  for (const resourceMetrics of list(request, 'resourceMetrics')) {
    const resource = guarded(() => readAttributes(list(member(resourceMetrics, 'resource'), 'attributes')));
    for (const scopeMetrics of list(resourceMetrics, 'scopeMetrics')) {
      const scope = textOf(member(member(scopeMetrics, 'scope'), 'name'));
      for (const metric of list(scopeMetrics, 'metrics')) {
        yield* readMetric(metric, { resource, scope });
      }
    }
  }
}

/** The number of points in a request, of every kind. */
export function countPoints(request: unknown): number {
  let count = 0;
  for (const resourceMetrics of list(request, 'resourceMetrics')) {
    for (const scopeMetrics of list(resourceMetrics, 'scopeMetrics')) {
      for (const metric of list(scopeMetrics, 'metrics')) {
        for (const kind of [...OTHER_KINDS, ...NUMBERS]) count += list(member(metric, kind), 'dataPoints').length;
      }
    }
  }
  return count;
}

interface Around {
  resource: ReturnType<typeof guarded<Record<string, unknown>>>;
  scope: string | undefined;
}

function* readMetric(metric: unknown, around: Around): Generator<Sorted> {
  const name = textOf(member(metric, 'name')) ?? '';
  const shown = nameShown(name);
  for (const kind of OTHER_KINDS) {
    for (const _point of list(member(metric, kind), 'dataPoints')) {
      yield refused(`${shown}: expected a gauge or a sum, got a ${kind}.`);
    }
  }
  for (const kind of NUMBERS) {
    for (const point of list(member(metric, kind), 'dataPoints')) {
      if (hasNoValue(member(point, 'flags'))) continue;
      yield readPoint(point, metric, name, kind, around);
    }
  }
}

/** The characters of a metric's name that a refusal repeats. */
const NAME_SHOWN = 100;
const nameShown = (name: string): string => name.slice(0, NAME_SHOWN);

function hasNoValue(flags: unknown): boolean {
  return typeof flags === 'number' && (flags & NO_VALUE) !== 0;
}

function readPoint(point: unknown, metric: unknown, name: string, kind: 'gauge' | 'sum', around: Around): Sorted {
  const asDouble = member(point, 'asDouble');
  const value =
    asDouble === undefined || asDouble === null ? readInteger(member(point, 'asInt')) : readDouble(asDouble);
  const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
  const shown = nameShown(name);
  if (typeof number !== 'number') {
    return refused(
      `${shown}: expected a finite number, got ${typeof value === 'string' ? value.slice(0, NAME_SHOWN) : 'nothing'}.`,
    );
  }
  if (name === '') return refused('A metric: expected a name.');
  const { resource } = around;
  if ('refused' in resource) return refused(`${shown}: ${resource.refused}`);
  const read = guarded(() => readAttributes(list(point, 'attributes')));
  if ('refused' in read) return refused(`${shown}: ${read.refused}`);
  const attributes = read.value;
  const { object, counter, instance, 'host.name': host, ...rest } = attributes;
  const dot = name.lastIndexOf('.');
  const unit = textOf(member(metric, 'unit'));
  return {
    kind: 'row',
    table: TABLE,
    id: null,
    record: {
      TimeGenerated: timeOrGiven(member(point, 'timeUnixNano')),
      Computer: textOf(resource.value['host.name']) ?? textOf(host),
      // Counters of Windows are named by these attributes, for a metric's own name cannot hold them.
      ObjectName: textOf(object) ?? (dot > 0 ? name.slice(0, dot) : (around.scope ?? '')),
      CounterName: textOf(counter) ?? name.slice(dot + 1),
      InstanceName: textOf(instance) ?? instanceOf(rest),
      CounterValue: number,
      AdditionalFields: {
        Metric: name,
        ...(unit === undefined ? {} : { Unit: unit }),
        ...(kind === 'sum' ? { Kind: member(member(metric, 'sum'), 'isMonotonic') === true ? 'counter' : 'sum' } : {}),
        ...(Object.keys(rest).length > 0 ? { Attributes: rest } : {}),
        ...(Object.keys(resource.value).length > 0 ? { Resource: resource.value } : {}),
      },
    },
  };
}

/** The instance of a counter: the values of a point's attributes, in the order of their names. */
function instanceOf(attributes: Record<string, unknown>): string {
  return Object.keys(attributes)
    .sort()
    .map((name) => attributes[name])
    .filter((value) => ['string', 'number', 'boolean'].includes(typeof value))
    .join('/');
}

function refused(message: string): Sorted {
  return { kind: 'refused', table: TABLE, message };
}
