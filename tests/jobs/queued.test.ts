import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Job, Queue } from 'bullmq';
import fc from 'fast-check';
import { Redis } from 'ioredis';
import { z } from 'zod';
import { createJobQueue, QUEUED, type OpenJobQueue } from '../../src/jobs/job-queue.ts';
import { createQueuedWorker, type QueuedWorkerOptions } from '../../src/jobs/queued-worker.ts';
import type { AnyQueuedJob } from '../../src/jobs/queued.ts';
import type { WorkerPart } from '../../src/jobs/worker-part.ts';
import type { Core } from '../../src/services/core.ts';
import { jobId } from '../../src/work/job-id.ts';
import type { QueuedJob, QueuedJobHelpers } from '../../src/work/queued-job.ts';
import { openTestCore, type TestCore } from '../helpers/core.ts';
import { deferred } from '../helpers/deferred.ts';
import { recordingLog, type LogLine } from '../helpers/log.ts';
import { eventually } from '../helpers/process.ts';
import { testServices } from '../helpers/services.ts';

const payload = z.object({ to: z.string(), at: z.iso.datetime() });
type Payload = z.infer<typeof payload>;
type Helpers = QueuedJobHelpers<Core>;
const FITS: Payload = { to: 'somebody', at: '2026-11-21T12:00:00Z' };

/** A definition whose handler a test gives. */
function mailJob(
  run: (payload: Payload, helpers: Helpers) => Promise<unknown>,
  more: Partial<Pick<AnyQueuedJob, 'attempts' | 'backoff' | 'timeout'>> = {},
) {
  return {
    name: 'send-mail',
    meaning: 'Sends a mail.',
    payload,
    attempts: 3,
    backoff: () => 10,
    timeout: 60_000,
    run,
    ...more,
  } satisfies QueuedJob<typeof payload, Core>;
}

