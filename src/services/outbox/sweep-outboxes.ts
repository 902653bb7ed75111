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
  const devices = await models.devices.pending(new Date(now - LEFT_BEHIND), PAGE);
  await workOffDevices(core, devices);

  const rooms = await models.rooms.pending(new Date(now - LEFT_BEHIND), PAGE);
  for (const room of rooms.filter(({ leaves }) => leaves !== null)) await finishRoomDeletion(core, room);
  await workOffRooms(core, idsOf(rooms.filter(({ leaves }) => leaves === null)));

  const abandoned = await models.rooms.waiting(new Date(now - ABANDONED), PAGE);
  await endWaiting(core, idsOf(abandoned));
  return { devices: devices.length, rooms: rooms.length + abandoned.length };
}

/** A room that was made for a device which then did not come: its sender's retry makes another. */
async function endWaiting(core: Core, roomIds: string[]): Promise<void> {
  if (roomIds.length === 0) return;
  const used = new Set((await core.models.devices.inRooms(roomIds)).map((device) => device.place.roomId));
  const unused = roomIds.filter((id) => !used.has(id));
  await core.models.rooms.model.deleteMany({ _id: { $in: unused }, madeFor: { $type: 'string' } });
  await workOffRooms(
    core,
    roomIds.filter((id) => used.has(id)),
  );
}

function idsOf(rooms: readonly { _id: string }[]): string[] {
  return rooms.map((room) => room._id);
}
