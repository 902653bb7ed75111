import type { RoomState } from '../rooms/recompute.ts';
import { foldName } from '../text/names.ts';

/** What people know of rooms, as a file of them says it; checked. A member that is undefined stays as it is. */
export interface ImportedMembers {
  readonly site?: string | null;
  readonly building?: string | null;
  readonly floor?: string | null;
  readonly tags?: readonly string[];
  readonly timeZone?: string | null;
  readonly account?: string | null;
}

/** A room of an import. */
export interface ImportedRoom {
  /** Its place in the list that was given. */
  readonly index: number;
  readonly name: string;
  readonly members: ImportedMembers;
  /** Those that are to be in the room; others that are there stay. */
  readonly computers: readonly string[];
}

/** A device as an import knows it. */
export interface KnownDevice {
  readonly id: string;
  readonly computer: string;
  readonly roomId: string | null;
}

/** What is there of what an import names. */
export interface KnownInventory {
  /** The rooms that have one of the names, and those that one of the devices is in. */
  readonly rooms: readonly RoomState[];
  /** The devices of the named computers, and all that are in one of the rooms. */
  readonly devices: readonly KnownDevice[];
  /** Rooms for which somebody has set a policy of a signal: that is an edit too. */
  readonly edited: ReadonlySet<string>;
}

/** What is to be done for one room. */
export interface RoomPlan {
  readonly imported: ImportedRoom;
  /** The room that is changed; null for one that is made. */
  readonly room: RoomState | null;
  /** Computers that were never heard of. */
  readonly register: readonly string[];
  /** Devices that come from another room, or from none. */
  readonly move: readonly KnownDevice[];
}

export interface ImportPlan {
  readonly rooms: readonly RoomPlan[];
  /** Rooms that appeared by themselves, were never edited, and lose their last device: they go. */
  readonly emptied: readonly RoomState[];
}

/** Whether a room appeared by itself, and nobody has said anything about it. */
export function isUntouched(room: RoomState): boolean {
  const { namedAfter, site, building, floor, tags, account, timeZone, serviceHours, maintenanceHours } = room;
  const members = [site, building, floor, account, timeZone, serviceHours, maintenanceHours];
  return namedAfter !== 'PERSON' && tags.length === 0 && members.every((member) => member == null);
}

/**
 * Decides what an import does: (rooms of the import, what is there) → plan. A room is found by its name. Where no room has the name, the
 * room that appeared by itself for one of the computers takes it, and keeps its id and history; else a room is made. No two rooms of an
 * import have one name or one computer; `findRepeated` tells those.
 */
export function planImport(imported: readonly ImportedRoom[], known: KnownInventory): ImportPlan {
  const byName = new Map(known.rooms.map((room) => [foldName(room.name), room]));
  const byId = new Map(known.rooms.map((room) => [room.id, room]));
  const devices = new Map(known.devices.map((device) => [foldName(device.computer), device]));
  const isFree = (room: RoomState) => isUntouched(room) && !known.edited.has(room.id);
  const claimed = new Set(imported.flatMap(({ name }) => byName.get(foldName(name))?.id ?? []));
  const rooms = imported.map((one): RoomPlan => {
    const found = one.computers.map((computer) => devices.get(foldName(computer)));
    const own = found
      .map((device) => byId.get(device?.roomId ?? ''))
      .find((room) => room !== undefined && isFree(room) && !claimed.has(room.id));
    const room = byName.get(foldName(one.name)) ?? own ?? null;
    if (room) claimed.add(room.id);
    return {
      ...{ imported: one, room },
      register: one.computers.filter((_, at) => !found[at]),
      move: found.filter(
        (device) => device !== undefined && (room === null || device.roomId !== room.id),
      ) as KnownDevice[],
    };
  });
  const moved = new Set(rooms.flatMap(({ move }) => move.map(({ id }) => id)));
  const left = known.devices.filter(({ id }) => moved.has(id)).map(({ roomId }) => roomId);
  const emptied = known.rooms.filter(
    (room) =>
      isFree(room) &&
      left.includes(room.id) &&
      !claimed.has(room.id) &&
      known.devices.every(({ id, roomId }) => roomId !== room.id || moved.has(id)),
  );
  return { rooms, emptied };
}

/** A room of an import that names again what an earlier one names. */
export interface Repetition {
  readonly index: number;
  readonly member: 'name' | 'computers';
  readonly value: string;
}

/** The rooms whose name, or one of whose computers, an earlier room of the import has. */
export function findRepeated(
  imported: readonly { readonly name: string; readonly computers: readonly string[] }[],
): Repetition[] {
  const names = new Set<string>();
  const computers = new Set<string>();
  return imported.flatMap((one, index): Repetition[] => {
    const twice = one.computers.find((computer) => computers.has(foldName(computer)));
    const isTwice = names.has(foldName(one.name));
    names.add(foldName(one.name));
    for (const computer of one.computers) computers.add(foldName(computer));
    if (isTwice) return [{ index, member: 'name', value: one.name }];
    return twice === undefined ? [] : [{ index, member: 'computers', value: twice }];
  });
}

/** What becomes of a room, in words: `site: "Bonn" → "Berlin"`. Members that stay are not named. */
export function describeChanges(before: RoomState, { name, members }: ImportedRoom): string[] {
  const after: Readonly<Record<string, unknown>> = { name, ...members };
  return Object.entries(after).flatMap(([member, value]) => {
    const [was, is] = [shown(before[member as keyof RoomState]), shown(value)];
    return value === undefined || was === is ? [] : [`${member}: ${was} → ${is}`];
  });
}

function shown(value: unknown): string {
  if (value == null || (Array.isArray(value) && value.length === 0)) return 'none';
  return Array.isArray(value) ? value.map((one) => JSON.stringify(one)).join(', ') : JSON.stringify(value);
}
