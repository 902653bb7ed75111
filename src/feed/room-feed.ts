import { matchesRoom, type RoomFilter } from '../domain/filters/room-filter.ts';
import type { RoomLogEntry } from '../models/change.ts';
import type { RoomDocument, Rooms } from '../models/room.ts';
import type { FeedDefinition } from './feed.ts';

export type RoomFeed = FeedDefinition<RoomFilter, RoomLogEntry, RoomDocument>;

/** The feed of room changes. A subscriber who is slow gets the latest of each room. */
export function createRoomFeed(rooms: Rooms): RoomFeed {
  return {
    name: 'roomChanges',
    isOf: (entry) => entry.feed === 'room',
    matches: (filter, entry) => ({
      before: entry.before !== null && matchesRoom(filter, entry.before),
      after: entry.after !== null && matchesRoom(filter, entry.after),
    }),
    snapshot: (workspace, filter) => rooms.matchingInPages(workspace, filter),
    coalesce: latestOfEachRoom,
  };
}

/**
 * One entry for each room: what its first and its latest lead to together. It stands at the first one's place in the log, so that who
 * comes back with its cursor is told again what came after, and misses nothing that the merged entry was to say.
 */
export function latestOfEachRoom(entries: RoomLogEntry[]): RoomLogEntry[] {
  const merged = new Map<string, RoomLogEntry>();
  for (const entry of entries) {
    const first = merged.get(entry.subject);
    merged.set(entry.subject, first ? mergeEntries(first, entry) : entry);
  }
  return [...merged.values()];
}

function mergeEntries(first: RoomLogEntry, last: RoomLogEntry): RoomLogEntry {
  const { _id, number, before, previousHealth } = first;
  const kind = last.kind === 'REMOVED' ? 'REMOVED' : previousHealth !== last.health ? 'HEALTH_CHANGED' : 'UPDATED';
  return { ...last, _id, number, kind, before, previousHealth };
}
