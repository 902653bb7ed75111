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

/** One entry for each room: its latest, seen from before its first. */
export function latestOfEachRoom(entries: RoomLogEntry[]): RoomLogEntry[] {
  const first = new Map<string, RoomLogEntry>();
  const merged = new Map<string, RoomLogEntry>();
  for (const entry of entries) {
    const start = first.get(entry.subject) ?? entry;
    first.set(entry.subject, start);
    // Deleted first, so that the map's order stays that of the latest numbers.
    merged.delete(entry.subject);
    merged.set(entry.subject, start === entry ? entry : mergeEntries(start, entry));
  }
  return [...merged.values()];
}

function mergeEntries(first: RoomLogEntry, last: RoomLogEntry): RoomLogEntry {
  const kind =
    last.kind === 'REMOVED' ? 'REMOVED' : first.previousHealth !== last.health ? 'HEALTH_CHANGED' : 'UPDATED';
  return { ...last, kind, before: first.before, previousHealth: first.previousHealth };
}
