import type { Parts } from './parts.ts';
import { finishRoomDeletion } from './delete-room.ts';
import { workOffDevices, workOffRooms } from './work-off.ts';

/** Whoever saved works its outbox off at once; what waits longer was left by a crash. */
const LEFT_BEHIND = 5_000;
const PAGE = 200;

/** Works off what crashes left: outboxes of devices and rooms, and rooms made for a device that never came. */
export async function sweepOutboxes(parts: Parts): Promise<{ devices: number; rooms: number }> {
  const before = new Date(parts.clock().getTime() - LEFT_BEHIND);
  const devices = await parts.models.devices.pending(before, PAGE);
  await workOffDevices(parts, devices);

  const rooms = await parts.models.rooms.pending(before, PAGE);
  for (const room of rooms.filter(({ leaves }) => leaves !== null)) await finishRoomDeletion(parts, room);
  const staying = rooms.filter(({ leaves, madeFor }) => leaves === null && madeFor === null);
  if (staying.length > 0)
    await workOffRooms(
      parts,
      staying.map((room) => room._id),
    );
  await removeAbandoned(
    parts,
    rooms.filter(({ madeFor }) => madeFor !== null).map((room) => room._id),
  );
  return { devices: devices.length, rooms: rooms.length };
}

/** A room that was made for a device which then did not come: its sender's retry makes another. */
async function removeAbandoned(parts: Parts, roomIds: string[]): Promise<void> {
  if (roomIds.length === 0) return;
  const used = new Set((await parts.models.devices.inRooms(roomIds)).map((device) => device.place.roomId));
  const unused = roomIds.filter((id) => !used.has(id));
  await parts.models.rooms.model.deleteMany({ _id: { $in: unused }, madeFor: { $ne: null } });
  if (used.size > 0)
    await workOffRooms(
      parts,
      roomIds.filter((id) => used.has(id)),
    );
}
