import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { losses, own, postLogs, rowsOf, send, WORKSPACE, WORKSPACE_ID, WORKSPACE_KEY } from '../helpers/collector.ts';
import { cameraFault } from '../helpers/console-events.ts';
import { eventually } from '../helpers/process.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { operation } from '../helpers/operation.ts';

const run = promisify(execFile);
const SCRIPT = path.join(import.meta.dirname, '../fixtures/azure/post-logs.sh');

let app: TestApp;
let folder: string;
beforeAll(async () => {
  folder = tempDir('collector');
  app = await startTestApp({ settings: { ...WORKSPACE, DATA_DIR: folder }, tlsSelfSigned: true });
});
afterAll(async () => {
  await app.stop();
});

describe('a script written from the sample', () => {
  const records = [
    {
      slot_ID: 12345,
      ID: '5cdad72f-c848-4df0-8aaa-ffe033e75d57',
      availability_Value: 100,
      performance_Value: 6.954,
      measurement_Name: 'last_one_hour',
      IsActive: 'true',
    },
    {
      slot_ID: 67890,
      ID: 'b6bee45cfb65492e996d61c4d7fbb942',
      availability_Value: 100,
      performance_Value: 3.379,
      measurement_Name: 'last_one_hour',
      IsActive: 'false',
    },
  ];

  it.each([
    ['by our host name', () => ['--cacert', app.app.tlsAuthority!]],
    ['by the name of the workspace', () => ['--insecure', '-H', `Host: ${WORKSPACE_ID}.ods.opinsights.azure.com`]],
    [
      'by a name that begins with the id of the workspace',
      () => {
        const { port } = new URL(app.app.tlsUrl!);
        const host = `${WORKSPACE_ID}.localhost:${port}`;
        return [
          '--cacert',
          app.app.tlsAuthority!,
          '--connect-to',
          `localhost:${port}:127.0.0.1:${port}`,
          '-H',
          `Host: ${host}`,
        ];
      },
    ],
  ])('posts with curl and openssl over TLS, %s', async (name, more) => {
    const file = path.join(folder, 'body.json');
    writeFileSync(file, JSON.stringify(records));
    const url = app.app.tlsUrl!.replace('127.0.0.1', 'localhost');
    const logType = `WebMonitor${name.length}`;
    const { stdout } = await run(SCRIPT, [url, WORKSPACE_ID, WORKSPACE_KEY, logType, file, ...more()]);
    expect(stdout).toBe('200\n');

    const rows = await rowsOf(app, `${logType}_CL`);
    expect(rows.map(own)).toEqual([
      {
        slot_ID_d: 12345,
        ID_g: '5cdad72f-c848-4df0-8aaa-ffe033e75d57',
        availability_Value_d: 100,
        performance_Value_d: 6.954,
        measurement_Name_s: 'last_one_hour',
        IsActive_s: 'true',
      },
      {
        slot_ID_d: 67890,
        ID_g: 'b6bee45c-fb65-492e-996d-61c4d7fbb942',
        availability_Value_d: 100,
        performance_Value_d: 3.379,
        measurement_Name_s: 'last_one_hour',
        IsActive_s: 'false',
      },
    ]);
    expect(rows[0]).toMatchObject({ Type: `${logType}_CL`, TenantId: WORKSPACE_ID, SourceSystem: 'RestAPI' });
  });

  it('is answered 200 with an empty body', async () => {
    expect(await postLogs(app.url, [{ a: 1 }])).toMatchObject({ status: 200, body: '' });
  });

  it('may use the secondary key, sign the plain type, and write the type with a character set', async () => {
    const { secondary } = (await app.app.core.workspaces.get('default')).keys;
    expect(await postLogs(app.url, [{ a: 1 }], { key: secondary })).toMatchObject({ status: 200 });
    const utf8 = { contentType: 'application/json; charset=utf-8' };
    expect(await postLogs(app.url, [{ a: 1 }], utf8)).toMatchObject({ status: 200 });
    expect(await postLogs(app.url, [{ a: 1 }], { ...utf8, signedType: 'application/json' })).toMatchObject({
      status: 200,
    });
  });
});

