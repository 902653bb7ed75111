import type { Logger } from '../logger.ts';
import type { WorkDocument, WorkQueries } from '../models/support/leases.ts';

/** What the handler of leased work receives beside the document. */
export interface WorkHelpers<D, Prepared> {
  /** The result of `prepare`. */
  readonly prepared: Prepared;
  /** Carries the work's name and the document's id. */
  readonly log: Logger;
  /** Aborted when the lease is lost and when the process stops. */
  readonly signal: AbortSignal;
  /** Whether the lease is lost. Check it before a step that two processes must not do at once. */
  isLost(): boolean;
  /** Stores members in the middle of the work, and sets them in the document. Throws a `LeaseLostError` where the lease is lost. */
  keep(members: Partial<D>): Promise<void>;
}

/** What to do with a due document: claim it and store these members, or store these members without claiming it. */
export type Preparation<D, Prepared> =
  { readonly claim: Partial<D>; readonly prepared: Prepared } | { readonly leave: Partial<D> };

/** An attempt that did not succeed. */
export interface WorkFailure<Prepared> {
  readonly error: Error;
  /** The process stops. The work has not failed: it goes on in another process or at the next start. */
  readonly isStopped: boolean;
  readonly prepared: Prepared;
}

/**
 * Work that documents of a collection record. A worker claims a due document by a lease, renews the lease while it works, and stores the
 * result as it releases the document. A process may die at any instruction: when its lease has ended, another worker claims the document
 * and repeats the work, which must be harmless. This object holds everything that differs between kinds of work.
 */
export interface LeasedWork<D extends WorkDocument, Prepared = undefined> {
  /** The name in the log. */
  readonly name: string;
  /** The model of its collection, with `workQueries`. */
  readonly documents: WorkQueries<D>;
  /** Documents that a process works on at once. */
  readonly atOnce: number;
  /** Milliseconds after which another process takes over the work of a dead one. */
  readonly lease: number;
  /** Milliseconds until the next attempt, by the number of failures in a row (from 1). */
  backoff(failures: number): number;
  /** Looks at a due document before it is claimed. Without it every due document is claimed as it is. */
  prepare?(found: D, now: Date): Promise<Preparation<D, Prepared>>;
  /**
   * Does the work. Its result is stored as the lease ends, with `failures` 0. Where the result has a `dueAt`, the document is due again
   * then; without one it is finished. An error fails the attempt.
   */
  run(document: D, helpers: WorkHelpers<D, Prepared>): Promise<Partial<D>>;
  /**
   * Returns what to store after an attempt that failed or was stopped. These members are stored beside `failures`, `lastError` and `dueAt`,
   * and override them. Not called where the lease was lost. Without this function a failure is logged.
   */
  failed?(document: D, failure: WorkFailure<Prepared>): Promise<Partial<D>>;
}
