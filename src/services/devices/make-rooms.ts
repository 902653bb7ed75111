import { randomUUID } from 'node:crypto';
import type { Place } from '../../domain/health/device.ts';
import type { Report } from '../../domain/health/report.ts';
import { freeName, placeOf, roomNames } from '../../domain/rooms/recompute.ts';
import { foldName } from '../../domain/text/names.ts';
import type { DeviceDocument } from '../../models/device.ts';
import type { RoomDocument } from '../../models/room.ts';
import type { Core } from '../core.ts';
import { newRoom } from '../rooms/new-room.ts';
import { roomState } from '../rooms/room-document.ts';

/** A computer that is heard for the first time. */
export interface Newcomer {
  computer: string;
  reports: readonly Report[];
}

/** A device that somebody registered without a room, and that was never heard: it gets its own when it is. */
export function isRoomless({ facts, place }: DeviceDocument): boolean {
  return facts.lastEventAt === null && place.roomId === null;
}

/**
 * Gives each newcomer a room of its own: named by its display name, else by its computer. The room comes first and says for whom it
 * was made, so that after a crash the next try finds it. Answers the room of each, by folded computer name.
 */
export async function makeRooms(
  core: Core,
  workspace: string,
  newcomers: readonly Newcomer[],
  now: Date,
): Promise<Map<string, Place>> {
  const places = new Map<string, Place>();
  const give = (rooms: RoomDocument[]) => {
    for (const room of rooms) places.set(room.madeFor!, placeOf(roomState(room)));
  };
  const placeless = () => newcomers.filter((newcomer) => !places.has(foldName(newcomer.computer)));
  for (let open = newcomers; open.length > 0; open = placeless()) {
    const keys = open.map((newcomer) => foldName(newcomer.computer));
    give(await core.models.rooms.madeFor(workspace, keys));
    // One whose name was taken meanwhile is tried again; so is one for whose computer another process made a room: it is found then.
    give(await core.models.rooms.insert(await nameRooms(core, workspace, placeless(), now)));
  }
  return places;
}

async function nameRooms(
  core: Core,
  workspace: string,
  newcomers: readonly Newcomer[],
  now: Date,
): Promise<RoomDocument[]> {
  if (newcomers.length === 0) return [];
  const wanted = newcomers.map((newcomer) => {
    const displayName =
      newcomer.reports.map((report) => report.profile.displayName).find((name) => name !== undefined) ?? null;
    return { newcomer, displayName, names: roomNames(displayName, newcomer.computer) };
  });
  const used = await core.models.rooms.byNameKeys(
    workspace,
    wanted.flatMap(({ names }) => names.map(foldName)),
  );
  const taken = new Set(used.map((room) => room.nameKey));
  return wanted.map(({ newcomer, displayName, names }) => {
    const name = freeName(names, taken) ?? `${names[0]} ${randomUUID()}`;
    taken.add(foldName(name));
    return newRoom(workspace, name, now, {
      namedAfter: displayName ? 'DISPLAY_NAME' : 'COMPUTER',
      madeFor: foldName(newcomer.computer),
    });
  });
}

/**
 * Removes rooms that were made for computers which are in another room by now, as long as no change of them is in the change log. The
 * room of a device that has none yet stays: the next report puts the device there.
 */
export async function removeUnused(
  core: Core,
  workspace: string,
  made: Map<string, Place>,
  devices: readonly DeviceDocument[],
): Promise<void> {
  const ids = devices
    .filter((device) => !isRoomless(device))
    .map(({ computerKey, place }) => ({ is: place.roomId, made: made.get(computerKey)?.roomId ?? null }))
    .filter((room) => room.made !== null && room.made !== room.is)
    .map((room) => room.made!);
  if (ids.length === 0) return;
  await core.models.rooms.removeWaiting(workspace, ids);
}
