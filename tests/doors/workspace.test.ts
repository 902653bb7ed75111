import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { runApply } from '../helpers/jobs.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { ingestOf, losses, postLogs, rowsOf, send, WORKSPACE, WORKSPACE_ID } from '../helpers/collector.ts';
import { cameraFault, heartbeat } from '../helpers/console-events.ts';
import { endAll, spawnRoomwatch } from '../helpers/process.ts';
import { testServices } from '../helpers/services.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { operation } from '../helpers/operation.ts';

const DAY = 86_400_000;

const apps: TestApp[] = [];
async function start(options: Parameters<typeof startTestApp>[0] = {}): Promise<TestApp> {
  const app = await startTestApp({ ...options, roles: options.roles ?? { api: true, worker: false } });
  apps.push(app);
  return app;
}
afterEach(async () => {
  for (const app of apps.splice(0)) await app.stop();
});
afterAll(endAll);

const WORKSPACE_QUERY = operation(
  `query ReadWorkspace { workspace { workspaceId primaryKey secondaryKey dataCollectionRuleId dailyCapMegabytes collecting } }`,
);
const ROTATE = operation(`mutation RotateWorkspaceKey($key: WorkspaceKey!) {
  rotateWorkspaceKey(input: { key: $key }) { workspace { primaryKey secondaryKey } userErrors { code field } } }`);

describe('the credential of collectors', () => {
  it('is made at the first start, stays, and is not kept in clear', async () => {
    const services = testServices();
    const first = await start({ services });
    const { workspace } = await first.ask(WORKSPACE_QUERY);
    expect(workspace.workspaceId).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(Buffer.from(workspace.primaryKey, 'base64')).toHaveLength(64);
    expect(workspace.secondaryKey).not.toBe(workspace.primaryKey);
    expect(workspace.dataCollectionRuleId).toMatch(/^dcr-[0-9a-f]{32}$/);
    const stored = JSON.stringify(await first.app.core.models.workspaces.model.find().lean());
    expect(stored).not.toContain(workspace.primaryKey);
    expect(stored).not.toContain(workspace.secondaryKey);

    const second = await start({ services });
    expect(await second.ask(WORKSPACE_QUERY)).toEqual({ workspace });
  });

  it('opens with no other SECRET_KEY', async () => {
    const services = testServices();
    await start({ services });
    await expect(start({ services, settings: { SECRET_KEY: 'another' } })).rejects.toThrow(
      /^SECRET_KEY is not the one/,
    );
  });

  it('is what the settings say, and cannot be rotated then', async () => {
    const app = await start({ settings: WORKSPACE });
    const { workspace } = await app.ask(WORKSPACE_QUERY);
    expect(workspace).toMatchObject({ workspaceId: WORKSPACE_ID, primaryKey: WORKSPACE.WORKSPACE_KEY });
    const { rotateWorkspaceKey } = await app.ask(ROTATE, { key: 'PRIMARY' });
    expect(rotateWorkspaceKey).toEqual({ workspace: null, userErrors: [{ code: 'INVALID', field: ['input', 'key'] }] });
    const second = await app.ask(ROTATE, { key: 'SECONDARY' });
    expect(second.rotateWorkspaceKey.workspace!.secondaryKey).not.toBe(workspace.secondaryKey);
  });

  it('is shown and rotated from the command line, which asks the running server', async () => {
    const app = await start({ settings: { ADMIN_KEY: 'the-administrator' } });
    const { workspace } = await app.ask(WORKSPACE_QUERY);
    const show = spawnRoomwatch(['workspace', 'show', '--url', app.url, '--key', 'the-administrator']);
    expect(await show.ended).toMatchObject({ code: 0 });
    for (const member of ['workspaceId', 'primaryKey', 'secondaryKey', 'dataCollectionRuleId'] as const) {
      expect(show.said()).toContain(workspace[member]);
    }
    const rotated = spawnRoomwatch(['workspace', 'rotate-key', 'primary', '--json', '--url', app.url], {
      ADMIN_KEY: 'the-administrator',
    });
    expect(await rotated.ended).toMatchObject({ code: 0 });
    const after = JSON.parse(rotated.said());
    expect(after).toMatchObject({ workspaceId: workspace.workspaceId, secondaryKey: workspace.secondaryKey });
    expect(after.primaryKey).not.toBe(workspace.primaryKey);
    const old = { id: workspace.workspaceId, key: workspace.primaryKey };
    expect(await postLogs(app.url, [{ a: 1 }], old)).toMatchObject({ status: 403 });
    expect(await postLogs(app.url, [{ a: 1 }], { ...old, key: after.primaryKey })).toMatchObject({ status: 200 });

    const stranger = spawnRoomwatch(['workspace', 'show', '--url', app.url]);
    expect(await stranger.ended).toMatchObject({ code: 1 });
    expect(stranger.said()).toMatch(/asks for its ADMIN_KEY/);
  });
});

