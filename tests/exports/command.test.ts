import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { CREATE_EXPORT } from '../helpers/exports.ts';
import { endAll, spawnRoomwatch } from '../helpers/process.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { operation } from '../helpers/operation.ts';

const KEY = 'the-administrators-key';

describe('roomwatch export', () => {
  const folder = tempDir();
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ settings: { ADMIN_KEY: KEY, EXPORT_MAX_ROWS: '300000', EXPORT_DIR: folder } });
    await app.ask(operation(`query WarmUp { kql(query: "print 1") { rowCount } }`));
  });
  afterAll(async () => {
    await endAll();
    await app.stop();
  });

  const roomwatch = async (...words: string[]) => {
    const process = spawnRoomwatch([...words, '--url', app.url], { ADMIN_KEY: KEY });
    const { code } = await process.ended;
    return { code, said: process.said() };
  };
  const out = path.join(folder, 'rows.csv');
  const files = () => readdirSync(folder).filter((name) => name.includes('rows'));

  test('stores a whole result in a file', async () => {
    const { code, said } = await roomwatch('export', 'range x from 1 to 200000 step 1', '--out', out);
    expect([code, said]).toEqual([0, expect.stringMatching(/^[\d.]+ MB in [\d.]+ s\n$/)]);
    expect(readFileSync(out, 'utf8').split('\r\n')).toHaveLength(200_002);
  });

  test('keeps the file that was there where the server breaks off, and says so', async () => {
    writeFileSync(out, 'the former');
    const { code, said } = await roomwatch('export', 'range x from 1 to 900000 step 1', '--out', out);
    expect([code, said]).toEqual([1, expect.stringContaining('broke off in the middle')]);
    expect([readFileSync(out, 'utf8'), files()]).toEqual(['the former', ['rows.csv']]);
  });

  test('a full disk, a query that cannot be read and a wrong format are told', async () => {
    expect(await roomwatch('export', 'range x from 1 to 200000 step 1', '--out', '/dev/full')).toEqual({
      code: 1,
      said: '/dev/full: the disk is full; nothing was kept.\n',
    });
    expect(await roomwatch('export', 'Nothing', '--out', out)).toEqual({
      code: 1,
      said: expect.stringMatching(/^Line 1, column 1: .*Nothing/),
    });
    expect(await roomwatch('export', 'print 1', '--format', 'xlsx')).toMatchObject({
      code: 2,
      said: expect.stringContaining('csv, json, ndjson'),
    });
    expect(readFileSync(out, 'utf8')).toBe('the former');
  });

  test('exports list and run', async () => {
    await app.ask(CREATE_EXPORT, {
      input: { name: 'hourly', query: 'Event', window: 'HOURLY', delay: '1d', destination: { folder: 'x' } },
    });
    expect(await roomwatch('exports', 'list')).toMatchObject({
      code: 0,
      said: expect.stringMatching(/^name +window[^]*hourly +HOURLY +CSV +folder x .*next at/m),
    });
    expect(await roomwatch('exports', 'run', 'Hourly')).toMatchObject({
      code: 0,
      said: expect.stringContaining('hourly runs now'),
    });
    expect(await roomwatch('exports', 'run', 'nothing')).toMatchObject({
      code: 1,
      said: expect.stringContaining('no scheduled export'),
    });
  });
});
