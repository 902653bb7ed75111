import type { Collection } from 'mongoose';
import type { Fault, Place, Signal } from '../../domain/health/device.ts';
import type { NewEntry } from '../../feed/change-log.ts';
import { duplicateIndexes } from '../../models/support/duplicate-key.ts';
import type { DeviceDocument } from '../../models/device.ts';
import type { FaultDocument } from '../../models/fault.ts';
import { patchGuarded } from '../../models/support/guarded.ts';
import type { RoomDocument } from '../../models/room.ts';
import type { Core } from '../core.ts';
import { recomputeRooms } from '../rooms/recompute-rooms.ts';

/**
 * Works off what saved devices left to do, in a fixed order: the faults as queries see them, their rooms, the change log, then the
 * outbox is cleared. Every step may be repeated, by anyone: a sweep does it where a crash left something.
 */
export async function workOffDevices(core: Core, documents: DeviceDocument[]): Promise<void> {
  const pending = documents.filter((device) => device.pendingSince !== null);
  if (pending.length === 0) return;
  await projectFaults(core, pending);
  const dirty = [...new Set(pending.flatMap((device) => device.dirtyRooms))];
  const { rooms, devices: moved } = dirty.length > 0 ? await recomputeRooms(core, dirty) : { rooms: [], devices: [] };
  await appendChanges(core, pending, rooms);
  await Promise.all([clearDevices(core, pending), clearRooms(core, rooms)]);
  await workOffDevices(core, moved);
}

/** Works off rooms that were saved on their own: recomputes them, so that their devices know their place, and appends. */
export async function workOffRooms(core: Core, roomIds: string[]): Promise<void> {
  if (roomIds.length === 0) return;
  const { rooms, devices } = await recomputeRooms(core, roomIds);
  await appendChanges(core, [], rooms);
  await clearRooms(core, rooms);
  await workOffDevices(core, devices);
}

/** Puts what rooms' outboxes hold into the log. */
export function appendRoomChanges(core: Core, rooms: RoomDocument[]): Promise<void> {
  return appendChanges(core, [], rooms);
}

async function appendChanges(core: Core, devices: DeviceDocument[], rooms: RoomDocument[]): Promise<void> {
  const byWorkspace = new Map<string, NewEntry[]>();
  const add = (workspace: string, entries: NewEntry[]) =>
    byWorkspace.set(workspace, [...(byWorkspace.get(workspace) ?? []), ...entries]);
  for (const device of devices) add(device.leaves ?? device.workspace, faultEntries(device));
  for (const room of rooms) add(room.leaves ?? room.workspace, roomEntries(room));
  for (const [workspace, entries] of byWorkspace) await core.changeLog.append(workspace, entries);
}

function faultEntries(device: DeviceDocument): NewEntry[] {
  return device.outbox.map(({ kind, at, reason, previousState, before, after, fault }) => ({
    feed: 'fault',
    subject: fault.id,
    version: fault.version,
    kind,
    at,
    reason,
    state: fault.state,
    previousState,
    before,
    after,
  }));
}

function roomEntries(room: RoomDocument): NewEntry[] {
  return room.outbox.map((change) => ({ feed: 'room', subject: room._id, ...change }));
}

/** Writes each fault as its last change left it; a greater version that is there already stays. */
async function projectFaults(core: Core, devices: DeviceDocument[]): Promise<void> {
  const latest = devices.flatMap((device) => {
    const byFault = new Map(device.outbox.map((change) => [change.fault.id, change]));
    // A later report of the same is no change: only the device knows of it.
    const held = new Map(device.faults.map((fault) => [fault.id, fault]));
    return [...byFault.values()].map(({ fault, after }) => faultDocument(device, held.get(fault.id) ?? fault, after));
  });
  if (latest.length === 0) return;
  const write = (faults: readonly FaultDocument[], upsert: boolean) => {
    const operations = faults.map((fault) => {
      const filter = { _id: fault._id, version: { $lt: fault.version } } as object;
      return { replaceOne: { filter, replacement: fault as object, upsert } };
    });
    return core.models.faults.collection.bulkWrite(operations, { ordered: false });
  };
  // Where the version is not less, the upsert finds the id taken: as it should. So it does where another process inserts an earlier version
  // at this moment, for a server repeats an upsert by itself only where its filter is equality: written once more it finds that one.
  const taken = await write(latest, true).then(() => [], duplicateIndexes);
  if (taken.length > 0) {
    const again = taken.map((index) => latest[index]!);
    await write(again, false);
  }
}

/** A fault as queries see it. */
function faultDocument(device: DeviceDocument, fault: Fault, place: Place): FaultDocument {
  const { id, ...kept } = fault;
  const { roomId, roomName, site, building } = place;
  return {
    _id: id,
    workspace: device.leaves ?? device.workspace,
    deviceId: device._id,
    computer: device.computer,
    roomId,
    roomName,
    site,
    building,
    ...kept,
    lastSignal: signalOf(device, fault),
    sortAt: fault.openedAt ?? fault.startedAt,
  };
}

function signalOf(device: DeviceDocument, fault: Fault): Signal {
  const known = device.signals.find((signal) => signal.key === fault.signal);
  if (known) return known;
  const { signal: key, category, severity, startedAt: since, lastReportedAt } = fault;
  return { key, label: key, category, severity, state: 'UNKNOWN', value: null, since, lastReportedAt };
}

/** Clears outboxes, unless someone saved the device since: then that save's outbox holds these changes too, and is worked off there. */
async function clearDevices(core: Core, devices: DeviceDocument[]): Promise<void> {
  await clear(core.models.devices.collection, devices, { outbox: [], dirtyRooms: [], pendingSince: null });
}

/** The same for rooms. */
export async function clearRooms(core: Core, rooms: RoomDocument[]): Promise<void> {
  const pending = rooms.filter((room) => room.pendingSince !== null);
  await clear(core.models.rooms.collection, pending, { outbox: [], pendingSince: null });
}

/** What left its workspace has nothing more to do here, and goes for good. */
async function clear(
  collection: Collection,
  documents: readonly (DeviceDocument | RoomDocument)[],
  nothing: object,
): Promise<void> {
  const gone = documents.filter(({ leaves }) => leaves !== null);
  await patchGuarded(
    collection,
    documents.filter(({ leaves }) => leaves === null),
    nothing,
  );
  if (gone.length === 0) return;
  await collection.bulkWrite(
    gone.map(({ _id, revision }) => ({ deleteOne: { filter: { _id, revision } as object } })),
    { ordered: false },
  );
}