describe('tables', () => {
  it('that are documented are there from the first start, with their columns', async () => {
    const app = await start();
    const { tables } = await app.ask(
      operation(
        `query ReadTablesOfWorkspace { tables { name rows firstRecordAt retention hasOwnRetention columns { name type } } }`,
      ),
    );
    expect(tables.map((table) => table.name)).toEqual([
      'Alert',
      'Event',
      'Export',
      'Heartbeat',
      'Operation',
      'OtlpLogs_CL',
      'Perf',
      'Syslog',
      'Usage',
    ]);
    const event = tables.find(({ name }) => name === 'Event');
    expect(event).toMatchObject({ rows: 0, firstRecordAt: null, retention: '90d', hasOwnRetention: false });
    const types = Object.fromEntries(event!.columns.map(({ name, type }) => [name, type]));
    expect(types).toMatchObject({
      TimeGenerated: 'DATETIME',
      _TimeReceived: 'DATETIME',
      EventID: 'INT',
      EventLevel: 'INT',
      SRSNetworkStatus_CF: 'STRING',
      SRSContentCameraStatus_CF: 'STRING',
      AdditionalFields: 'DYNAMIC',
    });
  });

  it('are made by who sends to them, and show their rows', async () => {
    const app = await start({ settings: WORKSPACE });
    const at = [1, 2, 3].map((hours) => new Date(Date.now() - hours * 3_600_000).toISOString());
    await postLogs(
      app.url,
      at.map((when, n) => ({ n, when })),
      { logType: 'Made', headers: { 'time-generated-field': 'when' } },
    );
    const { tables } = await app.ask(
      operation(
        `query ReadTablesOfWorkspace2 { tables(names: ["Made_CL", "made_cl"]) { name rows firstRecordAt lastRecordAt columns { name type firstSeenAt } } }`,
      ),
    );
    expect(tables).toHaveLength(1);
    expect(tables[0]).toMatchObject({ name: 'Made_CL', rows: 3, firstRecordAt: at[2], lastRecordAt: at[0] });
    expect(tables[0]!.columns.slice(6).map((column) => `${column.name} ${column.type}`)).toEqual([
      'n_d REAL',
      'when_t DATETIME',
    ]);
  });

  it('are at most 500', async () => {
    const app = await start({ settings: WORKSPACE });
    const { tables } = app.app.core.models;
    const there = await tables.model.countDocuments({ workspace: 'default' });
    await tables.model.collection.insertMany(
      Array.from({ length: 500 - there }, (_, n) => ({
        _id: `default/T${n}_CL`,
        workspace: 'default',
        name: `T${n}_CL`,
        number: n + 1 + there,
        columns: [],
        firstSeenAt: new Date(),
        version: 1,
      })) as never[],
    );
    expect(await postLogs(app.url, [{ a: 1 }], { logType: 'OneMore' })).toMatchObject({
      status: 400,
      body: { Error: 'InvalidLogType' },
    });
    expect(await postLogs(app.url, [{ a: 1 }], { logType: 'T1' })).toMatchObject({ status: 200 });
  });

  it('keep each column that any of several processes adds at one moment', async () => {
    const services = testServices();
    const both = await Promise.all([
      start({ services, settings: WORKSPACE }),
      start({ services, settings: WORKSPACE }),
    ]);
    await Promise.all(
      Array.from({ length: 12 }, (_, n) => postLogs(both[n % 2]!.url, [{ [`c${n}`]: n }], { logType: 'Shared' })),
    );
    const rows = await rowsOf(both[0]!, 'Shared_CL');
    const { tables } = await both[1]!.ask(
      operation(`query ReadTablesOfWorkspace3 { tables(names: ["Shared_CL"]) { rows columns { name } } }`),
    );
    const known = new Set(tables[0]!.columns.map((column) => column.name));
    expect(tables[0]!.rows).toBe(12);
    for (const row of rows) for (const name of Object.keys(row)) expect(known).toContain(name);
  });

  it('may have a retention of their own, which records that are there follow', async () => {
    const app = await start({ settings: WORKSPACE });
    await postLogs(app.url, [{ a: 1 }, { a: 2 }], { logType: 'Kept' });
    await app.post([heartbeat('KEPT-01')]);
    const update = (name: string, retention: string | null) =>
      app.ask(
        operation(
          `mutation UpdateTable($input: UpdateTableInput!) { updateTable(input: $input) { table { retention hasOwnRetention } userErrors { code field message } } }`,
        ),
        { input: { name, retention } },
      );
    const ends = async () =>
      [
        ...(await app.app.core.models.records.model.find({ table: 'Kept_CL' }).lean()),
        ...(await app.app.core.models.events.model.find().lean()),
      ].map(({ expiresAt, receivedAt }) => (expiresAt.getTime() - receivedAt.getTime()) / DAY);
    expect(await ends()).toEqual([90, 90, 90]);

    for (const name of ['Kept_CL', 'Event']) {
      expect((await update(name, '30d')).updateTable).toEqual({
        table: { retention: '30d', hasOwnRetention: true },
        userErrors: [],
      });
    }
    expect(await runApply(app)).toBe(3);
    expect(await ends()).toEqual([30, 30, 30]);
    expect(await runApply(app)).toBe(0);
    await postLogs(app.url, [{ a: 3 }], { logType: 'Kept' });
    expect(await ends()).toEqual([30, 30, 30, 30]);
    expect((await update('Kept_CL', null)).updateTable.table).toEqual({ retention: '90d', hasOwnRetention: false });

    expect((await update('Kept_CL', 'long')).updateTable).toMatchObject({
      table: null,
      userErrors: [{ code: 'INVALID', field: ['input', 'retention'] }],
    });
    expect((await update('Nowhere', '1d')).updateTable).toMatchObject({
      table: null,
      userErrors: [{ code: 'NOT_FOUND' }],
    });
  });
});

