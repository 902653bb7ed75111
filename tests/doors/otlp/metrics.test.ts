import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OTLPMetricExporter as JsonExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { OTLPMetricExporter as ProtobufExporter } from '@opentelemetry/exporter-metrics-otlp-proto';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  AggregationType,
  MeterProvider,
  PeriodicExportingMetricReader,
  type PushMetricExporter,
} from '@opentelemetry/sdk-metrics';
import { startTestApp, type TestApp } from '../../helpers/app.ts';
import { losses, own, rowsOf, send, WORKSPACE, WORKSPACE_KEY } from '../../helpers/collector.ts';
import type { TableRow } from '../../../src/services/tables/stores/table-store.ts';
import { attributes, KEY, nanoseconds, postOtlp, toProtobuf } from '../../helpers/otlp.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ settings: { ...WORKSPACE, ADMIN_KEY: 'the-administrator' } });
});
afterAll(() => app.stop());

/** The numbers of an object, by counter and instance. */
const numbersOf = (rows: readonly TableRow[], object: string) =>
  Object.fromEntries(
    rows
      .filter((row) => row['ObjectName'] === object)
      .map((row) => [[row['CounterName'], row['InstanceName']].join(' ').trim(), row['CounterValue']]),
  );

const perf = async (computer: string) => (await rowsOf(app, 'Perf')).filter((row) => row['Computer'] === computer);

describe('npm @opentelemetry metrics exporters, unmodified', () => {
  it.each<[string, (url: string) => PushMetricExporter]>([
    ['http', (url) => new JsonExporter({ url, headers: KEY })],
    ['proto', (url) => new ProtobufExporter({ url, headers: KEY })],
  ])('%s: gauges, counters and histograms are found in Perf', async (name, exporter) => {
    const computer = `METRICS-${name}`;
    const reader = new PeriodicExportingMetricReader({
      exporter: exporter(`${app.url}/v1/metrics`),
      exportIntervalMillis: 3_600_000,
    });
    const provider = new MeterProvider({
      resource: resourceFromAttributes({ 'host.name': computer }),
      readers: [reader],
      views: [{ instrumentName: 'join.seconds', aggregation: { type: AggregationType.EXPONENTIAL_HISTOGRAM } }],
    });
    const meter = provider.getMeter('room');
    meter.createGauge('system.memory.usage', { unit: 'By' }).record(1_048_576, { state: 'free' });
    meter.createCounter('system.network.io').add(7, { direction: 'receive', device: 'eth0' });
    const seconds = meter.createHistogram('call.seconds', { advice: { explicitBucketBoundaries: [1, 5] } });
    for (const value of [0.5, 3, 4]) seconds.record(value, { room: 'A' });
    for (const value of [0, 3]) meter.createHistogram('join.seconds').record(value);
    await provider.forceFlush();
    await provider.shutdown();
    const rows = await perf(computer);
    // The reader exports once more when it is shut down: the same points, collected again.
    const numbers = ['bucket', 'count', 'sum', 'min', 'max'].map((suffix) => `seconds_${suffix}`);
    expect(new Set(rows.map((row) => row['CounterName']))).toEqual(new Set(['usage', 'io', ...numbers]));
    const usage = own(rows.find((row) => row['CounterName'] === 'usage')!);
    expect(usage).toMatchObject({ ObjectName: 'system.memory', InstanceName: 'free', CounterValue: 1_048_576 });
    expect(JSON.parse(usage['AdditionalFields'] as string)).toMatchObject({
      Metric: 'system.memory.usage',
      Unit: 'By',
      Attributes: { state: 'free' },
    });
    expect(own(rows.find((row) => row['CounterName'] === 'io')!)).toMatchObject({
      ObjectName: 'system.network',
      InstanceName: 'eth0/receive',
      CounterValue: 7,
    });
    expect(numbersOf(rows, 'call')).toEqual({
      'seconds_bucket A/1': 1,
      'seconds_bucket A/5': 2,
      'seconds_bucket A/+Inf': 0,
      'seconds_count A': 3,
      'seconds_sum A': 7.5,
      'seconds_min A': 0.5,
      'seconds_max A': 4,
    });
    const join = rows.filter(
      ({ ObjectName, CounterName }) => ObjectName === 'join' && CounterName === 'seconds_bucket',
    );
    const bounds = join.map((row) => (JSON.parse(row['AdditionalFields'] as string) as { Bucket: object }).Bucket);
    expect(new Set(join.map((row) => row['CounterValue']))).toEqual(new Set([1]));
    const upper = bounds.find((one) => (one as { To: number }).To > 0) as { From: number; To: number };
    expect(bounds).toContainEqual({ From: 0, To: 0 });
    expect([upper.From < 3, upper.To >= 3, upper.To / upper.From < 1.01]).toEqual([true, true, true]);
  });
});

