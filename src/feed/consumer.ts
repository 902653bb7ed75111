import type { Logger } from '../logger.ts';
import type { LogEntry } from '../models/change.ts';

/**
 * Changes that the log no longer held when a consumer came to them; both numbers are inclusive. Where the log was replaced by an older copy,
 * as a backup is restored, it is all of its changes, from 1 on, for some of them may be others than those that were read.
 */
export interface ChangeGap {
  readonly from: number;
  readonly to: number;
}

/** What a consumer's handlers receive beside the changes. */
export interface ConsumerHelpers<Core> {
  readonly core: Core;
  readonly workspace: string;
  /** Carries the consumer's name. */
  readonly log: Logger;
  /** Aborted when another worker has taken over, when the process stops, and when handling takes longer than the `timeout`. */
  readonly signal: AbortSignal;
}

/**
 * A durable reader of the change log, for workers. One worker reads it in each workspace; another takes over when that worker dies.
 *
 * Each change is handled at least once, in the order of the log and therefore in order for each subject. The position is stored after each
 * batch. After a crash, or after a handler throws, reading continues with the first change of the batch that was not stored; the changes of
 * it that were handled are handled again. The next batch may end at another change, so a handler recognises a repetition by the change (its
 * number, or its subject and version), not by the batch.
 */
export interface ChangeConsumer<Core = never> {
  /** The name under which the position is stored: lower-case letters, digits and hyphens. A new name begins anew. */
  readonly name: string;
  /** What the consumer does, in a sentence. */
  readonly meaning: string;
  /** Where it begins in a workspace that it has never read: at the present end of the log, or at the oldest change that is kept. */
  readonly startsAt: 'end' | 'beginning';
  /** The most changes of a batch, 1 to 1,000; 100 without it. */
  readonly batch?: number;
  /** Milliseconds that one batch may take; a minute without it. */
  readonly timeout?: number;
  /** Handles the next changes, oldest first. After an error it is called again with the same changes, following a wait. */
  handle(changes: readonly LogEntry[], helpers: ConsumerHelpers<Core>): Promise<void>;
  /**
   * Handles a gap: changes were pruned unread, because no worker read for longer than CHANGE_RETENTION; or the log was restored. The consumer must rebuild what it
   * keeps from the present state of the subjects.
   */
  handleGap(gap: ChangeGap, helpers: ConsumerHelpers<Core>): Promise<void>;
}
