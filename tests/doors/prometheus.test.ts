import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TableRow } from '../../src/services/tables/stores/table-store.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { losses, own, rowsOf, send, WORKSPACE, WORKSPACE_KEY } from '../helpers/collector.ts';
import { describeWith, findProgram } from '../helpers/left-out.ts';
import { KEY } from '../helpers/otlp.ts';
import { endAll, eventually, spawnCommand } from '../helpers/process.ts';
import { STALE, WRITE_HEADERS, writeRequest, type TestSeries } from '../helpers/prometheus.ts';
import { tempDir } from '../helpers/temp-dir.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ settings: { ...WORKSPACE, ADMIN_KEY: 'the-administrator' } });
});
afterAll(() => app.stop());

const at = new Date('2026-11-21T09:00:00.123Z');
const write = (series: readonly TestSeries[], headers: Record<string, string | null> = {}) =>
  send<string>(`${app.url}/api/v1/write`, { ...KEY, ...WRITE_HEADERS, ...headers }, writeRequest(series));
const rows = async (computer: string) => (await rowsOf(app, 'Perf')).filter((row) => row['Computer'] === computer);

describe('remote write 1.0', () => {
  it('stores samples in Perf, beside those of OpenTelemetry, and once, however often they are sent', async () => {
    const labels = { __name__: 'node_cpu_seconds_total', instance: 'host-1:9100', job: 'node', cpu: '0', mode: 'idle' };
    const series = [
      {
        labels,
        samples: [
          [1.5, at],
          [2.5, new Date(at.getTime() + 15_000)],
        ],
      },
    ] satisfies TestSeries[];
    expect((await write(series)).status).toBe(204);
    expect((await write(series)).status).toBe(204);
    const stored = await rows('host-1');
    expect(stored.map((row) => [row['TimeGenerated'], row['CounterValue']])).toEqual([
      [at, 1.5],
      [new Date(at.getTime() + 15_000), 2.5],
    ]);
    expect(own(stored[0]!)).toMatchObject({
      ObjectName: 'node',
      CounterName: 'node_cpu_seconds_total',
      InstanceName: '0/idle',
      CounterValue: 1.5,
    });
    expect(JSON.parse(stored[0]!['AdditionalFields'] as string)).toEqual({
      Metric: 'node_cpu_seconds_total',
      Attributes: { cpu: '0', mode: 'idle' },
      Resource: { job: 'node', instance: 'host-1:9100' },
    });
  });

  it('leaves marks of the end of a series out, and values that are none, and counts them', async () => {
    const labels = { __name__: 'up', instance: '[fe80::7]:9100' };
    const series = {
      labels,
      samples: [
        [1, at],
        [STALE, at],
        [NaN, at],
        [-Infinity, at],
      ],
      histograms: 2,
    } satisfies TestSeries;
    expect((await write([series])).status).toBe(204);
    expect((await rows('fe80::7')).map((row) => row['CounterValue'])).toEqual([1]);
    expect(await losses(app)).toEqual([
      'prometheus Perf histogram-left-out 2',
      'prometheus Perf series-ended 1',
      'prometheus Perf value-not-finite 2',
    ]);
  });

  it('stores the good samples of a request, and says by 400 which were not', async () => {
    const answer = await write([
      { labels: { instance: 'host-2' }, samples: [[1, at]] },
      { labels: { __name__: 'up', instance: 'host-2' }, samples: [[1, at]] },
      { labels: { __name__: 'late', instance: 'host-2' }, samples: [[1, new Date(8.64e15)]] },
    ]);
    expect([answer.status, answer.headers['content-type'], answer.body]).toEqual([
      400,
      'text/plain; charset=utf-8',
      '2 samples were rejected, the others are stored: {instance="host-2"}: expected a label __name__ with the name of a metric.',
    ]);
    expect((await rows('host-2')).map((row) => row['CounterName'])).toEqual(['up']);
  });

  it('refuses what is no such request, and one that holds too much', async () => {
    const version2 = { 'content-type': 'application/x-protobuf;proto=io.prometheus.write.v2.Request' };
    expect((await write([], version2)).status).toBe(415);
    expect((await write([], { authorization: null })).status).toBe(401);
    expect((await write([], { authorization: 'Bearer wrong' })).status).toBe(401);
    expect(await write([])).toMatchObject({ status: 204, body: '' });
    const broken = await send(`${app.url}/api/v1/write`, { ...KEY, ...WRITE_HEADERS }, 'no snappy');
    expect(broken.status).toBe(400);
    const million = Array.from({ length: 1_000_000 }, () => ({ labels: { __name__: 'm' }, samples: [] }));
    const answer = await write(million);
    expect([answer.status, answer.body]).toEqual([413, expect.stringMatching(/^The body (holds more|is larger) than/)]);
  });
});

describeWith(
  'prometheus (Debian package prometheus)',
  findProgram('prometheus') !== null,
  'Prometheus, unmodified',
  () => {
    afterAll(endAll);

    it('writes what it scrapes, and the end of a series, by the configuration of docs/collectors.md', async () => {
      let metrics = 'room_temperature_celsius{room="A"} 21.5\nroom_seats{room="A"} 8\n';
      const target = createServer((_request, answer) => answer.setHeader('content-type', 'text/plain').end(metrics));
      await new Promise<void>((resolve) => target.listen(0, '127.0.0.1', resolve));
      const { port } = target.address() as AddressInfo;
      const folder = tempDir('prometheus');
      writeFileSync(
        path.join(folder, 'prometheus.yml'),
        `
global: { scrape_interval: 500ms }
scrape_configs:
  - job_name: rooms
    static_configs: [{ targets: ['127.0.0.1:${port}'] }]
remote_write:
  - url: ${app.url}/api/v1/write
    authorization: { credentials: '${WORKSPACE_KEY}' }
    queue_config: { batch_send_deadline: 200ms, retry_on_http_429: true }
`,
      );
      const words = [`--config.file=${folder}/prometheus.yml`, `--storage.tsdb.path=${folder}`];
      // A scrape that takes too long ends all series, and what has ended does not end again: the count is that before any scrape.
      const ended = () => losses(app).then((all) => all.find((line) => /series-ended/.test(line)));
      const before = await ended();
      spawnCommand(findProgram('prometheus')!, [...words, '--web.listen-address=127.0.0.1:0'], {}, false);
      const of = async (name: string): Promise<TableRow[]> =>
        (await rows('127.0.0.1')).filter((row) => row['CounterName'] === name);
      await eventually(async () => (await of('room_seats')).length >= 2, 'samples are stored');
      expect(own((await of('room_temperature_celsius'))[0]!)).toMatchObject({
        ObjectName: 'rooms',
        InstanceName: 'A',
        CounterValue: 21.5,
      });
      metrics = 'room_seats{room="A"} 8\n';
      await eventually(async () => (await ended()) !== before, 'the end of the series is counted');
      target.close();
      target.closeAllConnections();
    });
  },
);
