import { NO_PLACE } from '../../domain/health/device.ts';
import type { RoomDocument } from '../../models/room.ts';
import { roomNotFound } from './change-room.ts';
import type { Core } from '../core.ts';
import { leavingRoom } from './leaving-room.ts';
import { moveStep } from '../devices/move-device.ts';
import { stepDevices } from '../devices/save-devices.ts';
import { appendRoomChanges, clearRooms, workOffDevices } from '../outbox/work-off.ts';

/** Deletes a room; its devices stay, without a room. Throws a `CommandError` where it is not there. */
export async function deleteRoom(core: Core, workspace: string, roomId: string): Promise<void> {
  for (;;) {
    const found = await core.models.rooms.byId(workspace, roomId);
    if (!found) throw roomNotFound();
    const next = leavingRoom(found, 'Deleted', core.clock());
    const won = await core.models.rooms.save(workspace, [next]);
    if (won.has(roomId)) return finishRoomDeletion(core, workspace, next);
  }
}

/** What remains to do for a room that left its workspace; may be repeated. */
export async function finishRoomDeletion(core: Core, workspace: string, room: RoomDocument): Promise<void> {
  const { devices } = core.models;
  const inside = await devices.inRooms(workspace, [room._id]);
  const documents = await devices.byIds(
    workspace,
    inside.map((device) => device._id),
  );
  const moved = await stepDevices(core, workspace, documents, (document, now) =>
    document.place.roomId === room._id ? moveStep(document, NO_PLACE, now, 'Its room was deleted') : null,
  );
  await workOffDevices(core, workspace, moved);
  await core.models.signalPolicies.removeOfRoom(workspace, room._id);
  await appendRoomChanges(core, workspace, [room]);
  await clearRooms(core, workspace, [room]);
}
