import { MAX_BATCH } from '../../domain/events/batch.ts';
import type { Core } from '../../services/core.ts';
import { takeEvents, type Taken } from '../../services/events/take-events.ts';
import { BodyError } from '../post/read-body.ts';
import { UnreadableItem } from './read-items.ts';

/** Takes a batch of items as they came. Throws a `BodyError` for an empty one. */
export async function takeBody(
  core: Core,
  workspace: string,
  items: readonly unknown[],
  collector: string,
): Promise<Taken> {
  if (items.length === 0)
    throw new BodyError(400, 'EMPTY_BATCH', `The body: expected 1 to ${MAX_BATCH} events, got none.`);
  const taken = await takeEvents(core, workspace, items, collector);
  const rejected = taken.rejected.map((one) => {
    const item = items[one.index];
    return item instanceof UnreadableItem ? { ...one, field: null, message: item.message } : one;
  });
  return { ...taken, rejected };
}
