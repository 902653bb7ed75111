import { Worker, type Queue } from 'bullmq';
import type { Core } from '../services/core.ts';
import type { JobObserver, WorkerPart } from './worker-part.ts';
import { PERIODIC_JOBS, type Duties } from './periodic.ts';
import { connectQueue, connectWorker, disconnectAll, openQueue, type QueuePlace } from './redis.ts';

const QUEUE = 'jobs';
/**
 * Milliseconds between restorations of the schedulers: a worker that is killed between taking a job and adding the next would end its
 * schedule.
 */
const RESTORE_EVERY = 2_000;
const CONCURRENCY = 4;
/** Numbers of finished jobs that are kept for inspection. */
const KEPT = { removeOnComplete: { count: 50 }, removeOnFail: { count: 200 } };

export interface PeriodicWorkerOptions extends QueuePlace {
  readonly duties: Duties;
  readonly onRun?: JobObserver;
}

/** Runs the periodic duties by BullMQ. Any number of workers produce one run per tick, because a scheduler adds its next job only once. */
export function createPeriodicWorker(core: Core, options: PeriodicWorkerOptions): WorkerPart {
  const { redisUrl, prefix } = options;
  const { log } = core;
  const workerConnection = connectWorker(redisUrl);
  const queueConnection = connectQueue(redisUrl);
  const worker = new Worker(QUEUE, ({ name }) => runPeriodic(core, name, options), {
    connection: workerConnection,
    prefix,
    concurrency: CONCURRENCY,
    autorun: false,
    ...KEPT,
  });
  worker.on('error', (error) => log.debug({ err: error }, 'The worker cannot reach Redis'));
  worker.on('failed', (job, error) => {
    // The next run does everything that this one did not.
    if (!core.outage.note(error)) log.error({ job: job?.name, err: error }, 'Job failed');
  });
  const stopping = new AbortController();
  let queue: Queue | null = null;
  let timer: NodeJS.Timeout | undefined;
  let restoring: Promise<void> = Promise.resolve();

  function scheduleRestore(opened: Queue): void {
    timer = setTimeout(() => {
      restoring = restore(opened).catch((error: unknown) =>
        log.debug({ err: error }, 'The schedulers could not be restored'),
      );
      void restoring.finally(() => timer && scheduleRestore(opened));
    }, RESTORE_EVERY);
  }

  return {
    async start() {
      queue = await openQueue(queueConnection, { name: QUEUE, prefix, log, prepare: restore, signal: stopping.signal });
      if (queue === null) return;
      void worker.run();
      scheduleRestore(queue);
    },
    async stop() {
      stopping.abort();
      clearTimeout(timer);
      timer = undefined;
      await restoring;
      // BullMQ closes through Redis; where Redis is away, closing would wait until it is back.
      await worker.close(workerConnection.status !== 'ready');
      await queue?.close();
      await disconnectAll(workerConnection, queueConnection);
    },
  };
}

async function runPeriodic(core: Core, name: string, { duties, onRun }: PeriodicWorkerOptions): Promise<unknown> {
  const started = performance.now();
  const result = await PERIODIC_JOBS.find((job) => job.name === name)?.run(core, duties);
  const milliseconds = performance.now() - started;
  onRun?.(name, milliseconds);
  core.log.debug({ job: name, milliseconds: Math.round(milliseconds), result }, 'Job done');
  return result;
}

async function restore(queue: Queue): Promise<void> {
  for (const { name, every } of PERIODIC_JOBS) {
    await queue.upsertJobScheduler(name, { every }, { name, opts: KEPT });
  }
}
