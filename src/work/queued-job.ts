import type { z } from 'zod';
import type { Logger } from '../logger.ts';
import type { IdPart } from './job-id.ts';

/** What the handler of a queued job receives beside its payload. */
export interface QueuedJobHelpers<Core> {
  readonly core: Core;
  /** The job's id in the queue. */
  readonly id: string;
  /** From 1. A job that a stop or a crash interrupted runs again under the same number. */
  readonly attempt: number;
  /** Carries the job's name and id. */
  readonly log: Logger;
  /** Aborted when the process stops, when the attempt takes longer than its `timeout`, and when another worker has taken the job. */
  readonly signal: AbortSignal;
}

/**
 * A job that is put into a queue and run by one of the workers, at least once.
 *
 * A queued job only points to work that is recorded in MongoDB. Redis holds only what can be rebuilt, so a job can be lost. The payload
 * names what to work on (an id); the handler reads it and does what is left to do. Repeating it must be harmless: its process may die at
 * any instruction, and the job then runs again. A periodic duty or leased work finds the work whose job was lost.
 */
export interface QueuedJob<Schema extends z.ZodType = z.ZodType, Core = never> {
  /** Lower-case letters, digits and hyphens, beginning with a letter: it begins the ids of its jobs. */
  readonly name: string;
  /** What the job does, in a sentence. */
  readonly meaning: string;
  /** The schema of a payload, checked when a job is added and again before the handler runs. It describes JSON: a date is its ISO text. */
  readonly payload: Schema;
  /** The number of attempts before the job fails for good. */
  readonly attempts: number;
  /** Milliseconds before the next attempt, by the number of failures so far (from 1). */
  backoff(failures: number): number;
  /** Milliseconds that one attempt may take. */
  readonly timeout: number;
  /** Runs one attempt. An error fails it. */
  run(payload: z.output<Schema>, helpers: QueuedJobHelpers<Core>): Promise<unknown>;
}

/** Where jobs are added. */
export interface JobQueue {
  /**
   * Adds a job: (definition, payload, the parts of its id) → whether Redis accepted it. False where Redis is away: the work is recorded in
   * MongoDB, where it is found later.
   *
   * While a job of the same id waits, backs off or runs, adding it again changes nothing. A job is removed when it succeeds or fails for
   * good, so its id is free again. A run may miss what changes while it runs. Where it must not, put the revision of the changed document
   * into the id, or add the job without parts, which gives it a unique id.
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

/** Checks a payload and returns it as the schema parses it. Throws a `JobPayloadError`. */
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
