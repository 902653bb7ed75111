import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLogger } from 'winston';
import LokiTransport from 'winston-loki';
import { parseLabels } from '../../src/domain/loki/labels.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { losses, own, rowsOf, send, WORKSPACE, WORKSPACE_ID, WORKSPACE_KEY } from '../helpers/collector.ts';
import { pushRequest } from '../helpers/loki.ts';
import { operation } from '../helpers/operation.ts';
import { KEY } from '../helpers/otlp.ts';
import { eventually } from '../helpers/process.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ settings: { ...WORKSPACE, ADMIN_KEY: 'the-administrator' } });
});
afterAll(() => app.stop());

const at = new Date('2026-11-21T09:00:00.123Z');
const nanoseconds = `${at.getTime()}456789`;
const push = (body: string | Buffer | object, headers: Record<string, string | null> = {}) => {
  const isBytes = typeof body === 'string' || Buffer.isBuffer(body);
  const type = Buffer.isBuffer(body) ? 'application/x-protobuf' : 'application/json';
  return send<string>(
    `${app.url}/loki/api/v1/push`,
    { ...KEY, 'content-type': type, ...headers },
    isBytes ? body : JSON.stringify(body),
  );
};
const linesOf = async (job: string) =>
  (await rowsOf(app, 'Loki_CL')).filter((row) => (row['Labels'] as string).includes(`"job":"${job}"`));

describe('a push', () => {
  it('as JSON is stored in Loki_CL, once, however often it is sent', async () => {
    const stream = { job: 'json', host: 'hub', level: 'warn' };
    const body = {
      streams: [
        {
          stream,
          values: [
            [nanoseconds, 'The door is open', { seats: '8' }],
            [nanoseconds, 'and shut'],
          ],
        },
      ],
    };
    expect(await push(body)).toMatchObject({ status: 204, body: '' });
    expect((await push(body)).status).toBe(204);
    const rows = await linesOf('json');
    expect(rows.map((row) => row['TimeGenerated'])).toEqual([at, at]);
    expect(rows.map(own)).toEqual([
      {
        Computer: 'hub',
        Level: 'warn',
        Message: 'The door is open',
        Labels: JSON.stringify(stream),
        Metadata: '{"seats":"8"}',
      },
      { Computer: 'hub', Level: 'warn', Message: 'and shut', Labels: JSON.stringify(stream) },
    ]);
  });

  it('as protobuf is the same, whether or not the request says that it is compressed', async () => {
    const timestamp = { seconds: Math.floor(at.getTime() / 1_000), nanos: 123_456_789 };
    const entries = [{ timestamp, line: 'a line', structuredMetadata: [{ name: 'trace', value: '1' }] }];
    const labels = '{job="protobuf", instance="hub:80", quoted="a \\"b\\"\\n"}';
    const body = pushRequest([{ labels, entries }]);
    expect((await push(body)).status).toBe(204);
    expect((await push(body, { 'content-encoding': 'snappy' })).status).toBe(204);
    const rows = await linesOf('protobuf');
    expect(rows).toHaveLength(1);
    expect(rows[0]!['TimeGenerated']).toEqual(at);
    expect(own(rows[0]!)).toMatchObject({ Computer: 'hub', Message: 'a line', Metadata: '{"trace":"1"}' });
    expect(JSON.parse(rows[0]!['Labels'] as string)).toEqual({
      job: 'protobuf',
      instance: 'hub:80',
      quoted: 'a "b"\n',
    });
  });

  it('of a line that is an event of a console changes rooms and faults', async () => {
    const event = {
      ...{ channel: 'Skype Room System', computer: 'LOKI-01', event_id: { id: 2001 }, level: 'Error', record_id: 5 },
      ...{ provider: { name: 'SRS-App' }, system_time: new Date().toISOString() },
      message: JSON.stringify({ Description: 'Signin status: Unhealthy.' }),
    };
    const now = `${Date.now()}000000`;
    const streams = [{ stream: { job: 'windows' }, values: [[now, JSON.stringify(event)]] }];
    expect((await push({ streams })).status).toBe(204);
    const { device } = await app.ask(
      operation(`query ReadDeviceOfLoki { device(by: { computer: "LOKI-01" }) { health } }`),
    );
    expect(device).toEqual({ health: 'UNHEALTHY' });
    expect(await linesOf('windows')).toEqual([]);
  });

  it('of which some lines cannot be read stores the others, and says so by 400', async () => {
    const values = [['yesterday', 'a'], [nanoseconds, 5], [nanoseconds, 'good'], 'no line'];
    const streams = [
      { stream: { job: 'mixed' }, values },
      { stream: { job: 5 }, values: [[nanoseconds, 'b']] },
    ];
    const answer = await push({ streams });
    expect([answer.status, answer.body]).toEqual([
      400,
      '4 lines were rejected, the others are stored: A line: expected its time as nanoseconds since 1970, as a text.',
    ]);
    expect((await linesOf('mixed')).map((row) => row['Message'])).toEqual(['good']);
    const labels = pushRequest([{ labels: 'no labels', entries: [{ line: 'x' }] }]);
    expect((await push(labels)).body).toContain('labels: expected names with texts such as {job="x"}, got "no labels"');
    expect(await losses(app)).toContain('loki Loki_CL record-rejected 5');
  });

  it('of another kind is refused', async () => {
    expect((await push('[]')).body).toBe('The body: expected an object with streams, got [].');
    expect((await push('x', { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await push(Buffer.from('no snappy'))).status).toBe(400);
    expect((await push({ streams: [] }, { authorization: null })).status).toBe(401);
    expect((await push({ streams: [] })).status).toBe(204);
  });
});

describe('npm winston-loki, unmodified', () => {
  it.each([
    ['as JSON', true],
    ['as protobuf', false],
  ])('%s', async (name, json) => {
    const failures: unknown[] = [];
    const transport = new LokiTransport({
      ...{
        host: app.url,
        basicAuth: `${WORKSPACE_ID}:${WORKSPACE_KEY}`,
        labels: { job: `winston ${name}`, host: 'hub' },
      },
      ...{ json, batching: false, onConnectionError: (error: unknown) => failures.push(error) },
    });
    const logger = createLogger({ transports: [transport] });
    logger.warn('The door is open');
    await eventually(async () => (await linesOf(`winston ${name}`)).length > 0, 'the line is stored');
    const [row] = await linesOf(`winston ${name}`);
    expect(own(row!)).toMatchObject({
      Computer: 'hub',
      Level: 'warn',
      Message: expect.stringContaining('The door is open'),
    });
    expect(failures).toEqual([]);
    logger.close();
  });
});

it.each<[string, object | null]>([
  ['{}', {}],
  ['{a="b"}', { a: 'b' }],
  [' { a = "b", c=`\\d`, } ', { a: 'b', c: '\\d' }],
  ['{a="\\u00e4\\x41\\101\\t"}', { a: 'äAA\t' }],
  ['{__proto__="x"}', JSON.parse('{"__proto__":"x"}') as object],
  ['{a="b"', null],
  ['{a="b"} more', null],
  ['{="b"}', null],
  [`{a="${'b'.repeat(70_000)}"}`, null],
])('labels %p', (text, labels) => expect(parseLabels(text)).toEqual(labels));
