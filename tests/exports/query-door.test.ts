import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { consoleEvent } from '../helpers/console-events.ts';
import { eventually } from '../helpers/process.ts';
import { tempDir } from '../helpers/temp-dir.ts';

const execute = promisify(execFile);
const KEY = 'the-administrators-key';

describe('/api/export', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ settings: { ADMIN_KEY: KEY, EXPORT_MAX_ROWS: '400000' } });
    await app.post([
      consoleEvent('ROOM-1', 2001, 'Network status : =cmd|calc', { at: new Date(Date.now() - 60_000) }),
      consoleEvent('ROOM-2', 2000, 'All is well, "they" say', { at: new Date(Date.now() - 30_000) }),
    ]);
  });
  afterAll(() => app.stop());

  const ask = (parameters: Record<string, string>, headers: Record<string, string> = {}) =>
    fetch(`${app.url}/api/export?${new URLSearchParams(parameters).toString()}`, {
      headers: { authorization: `Bearer ${KEY}`, ...headers },
    });
  const post = (body: unknown) =>
    fetch(`${app.url}/api/export`, {
      method: 'POST',
      headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  test('any result as CSV, by GET', async () => {
    const response = await ask({
      query: 'Event | project Computer, EventID, n = -1 | sort by Computer asc',
      format: 'csv',
    });
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': expect.stringMatching(/^attachment; filename="roomwatch-[\dTZ-]+\.csv"/),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    expect(await response.text()).toBe('Computer,EventID,n\r\nROOM-1,2001,-1\r\nROOM-2,2000,-1\r\n');
  });

  test('as JSON and NDJSON, by POST, narrowed in time', async () => {
    const query = 'Event | project Computer | sort by Computer asc';
    const json = await post({ query, format: 'json', timespan: 'PT1H' });
    expect(await json.json()).toEqual([{ Computer: 'ROOM-1' }, { Computer: 'ROOM-2' }]);
    const none = await post({ query, format: 'ndjson', timespan: '2001-01-01T00:00:00Z/P1D' });
    expect([none.headers.get('content-type'), await none.text()]).toEqual(['application/x-ndjson; charset=utf-8', '']);
  });

  test('with a byte order mark where Excel is to read it', async () => {
    const response = await ask({ query: 'print a = "ä"', bom: 'true' });
    expect(Buffer.from(await response.arrayBuffer()).toString('hex')).toBe(
      Buffer.from('\uFEFFa\r\nä\r\n').toString('hex'),
    );
  });

  test('curl reads 300,000 rows, each once and in order', async () => {
    const file = path.join(tempDir(), 'rows.csv');
    const query = 'range x from 1 to 300000 step 1';
    await execute('curl', [
      ...['-sS', '--fail', '-o', file, '-H', `authorization: Bearer ${KEY}`],
      ...['--get', '--data-urlencode', `query=${query}`, `${app.url}/api/export`],
    ]);
    const lines = (await readFile(file, 'utf8')).split('\r\n');
    expect([lines.length, lines[0], lines[1], lines[300_000], lines[300_001]]).toEqual([
      300_002,
      'x',
      '1',
      '300000',
      '',
    ]);
  });

  test('curl sees that a file broke off in the middle', async () => {
    const query = 'range x from 1 to 900000 step 1';
    const failed = await execute('curl', [
      ...['-sS', '-o', '/dev/null', '-H', `authorization: Bearer ${KEY}`],
      ...['--get', '--data-urlencode', `query=${query}`, `${app.url}/api/export`],
    ]).catch((error: unknown) => error);
    // 18: the transfer was partial.
    expect(failed).toMatchObject({ code: 18 });
    const response = await ask({ query });
    await expect(response.text()).rejects.toThrow('terminated');
  });

  test('who goes away ends the query', async () => {
    const request = http.get(
      `${app.url}/api/export?query=${encodeURIComponent('range x from 1 to 400000 step 1 | extend s = strcat_array(repeat("x", 1000), "")')}`,
      { headers: { authorization: `Bearer ${KEY}` } },
    );
    await new Promise((resolve) => request.once('response', resolve));
    const open = () => app.app.queries.streaming;
    expect(open()).toBe(1);
    request.destroy();
    await eventually(async () => open() === 0, 'ended');
  });

  test.each<[string, Record<string, string>, number, object]>([
    [
      'another format',
      { query: 'print 1', format: 'xlsx' },
      400,
      { code: 'BAD_USER_INPUT', message: 'format: expected csv, json, ndjson, got "xlsx".' },
    ],
    ['no query', { format: 'csv' }, 400, { parameter: 'query' }],
    ['a misspelt parameter', { query: 'print 1', fromat: 'csv' }, 400, { parameter: 'fromat' }],
    ['a time span that is none', { query: 'print 1', timespan: 'yesterday' }, 400, { parameter: 'timespan' }],
    ['an unknown table', { query: 'Event\n| join (Nothing) on x' }, 400, { code: 'BAD_USER_INPUT', line: 2 }],
  ])('%s is refused before the first byte', async (_what, parameters, status, error) => {
    const response = await ask(parameters);
    expect([response.status, await response.json()]).toMatchObject([status, { error }]);
  });

  test('a query that passes its memory before the first row is refused, with the operator', async () => {
    const response = await ask({
      query: `print s = strcat_array(repeat("x", 1000), "") | extend n = range(1, 100000) | mv-expand n | extend n2 = range(1, 1000) | mv-expand n2 | sort by tostring(n2) asc`,
    });
    expect([response.status, await response.json()]).toMatchObject([
      422,
      { error: { code: 'MEMORY_LIMIT', message: expect.stringContaining("'sort'") } },
    ]);
  });

  test('a value that would be too large is refused, with the function', async () => {
    const response = await ask({ query: 'print a = zip(range(1, 1048576), range(1, 1048576))' });
    expect([response.status, await response.json()]).toMatchObject([
      422,
      { error: { code: 'VALUE_LIMIT', message: expect.stringContaining('zip') } },
    ]);
  });

  test('a row that is longer than a text may be is no row of a file', async () => {
    const long = 'strcat_array(repeat(strcat_array(repeat("aaaaaaaaaa", 1000), ""), 1000), "")';
    const response = await ask({ query: `print a = ${long}, b = ${long}, c = ${long}, d = ${long}` });
    expect([response.status, await response.json()]).toMatchObject([422, { error: { code: 'RESULT_LIMIT' } }]);
  });

  test('the key is asked for; pages of other sites and HTTP/1.0 are refused', async () => {
    expect((await fetch(`${app.url}/api/export?query=print+1`)).status).toBe(401);
    expect((await ask({ query: 'print 1' }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    const { stdout } = await execute('curl', [
      '-sS',
      '--http1.0',
      '-w',
      '%{http_code}',
      '-o',
      '/dev/null',
      '-H',
      `authorization: Bearer ${KEY}`,
      `${app.url}/api/export?query=print+1`,
    ]);
    expect(stdout).toBe('505');
  });
});
