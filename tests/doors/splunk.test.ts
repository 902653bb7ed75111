import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Logger } from 'splunk-logging';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { losses, own, rowsOf, send, WORKSPACE, WORKSPACE_KEY } from '../helpers/collector.ts';
import { operation } from '../helpers/operation.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ settings: { ...WORKSPACE, ADMIN_KEY: 'the-administrator' } });
});
afterAll(() => app.stop());

interface Answer {
  text: string;
  code: number;
  'invalid-event-number'?: number;
}

const KEY = { authorization: `Splunk ${WORKSPACE_KEY}` };
const AT = 1795251600.123;
const at = new Date(AT * 1_000);
const post = (
  body: string | Buffer | object,
  { path = '/event', headers = {} as Record<string, string | null> } = {},
) =>
  send<Answer>(
    `${app.url}/services/collector${path}`,
    { ...KEY, ...headers },
    typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body),
  );
const SUCCESS = { status: 200, body: { text: 'Success', code: 0 } };
const eventsOf = async (source: string) =>
  (await rowsOf(app, 'Splunk_CL')).filter((row) => row['Source'] === source).map((row) => ({ ...row }));

describe('events', () => {
  it('run together in one body are stored in Splunk_CL, zipped or not, and once when the body comes again', async () => {
    const first = {
      time: AT,
      host: 'hub',
      source: 'together',
      sourcetype: 'door',
      index: 'main',
      event: 'The door is {"open',
    };
    const second = {
      time: String(AT),
      source: 'together',
      event: { message: 'and shut', severity: 'warn', room: 'Zürich' },
    };
    const third = { time: AT, source: 'together', event: 7, fields: { seats: 8, level: 'info' } };
    const body = `${JSON.stringify(first)}${JSON.stringify(second)}\r\n ${JSON.stringify(third)}`;
    expect(await post(body)).toMatchObject(SUCCESS);
    expect(await post(gzipSync(body), { headers: { 'content-encoding': 'gzip' } })).toMatchObject(SUCCESS);
    const rows = await eventsOf('together');
    expect(rows.map((row) => row['TimeGenerated'])).toEqual([at, at, at]);
    expect(rows.map(own)).toEqual([
      { Computer: 'hub', Message: 'The door is {"open', Source: 'together', SourceType: 'door', Index: 'main' },
      { Level: 'warn', Message: 'and shut', Event: JSON.stringify(second.event), Source: 'together' },
      { Level: 'info', Message: '7', Fields: JSON.stringify(third.fields), Source: 'together' },
    ]);
  });

  it.each(['', '/event', '/event/1.0', '/1.0'])('are taken at /services/collector%s', async (path) => {
    expect(await post({ source: `path ${path}`, event: 'here' }, { path })).toMatchObject(SUCCESS);
    expect(await eventsOf(`path ${path}`)).toHaveLength(1);
  });

  it.each<[string, unknown, Date | null]>([
    ['a number', AT, at],
    ['a text', String(AT), at],
    ['milliseconds', at.getTime(), at],
    ['microseconds, as a text', `${at.getTime()}000`, at],
    ['nanoseconds', at.getTime() * 1e6, at],
    ['an empty text', '', null],
    ['null', null, null],
  ])('have a time that is %s', async (name, time, expected) => {
    expect(await post({ event: 'x', time, source: `time ${name}` })).toMatchObject(SUCCESS);
    const [row] = await eventsOf(`time ${name}`);
    if (expected) expect(row!['TimeGenerated']).toEqual(expected);
    else expect(row!['TimeGenerated']).not.toEqual(at);
  });

  it('have what the address says of them, where they do not say it themselves; without a time they are new each time', async () => {
    const path = '/event?source=address&sourcetype=door&host=hub';
    const body = `${JSON.stringify({ event: 'a' })}${JSON.stringify({ event: 'b', host: 'own' })}`;
    for (let time = 0; time < 2; time += 1) expect(await post(body, { path })).toMatchObject(SUCCESS);
    expect((await eventsOf('address')).map((row) => [row['Message'], row['Computer'], row['SourceType']])).toEqual([
      ['a', 'hub', 'door'],
      ['b', 'own', 'door'],
      ['a', 'hub', 'door'],
      ['b', 'own', 'door'],
    ]);
  });

  it('of a console change rooms and faults, as text and as an object', async () => {
    const event = (computer: string) => ({
      ...{ channel: 'Skype Room System', computer, event_id: { id: 2001 }, level: 'Error', record_id: 5 },
      ...{ provider: { name: 'SRS-App' }, system_time: new Date().toISOString() },
      message: JSON.stringify({ Description: 'Signin status: Unhealthy.' }),
    });
    const body = [{ event: event('SPLUNK-1') }, { event: JSON.stringify(event('SPLUNK-2')) }];
    expect(await post(body.map((one) => JSON.stringify(one)).join(''))).toMatchObject(SUCCESS);
    const { devices } = await app.ask(
      operation(`query ReadDevicesOfSplunk { devices(first: 10) { nodes { computer health } } }`),
    );
    expect(devices.nodes).toEqual([
      { computer: 'SPLUNK-1', health: 'UNHEALTHY' },
      { computer: 'SPLUNK-2', health: 'UNHEALTHY' },
    ]);
  });

  it('with numbers are records of Perf', async () => {
    const metadata = { time: AT, host: 'METERS', event: 'metric', source: 'meter' };
    const many = { 'metric_name:cpu.usr': 11.5, 'metric_name:cpu.sys': '2', region: 'eu' };
    const one = { metric_name: 'seats', _value: 8, room: 'Fuji' };
    const body = `${JSON.stringify({ ...metadata, fields: many })}${JSON.stringify({ ...metadata, fields: one })}`;
    expect(await post(body)).toMatchObject(SUCCESS);
    const rows = (await rowsOf(app, 'Perf')).filter((row) => row['Computer'] === 'METERS');
    const facts = ['TimeGenerated', 'ObjectName', 'CounterName', 'InstanceName', 'CounterValue'] as const;
    expect(rows.map((row) => facts.map((name) => row[name]))).toEqual([
      [at, 'cpu', 'usr', 'eu', 11.5],
      [at, 'cpu', 'sys', 'eu', 2],
      [at, 'meter', 'seats', 'Fuji', 8],
    ]);
  });

  it('of /raw are lines', async () => {
    expect(await post('first\r\n\nsecond {', { path: '/raw?source=raw&host=hub' })).toMatchObject(SUCCESS);
    expect((await eventsOf('raw')).map((row) => [row['Message'], row['Computer']])).toEqual([
      ['first', 'hub'],
      ['second {', 'hub'],
    ]);
  });
});