describe('the daily cap', () => {
  it('refuses records and never console events, and ends with the day', async () => {
    let now = new Date();
    const app = await start({ settings: WORKSPACE, clock: () => now });
    const cap = (megabytes: number | null) =>
      app.ask(
        operation(
          `mutation UpdateWorkspace($cap: Float) { updateWorkspace(input: { dailyCapMegabytes: $cap }) { workspace { dailyCapMegabytes } userErrors { code } } }`,
        ),
        { cap: megabytes },
      );
    const headers = { 'x-ms-client-request-id': 'before-the-cap' };
    const record = [{ text: 'x'.repeat(600) }];
    const post = (more: Record<string, string> = {}) =>
      postLogs(app.url, record, { logType: 'Capped', date: now.toUTCString(), headers: more });
    expect(await cap(0.001)).toEqual({ updateWorkspace: { workspace: { dailyCapMegabytes: 0.001 }, userErrors: [] } });
    expect(await post(headers)).toMatchObject({ status: 200 });
    expect(await post()).toMatchObject({ status: 200 });
    const refused = await post();
    expect(refused).toMatchObject({
      status: 429,
      body: { Error: 'TooManyRequests' },
      headers: { 'retry-after': expect.any(String) },
    });
    // Its answer was lost; it was let in before.
    expect(await post(headers)).toMatchObject({ status: 200 });
    expect(await app.post([cameraFault('CAPPED-01', { at: now })])).toMatchObject({ body: { accepted: 1 } });
    const { description, ...event } = cameraFault('CAPPED-02', { at: now });
    const inTable = {
      Computer: event.computer,
      EventLog: 'Skype Room System',
      EventID: 3001,
      Message: description,
      TimeCreated: event.timeGenerated,
    };
    expect(await postLogs(app.url, [inTable], { logType: 'Capped', date: now.toUTCString() })).toMatchObject({
      status: 429,
    });
    const { device } = await app.ask(
      operation(`query ReadDeviceOfWorkspace { device(by: { computer: "CAPPED-02" }) { health } }`),
    );
    expect(device!.health).toBe('UNHEALTHY');
    expect(await rowsOf(app, 'Capped_CL')).toHaveLength(2);
    expect(await losses(app)).toContain('data-collector Capped_CL over-quota 2');

    now = new Date(now.getTime() + DAY);
    expect(await post()).toMatchObject({ status: 200 });
    expect(await cap(-1)).toEqual({ updateWorkspace: { workspace: null, userErrors: [{ code: 'INVALID' }] } });
    expect(await cap(null)).toEqual({ updateWorkspace: { workspace: { dailyCapMegabytes: null }, userErrors: [] } });
  });
});

