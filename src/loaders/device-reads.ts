import type { ShownDevice } from '../models/device.ts';
import type { Models } from '../models/index.ts';

/** Members of a device; null for all. */
export type DeviceMembers = readonly (keyof ShownDevice)[] | null;

/** Reads of devices for the loaders of one operation: a device that one read brings is not read again by its id. */
export interface DeviceReads {
  /** The members that are read, beside those that are read of every device. */
  members: DeviceMembers;
  byIds(ids: readonly string[]): Promise<ShownDevice[]>;
  byComputerKeys(keys: readonly string[]): Promise<ShownDevice[]>;
  byRooms(roomIds: readonly string[]): Promise<ShownDevice[]>;
}

/** @param within leaves out the devices that are out of the caller's reach. */
export function deviceReads(
  { devices }: Models,
  workspace: string,
  within: (found: ShownDevice[]) => ShownDevice[],
): DeviceReads {
  const known = new Map<string, ShownDevice>();
  const underWay = new Set<Promise<unknown>>();

  function read(found: PromiseLike<ShownDevice[]>): Promise<ShownDevice[]> {
    const reading = Promise.resolve(found).then((all) => {
      const kept = within(all);
      for (const device of kept) known.set(device._id, device);
      return kept;
    });
    const settled: Promise<unknown> = reading.catch(() => undefined).then(() => underWay.delete(settled));
    underWay.add(settled);
    return reading;
  }

  return {
    members: null,
    /** Waits for the reads that are under way, which may bring them. */
    async byIds(ids) {
      await Promise.all(underWay);
      const unknown = ids.filter((id) => !known.has(id));
      if (unknown.length > 0) await read(devices.shownByIds(workspace, unknown, this.members));
      return ids.flatMap((id) => known.get(id) ?? []);
    },
    byComputerKeys(keys) {
      return read(devices.shownByComputerKeys(workspace, keys, this.members));
    },
    byRooms(roomIds) {
      return read(devices.shownByRooms(workspace, roomIds, this.members));
    },
  };
}