describe('what cannot be stored', () => {
  const good = (number: number) => JSON.stringify({ event: `good ${number}`, source: 'beside' });
  const of = (event: object) => JSON.stringify({ source: 'beside', ...event });

  it.each<[string, string, number, RegExp]>([
    ['no event', of({}), 12, /^Event field is required: .*got nothing/],
    ['a blank one', of({ event: ' ' }), 13, /^Event field cannot be blank/],
    [
      'an odd time',
      of({ event: 'x', time: 'noon' }),
      6,
      /^Invalid data format: .*time: expected seconds since 1970, got "noon"/,
    ],
    ['fields that are none', of({ event: 'x', fields: [1] }), 15, /^Error in handling indexed fields/],
    [
      'a number that is none',
      of({ event: 'metric', fields: { 'metric_name:a': 'x' } }),
      15,
      /a finite number of "a", got "x"/,
    ],
    ['no JSON', '{"event":nope}', 6, /it is no JSON/],
    ['no object', '"text" 5', 6, /expected an object/],
    ['too deep', of({ event: JSON.parse(`${'['.repeat(200)}${']'.repeat(200)}`) as object }), 6, /deep/],
  ])('%s is refused by its number, the events beside it are stored', async (_name, bad, code, text) => {
    const before = (await eventsOf('beside')).length;
    const { status, body } = await post(`${good(1)}${bad}${good(2)}`);
    expect([status, body]).toEqual([400, { text: expect.stringMatching(text), code, 'invalid-event-number': 1 }]);
    expect(body.text).toContain('1 of 3 events were rejected, the others are stored');
    expect((await eventsOf('beside')).length).toBe(before + 2);
    expect(await losses(app)).toContainEqual(expect.stringMatching(/^splunk Splunk_CL record-rejected /));
  });

  it('a body that breaks off keeps what was whole', async () => {
    const { status, body } = await post(`${JSON.stringify({ event: 'whole', source: 'broken' })}{"event":"half`);
    expect([status, body.code, body['invalid-event-number']]).toEqual([400, 6, 1]);
    expect(await eventsOf('broken')).toHaveLength(1);
  });

  it('an empty body, a request for acknowledgements, and a token that is none', async () => {
    for (const body of ['', ' \n', '[]']) expect((await post(body)).body).toEqual({ text: 'No data', code: 5 });
    expect(await post('{"acks":[0]}', { path: '/ack?channel=1' })).toMatchObject({ status: 400, body: { code: 14 } });
    const asked = async (authorization: string | null) => {
      const { status, body } = await post({ event: 'foreign', source: 'foreign' }, { headers: { authorization } });
      return [status, body.code];
    };
    expect(await asked(null)).toEqual([401, 2]);
    expect(await asked('Splunk')).toEqual([401, 3]);
    expect(await asked('Splunk wrong')).toEqual([403, 4]);
    expect(await asked('Splunk the-administrator')).toEqual([403, 4]);
    expect(await eventsOf('foreign')).toEqual([]);
    expect(await asked(`Basic ${Buffer.from(`anybody:${WORKSPACE_KEY}`).toString('base64')}`)).toEqual([200, 0]);
  });
});

