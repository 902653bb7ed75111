import { readItem, type RejectedItem } from '../../domain/events/batch.ts';
import type { CollectedEvent } from '../../domain/events/collected-event.ts';
import { inTurns } from '../../turns.ts';
import type { Core } from '../core.ts';
import { recordEvents, type Recorded } from './record-events.ts';

/** What became of a batch. */
export interface Taken extends Pick<Recorded, 'accepted' | 'duplicates'> {
  rejected: RejectedItem[];
  /** The computers of those that were not. */
  computers: ReadonlySet<string>;
}

/** Checks each item of a batch by itself: valid items are kept, whatever the others are. */
async function readInTurns(items: readonly unknown[]): Promise<{ events: CollectedEvent[]; rejected: RejectedItem[] }> {
  const events: CollectedEvent[] = [];
  const rejected: RejectedItem[] = [];
  await inTurns(items, (item, index) => {
    const read = readItem(item, index);
    if ('event' in read) events.push(read.event);
    else rejected.push(read.rejected);
  });
  return { events, rejected };
}

/** Takes a batch of items as they came, through whichever door: judges each, records the good ones, counts all. */
export async function takeEvents(
  core: Core,
  workspace: string,
  items: readonly unknown[],
  collector: string,
): Promise<Taken> {
  const { events, rejected } = await readInTurns(items);
  const { accepted, duplicates } = await recordEvents(core, workspace, events, collector);
  await core.models.installation.confirmStored();
  core.metrics.eventsTaken('rejected', rejected.length);
  return { accepted, duplicates, rejected, computers: new Set(events.map((event) => event.computer)) };
}
