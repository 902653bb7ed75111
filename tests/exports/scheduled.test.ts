import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { consoleEvent } from '../helpers/console-events.ts';
import {
  caughtUp,
  checkedWindows,
  CREATE_EXPORT,
  exportState,
  filesBelow,
  HOUR,
  hoursAgo,
  NOW,
} from '../helpers/exports.ts';
import { eventually } from '../helpers/process.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { operation, wrongVariables } from '../helpers/operation.ts';
import { seed } from '../helpers/seed.ts';
import { testServices } from '../helpers/services.ts';

const QUERY = 'Event | project TimeGenerated, Computer, EventID | sort by TimeGenerated asc';

describe('scheduled exports into folders', () => {
  const root = tempDir();
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ clock: () => NOW, settings: { EXPORT_DIR: root, EXPORT_MAX_ROWS: '1000' } });
    // Three an hour: at its start, in its middle and in its last second.
    const events = [3, 2, 1].flatMap((hours) =>
      [0, HOUR / 2, HOUR - 1_000].map((offset) =>
        consoleEvent(`ROOM-${hours}`, 2000, 'All is well.', { at: new Date(hoursAgo(hours).getTime() + offset) }),
      ),
    );
    expect((await app.post(events)).body.accepted).toBe(9);
  });
  afterAll(() => app.stop());

  const create = async (input: object) =>
    (await app.ask(CREATE_EXPORT, { input: wrongVariables(input) })).createScheduledExport;
  const made = async (input: object) => {
    const { scheduledExport, userErrors } = await create({
      window: 'HOURLY',
      delay: '0s',
      from: hoursAgo(3),
      query: QUERY,
      ...input,
    });
    expect(userErrors).toEqual([]);
    return scheduledExport!;
  };

  test('each window once: data, manifest and a run in the table Export', async () => {
    const { id, exportId } = await made({ name: 'hourly', destination: { folder: 'reports/rooms' } });
    const state = await caughtUp(app, id);
    const windows = checkedWindows(filesBelow(path.join(root, 'reports/rooms')));
    expect(windows.map(({ manifest }) => manifest)).toMatchObject(
      [3, 2, 1].map((hours) => ({
        export: { id: exportId, name: 'hourly' },
        window: { start: hoursAgo(hours).toISOString(), end: hoursAgo(hours - 1).toISOString() },
        query: QUERY,
        format: 'csv',
        compression: null,
        rows: 3,
      })),
    );
    const [first] = windows;
    expect(first!.text.split('\r\n')).toEqual([
      'TimeGenerated,Computer,EventID',
      ...[0, HOUR / 2, HOUR - 1_000].map(
        (offset) => `${new Date(hoursAgo(3).getTime() + offset).toISOString().replace('Z', '0000Z')},ROOM-3,2000`,
      ),
      '',
    ]);
    expect(first!.manifest.object).toMatch(/^hourly\/\d{4}\/\d\d\/hourly-\d{8}T\d{6}Z-\d{8}T\d{6}Z\.csv$/);
    expect(state.runs.map(({ status, windowStart, rows }) => [status, windowStart, rows])).toEqual(
      [1, 2, 3].map((hours) => ['SUCCEEDED', hoursAgo(hours).toISOString(), 3]),
    );
    const runs = 'Export | where ExportName == "hourly" | summarize Runs = count(), Rows = sum(Rows) by Status, Format';
    expect(await seed(app).rows(runs)).toEqual([['Succeeded', 'csv', 3, 9]]);
    expect(state.runs[0]!.sha256).toBe(windows[2]!.manifest.sha256);
  });

  test('zipped NDJSON of a saved query; now() is the end of the window', async () => {
    const savedQuery = await seed(app).savedQuery({
      name: 'Last half hour',
      text: 'Event | where TimeGenerated >= ago(30m) | project Computer, asOf = now()',
    });
    const { id } = await made({
      name: 'zipped',
      query: undefined,
      savedQueryId: savedQuery.id,
      format: 'NDJSON',
      gzip: true,
      destination: { folder: 'zipped' },
    });
    await caughtUp(app, id);
    const windows = checkedWindows(filesBelow(path.join(root, 'zipped')));
    expect(windows.map(({ manifest: { rows, compression } }) => [rows, compression])).toEqual(
      Array(3).fill([2, 'gzip']),
    );
    expect(windows[0]!.text.split('\n')[0]).toBe(
      JSON.stringify({ Computer: 'ROOM-3', asOf: hoursAgo(2).toISOString().replace('.000Z', 'Z') }),
    );
  });

  test('a window waits for its delay; who asks gets it now', async () => {
    const { id, dueAt } = await made({ name: 'delayed', delay: '3d', destination: { folder: 'delayed' } });
    expect(new Date(dueAt!)).toEqual(new Date(hoursAgo(2).getTime() + 72 * HOUR));
    expect((await exportState(app, id))!.runs).toEqual([]);
    await seed(app).scheduledExportOf(id).run();
    await caughtUp(app, id);
    expect(checkedWindows(filesBelow(path.join(root, 'delayed')))).toHaveLength(3);
  });

  test('a query that fails is told, tried again later, and goes on once it is mended', async () => {
    const { id } = await made({
      name: 'failing',
      query: 'range x from 1 to 2000 step 1',
      destination: { folder: 'failing' },
    });
    const failed = await eventually(async () => {
      const state = await exportState(app, id);
      return state!.failures > 0 ? state : null;
    }, 'failed');
    expect(failed.lastError).toContain('longer than 1000 rows');
    expect(new Date(failed.dueAt!).getTime()).toBeGreaterThan(NOW.getTime());
    expect(failed.runs).toMatchObject([{ status: 'FAILED', attempt: 1, rows: null, error: failed.lastError }]);
    expect([...filesBelow(path.join(root, 'failing')).keys()]).toEqual([]);
    const { updateScheduledExport } = await app.ask(
      operation(
        `mutation UpdateScheduledExport($id: ID!, $query: String!) { updateScheduledExport(input: { id: $id, query: $query }) { userErrors { message } } }`,
      ),
      { id, query: 'Event | count' },
    );
    expect(updateScheduledExport.userErrors).toEqual([]);
    const state = await caughtUp(app, id);
    expect(state).toMatchObject({ failures: 0, lastError: null });
    expect(checkedWindows(filesBelow(path.join(root, 'failing'))).map(({ text }) => text)).toEqual(
      Array(3).fill('Count\r\n3\r\n'),
    );
    expect(state.runs.map(({ status }) => status)).toEqual(['SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED', 'FAILED']);
  });

  test('what an attempt that died has left is taken up; what somebody else put there is not replaced', async () => {
    const object = (name: string) => {
      const stamp = (hours: number) => hoursAgo(hours).toISOString().slice(0, 19).replaceAll(/[-:]/g, '') + 'Z';
      const [year, month] = hoursAgo(3).toISOString().split('-');
      return path.join(root, 'taken', name, year!, month!, `${name}-${stamp(3)}-${stamp(2)}.csv`);
    };
    mkdirSync(path.dirname(object('foreign')), { recursive: true });
    writeFileSync(object('foreign'), 'not ours');
    const { id } = await made({ name: 'foreign', destination: { folder: 'taken' } });
    const failed = await eventually(async () => {
      const state = await exportState(app, id);
      return state!.failures > 0 ? state : null;
    }, 'failed');
    expect(failed.lastError).toContain('this export did not store it');
    expect(
      filesBelow(path.join(root, 'taken'))
        .get(path.relative(path.join(root, 'taken'), object('foreign')))!
        .toString(),
    ).toBe('not ours');
    expect(existsSync(object('foreign').replace('.csv', '.manifest.json'))).toBe(false);
  });

  test('a link that leads out of EXPORT_DIR is not followed', async () => {
    const outside = tempDir();
    symlinkSync(outside, path.join(root, 'link'));
    const { id } = await made({ name: 'escaping', destination: { folder: 'link' } });
    const failed = await eventually(async () => {
      const state = await exportState(app, id);
      return state!.failures > 0 ? state : null;
    }, 'failed');
    expect(failed.lastError).toBe('link leads out of EXPORT_DIR.');
    expect([...filesBelow(outside).keys()]).toEqual([]);
  });

  const S3 = { endpoint: 'http://127.0.0.1:9', bucket: 'reports', accessKeyId: 'id', secretAccessKey: 'the-secret' };
  test.each<[string, object, object]>([
    ['a name that is no file name', { name: '../up' }, { field: ['input', 'name'] }],
    ['a name in use', { name: 'HOURLY' }, { code: 'TAKEN' }],
    [
      'a query that cannot be read',
      { query: 'Nothing | count' },
      { field: ['input', 'query'], message: expect.stringMatching(/line 1, column 1: .*Nothing/) },
    ],
    ['no query', { query: undefined }, { field: ['input', 'query'] }],
    ['a saved query that is not there', { query: undefined, savedQueryId: 'x' }, { code: 'NOT_FOUND' }],
    ['a folder above', { destination: { folder: '../../etc' } }, { field: ['input', 'destination', 'folder'] }],
    ['a whole path', { destination: { folder: '/etc' } }, { field: ['input', 'destination', 'folder'] }],
    ['a delay that is none', { delay: 'soon' }, { field: ['input', 'delay'] }],
    ['a start in the future', { from: new Date(NOW.getTime() + 2 * HOUR) }, { field: ['input', 'from'] }],
    [
      'an endpoint of another scheme',
      { destination: { s3: { ...S3, endpoint: 'file:///etc/passwd' } } },
      { field: ['input', 'destination', 's3', 'endpoint'] },
    ],
    [
      'the address of a cloud that gives out credentials',
      { destination: { s3: { ...S3, endpoint: 'http://169.254.169.254' } } },
      { field: ['input', 'destination', 's3', 'endpoint'] },
    ],
    [
      'the same in IPv6',
      { destination: { s3: { ...S3, endpoint: 'http://[::ffff:169.254.169.254]' } } },
      { field: ['input', 'destination', 's3', 'endpoint'] },
    ],
    [
      'a prefix that climbs',
      { destination: { s3: { ...S3, prefix: 'a/../b' } } },
      { field: ['input', 'destination', 's3', 'prefix'] },
    ],
  ])('%s is refused', async (_what, input, error) => {
    const base = { name: 'refused', window: 'HOURLY', query: 'Event', destination: { folder: 'refused' } };
    const { scheduledExport, userErrors } = await create({ ...base, ...input });
    expect([scheduledExport, userErrors]).toMatchObject([null, [error]]);
    expect(existsSync(path.join(root, 'refused'))).toBe(false);
  });

  test('a secret is repeated by no refusal and kept by no document', async () => {
    const { userErrors } = await create({
      name: 'secret',
      window: 'HOURLY',
      query: 'Event',
      destination: { s3: { ...S3, secretAccessKey: 'two words' } },
    });
    expect(userErrors[0]!.message).not.toContain('two words');
    await made({ name: 'kept', enabled: false, destination: { s3: S3 } });
    const stored = await app.app.core.models.scheduledExports.all('default');
    expect(JSON.stringify(stored)).not.toContain('the-secret');
  });

  test('a store that cannot be reached is told, and tried again', async () => {
    const { id } = await made({ name: 'unreachable', destination: { s3: S3 } });
    const failed = await eventually(async () => {
      const state = await exportState(app, id);
      return state!.failures > 0 ? state : null;
    }, 'failed');
    expect(failed.lastError).toBe('The store cannot be reached (ECONNREFUSED).');
    expect(new Date(failed.dueAt!).getTime() - NOW.getTime()).toBeGreaterThan(15_000);
  });

  test('an endpoint that EXPORT_ENDPOINTS no longer names is not asked', async () => {
    const services = testServices();
    const before = await startTestApp({ clock: () => NOW, services, roles: { api: true, worker: false } });
    const input = {
      name: 'moved',
      window: 'HOURLY',
      delay: '0s',
      from: hoursAgo(1),
      query: QUERY,
      destination: { s3: S3 },
    };
    const { createScheduledExport } = await before.ask(CREATE_EXPORT, { input: wrongVariables(input) });
    await before.stop();
    const settings = { EXPORT_ENDPOINTS: 'https://s3.example.com' };
    const after = await startTestApp({ clock: () => NOW, services, settings });
    try {
      const failed = await eventually(async () => {
        const state = await exportState(after, createScheduledExport.scheduledExport!.id);
        return state!.failures > 0 ? state : null;
      }, 'failed');
      expect(failed.lastError).toBe('http://127.0.0.1:9 is none of EXPORT_ENDPOINTS (https://s3.example.com).');
    } finally {
      await after.stop();
    }
  });
});