const at = new Date('2026-11-21T09:00:00Z');
const point = (more: object) => ({ timeUnixNano: nanoseconds(at), ...more });
const request = (metrics: object[], host = 'METRICS-01') => ({
  resourceMetrics: [{ resource: { attributes: attributes({ 'host.name': host }) }, scopeMetrics: [{ metrics }] }],
});

describe('points', () => {
  it('of Windows counters go by the attributes object, counter and instance', async () => {
    const answer = await postOtlp(
      app.url,
      request([
        {
          name: 'windows.counter',
          gauge: {
            dataPoints: [
              point({
                asDouble: 12.5,
                attributes: attributes({ object: 'Processor', counter: '% Processor Time', instance: '_Total' }),
              }),
            ],
          },
        },
      ]),
      {},
      '/v1/metrics',
    );
    expect(answer.body).toEqual({});
    expect((await perf('METRICS-01')).map(own)).toEqual([
      expect.objectContaining({
        ObjectName: 'Processor',
        CounterName: '% Processor Time',
        InstanceName: '_Total',
        CounterValue: 12.5,
      }),
    ]);
    expect((await perf('METRICS-01'))[0]!['TimeGenerated']).toEqual(at);
  });

  it('of histograms and summaries become a record for each number', async () => {
    const histogram = {
      count: '6',
      sum: 31,
      bucketCounts: ['1', '0', '5'],
      explicitBounds: [0.5, 2],
      max: 9,
      min: null,
    };
    const exponential = {
      ...{ count: 7, scale: 0, zeroCount: 2, zeroThreshold: 0.1 },
      ...{ positive: { offset: 1, bucketCounts: [1, 0, '2'] }, negative: { offset: -1, bucketCounts: ['2'] } },
    };
    const summary = { count: '3', sum: 12, quantileValues: [{ quantile: 0.5, value: 2 }, { quantile: 0.99 }] };
    const metrics = [
      { name: 'a.h', unit: 's', histogram: { aggregationTemporality: 2, dataPoints: [point(histogram)] } },
      { name: 'b.e', exponentialHistogram: { aggregationTemporality: 1, dataPoints: [point(exponential)] } },
      { name: 'c.s', summary: { dataPoints: [point(summary), point({ flags: 1 })] } },
      { name: 'd.empty', histogram: { dataPoints: [point({ count: 4 })] } },
    ];
    for (const [index, body] of [request(metrics, 'METRICS-05'), request(metrics, 'METRICS-06')].entries()) {
      const sent = index === 0 ? body : toProtobuf(body, 'metricsRequest');
      expect((await postOtlp(app.url, sent, {}, '/v1/metrics')).status).toBe(200);
    }
    for (const computer of ['METRICS-05', 'METRICS-06']) {
      const rows = await perf(computer);
      const buckets = { 'h_bucket 0.5': 1, 'h_bucket 2': 0, 'h_bucket +Inf': 5 };
      expect(numbersOf(rows, 'a')).toEqual({ ...buckets, h_count: 6, h_sum: 31, h_max: 9 });
      expect(numbersOf(rows, 'b')).toEqual({
        ...{ 'e_bucket -0.5': 2, 'e_bucket 0.1': 2, 'e_bucket 4': 1, 'e_bucket 16': 2 },
        e_count: 7,
      });
      expect(numbersOf(rows, 'c')).toEqual({ 's 0.5': 2, 's 0.99': 0, s_count: 3, s_sum: 12 });
      expect(numbersOf(rows, 'd')).toEqual({ empty_count: 4 });
      const fields = (name: string) =>
        JSON.parse(rows.find((row) => row['InstanceName'] === name)!['AdditionalFields'] as string) as object;
      const histogramFields = { Metric: 'a.h', Unit: 's', Kind: 'histogram', Temporality: 'cumulative' };
      expect(fields('2')).toMatchObject({ ...histogramFields, Bucket: { From: 0.5, To: 2 } });
      expect(fields('+Inf')).toMatchObject({ Bucket: { From: 2 } });
      const exponentialFields = { Kind: 'exponentialHistogram', Temporality: 'delta' };
      expect(fields('-0.5')).toMatchObject({ ...exponentialFields, Bucket: { From: -1, To: -0.5 } });
      expect(fields('0.99')).toMatchObject({ Kind: 'summary', Quantile: 0.99 });
      expect(rows.every((row) => (row['TimeGenerated'] as Date).getTime() === at.getTime())).toBe(true);
    }
  });

  it('that cannot be read are rejected one by one, however many numbers they have; a lost series is none', async () => {
    const metrics = [
      { name: 'a', histogram: { dataPoints: [point({ bucketCounts: [1, 2], explicitBounds: [1, 2] }), point({})] } },
      { name: 'b', summary: { dataPoints: [point({ quantileValues: [{ quantile: 0.5, value: 'NaN' }] })] } },
      { name: 'c', exponentialHistogram: { dataPoints: [point({ scale: 5_000 }), point({ zeroCount: -1 })] } },
      { name: 'd', gauge: { dataPoints: [point({}), point({ asDouble: 'NaN' }), point({ flags: 1 })] } },
      { name: 'e', sum: { isMonotonic: true, dataPoints: [point({ asInt: '42' })] } },
      { name: '', gauge: { dataPoints: [point({ asInt: 1 })] } },
      { name: 'f', histogram: { dataPoints: [point({ bucketCounts: [1, 2, 3], explicitBounds: [2, 2] })] } },
    ];
    const answer = await postOtlp(app.url, request(metrics, 'METRICS-02'), {}, '/v1/metrics');
    expect(answer.body).toEqual({
      partialSuccess: {
        rejectedDataPoints: '8',
        errorMessage: 'a: expected one of bucketCounts more than of explicitBounds, got 2 and 2.',
      },
    });
    const shown = Object.entries(numbersOf(await perf('METRICS-02'), ''));
    expect(shown).toEqual([
      ['a_count', 0],
      ['e', 42],
    ]);
    expect(await losses(app)).toContain('otlp/metrics Perf record-rejected 8');
  });

  it('are bounded: packed buckets count before they are read', async () => {
    const many = Array.from({ length: 10_001 }, () => 1);
    const big = { name: 'a', exponentialHistogram: { dataPoints: [point({ positive: { bucketCounts: many } })] } };
    const refused = await postOtlp(app.url, toProtobuf(request([big]), 'metricsRequest'), {}, '/v1/metrics');
    expect([refused.status, refused.body]).toEqual([200, expect.anything()]);
    const metrics = Array.from({ length: 30 }, () => ({
      name: 'a',
      histogram: { dataPoints: [point({ bucketCounts: many.slice(1), explicitBounds: many.slice(2) })] },
    }));
    const body = toProtobuf(request(metrics), 'metricsRequest');
    expect((await postOtlp(app.url, body, {}, '/v1/metrics')).status).toBe(413);
  });

  it('come as protobuf too', async () => {
    const body = toProtobuf(
      request(
        [{ name: 'x.y', sum: { dataPoints: [point({ asInt: '-3' }), point({ asDouble: 1e300 })] } }],
        'METRICS-03',
      ),
      'metricsRequest',
    );
    expect((await postOtlp(app.url, body, {}, '/v1/metrics')).status).toBe(200);
    expect((await perf('METRICS-03')).map((row) => row['CounterValue']).sort()).toEqual([-3, 1e300]);
  });

  it('of Microsoft-Perf land beside them', async () => {
    const rule = (await app.app.core.workspaces.get('default')).ruleId;
    const answer = await send(
      `${app.url}/dataCollectionRules/${rule}/streams/Microsoft-Perf?api-version=2023-01-01`,
      { authorization: `Bearer ${WORKSPACE_KEY}`, 'content-type': 'application/json' },
      JSON.stringify([
        {
          TimeGenerated: new Date().toISOString(),
          Computer: 'METRICS-04',
          ObjectName: 'Memory',
          CounterName: 'Available MBytes',
          CounterValue: 2048,
        },
      ]),
    );
    expect(answer.status).toBe(204);
    expect((await perf('METRICS-04')).map(own)).toEqual([
      { Computer: 'METRICS-04', ObjectName: 'Memory', CounterName: 'Available MBytes', CounterValue: 2048 },
    ]);
  });
});

it('a request of logs is no request of metrics', async () => {
  const answer = await postOtlp(app.url, '[1]', {}, '/v1/metrics');
  expect([answer.status, answer.body.message]).toEqual([
    400,
    'The body: expected an ExportMetricsServiceRequest as an object, got [1].',
  ]);
});
