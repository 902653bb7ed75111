import { Schema, type Connection, type Model } from 'mongoose';
import type { Health } from '../domain/health/device.ts';
import type { RoomChange } from '../domain/rooms/room.ts';
import type { OwnCalendar } from '../domain/sites/calendar.ts';
import type { RoomFilter } from '../domain/rooms/room-filter.ts';
import { readById, readByIds } from './support/by-ids.ts';
import { roomConditions } from './support/filters.ts';
import { clearOutboxes, saveUnique } from './support/guarded.ts';
import { insertNew } from './support/insert-new.ts';
import { inPages, type ListQuery, type SortField } from './support/page.ts';
import { within } from './support/within.ts';

/**
 * A room: what people say about it, and the health that follows from its devices. Saved under a guard on `revision`. What of its calendar
 * is absent comes from its building, site and workspace.
 */
export interface RoomDocument extends OwnCalendar {
  _id: string;
  workspace: string;
  name: string;
  /** The name folded for comparison: unique in a workspace. */
  nameKey: string;
  /** A room that was named after its computer takes the first display name that comes. */
  namedAfter: 'COMPUTER' | 'DISPLAY_NAME' | 'PERSON';
  site: string | null;
  building: string | null;
  floor: string | null;
  /** The account that the room signs in with, such as an address of mail. */
  account?: string | null;
  tags: string[];
  /** null until the room was computed for the first time. */
  health: Health | null;
  /** The place of the health in the order worst first. */
  healthRank: number;
  healthSince: Date | null;
  deviceIds: string[];
  /** Grows with every change that is sent. */
  version: number;
  /** The guard: grows with every save. */
  revision: number;
  /** Who saved last: tells whose save won. */
  writeId: string;
  outbox: RoomChange[];
  pendingSince: Date | null;
  /** The computer that this room was made for, until it is computed for the first time; before that nobody is told of it. */
  madeFor: string | null;
  /** An import takes its last device, and nobody has said anything about it: it goes when it is computed without a device. */
  goesWhenEmpty?: boolean;
  madeAt: Date;
  /** The workspace that a deleted room leaves. */
  leaves: string | null;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    workspace: { type: String, required: true },
    name: { type: String, required: true },
    nameKey: { type: String, required: true },
    namedAfter: String,
    site: String,
    building: String,
    floor: String,
    account: String,
    tags: [String],
    timeZone: String,
    serviceHours: Schema.Types.Mixed,
    maintenanceHours: Schema.Types.Mixed,
    health: String,
    healthRank: Number,
    healthSince: Date,
    deviceIds: [String],
    version: Number,
    revision: Number,
    writeId: String,
    outbox: [Schema.Types.Mixed],
    pendingSince: Date,
    madeFor: String,
    goesWhenEmpty: Boolean,
    madeAt: Date,
    leaves: String,
  },
  { collection: 'rooms', versionKey: false, minimize: false },
);
schema.index({ workspace: 1, nameKey: 1 }, { unique: true });
schema.index({ _id: 1, workspace: 1, revision: 1 });
schema.index({ workspace: 1, healthRank: 1, _id: 1 });
schema.index({ workspace: 1, madeFor: 1 }, { unique: true, partialFilterExpression: { madeFor: { $type: 'string' } } });
schema.index({ pendingSince: 1 });

/** Orders that the rooms themselves know; their last events are known to their devices. */
export type RoomOrder = 'NAME' | 'HEALTH';

/** Ties by id; no two rooms have one name. */
const ROOM_ORDERS: Readonly<Record<RoomOrder, readonly SortField[]>> = {
  NAME: [['nameKey', 1]],
  HEALTH: [
    ['healthRank', 1],
    ['_id', 1],
  ],
};

