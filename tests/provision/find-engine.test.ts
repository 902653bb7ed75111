import { afterAll, describe, expect, test } from '@jest/globals';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findEngine } from '../../src/provision/find-engine.ts';
import { onPath } from '../../src/provision/find-on-path.ts';
import { mongodb } from '../../src/provision/mongodb.ts';
import { redis } from '../../src/provision/redis.ts';
import { serviceFolder } from '../../src/provision/service-folder.ts';
import type { Engine, EngineFinder, EngineId, FindContext, ServiceKind } from '../../src/provision/service-kind.ts';
import { newFolder, removeFolders, writeProgram } from './fixtures/folders.ts';

afterAll(removeFolders);

const mongodOnPath: Engine = { engine: 'mongod', version: '7.0.14', source: 'path', binary: '/usr/bin/mongod' };
const secantus: Engine = { engine: 'secantusdb', version: '0.6.0b17', source: 'python', binary: '/cache/secantusd-rs' };

function finder(source: EngineFinder['source'], found: Engine | string): EngineFinder {
  const engine = source === 'python' ? 'secantusdb' : 'mongod';
  return {
    source,
    engines: [engine],
    find: () => Promise.resolve(typeof found === 'string' ? { reason: found } : found),
  };
}

function context(said: string[] = []): FindContext {
  return { cacheDir: newFolder(), say: (line) => said.push(line), signal: new AbortController().signal };
}

function choose(finders: EngineFinder[], maker: EngineId | null): Promise<Engine> {
  const kind: ServiceKind = { ...mongodb, finders };
  return findEngine(kind, serviceFolder(newFolder(), kind), maker, context());
}

describe('a new data folder', () => {
  test('is given the first server to be had', async () => {
    expect(await choose([finder('path', mongodOnPath), finder('python', secantus)], null)).toBe(mongodOnPath);
    expect(await choose([finder('path', 'no mongod'), finder('python', secantus)], null)).toBe(secantus);
  });

  test('without any server is refused with all reasons and all ways out', async () => {
    const attempt = choose([finder('path', 'no mongod on the PATH'), finder('python', 'no python3')], null);
    await expect(attempt).rejects.toMatchObject({ name: 'ProvisionError' });
    const message = await attempt.catch((error: Error) => error.message);
    for (const part of ['no mongod on the PATH', 'no python3', 'MONGODB_URI', 'REDIS_URL', 'docker compose up']) {
      expect(message).toContain(part);
    }
  });
});

describe('a data folder that a server made', () => {
  test('stays with it although another one has appeared', async () => {
    expect(await choose([finder('path', mongodOnPath), finder('python', secantus)], secantus)).toBe(secantus);
  });

  test('is served by a later patch of its mongod, not by another release', async () => {
    const patched = { ...mongodOnPath, version: '7.0.15' };
    expect(await choose([finder('path', patched)], mongodOnPath)).toBe(patched);
    const newer = { ...mongodOnPath, version: '8.0.1' };
    await expect(choose([finder('path', newer)], mongodOnPath)).rejects.toThrow(
      /was made by mongod 7\.0\.14, which is gone:\n {2}- .* is mongod 8\.0\.1, which may not read it/,
    );
  });

  test('is refused, with the ways out, when its server is gone', async () => {
    await expect(choose([finder('path', mongodOnPath), finder('python', 'no python3')], secantus)).rejects.toThrow(
      /was made by SecantusDB 0\.6\.0b17, which is gone:\n {2}- no python3\nWays out:/,
    );
  });

  test('is refused when the note about its server is missing', async () => {
    const folder = serviceFolder(newFolder(), mongodb);
    writeFileSync(path.join(folder.data, 'WiredTiger'), '');
    await expect(findEngine(mongodb, folder, null, context())).rejects.toThrow(/holds data, but .*engine\.json/);
  });

  test('of Redis is served by a newer Redis, not by an older one', () => {
    const made: EngineId = { engine: 'redis', version: '7.0.15', source: 'path' };
    expect(redis.readsDataOf({ ...made, version: '7.2.1' }, made)).toBe(true);
    expect(redis.readsDataOf({ ...made, version: '6.2.0' }, made)).toBe(false);
    expect(redis.readsDataOf({ ...made, engine: 'valkey', version: '8.0.0' }, made)).toBe(false);
  });
});

describe('a server on the PATH', () => {
  const before = process.env.PATH;
  afterAll(() => {
    process.env.PATH = before;
  });

  async function look(kind: ServiceKind, name: string, body: string) {
    const bin = newFolder();
    writeProgram(bin, name, body);
    process.env.PATH = bin;
    const said: string[] = [];
    const at = kind === mongodb || name === 'redis-server' ? 0 : 1;
    return { bin, found: await kind.finders[at]?.find(context(said), null), said };
  }

  test.each([
    [mongodb, 'mongod', 'echo "db version v7.0.14"; echo "Build Info: {}"', 'mongod', '7.0.14'],
    [redis, 'redis-server', 'echo "Redis server v=7.0.15 sha=00000000:0 malloc=jemalloc-5.3.0"', 'redis', '7.0.15'],
    [redis, 'valkey-server', 'echo "Valkey server v=8.0.1 sha=00000000:0"', 'valkey', '8.0.1'],
    [redis, 'redis-server', 'echo "Valkey server v=8.0.1 sha=00000000:0"', 'valkey', '8.0.1'],
  ])('%# is recognised', async (kind, name, body, engine, version) => {
    const { bin, found, said } = await look(kind, name, body);
    expect(found).toEqual({ engine, version, source: 'path', binary: path.join(bin, name) });
    expect(said).toEqual([]);
  });

  test.each([
    [
      mongodb,
      'mongod',
      'echo "db version v4.4.29"',
      /mongod is version 4\.4\.29, and Roomwatch needs 6\.0 or newer\.$/,
    ],
    [redis, 'redis-server', 'echo "Redis server v=5.0.7"', /is version 5\.0\.7, and Roomwatch needs 6\.2 or newer\.$/],
    [mongodb, 'mongod', 'exit 132', /does not run \(--version: it ended with code 132\)\.$/],
    [mongodb, 'mongod', 'echo hello', /does not say which version it is\.$/],
  ])('%# is not used, which is said in one line', async (kind, name, body, line) => {
    const { found, said } = await look(kind, name, body);
    expect(found).toHaveProperty('reason');
    expect(said).toEqual([expect.stringMatching(line)]);
  });

  test('may be a folder of that name, which is passed over', async () => {
    const bin = newFolder();
    mkdirSync(path.join(bin, 'mongod'));
    process.env.PATH = bin;
    const kind = onPath({ program: 'mongod', engines: ['mongod'], read: () => null, oldest: () => null });
    expect(await kind.find(context(), null)).toEqual({ reason: 'no mongod on the PATH' });
  });
});
