import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { isDatabaseAway } from '../models/support/database-away.ts';
import type { Core } from '../services/core.ts';
import type { Duties } from './define.ts';
import { JOBS } from './registry.ts';

const QUEUE = 'jobs';
/** A worker that is killed between taking a job and making the next would stop the beat: schedulers are put up again this often. */
const RESTORE_EVERY = 2_000;
const CONCURRENCY = 4;
/** Finished jobs kept to be looked at. */
const KEPT = { removeOnComplete: { count: 50 }, removeOnFail: { count: 200 } };

export interface JobWorker {
  start(): Promise<void>;
  /** Lets running jobs end. */
  stop(): Promise<void>;
}

/** Runs the periodic duties by BullMQ: any number of workers make one tick, for a scheduler's id makes its next job once. */
export function createJobWorker(
  core: Core,
  duties: Duties,
  options: { redisUrl: string; prefix: string; onRun?: JobObserver },
): JobWorker {
  const { redisUrl, prefix, onRun } = options;
  const { log } = core;
  // A worker waits for Redis to come back; a queue must fail fast, or upserts would pile up meanwhile.
  const workerConnection = new Redis(redisUrl, { maxRetriesPerRequest: null });
  const queueConnection = new Redis(redisUrl, {
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    lazyConnect: true,
  });
  for (const connection of [workerConnection, queueConnection]) connection.on('error', () => undefined);

  const handlers = new Map(JOBS.map((job) => [job.name, job]));
  let queue: Queue | null = null;
  const worker = new Worker(
    QUEUE,
    async ({ name }) => {
      const started = performance.now();
      const result = await handlers.get(name)?.run(core, duties);
      onRun?.(name, performance.now() - started);
      log.debug({ job: name, milliseconds: Math.round(performance.now() - started), result }, 'Job done');
      return result;
    },
    { connection: workerConnection, prefix, concurrency: CONCURRENCY, autorun: false, ...KEPT },
  );
  worker.on('error', (error) => log.debug({ err: error }, 'The worker cannot reach Redis'));
  worker.on('failed', (job, error) => {
    // Its next tick does all that this one did not.
    if (isDatabaseAway(error)) log.warn({ job: job?.name, reason: error.message }, 'Job failed: the database is away');
    else log.error({ job: job?.name, err: error }, 'Job failed');
  });

  let timer: NodeJS.Timeout | undefined;
  let restoring: Promise<void> = Promise.resolve();

  /** A queue that is made while Redis goes away is of no use any more, so another is made; null where we are stopped meanwhile. */
  async function openQueue(): Promise<Queue | null> {
    for (;;) {
      if (!(await isReady(queueConnection))) return null;
      const opened = new Queue(QUEUE, { connection: queueConnection, prefix });
      opened.on('error', (error) => log.debug({ err: error }, 'The queue cannot reach Redis'));
      try {
        await opened.waitUntilReady();
        await restore(opened);
        return opened;
      } catch (error) {
        log.debug({ err: error }, 'Redis went away while the queue was opened');
        await opened.close().catch(() => undefined);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  }

  async function restore(queue: Queue): Promise<void> {
    for (const { name, every } of JOBS) {
      await queue.upsertJobScheduler(name, { every }, { name, opts: KEPT });
    }
  }

  function schedule(queue: Queue): void {
    timer = setTimeout(() => {
      restoring = restore(queue).catch((error: unknown) => log.debug({ err: error }, 'Schedulers could not be put up'));
      void restoring.finally(() => timer && schedule(queue));
    }, RESTORE_EVERY);
  }

  return {
    async start() {
      void queueConnection.connect().catch(() => undefined);
      queue = await openQueue();
      if (queue === null) return;
      void worker.run();
      schedule(queue);
    },
    async stop() {
      clearTimeout(timer);
      timer = undefined;
      await restoring;
      // Farewells are said over Redis; where it is away they would wait for it to come back.
      await worker.close(workerConnection.status !== 'ready');
      await queue?.close();
      const left = [workerConnection, queueConnection];
      await Promise.allSettled(left.filter(({ status }) => status === 'ready').map((connection) => connection.quit()));
      for (const connection of left) connection.disconnect();
    },
  };
}

/** Resolves once Redis answers, which a lost connection tries again and again; false when the connection is given up. */
function isReady(connection: Redis): Promise<boolean> {
  if (connection.status === 'ready' || connection.status === 'end')
    return Promise.resolve(connection.status === 'ready');
  return new Promise((resolve) => {
    const settle = () => {
      connection.off('ready', settle).off('end', settle);
      resolve(connection.status === 'ready');
    };
    connection.on('ready', settle).on('end', settle);
  });
}

/** Told of every run: the job's name and how long it took, in milliseconds. */
export type JobObserver = (name: string, milliseconds: number) => void;
