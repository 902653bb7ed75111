import { randomUUID } from 'node:crypto';
import { newDevice, type Place } from '../../domain/health/device.ts';
import { foldName } from '../../domain/text/names.ts';
import type { DeviceDocument } from '../../models/device.ts';
import type { Core } from '../core.ts';
import { isRoomless, makeRooms, removeUnused, type Newcomer } from './make-rooms.ts';

/** A device's first document, nothing folded yet. */
export function firstDocument(workspace: string, computer: string, place: Place, now: Date): DeviceDocument {
  const { id: _id, ...state } = newDevice(randomUUID(), computer, now);
  return {
    _id,
    workspace,
    computerKey: foldName(computer),
    ...state,
    place,
    revision: 0,
    writeId: '',
    outbox: [],
    dirtyRooms: [],
    pendingSince: null,
    leaves: null,
  };
}

/**
 * Registers the computers that are not known, and gives those without a room their own. One that another process registers at the same
 * moment is left to the next round; `made` then tells which rooms may be left over.
 */
export async function registerUnknown(
  core: Core,
  workspace: string,
  computers: readonly string[],
  known: DeviceDocument[],
  byComputer: ReadonlyMap<string, Newcomer>,
  made: Map<string, Place>,
  now: Date,
): Promise<DeviceDocument[]> {
  const there = new Set(known.map((document) => document.computerKey));
  const newcomers = computers.filter((computer) => !there.has(computer)).map((computer) => byComputer.get(computer)!);
  const roomless = known.filter(isRoomless).map((document) => byComputer.get(document.computerKey)!);
  await removeUnused(core, workspace, made, known);
  if (newcomers.length + roomless.length === 0) return [];

  const places = await makeRooms(core, workspace, [...newcomers, ...roomless], now);
  for (const [computer, place] of places) made.set(computer, place);
  for (const document of known) document.place = places.get(document.computerKey) ?? document.place;
  const documents = newcomers.map(({ computer }) =>
    firstDocument(workspace, computer, places.get(foldName(computer))!, now),
  );
  const inserted = await core.models.devices.insert(documents);
  if (inserted.length < documents.length) {
    const winners = await core.models.devices.byComputerKeys(
      workspace,
      documents.map((document) => document.computerKey),
    );
    await removeUnused(core, workspace, places, winners);
  }
  return inserted;
}
