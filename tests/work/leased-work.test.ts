import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Schema, type Connection } from 'mongoose';
import { growingWait } from '../../src/domain/time/growing-wait.ts';
import { plus } from '../../src/domain/time/moments.ts';
import { openModels } from '../../src/models/index.ts';
import { addWork, workQueries, type WorkDocument } from '../../src/models/support/leases.ts';
import type { LeasedWork, WorkHelpers } from '../../src/work/leased-work.ts';
import { LeasedWorker } from '../../src/work/leased-worker.ts';
import { deferred } from '../helpers/deferred.ts';
import { recordingLog, type LogLine } from '../helpers/log.ts';
import { eventually } from '../helpers/process.ts';
import { testServices } from '../helpers/services.ts';

/** What a new kind of leased work brings: a document … */
interface Parcel extends WorkDocument {
  /** What was done with it, by whom. */
  steps: string[];
}

/** … and a model. */
function parcelModel(connection: Connection) {
  const schema = new Schema({ _id: String, workspace: String, steps: [String] }, { versionKey: false });
  addWork(schema);
  const model = connection.model<Parcel>('Parcel', schema);
  return { model, ...workQueries<Parcel>(model) };
}

const LEASE = 10_000;
const WAIT = growingWait({ first: 1_000, longest: 3_000 });

