import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { Registry } from 'prom-client';
import { plus } from '../../src/domain/time/moments.ts';
import { registerConsumerMetrics } from '../../src/feed/consumer-metrics.ts';
import { consumerWork } from '../../src/feed/consumer-work.ts';
import type { ChangeConsumer, ConsumerHelpers } from '../../src/feed/consumer.ts';
import { checkTables, WORKER_TABLES } from '../../src/jobs/worker.ts';
import type { ConsumerDocument } from '../../src/models/consumer.ts';
import type { Core } from '../../src/services/core.ts';
import { LeasedWorker } from '../../src/work/leased-worker.ts';
import { appendChanges, restoreChanges } from '../helpers/changes.ts';
import { openTestCore, type TestCore } from '../helpers/core.ts';
import { deferred } from '../helpers/deferred.ts';
import { recordingLog, type LogLine } from '../helpers/log.ts';
import { eventually } from '../helpers/process.ts';

const LEASE = 10_000;
const WORKSPACE = 'default';

describe('a consumer of the change log', () => {
  let base: TestCore;
  let now = new Date('2026-11-21T12:00:00Z');
  let lines: LogLine[];
  /** What was handled, in order. */
  let handled: (number | string)[];
  const workers: LeasedWorker<ConsumerDocument>[] = [];

  beforeAll(async () => {
    base = await openTestCore({ clock: () => now });
  });
  beforeEach(() => {
    now = new Date('2026-11-21T12:00:00Z');
    handled = [];
    lines = [];
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
    await base.models.consumers.model.deleteMany({});
    await base.models.changes.model.deleteMany({});
  });
  afterAll(() => base.stop());

  type Consumer = ChangeConsumer<Core>;
  const consumerOf = (more: Partial<Consumer> = {}): Consumer => ({
    name: 'notes',
    meaning: 'Notes what it is given.',
    startsAt: 'beginning',
    batch: 3,
    handle: async (changes) => void handled.push(...changes.map(({ number }) => number)),
    handleGap: async ({ from, to }) => void handled.push(`gap ${from}-${to}`),
    ...more,
  });

  /** A worker process with one consumer. */
  function startProcess(consumer: Consumer, { lease = LEASE } = {}) {
    const { log, lines: recorded } = recordingLog();
    lines = recorded;
    const core: Core = { ...base, log };
    const work = consumerWork<Core>({
      core,
      consumers: [consumer],
      workspaces: async () => [WORKSPACE],
      changed: (_workspace, _position, signal) => pause(20, undefined, { signal }).catch(() => undefined),
      lease,
    });
    const worker = new LeasedWorker(work, core);
    workers.push(worker);
    return worker;
  }
  const append = (...subjects: string[]) => appendChanges(base, WORKSPACE, subjects);
  const state = async (name = 'notes') => (await base.models.consumers.byName(WORKSPACE, name))!;
  const position = async () => (await state()).position;
  const reaches = (number: number) => eventually(async () => (await position()) === number, `position ${number}`);

  test('handles every change once, in order, in batches, and stores where it is', async () => {
    const batches: number[][] = [];
    await append('a', 'b', 'a', 'c', 'a', 'b', 'a');
    await startProcess(
      consumerOf({ handle: async (changes) => void batches.push(changes.map(({ number }) => number)) }),
    ).tick();
    await reaches(7);
    expect(batches).toEqual([[1, 2, 3], [4, 5, 6], [7]]);
    await append('d');
    await reaches(8);
    expect(batches.at(-1)).toEqual([8]);
  });

  test('begins where it says, and goes on where it was', async () => {
    await append('a', 'b');
    const fromEnd = startProcess(consumerOf({ name: 'late', startsAt: 'end' }));
    await fromEnd.tick();
    expect((await state('late')).position).toBe(2);
    await append('c');
    await eventually(async () => (await state('late')).position === 3, 'read');
    expect(handled).toEqual([3]);
    await fromEnd.stop();
    await append('d', 'e');
    // Where it would begin is of no matter any more.
    await startProcess(consumerOf({ name: 'late', startsAt: 'end' })).tick();
    await eventually(async () => (await state('late')).position === 5, 'gone on');
    expect(handled).toEqual([3, 4, 5]);
  });

  test('from the beginning means the oldest change that is kept: what went before it is no gap', async () => {
    await append('a', 'b', 'c');
    await base.models.changes.model.deleteMany({ number: { $lt: 3 } });
    await startProcess(consumerOf()).tick();
    await reaches(3);
    expect(handled).toEqual([3]);
  });

  test('is told of a log that was restored, whether it has grown past its position or ends before it', async () => {
    await append('a', 'b');
    const older = await base.models.changes.after(WORKSPACE, 0, 10);
    const first = startProcess(consumerOf());
    await first.tick();
    await append('c');
    await reaches(3);
    await first.stop();
    await restoreChanges(base.models, older);
    await append('d', 'e');
    const second = startProcess(consumerOf());
    await second.tick();
    await reaches(4);
    expect(handled).toEqual([1, 2, 3, 'gap 1-4']);

    await second.stop();
    await restoreChanges(base.models, older);
    const third = startProcess(consumerOf());
    await third.tick();
    await reaches(2);
    await append('f');
    await reaches(3);
    expect(handled).toEqual([1, 2, 3, 'gap 1-4', 'gap 1-2', 3]);
  });

  test('is told of changes that are gone unread, from which to which; a failure there is repeated too', async () => {
    await append('a', 'b');
    const first = startProcess(consumerOf());
    await first.tick();
    await reaches(2);
    await first.stop();
    await append('c', 'd', 'e', 'f');
    await base.models.changes.model.deleteMany({ number: { $lt: 6 } });
    let failures = 0;
    const consumer = consumerOf({
      handleGap: async ({ from, to }) => {
        handled.push(`gap ${from}-${to}`);
        failures += 1;
        if (failures === 1) throw new Error('not now');
      },
    });
    const second = startProcess(consumer);
    await second.tick();
    await second.idle();
    expect([handled, await position()]).toEqual([[1, 2, 'gap 3-5'], 2]);
    now = plus(now, 1_000);
    await second.tick();
    await reaches(6);
    expect(handled).toEqual([1, 2, 'gap 3-5', 'gap 3-5', 6]);
    expect(lines.filter(({ msg }) => msg === 'Changes are gone that were not read')).toMatchObject([
      { level: 40, consumer: 'notes', from: 3, to: 5 },
      { level: 40, consumer: 'notes', from: 3, to: 5 },
    ]);
  });

  test('of any number of workers one reads; another takes over when it stops', async () => {
    await append('a', 'b');
    const [first, second] = [startProcess(consumerOf()), startProcess(consumerOf())];
    await Promise.all([first.tick(), second.tick()]);
    await reaches(2);
    expect((await first.tick()).running + (await second.tick()).running).toBe(1);
    expect(handled).toEqual([1, 2]);
    const [reads, waits] = (await first.tick()).running === 1 ? [first, second] : [second, first];
    await reads.stop();
    await append('c');
    expect(await waits.tick()).toEqual({ running: 1 });
    await reaches(3);
    expect(handled).toEqual([1, 2, 3]);
  });

  test('what a dead reader had in hand is handled again by the next, once its lease has ended; no more than a batch', async () => {
    await append('a', 'b', 'c', 'd', 'e');
    const dead = deferred();
    const first = startProcess(
      consumerOf({
        handle: async (changes) => {
          handled.push(...changes.map(({ number }) => number));
          if (changes[0]!.number < 4) return;
          dead.resolve();
          await new Promise(() => undefined);
        },
      }),
    );
    await first.tick();
    await dead.promise;
    // It is no more: nobody waits for it.
    workers.splice(0);
    expect(await position()).toBe(3);
    const second = startProcess(consumerOf());
    now = plus(now, LEASE - 1);
    expect(await second.tick()).toEqual({ running: 0 });
    now = plus(now, 1);
    expect(await second.tick()).toEqual({ running: 1 });
    await reaches(5);
    expect(handled).toEqual([1, 2, 3, 4, 5, 4, 5]);
  });

  test('a reader that lost its lease in the middle of a batch handles no more, and its position is refused', async () => {
    await append('a', 'b', 'c', 'd', 'e', 'f');
    const inHand = deferred<ConsumerHelpers<Core>>();
    const goOn = deferred();
    const byFirst: number[] = [];
    const first = startProcess(
      consumerOf({
        handle: async (changes, helpers) => {
          byFirst.push(...changes.map(({ number }) => number));
          inHand.resolve(helpers);
          await goOn.promise;
        },
      }),
    );
    await first.tick();
    const { signal } = await inHand.promise;
    // It slept through its lease, and another has read on meanwhile.
    now = plus(now, LEASE + 1);
    await startProcess(consumerOf()).tick();
    await reaches(6);
    await append('g', 'h');
    await reaches(8);
    goOn.resolve();
    await first.idle();
    expect(signal.aborted).toBe(true);
    expect(byFirst).toEqual([1, 2, 3]);
    expect(handled).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(await state()).toMatchObject({ position: 8, failures: 0 });
  });

  test('renewals tell a reader that it lost its lease: its handler is aborted', async () => {
    await append('a', 'b', 'c', 'd');
    const inHand = deferred();
    const reason = deferred<Error>();
    const worker = startProcess(
      consumerOf({
        handle: async (_changes, { signal }) => {
          inHand.resolve();
          await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
          reason.resolve(signal.reason as Error);
        },
      }),
      { lease: 200 },
    );
    await worker.tick();
    await inHand.promise;
    await base.models.consumers.model.updateOne({ name: 'notes' }, { leaseOwner: 'another' });
    expect(await reason.promise).toMatchObject({ name: 'LeaseLostError' });
    await worker.idle();
    expect(await state()).toMatchObject({ position: 0, leaseOwner: 'another', failures: 0 });
  });

  test('a handler that throws gets the same changes again, later each time; the log says it once, and when it goes on', async () => {
    await append('a', 'b', 'c', 'd');
    let failing = true;
    const consumer = consumerOf({
      handle: async (changes) => {
        handled.push(...changes.map(({ number }) => number));
        if (failing && changes[0]!.number === 4) throw new Error('no luck');
      },
    });
    const worker = startProcess(consumer);
    for (const wait of [1_000, 2_000, 4_000]) {
      await worker.tick();
      await worker.idle();
      expect(await state()).toMatchObject({ position: 3, lastError: 'no luck', dueAt: plus(now, wait) });
      now = plus(now, wait);
    }
    expect([handled, (await state()).failures]).toEqual([[1, 2, 3, 4, 4, 4], 3]);
    failing = false;
    await worker.tick();
    await reaches(4);
    expect(await state()).toMatchObject({ failures: 0, lastError: null });
    expect(
      lines.filter(({ level }) => level >= 30).map(({ level, msg, consumer: name }) => [level, msg, name]),
    ).toEqual([
      [50, 'A consumer failed; it tries again', 'notes'],
      [30, 'A consumer goes on', 'notes'],
    ]);
  });

  test('a handler that takes too long is aborted and tried again', async () => {
    await append('a');
    const worker = startProcess(
      consumerOf({
        timeout: 30,
        handle: (_changes, { signal }) =>
          new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error))),
      }),
    );
    await worker.tick();
    await worker.idle();
    expect(await state()).toMatchObject({ position: 0, failures: 1 });
  });

  test('a stop while a batch is in hand aborts it, and is no failure', async () => {
    await append('a');
    const inHand = deferred();
    const worker = startProcess(
      consumerOf({
        handle: (_changes, { signal }) => {
          inHand.resolve();
          return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
        },
      }),
    );
    await worker.tick();
    await inHand.promise;
    await worker.stop();
    expect(await state()).toMatchObject({ position: 0, failures: 0, leaseOwner: null });
    expect(lines.filter(({ level }) => level >= 40)).toEqual([]);
  });

  test('metrics show position, lag and failures by name, in every process', async () => {
    await append('a', 'b', 'c', 'd', 'e');
    const worker = startProcess(
      consumerOf({
        handle: async (changes) => {
          if (changes[0]!.number > 3) throw new Error('no luck');
        },
      }),
    );
    await worker.tick();
    await worker.idle();
    const registry = new Registry();
    registerConsumerMetrics(registry, base.models);
    const text = await registry.metrics();
    const label = '{workspace="default",consumer="notes"}';
    expect(text).toContain(`roomwatch_consumer_position${label} 3`);
    expect(text).toContain(`roomwatch_consumer_lag${label} 2`);
    expect(text).toContain(`roomwatch_consumer_failures${label} 1`);
  });

  test('a consumer that this release does not know is left alone', async () => {
    await base.models.consumers.insertNew(WORKSPACE, 'of-another-release', { number: 0, mark: null }, now);
    await append('a');
    const worker = startProcess(consumerOf());
    await worker.tick();
    await reaches(1);
    expect(await state('of-another-release')).toMatchObject({ position: 0, revision: 1 });
  });

  test('tables with a name twice, a malformed one or an impossible batch are refused', () => {
    const check = (...consumers: Consumer[]) => checkTables({ ...WORKER_TABLES, consumers });
    check(consumerOf(), consumerOf({ name: 'other', batch: 1_000 }));
    expect(() => check(consumerOf(), consumerOf())).toThrow('notes: two entries of the table of consumers.');
    expect(() => check(consumerOf({ name: 'No:tes' }))).toThrow('No:tes: the name of a consumer is lower-case');
    expect(() => check(consumerOf({ batch: 1_001 }))).toThrow('notes: a batch is 1 to 1000 changes.');
    checkTables(WORKER_TABLES);
  });
});
