import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { isDatabaseAway } from '../models/database-away.ts';
import type { Parts } from '../services/parts.ts';
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
  parts: Parts,
  options: { redisUrl: string; prefix: string; onRun?: JobObserver },
): JobWorker {
  const { redisUrl, prefix, onRun } = options;
  const { log } = parts;
  // A worker waits for Redis to come back; a queue must fail fast, or upserts would pile up meanwhile.
  const workerConnection = new Redis(redisUrl, { maxRetriesPerRequest: null });
  const queueConnection = new Redis(redisUrl, {
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    lazyConnect: true,
  });
  for (const connection of [workerConnection, queueConnection]) connection.on('error', () => undefined);

  const handlers = new Map(JOBS.map((job) => [job.name, job]));
  const queue = new Queue(QUEUE, { connection: queueConnection, prefix });
  queue.on('error', (error) => log.debug({ err: error }, 'The queue cannot reach Redis'));
  const worker = new Worker(
    QUEUE,
    async ({ name }) => {
      const started = performance.now();
      const result = await handlers.get(name)?.run(parts);
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

  async function restore(): Promise<void> {
    for (const { name, every } of JOBS) {
      await queue.upsertJobScheduler(name, { every }, { name, opts: KEPT });
    }
  }

  function schedule(): void {
    timer = setTimeout(() => {
      restoring = restore().catch((error: unknown) => log.debug({ err: error }, 'Schedulers could not be put up'));
      void restoring.finally(() => timer && schedule());
    }, RESTORE_EVERY);
  }

  return {
    async start() {
      await queueConnection.connect().catch(() => undefined);
      await queue.waitUntilReady();
      await restore();
      void worker.run();
      schedule();
    },
    async stop() {
      clearTimeout(timer);
      timer = undefined;
      await restoring;
      await worker.close();
      await queue.close();
      await Promise.allSettled([workerConnection.quit(), queueConnection.quit()]);
    },
  };
}

/** Told of every run: the job's name and how long it took, in milliseconds. */
export type JobObserver = (name: string, milliseconds: number) => void;
