import type { RoomDocument } from '../../models/room.ts';
import { byOwner } from '../../models/support/within.ts';
import type { Core } from '../core.ts';
import { finishRoomDeletion } from '../rooms/delete-room.ts';
import { workOffDevices, workOffRooms } from './work-off.ts';

/** Whoever saved works its outbox off at once; what waits longer was left by a crash. */
const LEFT_BEHIND = 5_000;
/** A device that takes longer than this to follow the room that was made for it does not come any more. */
const ABANDONED = 60_000;
const PAGE = 200;

/** Works off what crashes left: outboxes of devices and rooms, and rooms made for a device that never came. */
export async function sweepOutboxes(core: Core): Promise<{ devices: number; rooms: number }> {
  const now = core.clock().getTime();
  const { models } = core;
  const devices = await models.devices.pendingOfAllWorkspaces(new Date(now - LEFT_BEHIND), PAGE);
  for (const [workspace, found] of byOwner(devices)) await workOffDevices(core, workspace, found);

  const rooms = await models.rooms.pendingOfAllWorkspaces(new Date(now - LEFT_BEHIND), PAGE);
  for (const [workspace, found] of byOwner(rooms)) await finishRooms(core, workspace, found);

  const abandoned = await models.rooms.waitingOfAllWorkspaces(new Date(now - ABANDONED), PAGE);
  for (const [workspace, found] of byOwner(abandoned)) await endWaiting(core, workspace, idsOf(found));
  return { devices: devices.length, rooms: rooms.length + abandoned.length };
}

async function finishRooms(core: Core, workspace: string, rooms: readonly RoomDocument[]): Promise<void> {
  for (const room of rooms.filter(({ leaves }) => leaves !== null)) await finishRoomDeletion(core, workspace, room);
  await workOffRooms(core, workspace, idsOf(rooms.filter(({ leaves }) => leaves === null)));
}

/** A room that was made for a device which then did not come: its sender's retry makes another. */
async function endWaiting(core: Core, workspace: string, roomIds: string[]): Promise<void> {
  const used = new Set((await core.models.devices.inRooms(workspace, roomIds)).map((device) => device.place.roomId));
  const unused = roomIds.filter((id) => !used.has(id));
  await core.models.rooms.removeWaiting(workspace, unused);
  await workOffRooms(
    core,
    workspace,
    roomIds.filter((id) => used.has(id)),
  );
}

function idsOf(rooms: readonly { _id: string }[]): string[] {
  return rooms.map((room) => room._id);
}
