import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, describe, expect, test } from '@jest/globals';
import { bundleOf } from '../../../src/query/processes/bundle.ts';
import type { LanguageAnswer, LanguageRequest } from '../../../src/query/processes/messages.ts';
import { ProcessPool } from '../../../src/query/processes/pool.ts';
import { Snapshots } from '../../../src/query/processes/snapshot.ts';
import { eventually } from '../../helpers/process.ts';
import { recordingLog } from '../../helpers/log.ts';
import { tempDir } from '../../helpers/temp-dir.ts';

const FILE = 'language-process.ts';
const HEAP = 512;
const DAY = 24 * 60 * 60 * 1000;

/** Language processes of a server whose snapshots are in a folder. */
function serverWith(folder: () => Promise<string>) {
  const { log, lines } = recordingLog();
  const snapshots = new Snapshots({ folder, log });
  const pool = new ProcessPool({ file: FILE, heapMegabytes: HEAP, warm: 1, snapshots, log });
  pools.push(pool);
  return { pool, snapshots, lines };
}

const pools: ProcessPool[] = [];

/** How a text is answered by a process of the pool. */
async function planned(pool: ProcessPool): Promise<LanguageAnswer['kind']> {
  const process = await pool.lend();
  const answer = new Promise<LanguageAnswer>((resolve) => process.onMessage((message) => resolve(message as never)));
  const known = { schemas: [], functions: [] };
  const text = 'print x = strlen("abc")';
  void process.send({ kind: 'plan', id: 1, names: 'none', known, text, stages: [] } satisfies LanguageRequest);
  const { kind } = await answer;
  process.release();
  return kind;
}

describe('language processes start from a snapshot', () => {
  afterEach(() => Promise.all(pools.splice(0).map((pool) => pool.close())));

  test('it is made by the first server and used by every later one; a damaged one is removed and not missed', async () => {
    const cache = tempDir();
    const folder = path.join(cache, 'snapshots');
    mkdirSync(folder);
    const old = path.join(folder, 'of-an-older-release.v8-snapshot');
    writeFileSync(old, '');
    utimesSync(old, new Date(), new Date(Date.now() - 31 * DAY));

    const first = serverWith(async () => cache);
    expect(await planned(first.pool)).toBe('result');
    const file = (await first.snapshots.of(await bundleOf(FILE), HEAP))!;
    expect(readdirSync(folder)).toEqual([path.basename(file)]);
    const bytes = readFileSync(file);
    const { ino } = statSync(file);

    const second = serverWith(async () => cache);
    expect(await planned(second.pool)).toBe('result');
    expect(statSync(file).ino).toBe(ino);

    writeFileSync(file, bytes.fill(0, bytes.length / 2));
    const third = serverWith(async () => cache);
    expect(await planned(third.pool)).toBe('result');
    expect(existsSync(file)).toBe(false);
    expect([first, second].flatMap(({ lines }) => lines)).toEqual([]);
  });

  test('a server that stops while it makes one leaves nothing and says nothing', async () => {
    const cache = tempDir();
    const { pool, snapshots, lines } = serverWith(async () => cache);
    const making = snapshots.of(await bundleOf(FILE), HEAP);
    await eventually(async () => existsSync(path.join(cache, 'snapshots')), 'begun');
    await pool.close();
    expect(await making).toBeNull();
    expect([readdirSync(path.join(cache, 'snapshots')), lines]).toEqual([[], []]);
  });

  test('a server that stops while a process starts from it leaves it to the others', async () => {
    const cache = tempDir();
    const code = await bundleOf(FILE);
    const file = (await serverWith(async () => cache).snapshots.of(code, HEAP))!;
    const { pool, snapshots, lines } = serverWith(async () => cache);
    let discarded = 0;
    snapshots.discard = async () => void (discarded += 1);
    const lent = expect(pool.lend()).rejects.toThrow('closed');
    // The process has been started by then, and is not ready yet.
    await snapshots.of(await bundleOf(FILE), HEAP);
    await turn();
    await pool.close();
    await lent;
    await turn();
    expect([discarded, existsSync(file), lines]).toEqual([0, true, []]);
  });

  test('where others could put one, they start from their code, and the log says so once', async () => {
    const cache = tempDir();
    const folder = path.join(cache, 'snapshots');
    mkdirSync(folder);
    chmodSync(folder, 0o777);
    const { pool, lines } = serverWith(async () => cache);
    expect(await planned(pool)).toBe('result');
    expect(await planned(pool)).toBe('result');
    expect(readdirSync(folder)).toEqual([]);
    expect(lines).toMatchObject([{ level: 40, reason: `${folder} is no folder that only this user can write.` }]);
  });
});