export function roomModel(connection: Connection) {
  const model = connection.model<RoomDocument>('Room', schema);
  return {
    model,
    collection: model.collection,

    /** A room that leaves its workspace is not found. */
    byId: (workspace: string, id: string) => readById(model, workspace, id),
    byIds: (workspace: string, ids: readonly string[]) => readByIds(model, workspace, ids),

    /** Inserts rooms; answers those whose name was free. */
    insert: (documents: readonly RoomDocument[]) => insertNew(model.collection, documents, 'nameKey'),

    /**
     * Saves rooms of a workspace whole, each guarded by the revision it was read with; answers the ids of those whose save won. A name
     * that someone took meanwhile loses too.
     */
    save: (workspace: string, documents: readonly RoomDocument[]) => saveUnique(model, workspace, documents),

    /** Clears what waited of rooms of a workspace, unless someone saved one since; those that leave it are gone for good. */
    clearOutboxes: (workspace: string, documents: readonly RoomDocument[]) =>
      clearOutboxes(model.collection, workspace, documents, { outbox: [], pendingSince: null }),

    /** Removes those of these rooms that still wait for the device they were made for. */
    async removeWaiting(workspace: string, ids: readonly string[]): Promise<void> {
      await model.deleteMany(within(workspace, { _id: { $in: [...ids] }, madeFor: { $type: 'string' as const } }));
    },

    byNameKeys: (workspace: string, keys: string[]) =>
      model.find(within(workspace, { nameKey: { $in: keys } })).lean<RoomDocument[]>(),

    list: (workspace: string, filter: RoomFilter, order: RoomOrder): ListQuery => ({
      scope: { workspace },
      rest: roomConditions(filter),
      sort: ROOM_ORDERS[order],
    }),

    /** The health of each room that matches. */
    healths: (workspace: string, filter: RoomFilter) =>
      model
        .find(within(workspace, roomConditions(filter)), { health: 1 })
        .lean<Pick<RoomDocument, '_id' | 'health'>[]>(),

    /** The floor of each room. */
    floors: (workspace: string) =>
      model.find(within(workspace, {}), { floor: 1 }).lean<Pick<RoomDocument, '_id' | 'floor'>[]>(),

    /** The ids of all that match. */
    async matchingIds(workspace: string, filter: RoomFilter): Promise<string[]> {
      const found = await model.find(within(workspace, roomConditions(filter)), { _id: 1 }).lean<{ _id: string }[]>();
      return found.map((room) => room._id);
    },

    /**
     * All that match, in pages of the order of ids; without those that were never computed: nobody was told of them, and nobody is
     * where they go again because their device does not come.
     */
    matchingInPages: (workspace: string, filter: RoomFilter) =>
      inPages<RoomDocument>(model, within(workspace, { health: { $ne: null }, ...roomConditions(filter) })),

    /** Rooms that were made for these computers and have no device yet: a crash came between the two. */
    madeFor: (workspace: string, computerKeys: string[]) =>
      model
        .find(within(workspace, { madeFor: { $in: computerKeys, $type: 'string' as const } }))
        .lean<RoomDocument[]>(),

    ...sweptRooms(model),
  };
}

/** Rooms of whatever workspace, for the periodic duties: each is worked off under its own. */
function sweptRooms(model: Model<RoomDocument>) {
  return {
    /** Rooms whose outbox has waited since before `before`: a crash left it. */
    pendingOfAllWorkspaces: (before: Date, limit: number) =>
      model
        .find({ pendingSince: { $lte: before }, madeFor: null })
        .limit(limit)
        .lean<RoomDocument[]>(),

    /** Rooms that have waited since before `before` for the device that they were made for. */
    waitingOfAllWorkspaces: (before: Date, limit: number) =>
      model
        .find({ pendingSince: { $lte: before }, madeFor: { $type: 'string' } })
        .limit(limit)
        .lean<RoomDocument[]>(),

    /** The sites and buildings that rooms name, each pair once. */
    async placesOfAllWorkspaces(): Promise<{ workspace: string; site: string | null; building: string | null }[]> {
      const found = await model.aggregate<{ _id: { workspace: string; site?: string; building?: string } }>([
        { $match: { leaves: null, $or: [{ site: { $ne: null } }, { building: { $ne: null } }] } },
        { $group: { _id: { workspace: '$workspace', site: '$site', building: '$building' } } },
      ]);
      return found.map(({ _id: { workspace, site = null, building = null } }) => ({ workspace, site, building }));
    },
  };
}

export type Rooms = ReturnType<typeof roomModel>;
