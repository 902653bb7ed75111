import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { createServer as createHttpsServer } from 'node:https';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { ensureSelfSigned } from '../../src/http/tls/self-signed.ts';
import { downloaded } from '../../src/provision/download-mongod.ts';
import { MONGOD_DIGESTS } from '../../src/provision/mongod-digests.ts';
import type { EngineFinder, EngineId } from '../../src/provision/service-kind.ts';
import { newFolder, removeFolders, writeProgram } from './fixtures/folders.ts';

/* The download of mongod, from a mirror that hangs up. */

jest.setTimeout(60_000);

const MINUTE = 60_000;
const START = Date.parse('2026-11-21T12:00:00Z');
const SETTINGS = Object.keys(process.env)
  .filter((name) => /^MONGOMS_|proxy$/i.test(name))
  .concat('MONGOMS_DOWNLOAD_MIRROR', 'MONGOMS_RUNTIME_DOWNLOAD', 'MONGOMS_SYSTEM_BINARY', 'MONGOMS_ARCHIVE_NAME')
  .concat('NODE_EXTRA_CA_CERTS');
const before = SETTINGS.map((name) => [name, process.env[name]] as const);

afterEach(() => {
  for (const [name, value] of before) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
});
afterAll(removeFolders);

describe('a download that fails', () => {
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
  afterAll(() => void mirror.close());

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

describe('an archive', () => {
  const NAME = 'mongodb-linux-x86_64-ubuntu2404-8.2.6.tgz';
  const UNKNOWN = 'mongodb-linux-x86_64-ubuntu2404-8.2.5.tgz';
  let archive: Buffer;
  let asked: string[] = [];
  let cacheDir = '';
  let mirror: ReturnType<typeof createHttpsServer>;
  let authority = '';

  beforeAll(async () => {
    const folder = newFolder();
    mkdirSync(path.join(folder, 'mongodb/bin'), { recursive: true });
    writeProgram(path.join(folder, 'mongodb/bin'), 'mongod', 'echo "db version v8.2.6"');
    execFileSync('tar', ['-czf', 'archive.tgz', 'mongodb'], { cwd: folder });
    archive = readFileSync(path.join(folder, 'archive.tgz'));
    const files = await ensureSelfSigned(path.join(folder, 'tls'), ['127.0.0.1'], new Date());
    authority = files.ca;
    const pair = { cert: readFileSync(files.cert), key: readFileSync(files.key) };
    mirror = createHttpsServer(pair, (request, answer) => {
      asked.push(path.basename(request.url!));
      answer.setHeader('content-length', archive.length).end(archive);
    });
    await new Promise<void>((resolve) => mirror.listen(0, '127.0.0.1', resolve));
  });
  beforeEach(() => {
    for (const name of SETTINGS) delete process.env[name];
    process.env['MONGOMS_DOWNLOAD_MIRROR'] = `https://127.0.0.1:${(mirror.address() as AddressInfo).port}`;
    process.env['NODE_EXTRA_CA_CERTS'] = authority;
    [asked, cacheDir] = [[], newFolder()];
  });
  afterAll(() => {
    mirror.closeAllConnections();
    mirror.close();
  });

  const find = (name: string, mongodSha256: string | null = null) => {
    process.env['MONGOMS_ARCHIVE_NAME'] = name;
    const read = (output: string) =>
      output.includes('8.2.6') ? ({ engine: 'mongod', version: '8.2.6' } as const) : null;
    const finder = downloaded({ program: 'mongod', engines: ['mongod'], read, oldest: () => null });
    const signal = new AbortController().signal;
    return finder.find({ cacheDir, mongodSha256, say: () => undefined, signal }, null);
  };
  const digest = () => createHash('sha256').update(archive).digest('hex');

  test('with another SHA-256 than this release knows is not unpacked', async () => {
    const found = await find(NAME);
    expect(found).toEqual({
      reason: `mongod could not be downloaded: ${NAME} has the SHA-256 ${digest()}, and it should have ${MONGOD_DIGESTS[NAME]}`,
    });
    expect(asked).toEqual([NAME]);
    const left = readdirSync(path.join(cacheDir, 'mongod'), { recursive: true, encoding: 'utf8' });
    expect(left.filter((name) => /mongod-|tgz$/.test(name))).toEqual([]);
  });

  test('whose SHA-256 nobody knows is not even asked for', async () => {
    const reason = `mongod could not be downloaded: the SHA-256 of ${UNKNOWN} is not known; MONGOD_SHA256 may give it`;
    expect(await find(UNKNOWN)).toEqual({ reason });
    expect(asked).toEqual([]);
  });

  test('is used where MONGOD_SHA256 is its own, and not where it is another', async () => {
    expect(await find(UNKNOWN, '0'.repeat(64))).toHaveProperty(
      'reason',
      expect.stringContaining(`SHA-256 ${digest()}`),
    );
    cacheDir = newFolder();
    const found = await find(UNKNOWN, digest());
    expect(found).toMatchObject({ engine: 'mongod', version: '8.2.6', source: 'download' });
    expect(existsSync((found as { binary: string }).binary)).toBe(true);
    expect(asked).toEqual([UNKNOWN, UNKNOWN]);
  });

  test('known by this release has a whole SHA-256', () => {
    for (const [name, known] of Object.entries(MONGOD_DIGESTS)) {
      expect(name).toMatch(/^mongodb-(linux|macos)-\w+(-\w+)?-\d+\.\d+\.\d+\.tgz$/);
      expect(known).toMatch(/^[0-9a-f]{64}$/);
    }
  });
});
