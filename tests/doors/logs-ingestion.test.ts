import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { losses, own, rowsOf, send, WORKSPACE, WORKSPACE_ID, WORKSPACE_KEY } from '../helpers/collector.ts';
import { cameraFault } from '../helpers/console-events.ts';
import { pythonPackages } from '../helpers/python.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { operation } from '../helpers/operation.ts';

const run = promisify(execFile);
const FIXTURES = path.join(import.meta.dirname, '../fixtures/azure');
const VERSION = '?api-version=2023-01-01';

let app: TestApp;
let folder: string;
let rule: string;
beforeAll(async () => {
  folder = tempDir('ingestion');
  app = await startTestApp({
    settings: { ...WORKSPACE, DATA_DIR: folder, ADMIN_KEY: 'the-administrator' },
    tlsSelfSigned: true,
  });
  rule = (await app.app.core.workspaces.get('default')).ruleId;
});
afterAll(async () => {
  await app.stop();
});

interface Options {
  authorization?: string | null;
  query?: string;
  rule?: string;
  headers?: Record<string, string | null>;
}

function upload(stream: string, records: unknown, options: Options = {}) {
  const { authorization = `Bearer ${WORKSPACE_KEY}`, query = VERSION, headers = {} } = options;
  const body = typeof records === 'string' || records instanceof Uint8Array ? records : JSON.stringify(records);
  return send(
    `${app.url}/dataCollectionRules/${options.rule ?? rule}/streams/${stream}${query}`,
    { authorization, 'content-type': 'application/json', ...headers },
    body,
  );
}

