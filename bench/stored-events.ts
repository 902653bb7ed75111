import type { App } from '../src/app.ts';
import { readCollectedEvent } from '../src/domain/events/collected-event.ts';
import { eventIdentity, eventPosition, readText } from '../src/domain/events/stored-event.ts';
import { foldName } from '../src/domain/text/names.ts';
import type { EventDocument } from '../src/models/event.ts';
import { eventOf } from './events.ts';

const BATCH = 5_000;
const DAY = 86_400_000;
/** Every so many events one tells that the app was started again. */
const RESTART_EVERY = 499;

/** Stores events as the doors do, evenly over the last days, without folding them. `told` is called with how many are there. */
export async function storeEvents(
  { core }: App,
  { count, days, rooms, told }: { count: number; days: number; rooms: number; told?: (stored: number) => void },
): Promise<void> {
  const now = Date.now();
  const { collection } = core.models.events;
  for (let start = 0; start < count; start += BATCH) {
    const documents = Array.from({ length: Math.min(BATCH, count - start) }, (_, offset): EventDocument => {
      const n = start + offset;
      const timeGenerated = new Date(now - days * DAY + (n / count) * days * DAY);
      const read = readCollectedEvent({ ...posted(n, rooms), timeGenerated });
      if (!('event' in read)) throw new Error('An event of the benchmark is refused.');
      const { event } = read;
      const _id = eventIdentity('default', event);
      return {
        ...event,
        ...readText(event),
        _id,
        workspace: 'default',
        position: eventPosition(timeGenerated, _id),
        computerKey: foldName(event.computer),
        at: timeGenerated,
        receivedAt: timeGenerated,
        collector: 'bench',
        expiresAt: new Date(now + days * DAY),
      };
    });
    await collection.insertMany(documents as never[], { ordered: false });
    told?.(start + documents.length);
  }
}

function posted(n: number, rooms: number) {
  const event = eventOf(n, rooms);
  if (n % RESTART_EVERY !== 0) return event;
  const text = {
    Description: 'The app was started.',
    ResourceState: 'Healthy',
    OperationName: 'Restart',
    OperationResult: 'Pass',
  };
  return { ...event, eventId: 4000, description: JSON.stringify(text) };
}
