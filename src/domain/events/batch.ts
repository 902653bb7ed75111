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

/** Checks each item of a batch by itself: valid items are kept, whatever the others are. */
export function readBatch(items: readonly unknown[]): { events: CollectedEvent[]; rejected: RejectedItem[] } {
  const events: CollectedEvent[] = [];
  const rejected: RejectedItem[] = [];
  for (const [index, item] of items.entries()) {
    const read = readCollectedEvent(item);
    if ('event' in read) events.push(read.event);
    else rejected.push({ index, code: 'INVALID', ...read.refusal });
  }
  return { events, rejected };
}
