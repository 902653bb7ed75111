import { readBatch, type RejectedItem } from '../domain/events/batch.ts';
import type { Parts } from './parts.ts';
import { recordEvents, type Recorded } from './record-events.ts';

/** What became of a batch. */
export interface Taken extends Recorded {
  rejected: RejectedItem[];
  /** The computers of those that were not. */
  computers: ReadonlySet<string>;
}

/** Takes a batch of items as they came, through whichever door: judges each, records the good ones, counts all. */
export async function takeEvents(
  parts: Parts,
  workspace: string,
  items: readonly unknown[],
  collector: string,
): Promise<Taken> {
  const { events, rejected } = readBatch(items);
  const recorded = await recordEvents(parts, workspace, events, collector);
  parts.metrics.eventsTaken('accepted', recorded.accepted);
  parts.metrics.eventsTaken('duplicate', recorded.duplicates);
  parts.metrics.eventsTaken('rejected', rejected.length);
  return { ...recorded, rejected, computers: new Set(events.map((event) => event.computer)) };
}
