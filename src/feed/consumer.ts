import type { Logger } from '../logger.ts';
import type { LogEntry } from '../models/change.ts';

/** Changes that the log no longer held when they should have been read: both numbers inclusive. */
export interface ChangeGap {
  readonly from: number;
  readonly to: number;
}

/** What a consumer's handlers are given beside the changes. */
export interface ConsumerHelpers<Core> {
  readonly core: Core;
  readonly workspace: string;
  /** Carries the consumer's name. */
  readonly log: Logger;
  /** Aborted when another worker has taken over, when the process stops, and when handling takes longer than the `timeout`. */
  readonly signal: AbortSignal;
}

/**
 * A durable reader of the change log, for workers: of any number, one reads it in each workspace, and another takes over when that dies.
 *
 * Each change is handled at least once, in the order of the log and so in order for each subject. The position is stored after each
 * batch: after a crash, or where a handler throws, reading goes on with the first change of the batch that was not stored, and what was
 * handled of it is handled again. The same changes may then come in a batch that ends elsewhere, so what tells a repetition is the
 * change (its number, or subject and version), not the batch.
 */
export interface ChangeConsumer<Core = never> {
  /** Names the stored position: lower-case letters, digits and hyphens. Another name begins anew. */
  readonly name: string;
  /** What it does, in a sentence. */
  readonly meaning: string;
  /** Where it begins in a workspace that it has never read: at the present end of the log, or with the oldest change that is kept. */
  readonly startsAt: 'end' | 'beginning';
  /** The most changes that are handled at once, 1 to 1,000; 100 where it does not say. */
  readonly batch?: number;
  /** Milliseconds that one batch may take; a minute where it does not say. */
  readonly timeout?: number;
  /** Handles the next changes, oldest first. What it throws leads to a wait and the same changes again. */
  handle(changes: readonly LogEntry[], helpers: ConsumerHelpers<Core>): Promise<void>;
  /**
   * Handles that changes are gone unread: nobody read for longer than CHANGE_RETENTION. What the consumer keeps must be made again from
   * the subjects as they are.
   */
  handleGap(gap: ChangeGap, helpers: ConsumerHelpers<Core>): Promise<void>;
}