describe('columns', () => {
  it('follow the published example: strings convert to what is there, numbers do not become text', async () => {
    const logType = 'Example';
    await postLogs(app.url, [{ number: 10, boolean: true, string: 'text' }], { logType });
    await postLogs(app.url, [{ number: '11', boolean: 'false', string: 'more' }], { logType });
    await postLogs(app.url, [{ number: 12, boolean: 13, string: 14 }], { logType });
    expect((await rowsOf(app, 'Example_CL')).map(own)).toEqual([
      { number_d: 10, boolean_b: true, string_s: 'text' },
      { number_d: 11, boolean_b: false, string_s: 'more' },
      { number_d: 12, boolean_d: 13, string_d: 14 },
    ]);
  });

  it('are all text where the first post has all as text', async () => {
    await postLogs(app.url, [{ number: '1', boolean: 'true', string: 'x' }], { logType: 'AllText' });
    expect((await rowsOf(app, 'AllText_CL')).map(own)).toEqual([{ number_s: '1', boolean_s: 'true', string_s: 'x' }]);
  });

  it('hold times, GUIDs and JSON; null leaves a column out', async () => {
    await postLogs(
      app.url,
      [
        {
          at: '2026-01-02T03:04:05.678Z',
          id: '8145d82213a744ad859c36f31a84f6dd',
          nested: { a: [1] },
          list: [1, 2],
          none: null,
        },
      ],
      { logType: 'Kinds' },
    );
    expect((await rowsOf(app, 'Kinds_CL')).map(own)).toEqual([
      {
        at_t: new Date('2026-01-02T03:04:05.678Z'),
        id_g: '8145d822-13a7-44ad-859c-36f31a84f6dd',
        nested_s: '{"a":[1]}',
        list_s: '[1,2]',
      },
    ]);
  });

  it('are cut and dropped at their limits, and `Operation` tells', async () => {
    const many = Object.fromEntries(Array.from({ length: 600 }, (_, index) => [`c${index}`, index]));
    expect(await postLogs(app.url, [many], { logType: 'Many' })).toMatchObject({ status: 200 });
    const long = { [`n${'x'.repeat(50)}`]: 1, value: 'é'.repeat(20_000) };
    expect(await postLogs(app.url, [long], { logType: 'Long' })).toMatchObject({ status: 200 });

    const [row] = (await rowsOf(app, 'Many_CL')).map(own);
    expect(Object.keys(row!)).toHaveLength(494);
    const [kept] = (await rowsOf(app, 'Long_CL')).map(own);
    expect(kept).toEqual({ value_s: 'é'.repeat(16_384) });
    expect(await losses(app)).toEqual(
      expect.arrayContaining([
        'data-collector Long_CL column-dropped-name 1',
        'data-collector Long_CL value-cut 1',
        'data-collector Many_CL column-dropped-limit 106',
      ]),
    );
  });
});

describe('times', () => {
  it('come from the field that the header names, within two days back and one ahead', async () => {
    const now = Date.now();
    const at = (hours: number) => new Date(now + hours * 3_600_000).toISOString();
    await postLogs(
      app.url,
      [
        { n: 1, when: at(-47) },
        { n: 2, when: at(-49) },
        { n: 3, when: at(23) },
        { n: 4, when: at(25) },
        { n: 5, when: 'soon' },
        { n: 6 },
      ],
      {
        logType: 'Times',
        headers: { 'time-generated-field': 'when' },
      },
    );
    const rows = (await rowsOf(app, 'Times_CL')).sort((a, b) => Number(a['n_d']) - Number(b['n_d']));
    const own = rows.map((row) => (row['TimeGenerated'] as Date).toISOString());
    const received = rows.map((row) => (row['_TimeReceived'] as Date).toISOString());
    expect(own[0]).toBe(at(-47));
    expect(own[1]).toBe(received[1]);
    expect(own[2]).toBe(at(23));
    expect(own.slice(3)).toEqual(received.slice(3));
    expect(await losses(app)).toContain('data-collector Times_CL time-replaced 3');
  });
});

