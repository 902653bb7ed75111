import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { downloaded } from '../../src/provision/download-mongod.ts';
import type { EngineFinder, EngineId } from '../../src/provision/service-kind.ts';
import { newFolder, removeFolders, writeProgram } from './fixtures/folders.ts';

/* The download of mongod, from a mirror that hangs up. */

jest.setTimeout(60_000);

const MINUTE = 60_000;
const START = Date.parse('2026-11-21T12:00:00Z');
const SETTINGS = Object.keys(process.env)
  .filter((name) => /^MONGOMS_|proxy$/i.test(name))
  .concat('MONGOMS_DOWNLOAD_MIRROR', 'MONGOMS_RUNTIME_DOWNLOAD', 'MONGOMS_SYSTEM_BINARY');

describe('a download that fails', () => {
  const before = SETTINGS.map((name) => [name, process.env[name]] as const);
  const mirror = createServer((socket) => {
    asked += 1;
    socket.on('error', () => undefined).destroy();
  });
  let asked = 0;
  let now = START;
  let cacheDir: string;
  let finder: EngineFinder;

  beforeAll(async () => {
    await new Promise<void>((resolve) => mirror.listen(0, '127.0.0.1', resolve));
  });
  beforeEach(() => {
    for (const name of SETTINGS) delete process.env[name];
    process.env['MONGOMS_DOWNLOAD_MIRROR'] = `https://127.0.0.1:${(mirror.address() as AddressInfo).port}`;
    [asked, now, cacheDir] = [0, START, newFolder()];
    finder = downloaded(
      {
        program: 'mongod',
        engines: ['mongod'],
        read: () => ({ engine: 'mongod', version: '8.2.6' }),
        oldest: () => null,
      },
      () => now,
    );
  });
  afterEach(() => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  });
  afterAll(() => {
    mirror.close();
    removeFolders();
  });

  /** What is said, and how often the mirror is asked. */
  async function look(maker: EngineId | null = null, signal = new AbortController().signal) {
    const said: string[] = [];
    const askedBefore = asked;
    const found = await finder.find({ cacheDir, say: (line) => said.push(line), signal }, maker);
    return { found, said, asked: asked - askedBefore };
  }

  test('is not tried again for an hour, which is said in one line', async () => {
    const first = await look();
    expect(first.asked).toBeGreaterThan(0);
    expect(first.said).toEqual([
      expect.stringMatching(/^Downloading mongod \S+ into /),
      expect.stringMatching(/^Not used: mongod could not be downloaded: ./),
    ]);
    const why = first.said[1]!.slice('Not used: mongod could not be downloaded: '.length, -1);

    now = START + 50 * MINUTE;
    const second = await look();
    expect(second.asked).toBe(0);
    const note = path.join(cacheDir, 'mongod-download-failed.json');
    const reason =
      `mongod could not be downloaded at 2026-11-21T12:00:00.000Z (${why}); ` +
      `it is tried again in 10 minutes, or once ${note} is removed`;
    expect(second).toEqual({ found: { reason }, said: [`Not used: ${reason}.`], asked: 0 });

    now = START + 60 * MINUTE;
    expect((await look()).asked).toBeGreaterThan(0);
  });

  test('is tried again where only it serves the data that is there', async () => {
    await look();
    expect((await look({ engine: 'mongod', version: '8.2.6', source: 'download' })).asked).toBeGreaterThan(0);
  });

  test('does not hide a mongod that is there by now', async () => {
    await look();
    const binary = writeProgram(newFolder(), 'mongod', 'echo "db version v8.2.6"');
    process.env['MONGOMS_SYSTEM_BINARY'] = binary;
    expect(await look()).toEqual({
      found: { engine: 'mongod', version: '8.2.6', source: 'download', binary },
      said: [],
      asked: 0,
    });
  });

  test('is not remembered where it was switched off, or broken off', async () => {
    process.env['MONGOMS_RUNTIME_DOWNLOAD'] = 'false';
    expect(await look()).toEqual({
      found: { reason: 'mongod could not be downloaded: its download is switched off' },
      said: ['Not used: mongod could not be downloaded: its download is switched off.'],
      asked: 0,
    });
    delete process.env['MONGOMS_RUNTIME_DOWNLOAD'];
    const stopping = new AbortController();
    mirror.once('connection', () => stopping.abort());
    expect((await look(null, stopping.signal)).asked).toBe(1);
    expect((await look()).asked).toBeGreaterThan(0);
  });
});
