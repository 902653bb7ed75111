import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OTLPMetricExporter as JsonExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { OTLPMetricExporter as ProtobufExporter } from '@opentelemetry/exporter-metrics-otlp-proto';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider, PeriodicExportingMetricReader, type PushMetricExporter } from '@opentelemetry/sdk-metrics';
import { startTestApp, type TestApp } from '../../helpers/app.ts';
import { losses, own, rowsOf, send, WORKSPACE, WORKSPACE_KEY } from '../../helpers/collector.ts';
import { attributes, KEY, nanoseconds, postOtlp, toProtobuf } from '../../helpers/otlp.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ settings: { ...WORKSPACE, ADMIN_KEY: 'the-administrator' } });
});
afterAll(() => app.stop());

const perf = async (computer: string) => (await rowsOf(app, 'Perf')).filter((row) => row['Computer'] === computer);

describe('npm @opentelemetry metrics exporters, unmodified', () => {
  it.each<[string, (url: string) => PushMetricExporter]>([
    ['http', (url) => new JsonExporter({ url, headers: KEY })],
    ['proto', (url) => new ProtobufExporter({ url, headers: KEY })],
  ])('%s: gauges and counters are found in Perf, once; a histogram is told as rejected', async (name, exporter) => {
    const computer = `METRICS-${name}`;
    const reader = new PeriodicExportingMetricReader({
      exporter: exporter(`${app.url}/v1/metrics`),
      exportIntervalMillis: 3_600_000,
    });
    const provider = new MeterProvider({
      resource: resourceFromAttributes({ 'host.name': computer }),
      readers: [reader],
    });
    const meter = provider.getMeter('room');
    meter.createGauge('system.memory.usage', { unit: 'By' }).record(1_048_576, { state: 'free' });
    meter.createCounter('system.network.io').add(7, { direction: 'receive', device: 'eth0' });
    meter.createHistogram('call.seconds').record(3);
    await provider.forceFlush();
    await provider.shutdown();
    const rows = await perf(computer);
    // The reader exports once more when it is shut down: the same points, collected again.
    expect(new Set(rows.map((row) => row['CounterName']))).toEqual(new Set(['usage', 'io']));
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
    expect(await losses(app)).toContainEqual(expect.stringMatching(/^otlp\/metrics Perf record-rejected \d+$/));
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

  it('of other kinds, without a number or with none that is finite are rejected one by one; a lost series is none', async () => {
    const metrics = [
      { name: 'a', histogram: { dataPoints: [point({ count: '3' }), point({ count: '4' })] } },
      { name: 'b', summary: { dataPoints: [point({ count: '3' })] } },
      { name: 'c', exponentialHistogram: { dataPoints: [point({ count: '3' })] } },
      { name: 'd', gauge: { dataPoints: [point({}), point({ asDouble: 'NaN' }), point({ flags: 1 })] } },
      { name: 'e', sum: { isMonotonic: true, dataPoints: [point({ asInt: '42' })] } },
      { name: '', gauge: { dataPoints: [point({ asInt: 1 })] } },
    ];
    const answer = await postOtlp(app.url, request(metrics, 'METRICS-02'), {}, '/v1/metrics');
    expect(answer.body).toEqual({
      partialSuccess: { rejectedDataPoints: '7', errorMessage: 'a: expected a gauge or a sum, got a histogram.' },
    });
    expect((await perf('METRICS-02')).map((row) => row['CounterValue'])).toEqual([42]);
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
