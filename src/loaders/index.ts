import type DataLoader from 'dataloader';
import type { FaultState } from '../domain/health/device.ts';
import type { BuildingDocument } from '../models/building.ts';
import type { ShownDevice } from '../models/device.ts';
import type { EventDocument } from '../models/event.ts';
import type { FaultDocument } from '../models/fault.ts';
import type { Models } from '../models/index.ts';
import type { RoomDocument } from '../models/room.ts';
import type { SavedQueryDocument } from '../models/saved-query.ts';
import type { SiteDocument } from '../models/site.ts';
import { byKey, byOwner } from './loader.ts';

/** Batched reads of one operation, or of one pushed message: made anew for each, so that nothing stale is shown. */
export interface Loaders {
  roomById: DataLoader<string, RoomDocument | null>;
  siteByName: DataLoader<string, SiteDocument | null>;
  /** By `buildingKey`. */
  buildingByKey: DataLoader<string, BuildingDocument | null>;
  /** The buildings of a site, by the site's name. */
  buildingsOfSite: DataLoader<string, BuildingDocument[]>;
  deviceById: DataLoader<string, ShownDevice | null>;
  deviceByComputerKey: DataLoader<string, ShownDevice | null>;
  devicesOfRoom: DataLoader<string, ShownDevice[]>;
  faultById: DataLoader<string, FaultDocument | null>;
  eventById: DataLoader<string, EventDocument | null>;
  savedQueryById: DataLoader<string, SavedQueryDocument | null>;
  /** Faults in these states, by room or by device. Only for states of which a device has few: not CLOSED. */
  faultsOfRoom(states: readonly FaultState[]): DataLoader<string, FaultDocument[]>;
  faultsOfDevice(states: readonly FaultState[]): DataLoader<string, FaultDocument[]>;
}

/** What a page of messages is about: its first message reads for all of them. */
export interface Ahead {
  roomIds?: readonly string[];
  deviceIds?: readonly string[];
  faultIds?: readonly string[];
}

/** The loaders of one workspace: a foreign id is not found. */
export function createLoaders(
  { rooms, sites, buildings, devices, faults, events, savedQueries }: Models,
  workspace: string,
  { roomIds = [], deviceIds = [], faultIds = [] }: Ahead = {},
): Loaders {
  const own =
    <D>(read: (workspace: string, ids: readonly string[]) => Promise<D[]>) =>
    (ids: string[]) =>
      read(workspace, ids);
  const deviceById = byKey(own(devices.shownByIds), (device) => device._id, deviceIds);
  const keep = (found: ShownDevice[]) => {
    for (const device of found) deviceById.prime(device._id, device);
    return found;
  };
  return {
    roomById: byKey(own(rooms.byIds), (room) => room._id, roomIds),
    siteByName: byKey(own(sites.byNames), (site) => site.name),
    buildingByKey: byKey(own(buildings.byKeys), (building) => building.buildingKey),
    buildingsOfSite: byOwner(own(buildings.ofSites), (building) => building.site),
    deviceById,
    deviceByComputerKey: byKey(
      async (keys) => keep(await devices.shownByComputerKeys(workspace, keys)),
      (device) => device.computerKey,
    ),
    devicesOfRoom: byOwner(
      async (ids) => keep(await devices.shownByRooms(workspace, ids)),
      (device) => device.place.roomId,
      roomIds,
    ),
    faultById: byKey(own(faults.byIds), (fault) => fault._id, faultIds),
    eventById: byKey(own(events.byIds), (event) => event._id),
    savedQueryById: byKey(own(savedQueries.byIds), (query) => query._id),
    faultsOfRoom: byStates((states) =>
      byOwner(
        (ids) => faults.ofRooms(workspace, ids, states),
        (fault) => fault.roomId,
        roomIds,
      ),
    ),
    faultsOfDevice: byStates((states) =>
      byOwner(
        (ids) => faults.ofDevices(workspace, ids, states),
        (fault) => fault.deviceId,
        deviceIds,
      ),
    ),
  };
}

/** One loader for each set of states that is asked for. */
function byStates<L>(make: (states: FaultState[]) => L): (states: readonly FaultState[]) => L {
  const made = new Map<string, L>();
  return (states) => {
    const wanted = [...new Set(states)].sort();
    const key = wanted.join();
    const loader = made.get(key) ?? make(wanted);
    made.set(key, loader);
    return loader;
  };
}
