import { MAX_BATCH, readBatch, type RejectedItem } from '../domain/events/batch.ts';
import type { Parts } from '../services/parts.ts';
import { recordEvents, type Recorded } from '../services/record-events.ts';
import { BodyError } from './read-body.ts';
import { UnreadableLine } from './read-items.ts';

/** What `POST /api/events` answers. */
export interface EventsAnswer extends Recorded {
  rejected: RejectedItem[];
}

/** Takes a batch of items as they came. Throws a `BodyError` for an empty or an oversized one; then nothing is stored. */
export async function takeEvents(
  parts: Parts,
  workspace: string,
  items: readonly unknown[],
  collector: string,
): Promise<EventsAnswer> {
  if (items.length === 0)
    throw new BodyError(400, 'EMPTY_BATCH', `The body: expected 1 to ${MAX_BATCH} events, got none.`);
  if (items.length > MAX_BATCH) {
    throw new BodyError(413, 'TOO_MANY_EVENTS', `The body: expected 1 to ${MAX_BATCH} events, got ${items.length}.`);
  }
  const { events, rejected } = readBatch(items);
  const explained = rejected.map((one) => {
    const item = items[one.index];
    return item instanceof UnreadableLine ? { ...one, message: item.message } : one;
  });
  const recorded = await recordEvents(parts, workspace, events, collector);
  return { ...recorded, rejected: explained };
}
