import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { read as readSheet, utils as sheets } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { consoleEvent } from '../helpers/console-events.ts';
import { pythonPackages } from '../helpers/python.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import type { CreateSavedQueryInput } from '../generated/graphql.ts';
import { operation } from '../helpers/operation.ts';
import { seed } from '../helpers/seed.ts';

const execute = promisify(execFile);
const SAVE = operation(
  `mutation CreateSavedQueryOfCsvUrl($input: CreateSavedQueryInput!) { createSavedQuery(input: $input) { savedQuery { id revision } userErrors { message } } }`,
);
const KEY = operation(`mutation CreateExportKey($input: CreateExportKeyInput!) { createExportKey(input: $input) {
  key path exportKey { id name savedQuery { name } createdAt lastUsedAt } userErrors { code field message } } }`);
const ADMIN = 'the-administrators-key';

describe('the CSV URL of a saved query', () => {
  let app: TestApp;
  let rooms: string;
  let others: string;
  let key: string;
  let url: string;
  let now = new Date();

  beforeAll(async () => {
    app = await startTestApp({ settings: { ADMIN_KEY: ADMIN }, clock: () => now });
    await app.post([
      consoleEvent('ROOM-1', 2001, 'Network status : Unhealthy', { at: new Date(now.getTime() - 60_000) }),
      consoleEvent('ROOM-2', 2000, 'All is well, "they" say', { at: new Date(now.getTime() - 30_000) }),
    ]);
    const save = async (name: string, text: string, more: Partial<CreateSavedQueryInput> = {}): Promise<string> =>
      (await seed(app).savedQuery({ name, text, ...more })).id;
    rooms = await save(
      'Räume; "alle"',
      `Event | sort by Computer asc
       | project TimeGenerated, Computer, EventID, wide = 9007199254740993, share = EventID / 4.0, ok = EventID == 2000,
                 bad = strcat("=cmd|", Computer), bag = bag_pack("a", -1), words = "a\\r\\nb,\\"c\\" ä", minus = -5`,
    );
    others = await save('Others', 'print other = 1');
    await save('Function', 'Event | where Computer == name', {
      kind: 'FUNCTION',
      name: 'OfRoom',
      parameters: [{ name: 'name' }],
    });
    const made = (await app.ask(KEY, { input: { savedQueryId: rooms, name: 'Power BI' } })).createExportKey;
    expect(made).toMatchObject({ userErrors: [], exportKey: { name: 'Power BI', lastUsedAt: null } });
    key = made.key!;
    url = `${app.url}${made.path}`;
  });
  afterAll(() => app.stop());

  const get = (address: string, headers: Record<string, string> = {}) => fetch(address, { headers });
  const basic = (secret: string) => `Basic ${Buffer.from(`anybody:${secret}`).toString('base64')}`;

  test('the key opens it: in the URL, as Bearer, as the password of Basic; so does the administrator', async () => {
    const [inUrl, ...others] = await Promise.all(
      [
        get(`${url}?key=${key}`),
        get(url, { authorization: `Bearer ${key}` }),
        get(url, { authorization: basic(key) }),
        get(url, { authorization: `Bearer ${ADMIN}` }),
      ].map(async (answer) => (await answer).text()),
    );
    expect(inUrl).toMatch(
      /^TimeGenerated,Computer,EventID,wide,share,ok,bad,bag,words,minus\r\n\d{4}-[^,]+,ROOM-1,2001,/,
    );
    expect(others).toEqual([inUrl, inUrl, inUrl]);
    const { exportKeys } = await app.ask(
      operation(`query ReadExportKeys { exportKeys { name lastUsedAt savedQuery { name } } }`),
    );
    expect(exportKeys).toEqual([
      { name: 'Power BI', lastUsedAt: now.toISOString(), savedQuery: { name: 'Räume; "alle"' } },
    ]);
  });

  test('it is a download under the name of the query, and comes in the other formats too', async () => {
    const csv = await get(`${url}?key=${key}`);
    expect(Object.fromEntries(csv.headers)).toMatchObject({
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="R_ume_ _alle_.csv"; filename*=UTF-8''R%C3%A4ume%3B%20%22alle%22.csv`,
      'referrer-policy': 'no-referrer',
    });
    const json = await get(url.replace('.csv', '.json'), { authorization: `Bearer ${key}` });
    expect(await json.json()).toMatchObject([
      { Computer: 'ROOM-1', bad: '=cmd|ROOM-1', minus: -5 },
      { Computer: 'ROOM-2' },
    ]);
    const bom = Buffer.from(await (await get(`${url}?key=${key}&bom=true&timespan=PT1S`)).arrayBuffer());
    expect(bom.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(bom.toString().split('\r\n')).toHaveLength(2);
  });

  test('DuckDB reads it, with the right types', async () => {
    const packages = await pythonPackages('duckdb==1.4.2');
    const script = `
import duckdb, json, sys, urllib.request
file = sys.argv[2] + '/rooms.csv'
urllib.request.urlretrieve(sys.argv[1], file)
found = duckdb.read_csv(file)
print(json.dumps([list(zip(found.columns, [str(t) for t in found.types])), found.project('* exclude (TimeGenerated)').fetchall()], default=str))`;
    const { stdout } = await execute('python3', ['-c', script, `${url}?key=${key}`, tempDir()], {
      env: { ...process.env, PYTHONPATH: packages },
    });
    const [columns, rows] = JSON.parse(stdout) as [unknown, unknown[][]];
    expect(columns).toEqual([
      ['TimeGenerated', expect.stringContaining('TIMESTAMP')],
      ['Computer', 'VARCHAR'],
      ['EventID', 'BIGINT'],
      ['wide', 'BIGINT'],
      ['share', 'DOUBLE'],
      ['ok', 'BOOLEAN'],
      ['bad', 'VARCHAR'],
      ['bag', expect.any(String)],
      ['words', 'VARCHAR'],
      ['minus', 'BIGINT'],
    ]);
    expect(rows.map((row) => row.slice(0, 6))).toEqual([
      ['ROOM-1', 2001, expect.any(Number), 500.25, false, "'=cmd|ROOM-1"],
      ['ROOM-2', 2000, expect.any(Number), 500, true, "'=cmd|ROOM-2"],
    ]);
    expect(stdout).toContain('9007199254740993');
    expect(rows[0]!.slice(7)).toEqual(['a\r\nb,"c" ä', -5]);
  });

  test('a spreadsheet reads it, and takes no text for a formula', async () => {
    const bytes = Buffer.from(await (await get(`${url}?key=${key}&bom=true`)).arrayBuffer());
    const formulasOf = (csv: Buffer | string) =>
      Object.values(readSheet(csv, { type: Buffer.isBuffer(csv) ? 'buffer' : 'string' }).Sheets['Sheet1']!)
        .filter((cell: { f?: string }) => cell.f !== undefined)
        .map((cell: { f: string }) => cell.f);
    // It would, if the text stood there as it was sent.
    expect(formulasOf('bad\r\n=1+1\r\n')).toEqual(['1+1']);
    expect(formulasOf(bytes)).toEqual([]);
    const rows = sheets.sheet_to_json<Record<string, unknown>>(readSheet(bytes, { type: 'buffer' }).Sheets['Sheet1']!);
    expect(rows).toMatchObject([
      { Computer: 'ROOM-1', EventID: 2001, share: 500.25, ok: 'false', bad: "'=cmd|ROOM-1", minus: -5 },
      { Computer: 'ROOM-2', EventID: 2000, share: 500, ok: 'true', bad: "'=cmd|ROOM-2", minus: -5 },
    ]);
    expect(rows.map(({ words }) => words)).toEqual(Array(2).fill('a\r\nb,"c" ä'));
  });

  test('curl refreshes it only when it is a minute old, or the query has changed', async () => {
    const folder = tempDir();
    const refresh = async (): Promise<string> => {
      const etag = path.join(folder, 'etag');
      const { stdout } = await execute('curl', [
        ...[
          '-sS',
          '-o',
          path.join(folder, 'rooms.csv'),
          '-w',
          '%{http_code}',
          '--etag-save',
          etag,
          '--etag-compare',
          etag,
        ],
        ...['-u', `anybody:${key}`, url],
      ]);
      return stdout;
    };
    expect(await refresh()).toBe('200');
    expect(await refresh()).toBe('304');
    now = new Date(now.getTime() + 61_000);
    expect(await refresh()).toBe('200');
    await app.ask(
      operation(
        `mutation UpdateSavedQuery($id: ID!) { updateSavedQuery(input: { savedQueryId: $id, description: "x" }) { userErrors { message } } }`,
      ),
      { id: rooms },
    );
    expect(await refresh()).toBe('200');
    expect(await refresh()).toBe('304');
    now = new Date(now.getTime() + 2_000);
    const head = await fetch(url, { method: 'HEAD', headers: { authorization: `Bearer ${key}` } });
    expect([head.status, head.headers.get('cache-control'), head.headers.get('last-modified')]).toEqual([
      200,
      'private, max-age=60',
      now.toUTCString(),
    ]);
    const since = await get(url, {
      authorization: `Bearer ${key}`,
      'if-modified-since': head.headers.get('last-modified')!,
    });
    expect([since.status, await since.text()]).toEqual([304, '']);
  });

  test('no key, a wrong one and one of another query are refused', async () => {
    const none = await get(url);
    expect([none.status, none.headers.get('www-authenticate')]).toEqual([
      401,
      'Basic realm="Roomwatch export", charset="UTF-8"',
    ]);
    expect((await get(`${url}?key=rwx_${'A'.repeat(43)}`)).status).toBe(401);
    const other = await get(`${app.url}/export/${others}.csv?key=${key}`);
    expect([other.status, await other.json()]).toMatchObject([403, { error: { code: 'FORBIDDEN' } }]);
    // and it opens nothing else
    expect((await get(`${app.url}/api/export?query=print+1`, { authorization: `Bearer ${key}` })).status).toBe(401);
    expect((await get(`${app.url}/graphql?query={fleet{rooms}}`, { authorization: `Bearer ${key}` })).status).toBe(401);
  });

  test.each([
    ['another kind of file', () => url.replace('.csv', '.xlsx'), 404],
    ['no such query', () => `${app.url}/export/nothing.csv`, 404],
    ['a parameter that is none', () => `${url}?limit=1`, 400],
    ['a time span that is none', () => `${url}?timespan=yesterday`, 400],
  ])('%s is refused', async (_what, address, status) => {
    const answer = await get(address(), { authorization: `Bearer ${ADMIN}` });
    expect([answer.status, await answer.json()]).toMatchObject([status, { error: { message: expect.any(String) } }]);
  });

  test('a key is stored as a hash, and opens nothing once it is taken back or its query is gone', async () => {
    const stored = await app.app.core.models.exportKeys.all('default');
    expect(JSON.stringify(stored)).not.toContain(key.slice(4));
    const made = (await app.ask(KEY, { input: { savedQueryId: others, name: 'curl' } })).createExportKey;
    expect((await get(`${app.url}${made.path}?key=${made.key}`)).status).toBe(200);
    const { revokeExportKey } = await app.ask(
      operation(
        `mutation RevokeExportKey($id: ID!) { revokeExportKey(input: { id: $id }) { revokedExportKeyId userErrors { message } } }`,
      ),
      { id: made.exportKey!.id },
    );
    expect(revokeExportKey).toEqual({ revokedExportKeyId: made.exportKey!.id, userErrors: [] });
    expect((await get(`${app.url}${made.path}?key=${made.key}`)).status).toBe(401);
    await app.ask(
      operation(
        `mutation DeleteSavedQuery($id: ID!) { deleteSavedQuery(input: { savedQueryId: $id }) { userErrors { message } } }`,
      ),
      {
        id: rooms,
      },
    );
    expect((await get(`${url}?key=${key}`)).status).toBe(404);
  });

  test('a function that must be given something has no key', async () => {
    const { savedQueries } = await app.ask(operation(`query ReadSavedQueries { savedQueries(kind: FUNCTION) { id } }`));
    const { createExportKey } = await app.ask(KEY, { input: { savedQueryId: savedQueries[0]!.id, name: 'x' } });
    expect(createExportKey).toMatchObject({
      key: null,
      userErrors: [{ code: 'NOT_FOUND', field: ['input', 'savedQueryId'] }],
    });
  });
});

test('where nobody needs a key, a wrong one is refused all the same', async () => {
  const app = await startTestApp();
  try {
    const { createSavedQuery } = await app.ask(SAVE, { input: { name: 'One', text: 'print x = 1' } });
    const url = `${app.url}/export/${createSavedQuery.savedQuery!.id}.csv`;
    expect(await (await fetch(url)).text()).toBe('x\r\n1\r\n');
    expect((await fetch(`${url}?key=wrong`)).status).toBe(401);
  } finally {
    await app.stop();
  }
});
