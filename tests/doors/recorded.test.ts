import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { own, rowsOf, send, WORKSPACE, WORKSPACE_ID, WORKSPACE_KEY, type Sent } from '../helpers/collector.ts';
import { operation } from '../helpers/operation.ts';

const FOLDER = path.join(import.meta.dirname, '../fixtures/collectors/recorded');
const authorization = `Basic ${Buffer.from(`${WORKSPACE_ID}:${WORKSPACE_KEY}`).toString('base64')}`;

interface Recorded {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string;
}

/** What the programs of tests/peers really sent, sent again. */
describe('recorded requests', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ settings: { ...WORKSPACE, ADMIN_KEY: 'the-administrator' } });
  });
  afterAll(() => app.stop());

  async function replay(name: string): Promise<Sent[]> {
    const requests = JSON.parse(readFileSync(path.join(FOLDER, `${name}.json`), 'utf8')) as Recorded[];
    const answers: Sent[] = [];
    for (const { method, path: to, headers, body } of requests) {
      const { 'content-length': _length, 'content-encoding': _zipped, ...rest } = headers;
      const bytes = Buffer.from(body, 'base64');
      answers.push(await send(`${app.url}${to}`, { ...rest, authorization }, bytes.length > 0 ? bytes : null, method));
    }
    return answers;
  }

  it('of the OpenTelemetry collector: events, plain records, syslog and counters', async () => {
    const answers = await replay('otelcol');
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    const { events, device } = await app.ask(
      operation(
        `query ReadEventsAndDeviceOfRecorded { events(filter: { computers: ["OTELCOL-01"] }) { totalCount } device(by: { computer: "OTELCOL-01" }) { faults(states: null) { nodes { signal { key } occurrences } } } }`,
      ),
    );
    expect(events.totalCount).toBe(2);
    expect(device!.faults.nodes).toEqual([{ signal: { key: 'signin' }, occurrences: 1 }]);
    expect((await rowsOf(app, 'OtlpLogs_CL')).map((row) => row['Body']).sort()).toEqual(['a plain line', 'another']);
    expect((await rowsOf(app, 'Syslog')).map(own)).toEqual([
      expect.objectContaining({
        Computer: 'linux-1',
        Facility: 'daemon',
        SeverityLevel: 'err',
        ProcessName: 'sshd',
        ProcessID: 812,
      }),
    ]);
    expect((await rowsOf(app, 'Perf')).some((row) => row['ObjectName'] === 'system.memory')).toBe(true);
  });

  it('of Telegraf: its template is acknowledged, its metrics are in the table of their index', async () => {
    await replay('telegraf');
    const rows = await rowsOf(app, 'telegraf_CL');
    expect(rows.map((row) => row['measurement_name'])).toContain('mem');
    expect(rows[0]!['TimeGenerated']).toBeInstanceOf(Date);
  });

  it('of rsyslog: its messages are in Syslog', async () => {
    const answers = await replay('rsyslog');
    expect(answers.at(-1)!.body).toMatchObject({ errors: false });
    const rows = (await rowsOf(app, 'Syslog')).filter((row) => String(row['SyslogMessage']).startsWith('the door'));
    expect(rows.length).toBeGreaterThan(0);
    expect(own(rows[0]!)).toMatchObject({ Facility: 'daemon', SeverityLevel: 'warning' });
  });

  it('of syslog-ng: its message is in Syslog', async () => {
    const answers = await replay('syslog-ng');
    expect(answers.at(-1)!.body).toMatchObject({ errors: false });
    const rows = (await rowsOf(app, 'Syslog')).filter((row) => row['SyslogMessage'] === 'the key is lost');
    expect(rows.map(own)).toEqual([
      expect.objectContaining({
        Computer: 'linux-2',
        Facility: 'daemon',
        SeverityLevel: 'err',
        ProcessName: 'sshd',
        ProcessID: 812,
      }),
    ]);
  });

  it('of the Python client: the event is in the state, the record in its table', async () => {
    const answers = await replay('elasticsearch-py');
    expect(answers.every(({ headers }) => headers['x-elastic-product'] === 'Elasticsearch')).toBe(true);
    const { device, events } = await app.ask(
      operation(
        `query ReadDeviceAndEventsOfRecorded { device(by: { computer: "PYTHON-01" }) { room { name } } events(filter: { computers: ["PYTHON-01"] }) { totalCount } }`,
      ),
    );
    expect([device!.room!.name, events.totalCount]).toEqual([expect.stringMatching(/^Peers/), 1]);
    expect(await rowsOf(app, 'python_CL')).toHaveLength(1);
  });

  it('are all played here', () => {
    expect(readdirSync(FOLDER).sort()).toEqual([
      'elasticsearch-py.json',
      'otelcol.json',
      'rsyslog.json',
      'syslog-ng.json',
      'telegraf.json',
    ]);
  });
});
