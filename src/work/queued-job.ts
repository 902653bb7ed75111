import type { z } from 'zod';
import type { Logger } from '../logger.ts';
import type { IdPart } from './job-id.ts';

/** What the handler of a queued job is given beside its payload. */
export interface QueuedJobHelpers<Core> {
  readonly core: Core;
  /** The job's id in the queue. */
  readonly id: string;
  /** From 1. A job that was interrupted by a stop or a crash is run again under the same number. */
  readonly attempt: number;
  /** Carries the job's name and id. */
  readonly log: Logger;
  /** Aborted when the process stops, when the attempt takes longer than its `timeout`, and when another worker has taken the job. */
  readonly signal: AbortSignal;
}

/**
 * A job that is put into a queue and run by one of the workers, at least once.
 *
 * A queued job is a hint for work that is recorded in MongoDB, not the record of it: Redis holds only what can be rebuilt, so a job may
 * be lost with it. The payload names what to look at (an id); the handler reads it, does what is left to do and is harmless to repeat:
 * its process may die at any instruction, and the job is then run again. A periodic duty or leased work finds what no job was left for.
 */
export interface QueuedJob<Schema extends z.ZodType = z.ZodType, Core = never> {
  /** Lower-case letters, digits and hyphens, beginning with a letter: it begins the ids of its jobs. */
  readonly name: string;
  /** What it does, in a sentence. */
  readonly meaning: string;
  /** What a payload must be, checked where it is added and again before the handler runs. It describes JSON: a date is its ISO text. */
  readonly payload: Schema;
  /** How often it is tried in all before it fails for good. */
  readonly attempts: number;
  /** Milliseconds before the next attempt, by the number of failures so far (from 1). */
  backoff(failures: number): number;
  /** Milliseconds that one attempt may take. */
  readonly timeout: number;
  /** Runs once. What it throws fails the attempt. */
  run(payload: z.output<Schema>, helpers: QueuedJobHelpers<Core>): Promise<unknown>;
}

/** Where jobs are added. */
export interface JobQueue {
  /**
   * Adds a job: (definition, payload, the parts of its id) → whether Redis has taken it. False where Redis is away: the work is recorded
   * in MongoDB, and is found there later.
   *
   * While a job of the same id waits, backs off or runs, adding it again changes nothing. A job that is done, or has failed for good,
   * is removed at once, so its id is free again. What changes while the job runs may be missed by that run: where it must not be, put
   * the revision of what changed into the id, or add the job without parts, which gives it an id of its own.
   *
   * Throws a `JobPayloadError` where the payload does not fit the definition.
   */
  add<Schema extends z.ZodType>(
    job: Pick<QueuedJob<Schema>, 'name' | 'payload' | 'attempts'>,
    payload: z.input<Schema>,
    ...id: readonly IdPart[]
  ): Promise<boolean>;
}

/** A payload that does not fit its job. The message names the job, the fields, what was expected and what came. */
export class JobPayloadError extends Error {
  override name = 'JobPayloadError';
}

/** Checks a payload: the job's own form of it. Throws a `JobPayloadError`. */
export function checkPayload<Schema extends z.ZodType>(
  job: Pick<QueuedJob<Schema>, 'name' | 'payload'>,
  payload: unknown,
): z.output<Schema> {
  const checked = job.payload.safeParse(payload);
  if (checked.success) return checked.data;
  const reasons = checked.error.issues.map(
    ({ path, message }) => `${['payload', ...path].map(String).join('.')}: ${message}`,
  );
  throw new JobPayloadError(`The payload of the job ${job.name} does not fit. ${reasons.join('; ')}.`);
}
