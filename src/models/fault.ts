import { Schema, type Connection } from 'mongoose';
import type { Fault, FaultState, Place, Signal } from '../domain/health/device.ts';
import type { FaultFilter } from '../domain/faults/fault-filter.ts';
import { readById, readByIds } from './support/by-ids.ts';
import { duplicateIndexes } from './support/duplicate-key.ts';
import { faultConditions } from './support/filters.ts';
import { inPages, type ListQuery, type SortField } from './support/page.ts';
import { within } from './support/within.ts';

/** A fault as queries and history see it: written from its device's outbox, where the greater version stays. */
export interface FaultDocument extends Omit<Fault, 'id'>, Place {
  _id: string;
  workspace: string;
  deviceId: string;
  computer: string;
  /** The signal as it was when the fault last changed: shown once the device is deleted. */
  lastSignal: Signal;
  /** Sorts newest first: when it was opened, else when it began. */
  sortAt: Date;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    workspace: { type: String, required: true },
    deviceId: String,
    computer: String,
    roomId: String,
    roomName: String,
    site: String,
    building: String,
    signal: String,
    lastSignal: Schema.Types.Mixed,
    category: String,
    severity: String,
    state: String,
    reason: String,
    recommendedAction: String,
    startedAt: Date,
    openedAt: Date,
    resolvedAt: Date,
    lastReportedAt: Date,
    occurrences: Number,
    flapping: Boolean,
    acknowledgedAt: Date,
    acknowledgedBy: String,
    acknowledgementNote: String,
    version: Number,
    stateSince: Date,
    sortAt: Date,
  },
  { collection: 'faults', versionKey: false, minimize: false },
);
schema.index({ workspace: 1, sortAt: -1, _id: 1 });
schema.index({ workspace: 1, state: 1, sortAt: -1, _id: 1 });
schema.index({ workspace: 1, deviceId: 1, state: 1 });
schema.index({ workspace: 1, roomId: 1, state: 1 });
schema.index({ _id: 1, workspace: 1, version: 1 });

/** Newest first, ties by id. */
export const FAULT_ORDER: readonly SortField[] = [
  ['sortAt', -1],
  ['_id', 1],
];

export function faultModel(connection: Connection) {
  const model = connection.model<FaultDocument>('Fault', schema);
  return {
    model,
    collection: model.collection,
    byId: (workspace: string, id: string) => readById(model, workspace, id),
    byIds: (workspace: string, ids: readonly string[]) => readByIds(model, workspace, ids),

    /**
     * Writes faults of a workspace as their last change left them; a greater version that is stored already stays.
     *
     * Where the version is not less, the upsert finds the id taken: as it should. So it does where another process inserts an earlier
     * version at this moment, for a server repeats an upsert by itself only where its filter is equality: written once more it finds
     * that one.
     */
    async project(workspace: string, faults: readonly FaultDocument[]): Promise<void> {
      const write = (documents: readonly FaultDocument[], upsert: boolean) =>
        model.collection.bulkWrite(
          documents.map((fault) => {
            const filter = within(workspace, { _id: fault._id, version: { $lt: fault.version } }) as object;
            return { replaceOne: { filter, replacement: fault as object, upsert } };
          }),
          { ordered: false },
        );
      if (faults.length === 0) return;
      const taken = await write(faults, true).then(() => [], duplicateIndexes);
      if (taken.length === 0) return;
      await write(
        taken.map((index) => faults[index]!),
        false,
      );
    },

    /** Notes when faults of a workspace were last reported: that moves without a change and a new version. */
    async noteReported(
      workspace: string,
      reported: readonly { readonly id: string; readonly lastReportedAt: Date }[],
    ): Promise<void> {
      if (reported.length === 0) return;
      await model.collection.bulkWrite(
        reported.map(({ id, lastReportedAt }) => ({
          updateOne: { filter: within(workspace, { _id: id }) as object, update: { $max: { lastReportedAt } } },
        })),
        { ordered: false },
      );
    },

    list: (workspace: string, filter: FaultFilter): ListQuery => ({
      scope: { workspace, ...(filter.states ? { state: { $in: [...filter.states] } } : {}) },
      rest: faultConditions({ ...filter, states: null }),
      sort: FAULT_ORDER,
      times: ['sortAt'],
    }),

    /** All that match, in pages of the order of ids. */
    matchingInPages: (workspace: string, filter: FaultFilter) =>
      inPages<FaultDocument>(model, within(workspace, faultConditions(filter))),
    ofDevices: (workspace: string, deviceIds: string[], states: FaultState[]) =>
      model.find(within(workspace, { deviceId: { $in: deviceIds }, state: { $in: states } })).lean<FaultDocument[]>(),
    ofRooms: (workspace: string, roomIds: string[], states: FaultState[]) =>
      model.find(within(workspace, { roomId: { $in: roomIds }, state: { $in: states } })).lean<FaultDocument[]>(),
  };
}

export type Faults = ReturnType<typeof faultModel>;
