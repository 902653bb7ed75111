import { matchesRoom, type RoomFilter } from '../domain/rooms/room-filter.ts';
import type { RoomLogEntry } from '../models/change.ts';
import type { RoomDocument, Rooms } from '../models/room.ts';
import type { FeedDefinition } from './feed.ts';

export type RoomFeed = FeedDefinition<RoomFilter, RoomLogEntry, RoomDocument>;

/** The feed of room changes. A slow subscriber receives the latest change of each room. */
export function createRoomFeed(rooms: Rooms): RoomFeed {
  return {
    name: 'roomChanges',
    isOf: (entry) => entry.feed === 'room',
    matches: (filter, entry) => ({
      before: entry.before !== null && matchesRoom(filter, entry.before),
      after: entry.after !== null && matchesRoom(filter, entry.after),
    }),
    snapshot: (workspace, filter) => rooms.matchingInPages(workspace, filter),
    merge: mergeRoomEntries,
  };
}

/** Merges two entries of a room into one: from the state before the first to the state after the later. */
function mergeRoomEntries(first: RoomLogEntry, later: RoomLogEntry): RoomLogEntry {
  const { before, previousHealth } = first;
  const kind = later.kind === 'REMOVED' ? 'REMOVED' : previousHealth !== later.health ? 'HEALTH_CHANGED' : 'UPDATED';
  return { ...later, kind, before, previousHealth };
}
