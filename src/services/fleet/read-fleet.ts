import { countFleet, type FleetNumbers } from '../../domain/fleet/fleet.ts';
import type { RoomFilter } from '../../domain/rooms/room-filter.ts';
import type { Core } from '../core.ts';

/** The fleet in numbers. With a filter, its rooms and their devices; without one, devices without a room count too. */
export async function readFleet(core: Core, workspace: string, filter: RoomFilter | null): Promise<FleetNumbers> {
  const { rooms, devices } = core.models;
  const [found, all] = await Promise.all([rooms.healths(workspace, filter ?? {}), devices.forFleet(workspace)]);
  const inside = new Set(found.map((room) => room._id));
  const counted = filter
    ? all.filter((device) => device.place.roomId !== null && inside.has(device.place.roomId))
    : all;
  return countFleet(found, counted, core.clock());
}
