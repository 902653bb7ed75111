import { cut } from '../health/description.ts';
import type { Health, Place } from '../health/device.ts';
import { HEALTH_WORST_FIRST, roomHealth } from '../health/rollup.ts';
import type { OwnCalendar } from '../sites/calendar.ts';
import { foldName } from '../text/names.ts';
import type { RoomChange, RoomChangeKind, RoomFacet } from './room.ts';

/** The part of a room that its rules read and write. */
export interface RoomState extends OwnCalendar {
  id: string;
  name: string;
  namedAfter: 'COMPUTER' | 'DISPLAY_NAME' | 'PERSON';
  site: string | null;
  building: string | null;
  floor: string | null;
  account?: string | null;
  tags: string[];
  health: Health | null;
  healthSince: Date | null;
  deviceIds: string[];
  version: number;
}

export interface RoomDevice {
  id: string;
  computer: string;
  displayName: string | null;
  health: Health;
  healthReason: string;
}

/** The members of a room that filters match. */
function roomFacet(room: RoomState): RoomFacet {
  const { id, name, site, building, floor, tags, health } = room;
  return { roomId: id, name, site, building, floor, tags, health: health ?? 'UNKNOWN' };
}

/** The place of a room's devices, as their faults record it. */
export function placeOf(room: Pick<RoomState, 'id' | 'name' | 'site' | 'building'>): Place {
  return { roomId: room.id, roomName: room.name, site: room.site, building: room.building };
}

export function samePlace(a: Place, b: Place): boolean {
  return a.roomId === b.roomId && a.roomName === b.roomName && a.site === b.site && a.building === b.building;
}

/** The position of a health in the order worst first. */
export function healthRank(health: Health): number {
  return HEALTH_WORST_FIRST.indexOf(health);
}

/**
 * Recomputes a room from its devices: its health, its set of devices, and for a room named after its computer the first display name of a
 * device. Returns the room and the changes.
 */
export function recomputeRoom(
  room: RoomState,
  devices: readonly RoomDevice[],
  now: Date,
): { room: RoomState; changes: RoomChange[] } {
  const changes: RoomChange[] = [];
  let next = room;
  const change = (kind: RoomChangeKind, changed: Partial<RoomState>, reason: string) => {
    const before = next;
    next = { ...next, ...changed, version: next.version + 1 };
    changes.push(roomChange(before, next, kind, reason, now));
  };

  const verdict = roomHealth(devices);
  if (verdict.health !== room.health) {
    change('HEALTH_CHANGED', { health: verdict.health, healthSince: now }, verdict.reason);
  }
  const deviceIds = devices.map((device) => device.id).sort();
  const moved = deviceIds.join() !== [...room.deviceIds].sort().join();
  const born = room.health === null;
  const displayName = room.namedAfter === 'COMPUTER' ? devices.find((device) => device.displayName)?.displayName : null;
  if (displayName) next = { ...next, namedAfter: 'DISPLAY_NAME' };
  if (displayName && displayName !== room.name) {
    change('UPDATED', { deviceIds, name: displayName }, `Named ${displayName} by its console`);
  } else if (moved && !born) {
    change('UPDATED', { deviceIds }, 'Devices changed');
  } else if (moved) {
    next = { ...next, deviceIds };
  }
  return { room: next, changes };
}

/** A change from one state of a room to the next. A room's first change has no state before it. */
export function roomChange(
  before: RoomState,
  after: RoomState,
  kind: RoomChangeKind,
  reason: string,
  at: Date,
): RoomChange {
  return {
    kind,
    at,
    version: after.version,
    health: after.health ?? 'UNKNOWN',
    previousHealth: before.health,
    reason,
    before: before.health === null ? null : roomFacet(before),
    after: kind === 'REMOVED' ? null : roomFacet(after),
  };
}

/** The most characters of a room's name that come from a console's display name. */
const MAX_NAME_LENGTH = 200;

/** Candidates for the name of a room that is created for a console, in the order to try. */
export function roomNames(displayName: string | null, computer: string): string[] {
  const name = cut(displayName ?? computer, MAX_NAME_LENGTH);
  const own = `${name} (${computer})`;
  return [name, own, ...Array.from({ length: 8 }, (_, index) => `${own} ${index + 2}`)];
}

/** The first of these names that is not taken; null when all are. */
export function freeName(names: readonly string[], taken: ReadonlySet<string>): string | null {
  return names.find((name) => !taken.has(foldName(name))) ?? null;
}
