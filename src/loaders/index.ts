import type DataLoader from 'dataloader';
import { reachesSite, type Access } from '../domain/principals/permissions.ts';
import type { FaultState } from '../domain/health/device.ts';
import type { BuildingDocument } from '../models/building.ts';
import type { AlertDocument } from '../models/alert.ts';
import type { ShownDevice } from '../models/device.ts';
import type { EventDocument } from '../models/event.ts';
import type { FaultDocument } from '../models/fault.ts';
import type { Models } from '../models/index.ts';
import type { RoomDocument } from '../models/room.ts';
import type { SavedQueryDocument } from '../models/saved-query.ts';
import type { SiteDocument } from '../models/site.ts';
import { deviceReads, type DeviceMembers } from './device-reads.ts';
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
  alertById: DataLoader<string, AlertDocument | null>;
  eventById: DataLoader<string, EventDocument | null>;
  savedQueryById: DataLoader<string, SavedQueryDocument | null>;
  /** Faults in these states, by room or by device. Only for states of which a device has few: not CLOSED. */
  faultsOfRoom(states: readonly FaultState[]): DataLoader<string, FaultDocument[]>;
  faultsOfDevice(states: readonly FaultState[]): DataLoader<string, FaultDocument[]>;
  /**
   * Says which members of devices the operation shows, before its first device is loaded; others are then not read. Of loaders that
   * several operations share devices are read whole.
   */
  showDevices(members: DeviceMembers): void;
}

/** What a page of messages is about: its first message reads for all of them. */
export interface Ahead {
  roomIds?: readonly string[];
  deviceIds?: readonly string[];
  faultIds?: readonly string[];
  alertIds?: readonly string[];
}

/** How far the loaders reach: what is of another workspace, or of other sites, is not found. */
export type Reach = Pick<Access, 'workspace' | 'sites'>;

/** The loaders of one caller: what is out of its reach is not found. */
export function createLoaders(models: Models, reach: Reach, ahead?: Ahead): Loaders {
  const { rooms, sites, buildings, faults, alerts, events, savedQueries } = models;
  const { workspace } = reach;
  const within =
    <D>(siteOf: (document: D) => string | null) =>
    (found: D[]): D[] =>
      reach.sites == null ? found : found.filter((document) => reachesSite(reach, siteOf(document)));
  const room = within<RoomDocument>(({ site }) => site);
  const device = within<ShownDevice>(({ place }) => place.site);
  const fault = within<FaultDocument>(({ site }) => site);
  const alert = within<AlertDocument>(({ site }) => site);
  const building = within<BuildingDocument>(({ site }) => site);
  const own =
    <D>(
      read: (workspace: string, ids: readonly string[]) => Promise<D[]>,
      kept: (found: D[]) => D[] = (found) => found,
    ) =>
    async (ids: string[]) =>
      kept(await read(workspace, ids));
  const { roomIds = [], deviceIds = [], faultIds = [], alertIds = [] } = ahead ?? {};
  const loadDevices = deviceReads(models, workspace, device);

  return {
    showDevices(shown) {
      if (!ahead) loadDevices.members = shown;
    },
    roomById: byKey(own(rooms.byIds, room), (found) => found._id, roomIds),
    siteByName: byKey(
      own(
        sites.byNames,
        within<SiteDocument>(({ name }) => name),
      ),
      (found) => found.name,
    ),
    buildingByKey: byKey(own(buildings.byKeys, building), (found) => found.buildingKey),
    buildingsOfSite: byOwner(
      async (names) => building(await buildings.ofSites(workspace, names)),
      (found) => found.site,
    ),
    deviceById: byKey(
      (ids) => loadDevices.byIds(ids),
      (found) => found._id,
      deviceIds,
    ),
    deviceByComputerKey: byKey(
      (keys) => loadDevices.byComputerKeys(keys),
      (found) => found.computerKey,
    ),
    devicesOfRoom: byOwner(
      (ids) => loadDevices.byRooms(ids),
      (found) => found.place.roomId,
      roomIds,
    ),
    faultById: byKey(own(faults.byIds, fault), (found) => found._id, faultIds),
    eventById: byKey(
      async (ids) => eventsWithin(models, reach, await events.byIds(workspace, ids)),
      (event) => event._id,
    ),
    alertById: byKey(own(alerts.byIds, alert), (found) => found._id, alertIds),
    savedQueryById: byKey(own(savedQueries.byIds), (query) => query._id),
    faultsOfRoom: byStates((states) =>
      byOwner(
        async (ids) => fault(await faults.ofRooms(workspace, ids, states)),
        (found) => found.roomId,
        roomIds,
      ),
    ),
    faultsOfDevice: byStates((states) =>
      byOwner(
        async (ids) => fault(await faults.ofDevices(workspace, ids, states)),
        (found) => found.deviceId,
        deviceIds,
      ),
    ),
  };
}

/** Events know their computer, which is where its device is now. */
async function eventsWithin({ devices }: Models, { workspace, sites }: Reach, found: EventDocument[]) {
  if (sites == null || found.length === 0) return found;
  const keys = new Set(await devices.computerKeysOfSites(workspace, sites));
  return found.filter(({ computerKey }) => keys.has(computerKey));
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
