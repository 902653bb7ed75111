import { UnrecoverableError, WaitingError, Worker, type Job } from 'bullmq';
import type { Core } from '../services/core.ts';
import { endAfter } from '../work/end-after.ts';
import { checkPayload, JobPayloadError } from '../work/queued-job.ts';
import { QUEUED } from './job-queue.ts';
import type { AnyQueuedJob } from './queued.ts';
import { connectWorker, disconnectAll, type QueuePlace } from './redis.ts';
import type { JobObserver, WorkerPart } from './worker-part.ts';

const CONCURRENCY = 8;
/** Milliseconds after which another process runs the job of a process that died. */
const LOCK = 15_000;
/** The number of crashes of its process after which a job is given up. */
const MOST_CRASHES = 20;
/** Milliseconds that a handler has to end after its signal was aborted. */
const GRACE = 5_000;

export interface QueuedWorkerOptions extends QueuePlace {
  readonly jobs: readonly AnyQueuedJob[];
  readonly onRun?: JobObserver;
  /** Called with the job's name after each failed attempt. */
  readonly onFailed?: (job: string) => void;
  /** Milliseconds; tests may shorten both. */
  readonly lock?: number;
  readonly grace?: number;
}

/** Runs queued jobs. A stop aborts the running jobs and puts them back without counting an attempt. */
export function createQueuedWorker(core: Core, options: QueuedWorkerOptions): WorkerPart {
  const { redisUrl, prefix, jobs, lock = LOCK } = options;
  const { log } = core;
  const definitions = new Map(jobs.map((job) => [job.name, job]));
  const connection = connectWorker(redisUrl);
  const stopping = new AbortController();
  const worker = new Worker(
    QUEUED,
    (job, token, lost) => {
      const signals = [stopping.signal, ...(lost ? [lost] : [])];
      return runQueued(core, definitions.get(job.name), job, signals, options).catch(async (error: unknown) => {
        if (!stopping.signal.aborted) throw error;
        await job.moveToWait(token);
        throw new WaitingError();
      });
    },
    {
      connection,
      prefix,
      concurrency: CONCURRENCY,
      autorun: false,
      lockDuration: lock,
      stalledInterval: lock,
      maxStalledCount: MOST_CRASHES,
      settings: {
        backoffStrategy: (failures, _type, _error, job) => definitions.get(job?.name ?? '')?.backoff(failures) ?? 0,
      },
    },
  );
  worker.on('error', (error) => log.debug({ err: error }, 'The worker of queued jobs cannot reach Redis'));
  worker.on('lockRenewalFailed', (ids) => {
    for (const id of ids) worker.cancelJob(id, 'Another worker has taken the job.');
  });
  worker.on('failed', (job, error) => {
    options.onFailed?.(job?.name ?? 'unknown');
    reportFailure(core, job, error);
  });

  return {
    start: async () => void worker.run(),
    async stop() {
      // Closed first: otherwise this worker would take the jobs that are put back.
      const closing = worker.close(connection.status !== 'ready');
      stopping.abort(new Error('The process stops.'));
      await closing;
      await disconnectAll(connection);
    },
  };
}

/** Checks the payload and runs the handler. A job that can never succeed fails for good. */
async function runQueued(
  core: Core,
  definition: AnyQueuedJob | undefined,
  job: Job,
  signals: readonly AbortSignal[],
  { onRun, grace = GRACE }: QueuedWorkerOptions,
): Promise<void> {
  if (!definition) throw new UnrecoverableError(`No job is named ${job.name}.`);
  const payload = checkStored(definition, job.data);
  const id = job.id!;
  const log = core.log.child({ job: job.name, jobId: id });
  const signal = AbortSignal.any([...signals, AbortSignal.timeout(definition.timeout)]);
  signal.throwIfAborted();
  const started = performance.now();
  const running = definition.run(payload, { core, id, attempt: job.attemptsMade + 1, log, signal });
  const result = await endAfter(running, signal, grace);
  const milliseconds = performance.now() - started;
  onRun?.(job.name, milliseconds);
  log.debug({ milliseconds: Math.round(milliseconds), result }, 'Job done');
}

/** The payload as the handler takes it. A payload that no longer fits fails for good: another attempt would not change it. */
function checkStored(definition: AnyQueuedJob, stored: unknown): unknown {
  try {
    return checkPayload(definition, stored);
  } catch (error) {
    if (error instanceof JobPayloadError) throw new UnrecoverableError(error.message);
    throw error;
  }
}

function reportFailure({ log, outage }: Core, job: Job | undefined, error: Error): void {
  const facts = { job: job?.name, jobId: job?.id, attempt: job?.attemptsMade };
  const isFinal = error instanceof UnrecoverableError || (job?.attemptsMade ?? 0) >= (job?.opts.attempts ?? 1);
  if (isFinal) log.error({ ...facts, reason: error.message, err: error.cause ?? error }, 'Job failed for good');
  else if (!outage.note(error)) log.warn({ ...facts, reason: error.message }, 'Job failed; it is tried again');
}
