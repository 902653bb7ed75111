import { readCollectedEvent, type CollectedEvent } from './collected-event.ts';

/** An item of a batch that is refused. */
export interface RejectedItem {
  /** Its place in the batch, from 0. */
  index: number;
  code: string;
  message: string;
  field: string | null;
}

/** The most events that one batch may hold. */
export const MAX_BATCH = 10_000;

/** Checks an item of a batch by itself. */
export function readItem(item: unknown, index: number): { event: CollectedEvent } | { rejected: RejectedItem } {
  const read = readCollectedEvent(item);
  return 'event' in read ? read : { rejected: { index, code: 'INVALID', ...read.refusal } };
}
