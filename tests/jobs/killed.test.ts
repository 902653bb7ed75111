import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import { createChangeLog } from '../../src/feed/change-log.ts';
import { changeChannel, encodeEntries } from '../../src/feed/tails.ts';
import { createRandom } from '../../src/simulate/random.ts';
import { appendChanges } from '../helpers/changes.ts';
import { openTestCore } from '../helpers/core.ts';
import { endAll, eventually, spawnCommand, type Roomwatch } from '../helpers/process.ts';

/** `npm run test:long` takes a thousand. */
const CHANGES = Number(process.env['CONSUMER_CHANGES'] ?? 150);
const SEED = process.env['SEED'] ?? '20261121';
const BATCH = 10;
/** At least so often a worker is killed. */
const CHANGES_A_KILL = 50;
const LEASE = 1_000;
const WORKSPACE = 'default';
const PROGRAM = path.join(import.meta.dirname, 'fixtures/worker-process.js');

interface Note {
  readonly number: number;
  readonly subject: string;
  readonly version: number;
  readonly pid: number;
}

afterAll(endAll);

test(`two workers that are killed at random handle ${CHANGES} changes and run a job for each`, async () => {
  const random = createRandom(SEED);
  const core = await openTestCore();
  const { mongodbUri, redisUrl, prefix: notes } = core.services;
  const redis = new Redis(redisUrl);
  const channel = changeChannel(`roomwatch-${core.models.connection.name}`, WORKSPACE);
  const changeLog = createChangeLog(core.models.changes, (_workspace, entries) => {
    void redis.publish(channel, encodeEntries(entries));
  });
  const start = async (): Promise<Roomwatch> => {
    const settings = { MONGODB_URI: mongodbUri, REDIS_URL: redisUrl, NOTES: notes, BATCH: String(BATCH) };
    const worker = spawnCommand(process.execPath, [PROGRAM], { ...settings, LEASE: String(LEASE) } as never, false);
    await worker.line(/^works$/m);
    return worker;
  };
  const read = async (list: string): Promise<Note[]> =>
    (await redis.lrange(`${notes}:${list}`, 0, -1)).map((text) => JSON.parse(text) as Note);
  const position = async () => (await core.models.consumers.byName(WORKSPACE, 'witness'))?.position ?? 0;
  const greatest = (list: readonly Note[]) => Math.max(0, ...list.map(({ number }) => number));

  let appended = 0;
  let kills = 0;
  const workers = await Promise.all([start(), start()]);
  async function append(): Promise<void> {
    while (appended < CHANGES) {
      const count = Math.min(CHANGES - appended, random.whole(1, 2 * BATCH));
      const subjects = Array.from({ length: count }, () => `room-${random.whole(1, 12)}`);
      await appendChanges({ ...core, changeLog }, WORKSPACE, subjects);
      appended += count;
      // No further ahead than a few batches, and not too fast for the kills, so that workers are killed all the while.
      await eventually(
        async () => appended - (await position()) < 3 * BATCH && appended <= (kills + 1) * CHANGES_A_KILL,
        'read on',
      );
    }
  }
  async function killAtRandom(): Promise<void> {
    while (appended < CHANGES || kills < Math.floor(CHANGES / CHANGES_A_KILL)) {
      await pause(random.whole(20, 500));
      if ((await read('changes')).length === 0) continue;
      // Whoever reads more often than the other: its death is the one that matters.
      const reader = (await read('changes')).at(-1)?.pid;
      const reading = workers.findIndex(({ pid }) => pid === reader);
      const victim = reading >= 0 && (kills === 0 || random.chance(0.7)) ? reading : random.whole(0, 1);
      expect(await workers[victim]!.end('SIGKILL')).toEqual({ code: null, signal: 'SIGKILL' });
      kills += 1;
      workers[victim] = await start();
    }
  }
  /** Looks all the while: what is stored is behind what was handled by a batch at most. */
  async function watch(): Promise<void> {
    while (appended < CHANGES || (await position()) < CHANGES) {
      const handled = greatest(await read('changes'));
      expect(await position()).toBeGreaterThanOrEqual(handled - BATCH);
      await pause(50);
    }
  }

  try {
    await Promise.all([append(), killAtRandom(), watch()]);
    await eventually(async () => new Set((await read('jobs')).map(({ number }) => number)).size === CHANGES, 'all run');
    const handled = await read('changes');
    const all = Array.from({ length: CHANGES }, (_, index) => index + 1);
    expect([...new Set(handled.map(({ number }) => number))].sort((a, b) => a - b)).toEqual(all);
    expect([...new Set((await read('jobs')).map(({ number }) => number))].sort((a, b) => a - b)).toEqual(all);
    expect(await read('gaps')).toEqual([]);

    // In order: what is new follows what was handled before, for each subject too; what is repeated is of the last batch.
    const versions = new Map<string, number>();
    let newest = 0;
    for (const { number, subject, version } of handled) {
      expect(number).toBeGreaterThan(newest - BATCH);
      if (number <= newest) continue;
      expect([number, version]).toEqual([newest + 1, (versions.get(subject) ?? 0) + 1]);
      newest = number;
      versions.set(subject, version);
    }
    expect(kills).toBeGreaterThan(1);
    expect(new Set(handled.map(({ pid }) => pid)).size).toBeGreaterThan(1);
    const ends = await Promise.all(workers.map((worker) => worker.end('SIGTERM')));
    expect(ends).toEqual(workers.map(() => ({ code: 0, signal: null })));
  } catch (error) {
    const said = workers.map((worker) => worker.said()).join('\n');
    throw new Error(`with SEED=${SEED}: ${(error as Error).message}\nThe workers said:\n${said}`, { cause: error });
  } finally {
    await redis.quit();
    await core.stop();
  }
}, 600_000);