describe('refusals, in the words of the original', () => {
  const ok = [{ a: 1 }];
  const minutes = (count: number) => new Date(Date.now() + count * 60_000).toUTCString();
  const cases: [string, number, string, () => ReturnType<typeof postLogs>][] = [
    [
      'another workspace',
      400,
      'InvalidCustomerId',
      () => postLogs(app.url, ok, { id: '11111111-2222-4333-8444-555555555555' }),
    ],
    ['an id that is none', 400, 'InvalidCustomerId', () => postLogs(app.url, ok, { id: 'me' })],
    [
      "another workspace's host name",
      400,
      'InvalidCustomerId',
      () =>
        postLogs(app.url, ok, { headers: { host: '11111111-2222-4333-8444-555555555555.ods.opinsights.azure.com' } }),
    ],
    [
      'a wrong key',
      403,
      'InvalidAuthorization',
      () => postLogs(app.url, ok, { key: Buffer.from('other').toString('base64') }),
    ],
    [
      'another scheme',
      403,
      'InvalidAuthorization',
      () => postLogs(app.url, ok, { headers: { authorization: `Bearer ${WORKSPACE_KEY}` } }),
    ],
    ['a date of 16 minutes ago', 403, 'InvalidAuthorization', () => postLogs(app.url, ok, { date: minutes(-16) })],
    ['a date 16 minutes ahead', 403, 'InvalidAuthorization', () => postLogs(app.url, ok, { date: minutes(16) })],
    ['a date that is none', 403, 'InvalidAuthorization', () => postLogs(app.url, ok, { date: '2026-11-21' })],
    ['no date', 403, 'InvalidAuthorization', () => postLogs(app.url, ok, { headers: { 'x-ms-date': null } })],
    ['no version', 400, 'MissingApiVersion', () => postLogs(app.url, ok, { query: '' })],
    ['another version', 400, 'InvalidApiVersion', () => postLogs(app.url, ok, { query: '?api-version=2020-01-01' })],
    [
      'no type',
      400,
      'MissingContentType',
      () => postLogs(app.url, ok, { contentType: null, signedType: 'application/json' }),
    ],
    ['another type', 400, 'UnsupportedContentType', () => postLogs(app.url, ok, { contentType: 'text/plain' })],
    ['no log type', 400, 'MissingLogType', () => postLogs(app.url, ok, { logType: null })],
    ['a log type with other characters', 400, 'InvalidLogType', () => postLogs(app.url, ok, { logType: 'Room-Test' })],
    ['a log type of 101 characters', 400, 'InvalidLogType', () => postLogs(app.url, ok, { logType: 'x'.repeat(101) })],
    ['no JSON', 400, 'InvalidDataFormat', () => postLogs(app.url, '{"a":')],
    ['an empty array', 400, 'InvalidDataFormat', () => postLogs(app.url, [])],
    ['nested arrays', 400, 'InvalidDataFormat', () => postLogs(app.url, [[{ a: 1 }]])],
    ['an item that is no object', 400, 'InvalidDataFormat', () => postLogs(app.url, [{ a: 1 }, 2])],
    [
      'invalid UTF-8',
      400,
      'InvalidDataFormat',
      () => postLogs(app.url, Buffer.from([0x5b, 0x22, 0xff, 0xfe, 0x22, 0x5d])),
    ],
    ['an empty body', 400, 'InvalidDataFormat', () => postLogs(app.url, '')],
    [
      'JSON that is nested too deep',
      400,
      'InvalidDataFormat',
      () => postLogs(app.url, `[{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}]`),
    ],
    ...['tenant', 'TimeGenerated', 'RawData'].map((name): (typeof cases)[number] => [
      `the reserved name ${name}`,
      400,
      'InvalidDataFormat',
      () => postLogs(app.url, [{ [name]: 'x' }]),
    ]),
    [
      'truncated gzip',
      400,
      'InvalidDataFormat',
      () =>
        postLogs(app.url, gzipSync(JSON.stringify(ok)).subarray(0, 20), { headers: { 'content-encoding': 'gzip' } }),
    ],
    [
      'gzip that is none',
      400,
      'InvalidDataFormat',
      () => postLogs(app.url, ok, { headers: { 'content-encoding': 'gzip' } }),
    ],
    [
      'a body past 30 MB',
      404,
      'RequestTooLarge',
      () => postLogs(app.url, ok, { headers: { 'content-length': String(31 * 1024 * 1024) } }),
    ],
    [
      'a gzip bomb',
      404,
      'RequestTooLarge',
      () =>
        postLogs(app.url, gzipSync(Buffer.alloc(40 * 1024 * 1024, 0x20)), { headers: { 'content-encoding': 'gzip' } }),
    ],
  ];

  it.each(cases)('%s: %i %s', async (_name, status, code, post) => {
    const answer = await post();
    expect(answer).toMatchObject({ status, body: { Error: code } });
    expect(answer.body.Message).toMatch(/^[A-Z].{10,}\.$/s);
  });

  it('says how far the clock is off', async () => {
    const { body } = await postLogs(app.url, ok, { date: minutes(-20) });
    expect(body.Message).toMatch(/ 1(199|200|201) seconds behind this server's clock/);
  });

  it('asks for the length before it reads', async () => {
    const answer = await postLogs(app.url, ok, { headers: { 'content-length': null, 'transfer-encoding': 'chunked' } });
    expect(answer).toMatchObject({ status: 411, body: { Error: 'LengthRequired' } });
  });

  it('refuses a closed workspace', async () => {
    await app.app.core.workspaces.change('default', { collecting: false });
    expect(await postLogs(app.url, ok)).toMatchObject({ status: 400, body: { Error: 'InactiveCustomer' } });
    await app.app.core.workspaces.change('default', { collecting: true });
  });

  it('stores nothing of what it refuses', async () => {
    await postLogs(app.url, [{ a: 1 }, 2], { logType: 'Refused' });
    expect(await rowsOf(app, 'Refused_CL')).toEqual([]);
  });

  it('stores nothing of half a request', async () => {
    const { port } = new URL(app.url);
    const body = JSON.stringify([{ a: 1 }, { a: 2 }]);
    const headers = { 'x-ms-client-request-id': 'half', 'log-type': 'Half', 'content-type': 'application/json' };
    const socket = createConnection({ port: Number(port), host: '127.0.0.1' });
    await once(socket, 'connect');
    const lines = Object.entries({ host: 'localhost', 'content-length': String(body.length), ...headers });
    socket.write(
      `POST /api/logs?api-version=2016-04-01 HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body.slice(0, 9)}`,
    );
    socket.end();
    socket.resume();
    await once(socket, 'close');
    await eventually(async () => (await losses(app)).some((loss) => loss.includes('Half_CL request-refused')), 'noted');
    expect(await rowsOf(app, 'Half_CL')).toEqual([]);
    // The same request, sent again whole, is no repetition.
    expect(await postLogs(app.url, body, { logType: 'Half', headers })).toMatchObject({ status: 200 });
    expect(await rowsOf(app, 'Half_CL')).toHaveLength(2);
  });

  it('knows its own address only', async () => {
    const headers = { host: `${WORKSPACE_ID}.ods.opinsights.azure.com`, 'content-type': 'application/json' };
    expect(await send(`${app.url}/graphql`, headers, '{"query":"{fleet{roomsTotal}}"}')).toMatchObject({ status: 421 });
  });
});

describe('console events', () => {
  it('become events and state as well, once however often they come', async () => {
    const { description, ...event } = cameraFault('COLLECTED-01');
    const record = {
      Computer: event.computer,
      EventLog: 'Skype Room System',
      Source: 'SRS-App',
      EventID: 3001,
      EventLevelName: 'Error',
      RenderedDescription: description,
      TimeCreated: event.timeGenerated,
    };
    for (const _ of [1, 2]) await postLogs(app.url, [record], { logType: 'Event' });
    // The same flattened by an earlier collector, with suffixes.
    const suffixed = Object.fromEntries(Object.entries(record).map(([name, value]) => [`${name}_s`, String(value)]));
    await postLogs(app.url, [suffixed], { logType: 'Relay' });

    const { device } = await app.ask(
      operation(
        `query ReadDeviceOfDataCollector($computer: String!) { device(by: { computer: $computer }) { health signals { key state } } }`,
      ),
      {
        computer: 'COLLECTED-01',
      },
    );
    expect(device!.health).toBe('UNHEALTHY');
    expect(device!.signals).toContainEqual({ key: 'camera', state: 'UNHEALTHY' });
    const { events } = await app.ask(
      operation(`query ReadEventsOfDataCollector { events(filter: { computers: ["collected-01"] }) { totalCount } }`),
    );
    expect(events.totalCount).toBe(1);
    expect(await rowsOf(app, 'Event_CL')).toHaveLength(2);
    expect(await rowsOf(app, 'Relay_CL')).toHaveLength(1);
    expect((await rowsOf(app, 'Event')).filter((row) => row['Computer'] === 'COLLECTED-01')).toEqual([
      expect.objectContaining({
        EventID: 3001,
        EventLevelName: 'Error',
        EventLevel: 1,
        SRSCameraStatus_CF: 'Unhealthy',
      }),
    ]);
  });
});

describe('standard columns', () => {
  const queried = async (query: string) => {
    const headers = { 'content-type': 'application/json' };
    const path = `/v1/workspaces/${WORKSPACE_ID}/query`;
    const { body } = await send<{ tables: { rows: unknown[][] }[] }>(
      `${app.url}${path}`,
      headers,
      JSON.stringify({ query }),
    );
    return body.tables[0]!.rows;
  };

  it('have no suffix', async () => {
    await postLogs(app.url, [{ foo: 'bar', Computer: 'baz', _ResourceId: '/rooms/1' }], { logType: 'Plain' });
    expect(await queried('Plain_CL | summarize count() by Computer, _ResourceId, foo_s')).toEqual([
      ['baz', '/rooms/1', 'bar', 1],
    ]);
  });

  it('of a table that was made before are readable under both names', async () => {
    // The door that names columns as they are makes them as earlier versions did.
    const { ruleId } = await app.app.core.workspaces.get('default');
    await send(
      `${app.url}/dataCollectionRules/${ruleId}/streams/Custom-Before?api-version=2023-01-01`,
      { 'content-type': 'application/json' },
      JSON.stringify([{ Computer_s: 'old', n_d: 1 }]),
    );
    await postLogs(app.url, [{ Computer: 'new', n_d: 2 }], { logType: 'Before' });
    const columns = 'Before_CL | order by Computer desc | project Computer, Computer_s';
    expect(await queried(columns)).toEqual([
      ['old', 'old'],
      ['new', 'new'],
    ]);
    expect(await queried('Before_CL | where Computer == "old" | count')).toEqual([[1]]);
    expect(await queried('Before_CL | where Computer_s == "new" | summarize dcount(Computer)')).toEqual([[1]]);
    expect((await rowsOf(app, 'Before_CL')).map(({ Computer, Computer_s }) => [Computer, Computer_s])).toEqual(
      expect.arrayContaining([
        ['old', 'old'],
        ['new', 'new'],
      ]),
    );
  });
});

describe('repeated requests', () => {
  it('are acknowledged without storing, by their id', async () => {
    const headers = { 'x-ms-client-request-id': 'a-request' };
    for (const _ of [1, 2, 3]) {
      expect(await postLogs(app.url, [{ n: 1 }, { n: 2 }], { logType: 'Once', headers })).toMatchObject({
        status: 200,
      });
    }
    expect(await rowsOf(app, 'Once_CL')).toHaveLength(2);
    await postLogs(app.url, [{ n: 3 }], { logType: 'Once' });
    await postLogs(app.url, [{ n: 3 }], { logType: 'Once' });
    expect(await rowsOf(app, 'Once_CL')).toHaveLength(4);
  });

  it('are stored once even when they come at the same moment', async () => {
    const headers = { 'x-ms-client-request-id': 'at-once' };
    const records = Array.from({ length: 50 }, (_, n) => ({ n }));
    await Promise.all(Array.from({ length: 6 }, () => postLogs(app.url, records, { logType: 'AtOnce', headers })));
    expect(await rowsOf(app, 'AtOnce_CL')).toHaveLength(50);
  });

  it('may be sent right after they were refused', async () => {
    const headers = { 'x-ms-client-request-id': 'corrected' };
    expect(await postLogs(app.url, [{ TimeGenerated: 1 }], { logType: 'Corrected', headers })).toMatchObject({
      status: 400,
    });
    expect(await postLogs(app.url, [{ when: 1 }], { logType: 'Corrected', headers })).toMatchObject({ status: 200 });
    expect(await rowsOf(app, 'Corrected_CL')).toHaveLength(1);
  });

  it('with another body are noted', async () => {
    const headers = { 'x-ms-client-request-id': 'another' };
    await postLogs(app.url, [{ n: 1 }], { logType: 'Another', headers });
    expect(await postLogs(app.url, [{ n: 2 }], { logType: 'Another', headers })).toMatchObject({ status: 200 });
    expect(await losses(app)).toContain('data-collector Another_CL request-repeated 1');
  });
});

it('takes the array in {"records": […]}, as diagnostic settings send it', async () => {
  await postLogs(app.url, { records: [{ a: 1 }, { a: 2 }] }, { logType: 'Diagnostics' });
  expect(await rowsOf(app, 'Diagnostics_CL')).toHaveLength(2);
});

it('takes one object, and gzip', async () => {
  await postLogs(app.url, { a: 1 }, { logType: 'Single' });
  await postLogs(app.url, gzipSync('[{"a":2}]'), { logType: 'Single', headers: { 'content-encoding': 'gzip' } });
  expect((await rowsOf(app, 'Single_CL')).map((row) => row['a_d'])).toEqual([1, 2]);
});

it('keeps the resource that the header names', async () => {
  await postLogs(app.url, [{ a: 1 }], {
    logType: 'Resource',
    headers: { 'x-ms-AzureResourceId': '/subscriptions/1/room' },
  });
  expect(await rowsOf(app, 'Resource_CL')).toEqual([expect.objectContaining({ _ResourceId: '/subscriptions/1/room' })]);
});
