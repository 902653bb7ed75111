import { randomUUID } from 'node:crypto';
import type { RoomState } from '../../domain/rooms/recompute.ts';
import type { RoomChange } from '../../domain/rooms/room.ts';
import type { RoomDocument } from '../../models/room.ts';

/** A room's part that its rules work on. */
export function roomState(room: RoomDocument): RoomState {
  return { ...room, id: room._id };
}

/** The members of a room document that move with every save. */
export function withChanges(
  room: RoomDocument,
  changes: RoomChange[],
  now: Date,
): Pick<RoomDocument, 'outbox' | 'pendingSince' | 'revision' | 'writeId'> {
  const outbox = [...room.outbox, ...changes];
  const pendingSince = outbox.length > 0 ? (room.pendingSince ?? now) : null;
  return { outbox, pendingSince, revision: room.revision + 1, writeId: randomUUID() };
}
