import { createHash } from 'node:crypto';
import { list, member, readInteger, type Long } from '../otlp/any-value.ts';
import { PERF_TABLE, perfRecord, perfSeries, type PerfSeries } from '../metrics/perf-record.ts';
import type { Sorted } from '../records/sorted.ts';
import type { Losses } from '../tables/losses.ts';
import { setMember } from '../json/json-object.ts';
import { dateOf } from '../time/date-time.ts';

/** Whose samples are read, and what becomes of those that are left out. */
export interface SeriesReading {
  /** Samples of two workspaces are never the same. */
  readonly workspace: string;
  readonly losses: Losses;
}

/** The bits of the number that marks the end of a series (prometheus/model/value, StaleNaN). */
const STALE = 0x7ff0_0000_0000_0002n;
/** The characters of a series that a refusal repeats. */
const SHOWN = 100;

/**
 * The samples of a request of Prometheus' remote write 1.0 as records of `Perf`. A sample is known by its series, time and value, so that
 * what is sent again is stored once. Marks of the end of a series and values that are no finite numbers are counted and left out.
 */
export function* readSeries(request: unknown, { workspace, losses }: SeriesReading): Generator<Sorted> {
  for (const series of list(request, 'timeseries')) {
    const { labels, isRead } = labelsOf(series);
    const metric = labels['__name__'] ?? '';
    const shown = shownSeries(labels);
    const histograms = list(series, 'histograms').length;
    if (histograms > 0) losses.add('histogram-left-out', shown, histograms);
    const identity = createHash('sha256')
      .update(JSON.stringify([workspace, Object.entries(labels)]))
      .digest('base64url');
    const columns = seriesOf(metric, labels);
    for (const sample of list(series, 'samples')) {
      const bits = bitsOf(member(sample, 'value'));
      const value = numberOf(bits);
      if (bits === STALE) losses.add('series-ended', shown);
      else if (!Number.isFinite(value)) losses.add('value-not-finite', `${shown}: ${value}`);
      else if (!isRead) yield refused(`${shown}: expected labels of texts in UTF-8.`);
      else if (metric === '') yield refused(`${shown}: expected a label __name__ with the name of a metric.`);
      else yield readSample(sample, { columns, value, shown, identity, bits });
    }
  }
}

/** How many samples and histograms a request holds. */
export function countSamples(request: unknown): number {
  let count = 0;
  for (const series of list(request, 'timeseries')) {
    count += list(series, 'samples').length + list(series, 'histograms').length;
  }
  return count;
}

interface SampleOf {
  readonly columns: PerfSeries;
  readonly value: number;
  readonly shown: string;
  readonly identity: string;
  readonly bits: bigint;
}

function readSample(sample: unknown, { columns, value, shown, identity, bits }: SampleOf): Sorted {
  const milliseconds = readInteger(member(sample, 'timestamp') ?? 0);
  const time = typeof milliseconds === 'number' ? dateOf(milliseconds) : null;
  if (time === null) return refused(`${shown}: expected a time in milliseconds, got ${milliseconds}.`);
  return perfRecord(columns, time, { value }, `prom-${identity}-${time.getTime().toString(36)}-${bits.toString(36)}`);
}

/** The labels, in the order of their names; an empty one is as good as none (Prometheus, data model). */
function labelsOf(series: unknown): { labels: Record<string, string>; isRead: boolean } {
  const found: [string, string][] = [];
  let isRead = true;
  for (const label of list(series, 'labels')) {
    const [name, value] = [member(label, 'name'), member(label, 'value') ?? ''];
    if (typeof name !== 'string' || typeof value !== 'string') isRead = false;
    else if (value !== '') found.push([name, value]);
  }
  found.sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
  const labels: Record<string, string> = {};
  for (const [name, value] of found) setMember(labels, name, value);
  return { labels, isRead };
}

/** The columns of a series: the host is that of its target, and `job` stands for the object, for names of metrics have no dots here. */
function seriesOf(metric: string, labels: Record<string, string>): PerfSeries {
  const { __name__: _name, job, instance, host, ...rest } = labels;
  return perfSeries({
    metric,
    computer: host ?? (instance === undefined ? undefined : hostOf(instance)),
    otherwise: job ?? '',
    attributes: rest,
    fields: { Resource: { ...(job === undefined ? {} : { job }), ...(instance === undefined ? {} : { instance }) } },
  });
}

/** The host of a target: its address without the port and the scheme. */
function hostOf(instance: string): string {
  const [, host = instance] =
    /^(?:[a-z]+:\/\/)?(\[[^\]]+\]|[^:/]+)(?::\d+)?(?:\/.*)?$/i.exec(instance.slice(0, 300)) ?? [];
  return host.replace(/^\[|\]$/g, '');
}

function shownSeries(labels: Record<string, string>): string {
  const { __name__: name = '', ...rest } = labels;
  let shown = `${name}{`;
  for (const [label, value] of Object.entries(rest)) {
    if (shown.length > SHOWN) break;
    shown += `${shown.endsWith('{') ? '' : ','}${label}="${value}"`;
  }
  return `${shown}}`.slice(0, SHOWN);
}

const view = new DataView(new ArrayBuffer(8));

function bitsOf(value: unknown): bigint {
  const { low = 0, high = 0 } = (value ?? {}) as Partial<Long>;
  return (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
}

function numberOf(bits: bigint): number {
  view.setBigUint64(0, bits);
  return view.getFloat64(0);
}

function refused(message: string): Sorted {
  return { kind: 'refused', table: PERF_TABLE, message };
}
