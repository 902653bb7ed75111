import {
  describeChanges,
  isUntouched,
  planImport,
  type ImportedRoom,
  type ImportPlan,
  type KnownDevice,
  type KnownInventory,
  type RoomPlan,
} from '../../domain/inventory/plan-import.ts';
import { foldName } from '../../domain/text/names.ts';
import { CommandError } from '../../errors.ts';
import type { Core } from '../core.ts';
import { roomState } from '../rooms/room-document.ts';
import { applyPlan } from './apply-plan.ts';
import { checkRooms, refusalOf, type ImportRefusal, type ImportRoomInput } from './check-rooms.ts';

/** What became, or would become, of one room of an import. */
export interface ImportReport {
  readonly index: number;
  readonly name: string;
  readonly action: 'CREATED' | 'UPDATED' | 'UNCHANGED' | 'REFUSED';
  /** Null for one that was refused, or would be made. */
  readonly roomId: string | null;
  /** What is different about the room, in words. */
  readonly changes: readonly string[];
  /** Computers that were registered. */
  readonly registered: readonly string[];
  /** Computers that came from another room, or from none. */
  readonly moved: readonly string[];
  /** The names of rooms that went because their last device moved here. */
  readonly removedRooms: readonly string[];
  readonly refusals: readonly ImportRefusal[];
}

/** Rooms of one import; more are sent one after the other. */
const MOST_ROOMS = 500;
/** A room that others change again and again is refused after so many attempts. */
const ATTEMPTS = 5;

/**
 * Makes and changes rooms, registers computers and moves devices, so that the rooms are as they are given. The same import again changes
 * nothing. After a crash in the middle each room is whole or as it was, and the import can be sent again. Answers a report on each room,
 * in their order. Throws a `CommandError` for too many.
 */
export async function importRooms(
  core: Core,
  workspace: string,
  rooms: readonly ImportRoomInput[],
  dryRun: boolean,
): Promise<ImportReport[]> {
  if (rooms.length > MOST_ROOMS) {
    throw new CommandError('LIMIT', `at most ${MOST_ROOMS} rooms`, ['input', 'rooms'], String(rooms.length));
  }
  const { good, refused } = checkRooms(rooms);
  const reports = new Map(refused.map((one) => [one.index, refusedReport(rooms[one.index]!.name, one)]));
  let open: readonly ImportedRoom[] = good;
  for (let attempt = 1; open.length > 0; attempt += 1) {
    const plan = planImport(open, await readInventory(core, workspace, open));
    const done = dryRun ? new Map<number, string | null>() : await applyPlan(core, workspace, plan);
    for (const one of plan.rooms) {
      const { index } = one.imported;
      if (!dryRun && !done.has(index)) continue;
      const report = reportOf(one, plan, done.get(index) ?? one.room?.id ?? null);
      reports.set(index, joined(reports.get(index), report));
    }
    if (dryRun) break;
    open = open.filter(({ index }) => !done.has(index));
    if (attempt < ATTEMPTS) continue;
    const busy = new CommandError('CONFLICT', 'a room that nobody else changes at the same time', ['input', 'name']);
    for (const { index, name } of open) reports.set(index, refusedReport(name, refusalOf(index, busy, { name })));
    break;
  }
  return rooms.map((_, index) => reports.get(index)!);
}

/** What is there of what these rooms name: as much as their plan needs, however many rooms there are. */
async function readInventory(
  core: Core,
  workspace: string,
  imported: readonly ImportedRoom[],
): Promise<KnownInventory> {
  const { rooms, devices, signalPolicies } = core.models;
  const computers = imported.flatMap(({ computers: names }) => names.map(foldName));
  const named = await rooms.byNameKeys(
    workspace,
    imported.map(({ name }) => foldName(name)),
  );
  const heard = computers.length > 0 ? await devices.shownByComputerKeys(workspace, computers) : [];
  const known = new Map(named.map((room) => [room._id, room]));
  const further = heard.map(({ place }) => place.roomId).filter((id) => id !== null && !known.has(id)) as string[];
  for (const room of await rooms.byIds(workspace, [...new Set(further)])) known.set(room._id, room);
  const found = [...known.values()].map(roomState);
  const members = await devices.inRooms(
    workspace,
    found.filter(isUntouched).map(({ id }) => id),
  );
  const byId = new Map<string, KnownDevice>(
    members.map(({ _id, place }) => [_id, { id: _id, computer: '', roomId: place.roomId }]),
  );
  for (const { _id, computer, place } of heard) byId.set(_id, { id: _id, computer, roomId: place.roomId });
  const policies = await signalPolicies.all(workspace);
  const edited = new Set(policies.map(({ roomId }) => roomId).filter((id) => id !== null));
  return { rooms: found, devices: [...byId.values()], edited };
}

function reportOf(plan: RoomPlan, { emptied }: ImportPlan, roomId: string | null): ImportReport {
  const { imported, room, register, move } = plan;
  const changes = room ? describeChanges(room, imported) : [];
  const from = new Set(move.map((device) => device.roomId));
  const isSame = changes.length + register.length + move.length === 0 && room?.namedAfter === 'PERSON';
  return {
    ...{ index: imported.index, name: imported.name, roomId, changes },
    action: room === null ? 'CREATED' : isSame ? 'UNCHANGED' : 'UPDATED',
    registered: register,
    moved: move.map(({ computer }) => computer),
    removedRooms: emptied.filter(({ id }) => from.has(id)).map(({ name }) => name),
    refusals: [],
  };
}

/** A room that a first attempt made, and a second one completed, was made. */
function joined(first: ImportReport | undefined, then: ImportReport): ImportReport {
  return first?.action === 'CREATED' ? { ...then, action: 'CREATED' } : then;
}

function refusedReport(name: string, refusal: ImportRefusal): ImportReport {
  const nothing = { changes: [], registered: [], moved: [], removedRooms: [] };
  return { index: refusal.index, name, action: 'REFUSED', roomId: null, ...nothing, refusals: [refusal] };
}
