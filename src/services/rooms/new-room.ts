import { randomUUID } from 'node:crypto';
import { healthRank } from '../../domain/rooms/recompute.ts';
import { foldName } from '../../domain/text/names.ts';
import type { RoomDocument } from '../../models/room.ts';

/** A room with no device yet, not saved. Its health is null until it is computed for the first time. */
export function newRoom(workspace: string, name: string, now: Date, rest: Partial<RoomDocument>): RoomDocument {
  return {
    _id: randomUUID(),
    workspace,
    name,
    nameKey: foldName(name),
    namedAfter: 'PERSON',
    site: null,
    building: null,
    floor: null,
    tags: [],
    health: null,
    healthRank: healthRank('UNKNOWN'),
    healthSince: null,
    deviceIds: [],
    version: 0,
    revision: 0,
    writeId: '',
    outbox: [],
    pendingSince: now,
    madeFor: null,
    madeAt: now,
    leaves: null,
    ...rest,
  };
}