const token = (form: Record<string, string>, headers: Record<string, string> = {}) =>
  send<{ access_token: string }>(
    `${app.url}/contoso.example/oauth2/v2.0/token`,
    { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    new URLSearchParams(form).toString(),
  );
const grant = { grant_type: 'client_credentials', client_id: WORKSPACE_ID, client_secret: WORKSPACE_KEY };

describe("Microsoft's own clients, unmodified, over TLS", () => {
  const env = () => ({
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    CLIENT_ID: WORKSPACE_ID,
    CLIENT_SECRET: WORKSPACE_KEY,
    NODE_EXTRA_CA_CERTS: app.app.tlsAuthority!,
    REQUESTS_CA_BUNDLE: app.app.tlsAuthority!,
    SSL_CERT_FILE: app.app.tlsAuthority!,
  });
  const endpoint = () => app.app.tlsUrl!.replace('127.0.0.1', 'localhost');
  const records = (computer: string) => {
    const { description, ...event } = cameraFault(computer, { at: new Date(Date.now() - 5_000) });
    const console = {
      TimeGenerated: event.timeGenerated,
      Computer: computer,
      EventLog: 'Skype Room System',
      Source: 'SRS-App',
      EventID: 3001,
      EventLevelName: 'Error',
      RenderedDescription: description,
      Ratio: 0.5,
      Tags: ['é', { deep: true }],
    };
    // More than one chunk of 1 MB, each of which is a request.
    const others = Array.from({ length: 3_000 }, (_, n) => ({
      TimeGenerated: event.timeGenerated,
      Computer: computer,
      Number: n,
      Text: 'x'.repeat(500),
    }));
    return [console, ...others];
  };

  async function check(stdout: string, computer: string, table: string) {
    expect(JSON.parse(stdout)).toEqual({ failed: [] });
    const rows = await rowsOf(app, table);
    expect(rows).toHaveLength(3_001);
    expect(new Set(rows.map((row) => row['Number'])).size).toBe(3_001);
    const row = rows.find((one) => one['EventID'] === 3001)!;
    expect(row).toMatchObject({ Computer: computer, Ratio: 0.5, Tags: '["é",{"deep":true}]', Type: table });
    expect(row['TimeGenerated']).toBeInstanceOf(Date);
    const { device, events } = await app.ask(
      operation(`query ReadDeviceAndEventsOfLogsIngestion($computer: String!) {
        device(by: { computer: $computer }) { health room { health } }
        events(filter: { computers: [$computer] }) { totalCount }
      }`),
      { computer },
    );
    expect(device).toEqual({ health: 'UNHEALTHY', room: { health: 'UNHEALTHY' } });
    expect(events.totalCount).toBe(1);
  }

  it.each([
    ['a client id and secret', {}],
    ['the key as token', { STATIC_TOKEN: WORKSPACE_KEY }],
  ])('npm @azure/monitor-ingestion with %s', async (name, more) => {
    const file = path.join(folder, 'js.json');
    const table = `Js${name.length}`;
    writeFileSync(file, JSON.stringify(records(`JS-${table}`)));
    const { stdout } = await run(
      process.execPath,
      [path.join(FIXTURES, 'upload.js'), endpoint(), rule, `Custom-${table}`, file],
      { env: { ...env(), ...more } },
    );
    await check(stdout, `JS-${table}`, `${table}_CL`);
  });

  it('PyPI azure-monitor-ingestion', async () => {
    const packages = await pythonPackages('azure-monitor-ingestion==1.1.0', 'azure-identity==1.25.1');
    const file = path.join(folder, 'python.json');
    writeFileSync(file, JSON.stringify(records('PYTHON-01')));
    const { stdout } = await run(
      'python3',
      [path.join(FIXTURES, 'upload.py'), endpoint(), rule, 'Custom-Python_CL', file],
      { env: { ...env(), PYTHONPATH: packages } },
    );
    await check(stdout, 'PYTHON-01', 'Python_CL');
  });
});

describe('the token door', () => {
  it('gives a token for an hour, to id and key', async () => {
    const { status, body, headers } = await token({ ...grant, scope: 'https://monitor.azure.com/.default' });
    expect({ status, ...body }).toMatchObject({ status: 200, token_type: 'Bearer', expires_in: 3_600 });
    expect(headers['cache-control']).toBe('no-store');
    expect(await upload('Custom-Token', [{ a: 1 }], { authorization: `Bearer ${body.access_token}` })).toMatchObject({
      status: 204,
    });
  });

  it('takes them as Basic too', async () => {
    const authorization = `Basic ${Buffer.from(`${WORKSPACE_ID}:${WORKSPACE_KEY}`).toString('base64')}`;
    expect(await token({ grant_type: 'client_credentials' }, { authorization })).toMatchObject({ status: 200 });
  });

  it.each([
    ['another key', { ...grant, client_secret: 'wrong' }, 401, 'invalid_client'],
    ['another id', { ...grant, client_id: '11111111-2222-4333-8444-555555555555' }, 401, 'invalid_client'],
    ['another grant', { ...grant, grant_type: 'password' }, 400, 'unsupported_grant_type'],
    ['nothing', {}, 400, 'invalid_request'],
  ])('refuses %s', async (_name, form, status, error) => {
    expect(await token(form as Record<string, string>)).toMatchObject({ status, body: { error } });
  });

  it('gives tokens that end with their key, and open nothing else', async () => {
    const { workspaces } = app.app.core;
    const { secondary } = (await workspaces.get('default')).keys;
    const { body } = await token({ ...grant, client_secret: secondary });
    const authorization = `Bearer ${body.access_token}`;
    expect(await upload('Custom-Token', [{ a: 1 }], { authorization })).toMatchObject({ status: 204 });
    await workspaces.rotate('default', 'secondary');
    expect(await upload('Custom-Token', [{ a: 1 }], { authorization })).toMatchObject({ status: 401 });
    const asked = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${WORKSPACE_KEY}`, 'content-type': 'application/json' },
      body: '{"query":"{ fleet { roomsTotal } }"}',
    });
    expect(asked.status).toBe(401);
  });
});

describe('credentials', () => {
  const pair = (key: string, id = WORKSPACE_ID) => Buffer.from(`${id}:${key}`).toString('base64');
  it.each([
    ['the key as Bearer', `Bearer ${WORKSPACE_KEY}`],
    ['id and key as Basic', `Basic ${pair(WORKSPACE_KEY)}`],
    ['id and key as ApiKey', `ApiKey ${pair(WORKSPACE_KEY)}`],
  ])('%s', async (_name, authorization) => {
    expect(await upload('Custom-Known', [{ a: 1 }], { authorization })).toMatchObject({ status: 204 });
    const answer = await app.post([cameraFault('KNOWN-01')], { authorization });
    expect(answer.status).toBe(200);
  });

  it.each([
    ['none', null],
    ["the administrator's key", 'Bearer the-administrator'],
    ['a wrong key', 'Bearer wrong'],
    ['a key of another workspace', `Basic ${pair(WORKSPACE_KEY, '11111111-2222-4333-8444-555555555555')}`],
    ['an altered token', `Bearer rwc.${Buffer.from('{"slot":"primary","until":9999999999}').toString('base64url')}.x`],
    ['a scheme that nobody knows', `Digest ${WORKSPACE_KEY}`],
  ])('not %s', async (_name, authorization) => {
    expect(await upload('Custom-Known', [{ a: 1 }], { authorization })).toMatchObject({
      status: 401,
      body: { error: { code: 'UNAUTHENTICATED' } },
    });
  });

  it("the administrator's key opens /api/events", async () => {
    expect((await app.post([cameraFault('KNOWN-02')])).status).toBe(200);
  });

  it('are known before the body is read', async () => {
    // Nothing of the body is ever sent.
    const headers = { authorization: 'Bearer wrong', 'content-length': '1000' };
    const path = `/dataCollectionRules/${rule}/streams/Custom-A${VERSION}`;
    const answer = await send(`${app.url}${path}`, { ...headers, expect: null }, null);
    expect(answer).toMatchObject({ status: 401 });
  });
});

describe('without ADMIN_KEY on loopback', () => {
  let open: TestApp;
  beforeAll(async () => {
    open = await startTestApp({ settings: WORKSPACE });
  });
  afterAll(() => open.stop());
  const at = async (authorization: string | null, host: string | null = null) =>
    send(
      `${open.url}/dataCollectionRules/${(await open.app.core.workspaces.get('default')).ruleId}/streams/Custom-Open${VERSION}`,
      { authorization, host, 'content-type': 'application/json' },
      '[{"a":1}]',
    );

  it('nobody needs a credential, but a wrong one is refused', async () => {
    expect(await at(null)).toMatchObject({ status: 204 });
    expect(await at('Bearer wrong')).toMatchObject({ status: 401 });
    expect(await at(`Bearer ${WORKSPACE_KEY}`)).toMatchObject({ status: 204 });
    // A name that begins with an id may be a page's own, pointed at this machine.
    expect(await at(null, `${WORKSPACE_ID}.example.com`)).toMatchObject({ status: 401 });
  });
});

describe('streams', () => {
  it.each([
    ['Custom-Named', 'Named_CL'],
    ['Custom-Named_CL', 'Named_CL'],
    ['Microsoft-Syslog', 'Syslog'],
    ['Microsoft-Perf', 'Perf'],
    ['Microsoft-Heartbeat', 'Heartbeat'],
  ])('%s goes to %s', async (stream, table) => {
    const before = (await rowsOf(app, table)).length;
    expect(await upload(stream, [{ Computer: 'HOST-1' }])).toMatchObject({ status: 204, body: '' });
    expect((await rowsOf(app, table)).length).toBeGreaterThan(before);
  });

  it.each([
    ['another Microsoft stream', 'Microsoft-SecurityEvent', {}, 400, 'InvalidStream'],
    ['a stream without a kind', 'Named', {}, 400, 'InvalidStream'],
    ['a stream with other characters', 'Custom-a.b', {}, 400, 'InvalidStream'],
    ['no version', 'Custom-Named', { query: '' }, 400, 'MissingApiVersionParameter'],
    ['another rule', 'Custom-Named', { rule: 'dcr-00000000000000000000000000000001' }, 404, 'NotFound'],
  ])('%s is refused', async (_name, stream, options, status, code) => {
    expect(await upload(stream, [{ a: 1 }], options)).toMatchObject({ status, body: { error: { code } } });
  });

  it.each(['2021-11-01-preview', '2023-01-01', '2024-03-11'])(
    'take version %s, its key encoded or not',
    async (version) => {
      for (const key of ['api-version', 'api%2Dversion']) {
        expect(await upload('Custom-Named', [{ a: 1 }], { query: `?${key}=${version}` })).toMatchObject({
          status: 204,
        });
      }
    },
  );
});

describe('columns', () => {
  it('keep their names and the type of their first value; what does not convert stands beside', async () => {
    await upload('Custom-Columns', [
      {
        Text: 'a',
        Number: 1,
        Real: 1.5,
        Flag: true,
        When: '2026-01-02T03:04:05Z',
        Bag: { a: 1 },
        List: [1],
        None: null,
      },
    ]);
    await upload('Custom-Columns', [{ Text: 5, Number: 'many', Real: '2.5', Flag: 'maybe', When: 'never' }]);
    await upload('Custom-Columns', [{ Number: 2.5 }]);
    const [first, second, third] = (await rowsOf(app, 'Columns_CL')).map(own);
    expect(first).toEqual({
      Text: 'a',
      Number: 1,
      Real: 1.5,
      Flag: true,
      When: new Date('2026-01-02T03:04:05Z'),
      Bag: '{"a":1}',
      List: '[1]',
    });
    expect(second).toEqual({ Text: '5', Number_s: 'many', Real: 2.5, Flag_s: 'maybe', When_s: 'never' });
    expect(third).toEqual({ Number: 2.5 });
    const table = (await app.app.core.tables.find('default', 'Columns_CL'))!.table;
    expect(Object.fromEntries(table.columns.slice(6).map(({ name, type }) => [name, type]))).toEqual({
      Text: 'string',
      Number: 'real',
      Real: 'real',
      Flag: 'bool',
      When: 'datetime',
      Bag: 'dynamic',
      List: 'dynamic',
      Number_s: 'string',
      Flag_s: 'string',
      When_s: 'string',
    });
    expect(await losses(app)).toContain('logs-ingestion Columns_CL value-not-converted 3');
  });

  it('of a documented table are its own; the rest is kept in AdditionalFields', async () => {
    await upload('Microsoft-Syslog', [
      { Computer: 'HOST-2', SeverityLevel: 'err', ProcessID: 'x', Extra: { a: 1 }, SyslogMessage: 'é'.repeat(40_000) },
    ]);
    const row = (await rowsOf(app, 'Syslog')).map(own).find((one) => one['Computer'] === 'HOST-2')!;
    expect(row).toMatchObject({ SeverityLevel: 'err', SyslogMessage: 'é'.repeat(32_768) });
    expect(JSON.parse(row['AdditionalFields'] as string)).toEqual({ ProcessID: 'x', Extra: { a: 1 } });
    expect(await losses(app)).toContain('logs-ingestion Syslog value-cut 1');
  });
});

describe('Microsoft-Event', () => {
  const record = () => {
    const { description, ...event } = cameraFault('EVENT-01', { at: new Date(Date.now() - 60_000) });
    return {
      TimeGenerated: event.timeGenerated,
      Computer: 'EVENT-01',
      EventLog: 'skype room system',
      Source: 'SRS-App',
      EventID: '3001',
      EventLevel: 1,
      EventCategory: 0,
      UserName: 'N/A',
      ParameterXml: '<Param>x</Param>',
      RenderedDescription: description,
      MG: '00000000-0000-0000-0000-000000000001',
    };
  };

  it('records are the events themselves, stored once', async () => {
    const sent = record();
    for (const _ of [1, 2]) expect(await upload('Microsoft-Event', [sent])).toMatchObject({ status: 204 });
    const rows = (await rowsOf(app, 'Event')).filter((row) => row['Computer'] === 'EVENT-01');
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      EventLog: 'Skype Room System',
      EventID: 3001,
      EventLevelName: 'Error',
      EventLevel: 1,
      EventCategory: 0,
      UserName: 'N/A',
      ParameterXml: '<Param>x</Param>',
      SRSCameraStatus_CF: 'Unhealthy',
      SRSOperationName_CF: 'HardwareCheckEngine',
      AdditionalFields: '{"MG":"00000000-0000-0000-0000-000000000001"}',
    });
    // Nothing is stored a second time as a record.
    expect(await app.app.core.models.records.count('default', 'Event')).toBe(0);
    const { device } = await app.ask(
      operation(`query ReadDeviceOfLogsIngestion { device(by: { computer: "EVENT-01" }) { health } }`),
    );
    expect(device!.health).toBe('UNHEALTHY');
  });

  it('takes what cannot be an event as a loss that is told', async () => {
    expect(await upload('Microsoft-Event', [{ ...record(), EventID: 'x' }, record()])).toMatchObject({ status: 204 });
    expect(await losses(app)).toContain('logs-ingestion Event record-rejected 1');
  });

  it('keeps a record without a time under its receipt, once for each request, and learns nothing from it', async () => {
    const { TimeGenerated: _, ...timeless } = { ...record(), Computer: 'EVENT-02' };
    const headers = { 'x-ms-client-request-id': 'timeless' };
    for (const _again of [1, 2]) await upload('Microsoft-Event', [timeless], { headers });
    expect((await rowsOf(app, 'Event')).filter((row) => row['Computer'] === 'EVENT-02')).toHaveLength(1);
    expect(
      await app.ask(operation(`query ReadDeviceOfLogsIngestion2 { device(by: { computer: "EVENT-02" }) { id } }`)),
    ).toEqual({ device: null });
  });
});

describe('times', () => {
  it('beyond two days are replaced for the record; the event keeps its own', async () => {
    const at = new Date(Date.now() - 5 * 86_400_000);
    const { description, ...event } = cameraFault('LATE-01', { at });
    const record = {
      TimeGenerated: event.timeGenerated,
      Computer: 'LATE-01',
      EventLog: 'Skype Room System',
      EventID: 3001,
      Description: description,
    };
    await upload('Custom-Late', [record, { ...record, TimeGenerated: undefined, Timestamp: event.timeGenerated }]);
    const rows = await rowsOf(app, 'Late_CL');
    expect(rows.every((row) => Date.now() - (row['TimeGenerated'] as Date).getTime() < 60_000)).toBe(true);
    expect(rows.map((row) => row['TimeGenerated_t'])).toEqual(expect.arrayContaining([at]));
    const { events } = await app.ask(
      operation(
        `query ReadEventsOfLogsIngestion { events(filter: { computers: ["LATE-01"] }) { nodes { timeGenerated } } }`,
      ),
    );
    expect(events.nodes).toEqual([{ timeGenerated: at.toISOString() }]);
  });
});

describe('bodies', () => {
  it('of more than 1 MB are taken, as the clients send them', async () => {
    const large = [{ text: 'x'.repeat(3_000_000) }];
    expect(
      await upload('Custom-Large', gzipSync(JSON.stringify(large)), { headers: { 'content-encoding': 'gzip' } }),
    ).toMatchObject({ status: 204 });
    expect((await rowsOf(app, 'Large_CL')).map((row) => String(row['text']).length)).toEqual([65_536]);
  });

  it.each([
    ['no JSON', '{"a":', {}, 400, 'BAD_JSON'],
    ['truncated gzip', gzipSync('[{"a":1}]').subarray(0, 12), { 'content-encoding': 'gzip' }, 400, 'BAD_GZIP'],
    ['another encoding', '[{"a":1}]', { 'content-encoding': 'br' }, 415, 'UNSUPPORTED_ENCODING'],
    ['a gzip bomb', gzipSync(Buffer.alloc(40 * 1024 * 1024, 0x20)), { 'content-encoding': 'gzip' }, 413, 'TOO_LARGE'],
    ['a length past the limit', '[]', { 'content-length': String(11 * 1024 * 1024) }, 413, 'TOO_LARGE'],
  ])('%s: refused', async (_name, body, headers, status, code) => {
    expect(await upload('Custom-Bad', body, { headers: headers as Record<string, string> })).toMatchObject({
      status,
      body: { error: { code } },
    });
    expect(await rowsOf(app, 'Bad_CL')).toEqual([]);
  });
});
