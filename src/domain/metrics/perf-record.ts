import { textOf } from '../events/shapes/members.ts';
import type { Sorted } from '../records/sorted.ts';

/** The table of all measured numbers. */
export const PERF_TABLE = 'Perf';

/** What the numbers of one series have in common, by the columns of `Perf`. */
export interface PerfSeries {
  readonly computer: string | undefined;
  readonly object: string;
  readonly counter: string;
  readonly instance: string;
  /** What has no column. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** One number of a series. */
export interface PerfSample {
  readonly value: number;
  /** What it is among several numbers of one point: `_count`, `_bucket`. */
  readonly suffix?: string;
  /** Which one it is among several of its kind, such as the upper bound of a bucket. */
  readonly part?: string;
  /** What is said of it alone. */
  readonly fields?: Readonly<Record<string, unknown>>;
}

/** A series by the name of its metric and what else its sender says of it. */
export interface SeriesNames {
  readonly metric: string;
  readonly computer: string | undefined;
  /** The object of a metric whose name has no dot. */
  readonly otherwise: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly fields: Readonly<Record<string, unknown>>;
}

/**
 * A series by the columns of `Perf`: the attributes `object`, `counter` and `instance` name a counter of Windows, for a metric's own name
 * cannot hold these; otherwise the metric's name up to its last dot is the object, the rest the counter, and the attributes' values are the
 * instance.
 */
export function perfSeries({ metric, computer, otherwise, attributes, fields }: SeriesNames): PerfSeries {
  const { object, counter, instance, ...rest } = attributes;
  const dot = metric.lastIndexOf('.');
  return {
    computer,
    object: textOf(object) ?? (dot > 0 ? metric.slice(0, dot) : otherwise),
    counter: textOf(counter) ?? metric.slice(dot + 1),
    instance: textOf(instance) ?? instanceOf(rest),
    fields: { Metric: metric, ...fields, ...(Object.keys(rest).length > 0 ? { Attributes: rest } : {}) },
  };
}

/** A number as a record of `Perf`. */
export function perfRecord(series: PerfSeries, time: unknown, sample: PerfSample, id: string | null = null): Sorted {
  const { value, suffix = '', part, fields } = sample;
  return {
    kind: 'row',
    table: PERF_TABLE,
    id,
    record: {
      TimeGenerated: time,
      Computer: series.computer,
      ObjectName: series.object,
      CounterName: `${series.counter}${suffix}`,
      InstanceName: [series.instance, part].filter(Boolean).join('/'),
      CounterValue: value,
      AdditionalFields: { ...series.fields, ...fields },
    },
  };
}

/** The instance of a counter: the values of a point's attributes, in the order of their names. */
function instanceOf(attributes: Readonly<Record<string, unknown>>): string {
  return Object.keys(attributes)
    .sort()
    .map((name) => attributes[name])
    .filter((value) => ['string', 'number', 'boolean'].includes(typeof value))
    .join('/');
}
