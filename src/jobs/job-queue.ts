import { setTimeout as pause } from 'node:timers/promises';
import type { Queue } from 'bullmq';
import type { Logger } from '../logger.ts';
import { jobId } from '../work/job-id.ts';
import { checkPayload, type JobQueue } from '../work/queued-job.ts';
import { connectQueue, disconnectAll, openQueue, type QueuePlace } from './redis.ts';

/** The queue of queued jobs. Periodic jobs have another, because they must not wait behind long work. */
export const QUEUED = 'queued';

/**
 * No finished job is kept: BullMQ silently ignores a new job whose id a finished job holds. Jobs that failed for good are in the log.
 */
const KEPT = { removeOnComplete: true, removeOnFail: true };

/** Milliseconds that the first jobs of a process wait for the queue to open. */
const FIRST_WAIT = 1_000;

/** Adds jobs to the queue, in every process. It waits for Redis only at the start of the process. */
export interface OpenJobQueue extends JobQueue {
  /** Resolves when the queue is open or the attempt to open it was given up. */
  opened(): Promise<void>;
  stop(): Promise<void>;
}

export function createJobQueue({ redisUrl, prefix, log }: QueuePlace & { readonly log: Logger }): OpenJobQueue {
  const connection = connectQueue(redisUrl);
  let queue: Queue | null = null;
  const stopping = new AbortController();
  const opening = openQueue(connection, { name: QUEUED, prefix, log, signal: stopping.signal }).then((opened) => {
    queue = opened;
  });
  // What is added as the process starts waits a moment, for a Redis that is there answers within it.
  const opensSoon = Promise.race([opening, pause(FIRST_WAIT, undefined, { ref: false })]);
  let isAway = false;

  return {
    async add(job, payload, ...parts) {
      // The queue stores JSON, so the payload is checked as JSON represents it.
      const stored: unknown = JSON.parse(JSON.stringify(payload) ?? 'null');
      checkPayload(job, stored);
      const options = { ...KEPT, attempts: job.attempts, backoff: { type: 'custom' } };
      const id = parts.length === 0 ? {} : { jobId: jobId(job.name, ...parts) };
      try {
        await opensSoon;
        if (queue === null) throw new Error('The queue is not open.');
        await queue.add(job.name, stored, { ...options, ...id });
        isAway = false;
        return true;
      } catch (error) {
        if (!isAway) log.warn({ job: job.name, reason: (error as Error).message }, 'Redis does not take jobs');
        isAway = true;
        return false;
      }
    },
    opened: () => opening,
    async stop() {
      stopping.abort();
      await opening;
      await queue?.close();
      await disconnectAll(connection);
    },
  };
}
