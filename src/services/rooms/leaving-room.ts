import { roomChange } from '../../domain/rooms/recompute.ts';
import type { RoomDocument } from '../../models/room.ts';
import { leavingWorkspace } from '../../models/support/within.ts';
import { roomState, withChanges } from './room-document.ts';

/** The room out of its workspace: nobody finds it any more, its name is free, its last change waits in its outbox. */
export function leavingRoom(room: RoomDocument, reason: string, now: Date): RoomDocument {
  const before = roomState(room);
  const after = { ...before, version: before.version + 1 };
  const change = roomChange(before, after, 'REMOVED', reason, now);
  return {
    ...room,
    version: after.version,
    workspace: leavingWorkspace(room.workspace),
    leaves: room.workspace,
    nameKey: room._id,
    ...withChanges(room, [change], now),
  };
}
