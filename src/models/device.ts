import { Schema, type Connection, type Model } from 'mongoose';
import type { DeviceState, FaultChange } from '../domain/health/device.ts';
import { readById, readByIds } from './support/by-ids.ts';
import { deviceConditions, type DeviceFilter } from './support/filters.ts';
import type { ListQuery } from './support/page.ts';
import { clearOutboxes, saveGuarded } from './support/guarded.ts';
import { insertNew } from './support/insert-new.ts';
import { within } from './support/within.ts';

/**
 * A console: its state by the health rules, its faults that are not CLOSED, and the changes that are not yet everywhere.
 * Saved whole under a guard on `revision`.
 */
export interface DeviceDocument extends Omit<DeviceState, 'id'> {
  _id: string;
  workspace: string;
  /** The computer's name folded for comparison: unique in a workspace. */
  computerKey: string;
  /** The guard: grows with every save. */
  revision: number;
  /** Who saved last: tells, after a bulk write, whose save won. */
  writeId: string;
  /** Fault changes that are not yet known to be in the faults and in the log, oldest first. */
  outbox: FaultChange[];
  /** Rooms that must be recomputed. */
  dirtyRooms: string[];
  /** Since when something above waits; null when nothing does. */
  pendingSince: Date | null;
  /** The workspace that a deleted device leaves. */
  leaves: string | null;
}

/** The part of a device that a room's health is computed from. */
export type RoomMember = Pick<
  DeviceDocument,
  '_id' | 'computer' | 'computerKey' | 'health' | 'healthReason' | 'place' | 'firstSeenAt'
> & { facts: Pick<DeviceDocument['facts'], 'profile'> };

const schema = new Schema(
  {
    _id: { type: String, required: true },
    workspace: { type: String, required: true },
    computer: { type: String, required: true },
    computerKey: { type: String, required: true },
    revision: { type: Number, required: true },
    writeId: String,
    place: { roomId: String, roomName: String, site: String, building: String },
    firstSeenAt: Date,
    facts: Schema.Types.Mixed,
    presence: Schema.Types.Mixed,
    optional: [String],
    policies: [Schema.Types.Mixed],
    staleAfter: Number,
    signals: [Schema.Types.Mixed],
    faults: [Schema.Types.Mixed],
    health: String,
    healthSince: Date,
    healthReason: String,
    dueAt: Date,
    outbox: [Schema.Types.Mixed],
    dirtyRooms: [String],
    pendingSince: Date,
    leaves: String,
  },
  { collection: 'devices', versionKey: false, minimize: false },
);
schema.index({ workspace: 1, computerKey: 1 }, { unique: true });
schema.index({ _id: 1, workspace: 1, revision: 1 });
schema.index({ workspace: 1, 'place.roomId': 1 });
schema.index({ dueAt: 1 });
schema.index({ pendingSince: 1 });

/** What reads of a device need: everything but its outbox. */
const SHOWN = { outbox: 0, dirtyRooms: 0, writeId: 0 } as const;
export type ShownDevice = Omit<DeviceDocument, 'outbox' | 'dirtyRooms' | 'writeId'>;
type Members = readonly (keyof ShownDevice)[] | null;

/** Whole members, for a server may take longer to look into them than to send them. */
function projectionOf(members: Members): Readonly<Record<string, 0 | 1>> {
  if (members === null) return SHOWN;
  return Object.fromEntries([...KNOWN_OF_ALL, ...members].map((member) => [member, 1]));
}

/** What is read of every device: how it is named, and where it is. */
const KNOWN_OF_ALL = ['workspace', 'computer', 'computerKey', 'place'] as const satisfies Members;

/** The part of a device that the fleet's numbers are counted from. */
export type FleetDevice = Pick<DeviceDocument, '_id' | 'place' | 'health' | 'facts'>;

export function deviceModel(connection: Connection) {
  const model = connection.model<DeviceDocument>('Device', schema);
  return {
    model,
    /** For reads that show a device. */
    shown: model as unknown as Model<ShownDevice>,
    collection: model.collection,
    ...wholeDevices(model),
    ...shownDevices(model),
    ...partsOfDevices(model),
    ...manyDevices(model),
    ...sweptDevices(model),
  };
}

/** Devices as they are changed: read whole, saved whole. */
function wholeDevices(model: Model<DeviceDocument>) {
  return {
    /** The devices of these computers, by folded name; whole, to be changed and saved. */
    byComputerKeys: (workspace: string, keys: readonly string[]) =>
      model.find(within(workspace, { computerKey: { $in: keys } })).lean<DeviceDocument[]>(),

    /** Whole, to be changed and saved; a device that leaves its workspace is not found. */
    byId: (workspace: string, id: string) => readById(model, workspace, id),
    byIds: (workspace: string, ids: readonly string[]) => readByIds(model, workspace, ids),

    /** Inserts devices; answers those that were not there already. */
    insert: (documents: readonly DeviceDocument[]) => insertNew(model.collection, documents, 'computerKey'),

    /**
     * Saves devices of a workspace whole, each guarded by the revision it was read with. Answers the ids of those whose save won; the
     * others were changed by someone else meanwhile and must be read and stepped again.
     */
    save: (workspace: string, documents: readonly DeviceDocument[]) => saveGuarded(model, workspace, documents),

    /** Clears what waited of devices of a workspace, unless someone saved one since; those that leave it are gone for good. */
    clearOutboxes: (workspace: string, documents: readonly DeviceDocument[]) =>
      clearOutboxes(model.collection, workspace, documents, { outbox: [], dirtyRooms: [], pendingSince: null }),
  };
}

