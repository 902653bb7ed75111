import type { Facts, Health } from '../health/device.ts';
import { HEALTH_WORST_FIRST } from '../health/rollup.ts';

/** The nine tiles of the original dashboard as numbers, by event time, whatever the threshold. */
export interface FleetNumbers {
  asOf: Date;
  rooms: number;
  devices: number;
  roomsByHealth: { health: Health; count: number }[];
  devicesSeen: number;
  devicesActive: number;
  devicesActiveLastHour: number;
  devicesInactive: number;
  devicesWithHardwareError: number;
  devicesWithAppError: number;
  devicesRestarted: number;
  osVersions: { version: string; count: number }[];
  appVersions: { version: string; count: number }[];
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Counts a fleet: (rooms, devices, now) → numbers. Active means a heartbeat (2000 or 2001), seen means any event. */
export function countFleet(
  rooms: readonly { health: Health | null }[],
  devices: readonly { facts: Pick<Facts, 'lastEventAt' | 'restarts' | 'families' | 'profile'> }[],
  now: Date,
): FleetNumbers {
  const within = (at: Date | null | undefined, span: number) => at != null && now.getTime() - at.getTime() <= span;
  const count = (test: (facts: (typeof devices)[number]['facts']) => boolean) =>
    devices.filter((device) => test(device.facts)).length;
  const lastHeartbeat = (facts: (typeof devices)[number]['facts']) => facts.families.heartbeat.newest?.stamp.at;
  return {
    asOf: now,
    rooms: rooms.length,
    devices: devices.length,
    roomsByHealth: HEALTH_WORST_FIRST.map((health) => ({
      health,
      count: rooms.filter((room) => (room.health ?? 'UNKNOWN') === health).length,
    })),
    devicesSeen: count((facts) => within(facts.lastEventAt, 30 * DAY)),
    devicesActive: count((facts) => within(lastHeartbeat(facts), 20 * MINUTE)),
    devicesActiveLastHour: count((facts) => within(lastHeartbeat(facts), HOUR)),
    devicesInactive: count((facts) => lastHeartbeat(facts) !== undefined && !within(lastHeartbeat(facts), 20 * MINUTE)),
    devicesWithHardwareError: count((facts) => within(facts.families.hardware.newestErrorAt, HOUR)),
    devicesWithAppError: count((facts) => within(facts.families.heartbeat.newestErrorAt, HOUR)),
    devicesRestarted: count((facts) => within(facts.restarts[0]?.at, DAY)),
    osVersions: countVersions(devices.map((device) => device.facts.profile.osVersion?.value)),
    appVersions: countVersions(devices.map((device) => device.facts.profile.appVersion?.value)),
  };
}

function countVersions(versions: (string | undefined)[]): { version: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const version of versions) if (version !== undefined) counts.set(version, (counts.get(version) ?? 0) + 1);
  return [...counts]
    .map(([version, count]) => ({ version, count }))
    .sort((a, b) => compareVersions(a.version, b.version));
}

/** The order of two versions: part by part, numbers as numbers, so that 10.0.9 comes before 10.0.19. */
function compareVersions(a: string, b: string): number {
  const [left, right] = [a.split('.'), b.split('.')];
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const [one, other] = [left[index] ?? '', right[index] ?? ''];
    const numeric = /^\d+$/.test(one) && /^\d+$/.test(other);
    const order = numeric ? Number(one) - Number(other) : one < other ? -1 : one > other ? 1 : 0;
    if (order !== 0) return order;
  }
  return 0;
}
