import type { Fault, Place, Signal } from '../../domain/health/device.ts';
import type { NewEntry } from '../../feed/change-log.ts';
import type { DeviceDocument } from '../../models/device.ts';
import type { FaultDocument } from '../../models/fault.ts';
import type { RoomDocument } from '../../models/room.ts';
import type { Core } from '../core.ts';
import { newPlaces, recordPlaces } from '../sites/record-sites.ts';
import { recomputeRooms } from '../rooms/recompute-rooms.ts';

/**
 * Works off what saved devices of a workspace left to do, in a fixed order: the faults as queries see them, their rooms, the change log, then the
 * outbox is cleared. Every step may be repeated, by anyone: a sweep does it where a crash left something.
 */
export async function workOffDevices(
  core: Core,
  workspace: string,
  documents: readonly DeviceDocument[],
): Promise<void> {
  const pending = documents.filter((device) => device.pendingSince !== null);
  if (pending.length === 0) return;
  await projectFaults(core, workspace, pending);
  const dirty = [...new Set(pending.flatMap((device) => device.dirtyRooms))];
  const { rooms, devices: moved } =
    dirty.length > 0 ? await recomputeRooms(core, workspace, dirty) : { rooms: [], devices: [] };
  await appendChanges(core, workspace, pending, rooms);
  await Promise.all([core.models.devices.clearOutboxes(workspace, pending), clearRooms(core, workspace, rooms)]);
  await workOffDevices(core, workspace, moved);
}

/** Works off rooms that were saved on their own: recomputes them, so that their devices know their place, and appends. */
export async function workOffRooms(core: Core, workspace: string, roomIds: readonly string[]): Promise<void> {
  if (roomIds.length === 0) return;
  const { rooms, devices } = await recomputeRooms(core, workspace, roomIds);
  await appendChanges(core, workspace, [], rooms);
  await clearRooms(core, workspace, rooms);
  await workOffDevices(core, workspace, devices);
}

/** Puts what rooms' outboxes hold into the log. */
export function appendRoomChanges(core: Core, workspace: string, rooms: readonly RoomDocument[]): Promise<void> {
  return appendChanges(core, workspace, [], rooms);
}

async function appendChanges(
  core: Core,
  workspace: string,
  devices: readonly DeviceDocument[],
  rooms: readonly RoomDocument[],
): Promise<void> {
  await recordPlaces(core, workspace, newPlaces(rooms));
  await core.changeLog.append(workspace, [...devices.flatMap(faultEntries), ...rooms.flatMap(roomEntries)]);
}

/** Clears the outboxes of rooms whose changes are in the log, unless someone saved one since. */
export async function clearRooms(core: Core, workspace: string, rooms: readonly RoomDocument[]): Promise<void> {
  const pending = rooms.filter((room) => room.pendingSince !== null);
  await core.models.rooms.clearOutboxes(workspace, pending);
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
async function projectFaults(core: Core, workspace: string, devices: readonly DeviceDocument[]): Promise<void> {
  const latest = devices.flatMap((device) => {
    const byFault = new Map(device.outbox.map((change) => [change.fault.id, change]));
    // A later report of the same is no change: only the device knows of it.
    const held = new Map(device.faults.map((fault) => [fault.id, fault]));
    return [...byFault.values()].map(({ fault, after }) =>
      faultDocument(workspace, device, held.get(fault.id) ?? fault, after),
    );
  });
  await core.models.faults.project(workspace, latest);
}

/** A fault as queries see it. */
function faultDocument(workspace: string, device: DeviceDocument, fault: Fault, place: Place): FaultDocument {
  const { id, ...kept } = fault;
  const { roomId, roomName, site, building } = place;
  return {
    _id: id,
    workspace,
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