it('health is told to whoever asks', async () => {
  for (const path of ['health', 'health/1.0']) {
    const { status, body } = await send<Answer>(`${app.url}/services/collector/${path}`, {}, null, 'GET');
    expect([status, body]).toEqual([200, { text: 'HEC is healthy', code: 17 }]);
  }
});

describe('npm splunk-logging, unmodified', () => {
  const logger = (token: string, more: object = {}) => new Logger({ token, url: app.url, maxBatchCount: 3, ...more });
  const flushed = (by: Logger) =>
    new Promise<{ error: Error | null; body: unknown }>((resolve) => {
      by.error = (error) => resolve({ error, body: null });
      by.flush((error, _response, body) => resolve({ error: error as Error | null, body }));
    });

  it('its events are stored, several in one body', async () => {
    const client = logger(WORKSPACE_KEY);
    for (const number of [1, 2]) {
      client.send({
        message: { temperature: `${number} °C` },
        severity: 'warn',
        metadata: { time: at.getTime(), host: 'hub', source: 'splunk-logging', sourcetype: 'room', index: 'main' },
      });
    }
    expect(await flushed(client)).toEqual({ error: null, body: { text: 'Success', code: 0 } });
    const rows = await eventsOf('splunk-logging');
    expect(rows.map(own)).toEqual(
      [1, 2].map((number) => ({
        Computer: 'hub',
        Level: 'warn',
        Event: JSON.stringify({ message: { temperature: `${number} °C` }, severity: 'warn' }),
        Source: 'splunk-logging',
        SourceType: 'room',
        Index: 'main',
      })),
    );
    expect(rows[0]!['TimeGenerated']).toEqual(at);
  });

  it('it says what is wrong with its token', async () => {
    const client = logger('wrong');
    client.send({ message: 'x' });
    const { error } = await flushed(client);
    expect(error).toMatchObject({ code: 4, message: expect.stringMatching(/^Invalid token/) });
  });
});