describe('collectors', () => {
  it('are told apart by door, credential, program and address, with what they bring', async () => {
    const app = await start({ settings: WORKSPACE });
    await app.post([heartbeat('C-01'), heartbeat('C-02')], { 'x-agent-id': 'agent-7' });
    await app.post([heartbeat('c-02', { eventId: 2000, recordId: '1' })], { 'x-agent-id': 'agent-7' });
    await postLogs(app.url, [{ Computer: 'HOST-1', a: 1 }], { logType: 'Brought' });
    await app.app.core.tally.flush();
    const { collectors } = await app.ask(
      operation(
        `query ReadCollectors { collectors { id hash door credential agent host address batches records recordsPerMinute devices lastSeenAt } }`,
      ),
    );
    const [agent, script] = ['api/events', 'data-collector'].map((door) => collectors.find((one) => one.door === door));
    expect(agent).toMatchObject({
      credential: 'none',
      agent: 'agent-7',
      address: '127.0.0.1',
      batches: 2,
      records: 3,
      devices: 2,
      recordsPerMinute: 0.3,
    });
    expect(script).toMatchObject({
      credential: 'primary key',
      agent: null,
      host: 'HOST-1',
      batches: 1,
      records: 1,
      devices: 1,
    });

    const usage = await rowsOf(app, 'Usage');
    expect(usage.map((row) => [row['DataType'], row['Records'], row['Collector'], row['IsBillable']])).toEqual(
      expect.arrayContaining([
        ['Event', 3, agent!.hash, false],
        ['Brought_CL', 1, script!.hash, true],
      ]),
    );
    expect(usage.every((row) => Number(row['Quantity']) > 0)).toBe(true);
    const beats = await rowsOf(app, 'Heartbeat');
    expect(new Set(beats.map((row) => row['Collector']))).toEqual(new Set([agent!.hash, script!.hash]));
    // The console's own heartbeats are events, not rows here.
    expect(beats.map((row) => row['Computer'])).not.toContain('C-01');
  });

  it('are refused when the workspace is closed', async () => {
    const app = await start();
    await app.ask(
      operation(
        `mutation UpdateWorkspaceOfWorkspace { updateWorkspace(input: { collecting: false }) { workspace { collecting } } }`,
      ),
    );
    expect(await app.post([heartbeat('CLOSED-01')])).toMatchObject({
      status: 403,
      body: { error: { code: 'InactiveCustomer' } },
    });
  });
});

describe('back-pressure', () => {
  it('sends away what does not fit, to come again', async () => {
    const app = await start({ settings: { ...WORKSPACE, INGEST_MAX_BYTES: '2' } });
    // Two bodies that are never finished hold both bytes.
    const held = [1, 2].map(() => {
      const controller = new AbortController();
      const body = new ReadableStream({ start: (stream) => stream.enqueue(Buffer.from('[')) });
      const answered = fetch(`${app.url}/api/events`, {
        method: 'POST',
        body,
        duplex: 'half',
        signal: controller.signal,
      } as RequestInit).catch(() => undefined);
      return { controller, answered };
    });
    const gate = () => ingestOf(app.url);
    while ((await gate()) === 'ok');
    expect((await fetch(`${app.url}/readyz`)).status).toBe(200);
    const refused = await send(`${app.url}/api/events`, { 'content-type': 'application/json' }, '[]');
    expect(refused).toMatchObject({
      status: 429,
      headers: { 'retry-after': '1' },
      body: { error: { code: 'TOO_MANY_REQUESTS' } },
    });
    for (const { controller, answered } of held) {
      controller.abort();
      await answered;
    }
    while ((await gate()) !== 'ok');
    expect((await app.post([heartbeat('FREE-01')])).status).toBe(200);
  });
});

describe('the certificate', () => {
  let folder: string;
  beforeAll(() => {
    folder = tempDir('tls');
  });

  it('of our own is for every name of the workspace, and its authority stays', async () => {
    const { readFileSync } = await import('node:fs');
    const { X509Certificate } = await import('node:crypto');
    const settings = { ...WORKSPACE, DATA_DIR: folder };
    const first = await start({ settings, tlsSelfSigned: true });
    const ca = readFileSync(first.app.tlsAuthority!, 'utf8');
    const cert = new X509Certificate(readFileSync(path.join(folder, 'tls/cert.pem')));
    for (const name of ['localhost', `${WORKSPACE_ID}.localhost`]) expect(cert.checkHost(name)).toBeTruthy();
    // Clients differ in whether they take a wildcard of one label.
    expect(cert.subjectAltName).toContain('DNS:*.localhost');
    expect(cert.checkIP('127.0.0.1')).toBeTruthy();
    expect(cert.verify(new X509Certificate(ca).publicKey)).toBe(true);
    await first.stop();
    apps.length = 0;

    const other = '11111111-2222-4333-8444-555555555555';
    const second = await start({ settings: { ...settings, WORKSPACE_ID: other }, tlsSelfSigned: true });
    expect(readFileSync(second.app.tlsAuthority!, 'utf8')).toBe(ca);
    expect(
      new X509Certificate(readFileSync(path.join(folder, 'tls/cert.pem'))).checkHost(`${other}.localhost`),
    ).toBeTruthy();
  });

  it.each([
    [
      'a file that is not there',
      { TLS_CERT: '/nowhere/cert.pem', TLS_KEY: '/nowhere/key.pem' },
      /^TLS_CERT: .* cannot be read \(ENOENT\)/,
    ],
    [
      'a file that is no certificate',
      { TLS_CERT: import.meta.filename, TLS_KEY: import.meta.filename },
      /holds no certificate in PEM/,
    ],
  ])('%s is refused at the start', async (_name, settings, message) => {
    await expect(start({ settings })).rejects.toThrow(message);
  });
});