describe('leased work', () => {
  let connection: Connection;
  let parcels: ReturnType<typeof parcelModel>;
  let now: Date;
  let lines: LogLine[];
  const workers: LeasedWorker<Parcel>[] = [];

  beforeAll(async () => {
    ({ connection } = await openModels(testServices().mongodbUri));
    parcels = parcelModel(connection);
    await parcels.model.createIndexes();
  });
  beforeEach(() => {
    now = new Date('2026-11-21T12:00:00Z');
    lines = [];
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
    await parcels.model.deleteMany({});
  });
  afterAll(() => connection.close());

  /** A process that delivers parcels by `run`. */
  function startProcess(run: LeasedWork<Parcel>['run'], more: Partial<LeasedWork<Parcel>> = {}) {
    const recorded = recordingLog();
    lines = recorded.lines;
    const work: LeasedWork<Parcel> = {
      name: 'parcel',
      documents: parcels,
      atOnce: 2,
      lease: LEASE,
      backoff: WAIT,
      run,
      ...more,
    };
    const worker = new LeasedWorker(work, { clock: () => now, log: recorded.log });
    workers.push(worker);
    return worker;
  }
  const insert = (...ids: string[]) =>
    parcels.model.insertMany(
      ids.map((_id, index) => ({
        ...{ _id, workspace: 'default', steps: [], revision: 1, leaseOwner: null, leaseUntil: null, failures: 0 },
        ...{ lastError: null, dueAt: plus(now, -10 + index) },
      })),
    );
  const read = async (id: string) => (await parcels.model.findById(id).lean<Parcel>())!;
  const done = async (worker: LeasedWorker<Parcel>) => {
    await worker.tick();
    await worker.idle();
  };

  test('each due document is worked on once by all processes together, longest waiting first; then nothing is due', async () => {
    const order: string[] = [];
    const run = async ({ _id }: Parcel) => {
      order.push(_id);
      return { steps: ['delivered'] };
    };
    await insert('a', 'b', 'c', 'd', 'e');
    await parcels.model.updateOne({ _id: 'e' }, { dueAt: plus(now, 1) });
    const both = [startProcess(run), startProcess(run)];
    await Promise.all(both.map(done));
    await Promise.all(both.map((worker) => worker.idle()));
    expect([...order].sort()).toEqual(['a', 'b', 'c', 'd']);
    expect(order.slice(0, 2)).toContain('a');
    expect(await read('a')).toMatchObject({
      ...{ steps: ['delivered'], dueAt: null, leaseOwner: null, leaseUntil: null },
      ...{ attempts: 0, failures: 0, lastError: null },
    });
    now = plus(now, 1);
    await done(both[0]!);
    expect(order).toHaveLength(5);
  });

  test('a process works on a bounded number at once', async () => {
    const held = deferred();
    let running = 0;
    await insert('a', 'b', 'c');
    const worker = startProcess(async () => {
      running += 1;
      await held.promise;
      return {};
    });
    expect(await worker.tick()).toEqual({ running: 2 });
    expect(await worker.tick()).toEqual({ running: 2 });
    expect(running).toBe(2);
    held.resolve();
    await worker.idle();
    await eventually(async () => running === 3, 'the third');
  });

  test('what fails waits longer each time, and is counted until it succeeds', async () => {
    const attempts: (number | undefined)[] = [];
    await insert('a');
    const worker = startProcess(async (document) => {
      attempts.push(document.attempts);
      if (attempts.length < 4) throw new Error(`no luck ${attempts.length}`);
      return { dueAt: plus(now, 60_000) };
    });
    for (const wait of [1_000, 2_000, 3_000]) {
      await done(worker);
      const { dueAt, ...rest } = await read('a');
      expect(dueAt).toEqual(plus(now, wait));
      expect(rest).toMatchObject({
        failures: attempts.length,
        lastError: `no luck ${attempts.length}`,
        leaseOwner: null,
      });
      now = plus(now, wait - 1);
      await done(worker);
      now = plus(now, 1);
    }
    await done(worker);
    expect(attempts).toEqual([1, 2, 3, 4]);
    expect(await read('a')).toMatchObject({ attempts: 0, failures: 0, lastError: null, dueAt: plus(now, 60_000) });
    expect(lines.filter(({ level }) => level === 40)).toMatchObject(
      [1, 2, 3].map((failures) => ({ work: 'parcel', id: 'a', failures, err: { message: `no luck ${failures}` } })),
    );
  });

  test('what a dead process has left is taken up when its lease has ended, not before; the attempt counts', async () => {
    await insert('a');
    const dead = deferred<Parcel>();
    const first = startProcess((document) => {
      dead.resolve(document);
      return new Promise(() => undefined);
    });
    void first.tick();
    await dead.promise;
    // It is no more: nobody waits for it, and its renewals are refused.
    workers.splice(0);
    let found: Parcel | null = null;
    const second = startProcess(async (document) => {
      found = document;
      return {};
    });
    now = plus(now, LEASE - 1);
    await done(second);
    expect(found).toBeNull();
    now = plus(now, 1);
    await done(second);
    expect(found).toMatchObject({ attempts: 2, failures: 0 });
  });

  test('a holder that lost its lease in the middle is aborted, keeps nothing and changes nothing any more', async () => {
    await insert('a');
    const at = deferred<WorkHelpers<Parcel, undefined>>();
    const go = deferred();
    const outcome: string[] = [];
    const slow = startProcess(async (_document, helpers) => {
      await helpers.keep({ steps: ['begun by the first'] });
      at.resolve(helpers);
      await go.promise;
      await helpers.keep({ steps: ['kept by the first'] }).catch((error: Error) => {
        outcome.push(error.name);
        throw error;
      });
      return { steps: ['done by the first'] };
    });
    void slow.tick();
    const helpers = await at.promise;
    expect([(await read('a')).steps, helpers.isLost(), helpers.signal.aborted]).toEqual([
      ['begun by the first'],
      false,
      false,
    ]);
    // The first was frozen: its lease has ended by the clock, and another takes over.
    now = plus(now, LEASE + 1);
    const holds = deferred();
    const end = deferred();
    const next = startProcess(async () => {
      holds.resolve();
      await end.promise;
      return { steps: ['done by the second'] };
    });
    await next.tick();
    await holds.promise;
    expect([helpers.isLost(), helpers.signal.aborted]).toEqual([true, true]);
    go.resolve();
    await slow.idle();
    expect(outcome).toEqual(['LeaseLostError']);
    expect(await read('a')).toMatchObject({ steps: ['begun by the first'], failures: 0 });
    end.resolve();
    await next.idle();
    expect(await read('a')).toMatchObject({ steps: ['done by the second'], failures: 0, leaseOwner: null });
  });

  test('a holder hears from its renewals that another has taken the lease', async () => {
    await insert('a');
    const holds = deferred();
    const reason = deferred<Error>();
    const worker = startProcess(
      async (_document, { signal }) => {
        holds.resolve();
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
        reason.resolve(signal.reason as Error);
        throw signal.reason;
      },
      { lease: 200 },
    );
    await worker.tick();
    await holds.promise;
    const { leaseUntil } = await read('a');
    now = plus(now, 100);
    await eventually(async () => (await read('a')).leaseUntil! > leaseUntil!, 'renewed');
    await parcels.model.updateOne({ _id: 'a' }, { leaseOwner: 'another' });
    expect(await reason.promise).toMatchObject({ name: 'LeaseLostError' });
    await worker.idle();
    expect(await read('a')).toMatchObject({ leaseOwner: 'another', failures: 0 });
  });

  test('a stop puts it back at once, as no attempt; another goes on with it', async () => {
    await insert('a');
    const holds = deferred();
    const first = startProcess(async (_document, { signal }) => {
      holds.resolve();
      await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
      return {};
    });
    void first.tick();
    await holds.promise;
    await first.stop();
    expect(lines.filter(({ level }) => level >= 40)).toEqual([]);
    expect(await read('a')).toMatchObject({ dueAt: now, failures: 0, attempts: 0, leaseOwner: null });
    await done(startProcess(async ({ attempts }) => ({ steps: [`attempt ${attempts}`] })));
    expect(await read('a')).toMatchObject({ steps: ['attempt 1'] });
  });

  test('a definition looks before it claims, and is heard when it fails', async () => {
    await insert('a', 'b');
    const worker = new LeasedWorker<Parcel, string>(
      {
        name: 'parcel',
        documents: parcels,
        atOnce: 2,
        lease: LEASE,
        backoff: WAIT,
        prepare: async ({ _id }, at) =>
          _id === 'a'
            ? { leave: { dueAt: plus(at, 5_000) } }
            : { claim: { steps: ['claimed'] }, prepared: `label of ${_id}` },
        run: async ({ steps }, { prepared }) => {
          throw new Error(`${steps.join()}, ${prepared}`);
        },
        failed: async (_document, { error, isStopped, prepared }) => ({
          steps: [error.message, String(isStopped), prepared],
          dueAt: null,
        }),
      },
      { clock: () => now, log: recordingLog().log },
    );
    await worker.tick();
    await worker.idle();
    expect(await read('a')).toMatchObject({ dueAt: plus(now, 5_000), leaseOwner: null, steps: [] });
    expect(await read('b')).toMatchObject({
      ...{ steps: ['claimed, label of b', 'false', 'label of b'], dueAt: null },
      ...{ failures: 1, lastError: 'claimed, label of b', leaseOwner: null },
    });
    await worker.stop();
  });

  test('a started worker finds what becomes due', async () => {
    const delivered = deferred<string>();
    const worker = startProcess(async ({ _id }) => {
      delivered.resolve(_id);
      return {};
    });
    worker.start();
    await insert('late');
    expect(await delivered.promise).toBe('late');
  });
});
