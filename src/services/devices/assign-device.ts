import { NO_PLACE, type Place } from '../../domain/health/device.ts';
import { settle } from '../../domain/health/transition.ts';
import { COMPUTER_NAME, foldName, readComputer } from '../../domain/text/names.ts';
import { placeOf } from '../../domain/rooms/recompute.ts';
import { CommandError } from '../../errors.ts';
import type { DeviceDocument } from '../../models/device.ts';
import { changeDevice } from './change-device.ts';
import { roomNotFound } from '../rooms/change-room.ts';
import { rulesOf, type Core } from '../core.ts';
import { roomState } from '../rooms/room-document.ts';
import { moveStep } from './move-device.ts';
import { firstDocument } from './register-devices.ts';
import { stateOf, stepOf, type DeviceStep } from './save-devices.ts';

/**
 * Puts a device into a room, or into none; registers it where it was never heard of. Answers the device's id.
 * Throws a `CommandError` for an invalid name and for a room that does not exist.
 */
export async function assignDevice(
  core: Core,
  workspace: string,
  computer: string,
  roomId: string | null,
): Promise<string> {
  const name = readComputer(computer);
  if (name === null) throw new CommandError('INVALID', COMPUTER_NAME, ['input', 'computer']);
  const place = roomId === null ? NO_PLACE : await placeOfRoom(core, workspace, roomId);
  const rules = await rulesOf(core, workspace);
  const device = await findOrRegister(core, workspace, name);
  await changeDevice(core, workspace, device._id, (document, now): DeviceStep | null => {
    if (document.place.roomId === place.roomId && document.revision > 0) return null;
    const dirtyRooms = [document.place.roomId, place.roomId];
    const settled = settle(stateOf(document), rules(document, now));
    if (document.place.roomId === place.roomId) return { ...stepOf(settled), dirtyRooms };
    const reason = place.roomId === null ? 'Taken out of its room' : `Moved to ${place.roomName}`;
    // One that is registered here is due when it counts as never heard.
    const dueAt = document.revision === 0 ? settled.device.dueAt : document.dueAt;
    return { ...moveStep({ ...document, dueAt }, place, now, reason), dirtyRooms };
  });
  return device._id;
}

async function placeOfRoom(core: Core, workspace: string, roomId: string): Promise<Place> {
  const room = await core.models.rooms.byId(workspace, roomId);
  if (!room) throw roomNotFound();
  return placeOf(roomState(room));
}

async function findOrRegister(core: Core, workspace: string, computer: string): Promise<DeviceDocument> {
  const [known] = await core.models.devices.byComputerKeys(workspace, [foldName(computer)]);
  if (known) return known;
  const [inserted] = await core.models.devices.insert([firstDocument(workspace, computer, NO_PLACE, core.clock())]);
  return inserted ?? findOrRegister(core, workspace, computer);
}
