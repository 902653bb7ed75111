import { NO_PLACE, type Place } from '../../domain/health/device.ts';
import { foldName } from '../../domain/text/names.ts';
import {
  freeName,
  healthRank,
  placeOf,
  recomputeRoom,
  roomNames,
  samePlace,
  type RoomDevice,
} from '../../domain/rooms/recompute.ts';
import type { DeviceDocument, RoomMember } from '../../models/device.ts';
import type { RoomDocument } from '../../models/room.ts';
import type { Core } from '../core.ts';
import { moveStep } from '../devices/move-device.ts';
import { stepDevices } from '../devices/save-devices.ts';
import { leavingRoom } from './leaving-room.ts';
import { roomState, withChanges } from './room-document.ts';

function memberOf(device: RoomMember): RoomDevice {
  const displayName = device.facts.profile?.displayName?.value ?? null;
  return {
    id: device._id,
    computer: device.computer,
    displayName,
    health: device.health,
    healthReason: device.healthReason,
  };
}

/**
 * Recomputes rooms of a workspace from all their devices and saves each under its guard, its changes in its outbox. The room is read
 * before its devices, and saved even where nothing changed: so of two that recompute at once, the one that saw the older devices loses
 * and looks again. Devices whose faults know another place for their room are put right. Returns the rooms, and the devices it changed.
 */
export async function recomputeRooms(
  core: Core,
  workspace: string,
  roomIds: readonly string[],
): Promise<{ rooms: RoomDocument[]; devices: DeviceDocument[] }> {
  const { rooms, devices } = core.models;
  const saved: RoomDocument[] = [];
  const misplaced: Misplaced = new Map();
  let open = roomIds;
  while (open.length > 0) {
    const now = core.clock();
    const found = await rooms.byIds(workspace, open);
    await findHomeless(core, workspace, missing(open, found), misplaced);
    const members = found.length > 0 ? await devices.membersOfRooms(workspace, open) : [];
    const used = await roomsNamedAsWanted(core, workspace, found, members);
    const next = found.map((room) => {
      const inside = members
        .filter((device) => device.place.roomId === room._id)
        .sort((a, b) => a.firstSeenAt.getTime() - b.firstSeenAt.getTime());
      const others = used.filter((other) => other._id !== room._id);
      const nextRoom = nextDocument(room, inside, new Set(others.map((other) => other.nameKey)), now);
      for (const device of inside) {
        const place = placeOf(roomState(nextRoom));
        if (samePlace(device.place, place)) misplaced.delete(device._id);
        else misplaced.set(device._id, { from: room._id, to: place });
      }
      return nextRoom;
    });
    const won = await rooms.save(workspace, next);
    saved.push(...next.filter((room) => won.has(room._id)));
    open = next.filter((room) => !won.has(room._id)).map((room) => room._id);
  }
  return { rooms: saved, devices: await placeDevices(core, workspace, misplaced) };
}

/** The rooms that have a name which a room named after its computer wants, now that a display name is known. */
async function roomsNamedAsWanted(
  core: Core,
  workspace: string,
  rooms: readonly RoomDocument[],
  members: readonly RoomMember[],
): Promise<RoomDocument[]> {
  const wanted: string[] = [];
  for (const room of rooms.filter(({ namedAfter }) => namedAfter === 'COMPUTER')) {
    const named = members.filter((device) => device.place.roomId === room._id && device.facts.profile?.displayName);
    if (named.length === 0) continue;
    wanted.push(...named.flatMap(namesFor).map(foldName));
  }
  return wanted.length > 0 ? core.models.rooms.byNameKeys(workspace, wanted) : [];
}

function namesFor(device: RoomMember): string[] {
  return roomNames(device.facts.profile.displayName!.value, device.computer);
}

function nextDocument(room: RoomDocument, members: RoomMember[], taken: ReadonlySet<string>, now: Date): RoomDocument {
  if (room.goesWhenEmpty === true && members.length === 0) return leavingRoom(room, 'Its last device moved', now);
  const named = members.map((device) => {
    const member = memberOf(device);
    return member.displayName ? { ...member, displayName: freeName(namesFor(device), taken) } : member;
  });
  const { room: state, changes } = recomputeRoom(roomState(room), named, now);
  const { id: _id, ...kept } = state;
  return {
    ...room,
    ...kept,
    nameKey: foldName(kept.name),
    healthRank: healthRank(kept.health!),
    // From now on the change log has it: it is a room like any other, even if its device has been put elsewhere meanwhile.
    madeFor: null,
    ...withChanges(room, changes, now),
  };
}

/** Devices that know another place than their room's: the room that was looked at, and the place that is right. */
type Misplaced = Map<string, { from: string; to: Place }>;

function missing(roomIds: readonly string[], found: readonly RoomDocument[]): string[] {
  const there = new Set(found.map((room) => room._id));
  return roomIds.filter((id) => !there.has(id));
}

/** A device that was put into a room while that room was deleted has none. */
async function findHomeless(core: Core, workspace: string, gone: string[], misplaced: Misplaced): Promise<void> {
  if (gone.length === 0) return;
  for (const device of await core.models.devices.inRooms(workspace, gone)) {
    misplaced.set(device._id, { from: device.place.roomId!, to: NO_PLACE });
  }
}

/** Tells devices, and by a change each of their faults that is not CLOSED, where their room is now. */
async function placeDevices(core: Core, workspace: string, places: Misplaced): Promise<DeviceDocument[]> {
  if (places.size === 0) return [];
  const documents = await core.models.devices.byIds(workspace, [...places.keys()]);
  return stepDevices(core, workspace, documents, (document, now) => {
    const { from, to } = places.get(document._id)!;
    // Someone moved the device to another room meanwhile: that room puts its place right.
    if (document.place.roomId !== from || samePlace(document.place, to)) return null;
    // The room may have changed once more, and another process have told its devices before us: so it is looked at again.
    return { ...moveStep(document, to, now, 'Its room changed'), dirtyRooms: [to.roomId] };
  });
}
