import type { Logger } from '../logger.ts';
import type { WorkDocument, WorkQueries } from '../models/support/leases.ts';

/** What the handler of leased work is given beside the document. */
export interface WorkHelpers<D, Prepared> {
  /** What `prepare` found out. */
  readonly prepared: Prepared;
  /** Carries the work's name and the document's id. */
  readonly log: Logger;
  /** Aborted when the lease is lost and when the process stops. */
  readonly signal: AbortSignal;
  /** Whether the lease is lost: look before a step that must not be made twice at once. */
  isLost(): boolean;
  /** Stores members in the middle of the work, and sets them in the document. Throws a `LeaseLostError` where the lease is lost. */
  keep(members: Partial<D>): Promise<void>;
}

/** What is to be done with a document that is due: claim it, with these members, or change it and leave it. */
export type Preparation<D, Prepared> =
  { readonly claim: Partial<D>; readonly prepared: Prepared } | { readonly leave: Partial<D> };

/** An attempt that did not succeed. */
export interface WorkFailure<Prepared> {
  readonly error: Error;
  /** The process stops: not a failure of the work, which goes on elsewhere or at the next start. */
  readonly isStopped: boolean;
  readonly prepared: Prepared;
}

/**
 * Work that documents of a collection record. Whoever claims a due document holds it by a lease, renews that while it works, and lets go
 * with what came of it. A process may die at any instruction: when its lease has ended another claims the document and does the work
 * again, which must be harmless. All that differs from one kind of work to another is in this one object.
 */
export interface LeasedWork<D extends WorkDocument, Prepared = undefined> {
  /** Names it in the log. */
  readonly name: string;
  /** The model of its collection, with `workQueries`. */
  readonly documents: WorkQueries<D>;
  /** Documents that a process works on at once. */
  readonly atOnce: number;
  /** Milliseconds after which another process takes up what a dead one has left. */
  readonly lease: number;
  /** Milliseconds until the next attempt, by the number of failures in a row (from 1). */
  backoff(failures: number): number;
  /** Looks at a due document before it is claimed. Without it every due document is claimed as it is. */
  prepare?(found: D, now: Date): Promise<Preparation<D, Prepared>>;
  /**
   * Does the work. The answer is stored as the lease ends, with `failures` 0; its `dueAt` says when there is more to do, without it
   * there is nothing more. What it throws fails the attempt.
   */
  run(document: D, helpers: WorkHelpers<D, Prepared>): Promise<Partial<D>>;
  /**
   * Tells what came of an attempt that failed or was stopped; the answer is stored beside `failures`, `lastError` and `dueAt`, and wins
   * over them. Not called where the lease was lost. Without it a failure is logged.
   */
  failed?(document: D, failure: WorkFailure<Prepared>): Promise<Partial<D>>;
}