describe('a queued job', () => {
  let base: TestCore;
  let services: ReturnType<typeof testServices>;
  let queue: Queue;
  let redis: Redis;
  let door: OpenJobQueue;
  let lines: LogLine[];
  let core: Core;
  const workers: WorkerPart[] = [];
  const failures: string[] = [];

  beforeAll(async () => {
    base = await openTestCore();
  });
  // Each test has a queue of its own: what one leaves is not run by another.
  beforeEach(async () => {
    services = testServices();
    redis = new Redis(services.redisUrl, { maxRetriesPerRequest: null });
    queue = new Queue(QUEUED, { connection: redis, prefix: services.prefix });
    const recorded = recordingLog();
    lines = recorded.lines;
    core = { ...base, log: recorded.log };
    door = createJobQueue({ ...services, log: recorded.log });
    await door.opened();
    failures.length = 0;
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
    await door.stop();
    await queue.obliterate({ force: true });
    await queue.close();
    await redis.quit();
  });
  afterAll(() => base.stop());

  async function work(job: AnyQueuedJob, options: Partial<QueuedWorkerOptions> = {}): Promise<WorkerPart> {
    const worker = createQueuedWorker(core, {
      ...services,
      jobs: [job],
      onFailed: (name) => failures.push(name),
      ...options,
    });
    workers.push(worker);
    await worker.start();
    return worker;
  }
  const isEmpty = async () => Object.values(await queue.getJobCounts()).every((count) => count === 0);

  test('is run with its payload, its id, a log of its own and the core', async () => {
    const ran = deferred<[Payload, Helpers]>();
    const job = mailJob(async (given, helpers) => {
      helpers.log.info('Sending');
      ran.resolve([given, helpers]);
    });
    await work(job);
    expect(await door.add(job, FITS, 'alert:7', 3)).toBe(true);
    const [given, helpers] = await ran.promise;
    expect(given).toEqual(FITS);
    expect(helpers).toMatchObject({ id: 'send-mail/alert%3A7/3', attempt: 1 });
    expect(helpers.core).toBe(core);
    expect(lines.find(({ msg }) => msg === 'Sending')).toMatchObject({ job: 'send-mail', jobId: helpers.id });
    await eventually(isEmpty, 'nothing kept');
  });

  test('a payload that does not fit is refused where it is added, named; nothing is stored', async () => {
    const job = mailJob(async () => undefined);
    const add = (wrong: unknown) => door.add(job, wrong as Payload, 1);
    await expect(add({ to: 7, at: FITS.at })).rejects.toThrow(
      'The payload of the job send-mail does not fit. payload.to: Invalid input: expected string, received number.',
    );
    await expect(add({ to: 'x', at: 'soon' })).rejects.toThrow(/send-mail does not fit\. payload\.at: /);
    await expect(add(undefined)).rejects.toThrow(/send-mail does not fit\. payload: .*expected object/);
    // A date fits no text, but what is stored of it is its text.
    expect(await add({ to: 'x', at: new Date(0) })).toBe(true);
    await expect(add({ to: 'x', at: new Map() })).rejects.toThrow('payload.at: Invalid input: expected string');
    expect(await queue.getJobCounts('wait', 'delayed', 'failed')).toEqual({ wait: 1, delayed: 0, failed: 0 });
  });

  test('a stored payload that no longer fits fails for good, without another attempt, and the log names it', async () => {
    let runs = 0;
    await queue.add('send-mail', { to: 'x' }, { jobId: 'send-mail/old', attempts: 5, removeOnFail: true });
    await work(
      mailJob(async () => {
        runs += 1;
      }),
    );
    await eventually(async () => failures.length > 0 && (await isEmpty()), 'failed');
    expect(lines.filter(({ level }) => level >= 40)).toMatchObject([
      {
        level: 50,
        msg: 'Job failed for good',
        job: 'send-mail',
        jobId: 'send-mail/old',
        reason:
          'The payload of the job send-mail does not fit. payload.at: Invalid input: expected string, received undefined.',
      },
    ]);
    expect([runs, failures]).toEqual([0, ['send-mail']]);
  });

  test('a job that no definition names fails for good, and the log says so', async () => {
    await queue.add('gone', {}, { attempts: 5, removeOnFail: true });
    await work(mailJob(async () => undefined));
    await eventually(async () => failures.length > 0 && (await isEmpty()), 'failed');
    expect(lines.filter(({ level }) => level >= 40)).toMatchObject([{ level: 50, reason: 'No job is named gone.' }]);
  });

  test('is tried again after the waits of its definition, then it fails for good and its id is free', async () => {
    const attempts: number[] = [];
    const asked: number[] = [];
    const at: number[] = [];
    const job = mailJob(
      async (_payload, { attempt }) => {
        attempts.push(attempt);
        at.push(performance.now());
        throw new Error(`no luck ${attempt}`);
      },
      { backoff: (failed) => (asked.push(failed), failed * 150) },
    );
    await work(job);
    await door.add(job, FITS, 1);
    await eventually(async () => attempts.length === 3 && (await isEmpty()), 'failed for good');
    expect([attempts, asked]).toEqual([
      [1, 2, 3],
      [1, 2],
    ]);
    // The queue's clock is that of whole milliseconds.
    expect(at[1]! - at[0]!).toBeGreaterThanOrEqual(148);
    expect(at[2]! - at[1]!).toBeGreaterThanOrEqual(298);
    await eventually(async () => failures.length === 3, 'told');
    expect(lines.filter(({ level }) => level >= 40).map(({ msg, reason }) => [msg, reason])).toEqual([
      ['Job failed; it is tried again', 'no luck 1'],
      ['Job failed; it is tried again', 'no luck 2'],
      ['Job failed for good', 'no luck 3'],
    ]);
    await door.add(job, FITS, 1);
    await eventually(async () => attempts.length === 6, 'run again under the same id');
  });

  test('an id stands for one job as long as that waits or runs, and is free when it is done', async () => {
    const held = [deferred(), deferred()];
    let runs = 0;
    const job = mailJob(async () => held[runs++]!.promise);
    await door.add(job, FITS, 'same');
    await door.add(job, FITS, 'same');
    await door.add(job, FITS, 'same');
    await work(job);
    await eventually(async () => runs === 1, 'running');
    await door.add(job, FITS, 'same');
    held[0]!.resolve();
    await eventually(isEmpty, 'done');
    expect(runs).toBe(1);
    await door.add(job, FITS, 'same');
    held[1]!.resolve();
    await eventually(async () => runs === 2 && (await isEmpty()), 'done again');
  });

  test('without parts of an id each is a job of its own', async () => {
    let runs = 0;
    const job = mailJob(async () => void (runs += 1));
    await door.add(job, FITS);
    await door.add(job, FITS);
    await work(job);
    await eventually(async () => runs === 2, 'both run');
  });

  test('a stop aborts it and puts it back, and another worker runs it, as the same attempt', async () => {
    const started = deferred<Helpers>();
    const job = (run: (helpers: Helpers) => Promise<unknown>) => mailJob((_payload, helpers) => run(helpers));
    const waiting = job(async (helpers) => {
      started.resolve(helpers);
      await new Promise((_, reject) => helpers.signal.addEventListener('abort', () => reject(helpers.signal.reason)));
    });
    const first = await work(waiting);
    await door.add(waiting, FITS, 1);
    const { signal } = await started.promise;
    await first.stop();
    expect((signal.reason as Error).message).toBe('The process stops.');
    expect(await queue.getWaitingCount()).toBe(1);
    const again = deferred<Helpers>();
    await work(job(async (helpers) => again.resolve(helpers)));
    expect(await again.promise).toMatchObject({ id: 'send-mail/1', attempt: 1 });
    expect(lines.filter(({ level }) => level >= 40)).toEqual([]);
  });

  test('a handler that does not listen to the stop is left behind after a while', async () => {
    const started = deferred();
    const job = mailJob(() => {
      started.resolve();
      return new Promise(() => undefined);
    });
    const worker = await work(job, { grace: 50 });
    await door.add(job, FITS, 1);
    await started.promise;
    await worker.stop();
    expect(await queue.getWaitingCount()).toBe(1);
  });

  test('an attempt that takes too long is aborted and fails', async () => {
    const reasons: string[] = [];
    const job = mailJob(
      (_payload, { signal }) =>
        new Promise((_, reject) =>
          signal.addEventListener('abort', () => {
            reasons.push((signal.reason as Error).name);
            reject(signal.reason as Error);
          }),
        ),
      { timeout: 50, attempts: 2 },
    );
    await work(job);
    await door.add(job, FITS, 1);
    await eventually(async () => failures.length === 2, 'failed for good');
    expect(reasons).toEqual(['TimeoutError', 'TimeoutError']);
  });

  test('a job that another worker has taken is aborted', async () => {
    const started = deferred<Helpers>();
    const job = mailJob(async (_payload, helpers) => {
      started.resolve(helpers);
      await new Promise((_, reject) => helpers.signal.addEventListener('abort', () => reject(helpers.signal.reason)));
    });
    await work(job, { lock: 1_000 });
    await door.add(job, FITS, 1);
    const { signal, id } = await started.promise;
    await redis.set(`${services.prefix}:${QUEUED}:${id}:lock`, 'of another worker');
    await eventually(async () => signal.aborted, 'aborted');
    expect(signal.reason).toBe('Another worker has taken the job.');
    await redis.del(`${services.prefix}:${QUEUED}:${id}:lock`);
  });

  test('where Redis is away, adding answers false and the log says so once', async () => {
    const { log, lines: said } = recordingLog();
    const away = createJobQueue({ redisUrl: 'redis://127.0.0.1:1', prefix: 'away', log });
    const job = mailJob(async () => undefined);
    expect(await away.add(job, FITS, 1)).toBe(false);
    expect(await away.add(job, FITS, 2)).toBe(false);
    expect(said.filter(({ level }) => level === 40).map(({ msg }) => msg)).toEqual(['Redis does not take jobs']);
    await expect(away.add(job, {} as Payload, 3)).rejects.toThrow('does not fit');
    await away.stop();
  });
});

describe('ids of jobs', () => {
  const part = fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.date({ noInvalidDate: true }));

  test('BullMQ takes them, whatever the parts', () => {
    const check = Reflect.get(Job.prototype, 'validateOptions') as (data: object) => void;
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const id = jobId('send-mail', ...parts);
        expect(id).not.toContain(':');
        check.call({ opts: { jobId: id } }, {});
      }),
    );
    expect(() => check.call({ opts: { jobId: '123' } }, {})).toThrow('integers');
    expect(() => check.call({ opts: { jobId: 'a:b' } }, {})).toThrow(':');
  });

  test('different parts make different ids', () => {
    const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('a/b', 'a', 'b', '%2F', ':', ''));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 3 }), fc.array(text, { maxLength: 3 }), (one, other) => {
        expect(jobId('x', ...one) === jobId('x', ...other)).toBe(JSON.stringify(one) === JSON.stringify(other));
      }),
    );
  });

  test('what is no text is refused', () => {
    expect(() => jobId('x', '\ud800')).toThrow('A part of a job id must be well-formed Unicode.');
  });
});