/** What is done to many devices at once. */
function manyDevices(model: Model<DeviceDocument>) {
  return {
    /** Has the rules look at the devices of a room, or at all of them (null), at that time. */
    async makeDue(workspace: string, roomId: string | null, at: Date): Promise<void> {
      const those = roomId === null ? {} : { 'place.roomId': roomId };
      await model.updateMany(within(workspace, those), { $set: { dueAt: at } });
    },
  };
}

/** Devices as they are shown. */
function shownDevices(model: Model<DeviceDocument>) {
  return {
    /** `members` are those that are read, beside those that every reader may count on; null for all that are shown. */
    shownByIds: (workspace: string, ids: readonly string[], members: Members = null): Promise<ShownDevice[]> =>
      readByIds(model, workspace, ids, projectionOf(members)),
    shownByComputerKeys: (workspace: string, keys: readonly string[], members: Members = null) =>
      model.find(within(workspace, { computerKey: { $in: keys } }), projectionOf(members)).lean<ShownDevice[]>(),
    /** In the order of their names. Sorted here: a server may sort slower than it reads. */
    async shownByRooms(workspace: string, roomIds: readonly string[], members: Members = null): Promise<ShownDevice[]> {
      const found = await model
        .find(within(workspace, { 'place.roomId': { $in: roomIds } }), projectionOf(members))
        .lean<ShownDevice[]>();
      return found.sort((a, b) => (a.computerKey < b.computerKey ? -1 : 1));
    },

    list: (workspace: string, filter: DeviceFilter): ListQuery => ({
      scope: { workspace },
      rest: deviceConditions(filter),
      sort: [['computerKey', 1]],
      projection: SHOWN,
    }),
  };
}

/** Parts of devices, for what is computed from many of them. */
function partsOfDevices(model: Model<DeviceDocument>) {
  return {
    /** The part of every device that the fleet's numbers are counted from. */
    forFleet: (workspace: string) =>
      model
        .find(within(workspace, {}), {
          'place.roomId': 1,
          health: 1,
          'facts.lastEventAt': 1,
          'facts.restarts': 1,
          'facts.families': 1,
          'facts.profile.appVersion': 1,
          'facts.profile.osVersion': 1,
        })
        .lean<FleetDevice[]>(),

    /** The folded names of the computers at these sites. */
    async computerKeysOfSites(workspace: string, sites: readonly string[]): Promise<string[]> {
      const found = await model
        .find(within(workspace, { 'place.site': { $in: [...sites] } }), { _id: 0, computerKey: 1 })
        .lean<Pick<DeviceDocument, 'computerKey'>[]>();
      return found.map(({ computerKey }) => computerKey);
    },

    /** When each room was last heard of, by any of its devices. */
    async lastEventOfRooms(workspace: string): Promise<Map<string, Date | null>> {
      const rooms = await model.aggregate<{ _id: string | null; at: Date | null }>([
        { $match: { workspace } },
        { $group: { _id: '$place.roomId', at: { $max: '$facts.lastEventAt' } } },
      ]);
      return new Map(rooms.filter((room) => room._id !== null).map((room) => [room._id!, room.at]));
    },

    membersOfRooms: (workspace: string, roomIds: readonly string[]) =>
      model
        .find(within(workspace, { 'place.roomId': { $in: roomIds } }), {
          computer: 1,
          computerKey: 1,
          health: 1,
          healthReason: 1,
          place: 1,
          firstSeenAt: 1,
          'facts.profile.displayName': 1,
        })
        .lean<RoomMember[]>(),

    /** Devices that say they are in one of these rooms. */
    inRooms: (workspace: string, roomIds: readonly string[]) =>
      model
        .find(within(workspace, { 'place.roomId': { $in: roomIds } }), { place: 1 })
        .lean<Pick<DeviceDocument, '_id' | 'place'>[]>(),
  };
}

/** Devices of whatever workspace, for the periodic duties: each is worked off under its own. */
function sweptDevices(model: Model<DeviceDocument>) {
  return {
    /** Devices that time alone changes by `now`, those longest due first. */
    dueOfAllWorkspaces: (now: Date, limit: number) =>
      model
        .find({ dueAt: { $lte: now } })
        .sort({ dueAt: 1 })
        .limit(limit)
        .lean<DeviceDocument[]>(),

    /** Devices whose outbox has waited since before `before`: a crash left it. */
    pendingOfAllWorkspaces: (before: Date, limit: number) =>
      model
        .find({ pendingSince: { $lte: before } })
        .limit(limit)
        .lean<DeviceDocument[]>(),

    /** A page of every fleet in the order of ids. */
    pageOfAllWorkspaces: (after: string, limit: number) =>
      model
        .find({ _id: { $gt: after }, leaves: null })
        .sort({ _id: 1 })
        .limit(limit)
        .lean<DeviceDocument[]>(),
  };
}

export type Devices = ReturnType<typeof deviceModel>;
