import { Schema, type Connection, type Model } from 'mongoose';
import type { Alert, AlertChange } from '../domain/alerts/alert.ts';
import type { AlertFilter } from '../domain/alerts/alert-filter.ts';
import { readById, readByIds, readOfIds } from './support/by-ids.ts';
import { alertConditions } from './support/filters.ts';
import { clearOutboxes, saveUnique } from './support/guarded.ts';
import { insertNew } from './support/insert-new.ts';
import { inPages, type ListQuery, type SortField } from './support/page.ts';
import { within } from './support/within.ts';

/** An alert, and the changes of it that are not in the log yet. Saved under a guard on `revision`. */
export interface AlertDocument extends Omit<Alert, 'id'> {
  _id: string;
  workspace: string;
  /** The fingerprint while the alert is not RESOLVED: unique, so a rule has one such alert for a device. Null afterwards. */
  openKey: string | null;
  /** Sorts newest first: when it fired, else when it began. */
  sortAt: Date;
  /** When time alone changes it; null for never. */
  dueAt: Date | null;
  /** The guard: grows with every save. */
  revision: number;
  /** Who saved last: tells whose save won. */
  writeId: string;
  outbox: AlertChange[];
  pendingSince: Date | null;
  /** When a resolved alert is removed; null for others. */
  expiresAt: Date | null;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    workspace: { type: String, required: true },
    ruleId: String,
    name: String,
    fingerprint: String,
    openKey: String,
    severity: String,
    deviceId: String,
    computer: String,
    roomId: String,
    roomName: String,
    site: String,
    building: String,
    state: String,
    stateSince: Date,
    startedAt: Date,
    firedAt: Date,
    resolvedAt: Date,
    response: String,
    respondedBy: String,
    respondedAt: Date,
    note: String,
    acknowledgedUntil: Date,
    summary: String,
    members: [Schema.Types.Mixed],
    flapping: Boolean,
    notices: Number,
    version: Number,
    lastChange: Number,
    sortAt: Date,
    dueAt: Date,
    revision: Number,
    writeId: String,
    outbox: [Schema.Types.Mixed],
    pendingSince: Date,
    expiresAt: Date,
  },
  { collection: 'alerts', versionKey: false, minimize: false },
);
schema.index({ workspace: 1, sortAt: -1, _id: 1 });
schema.index({ workspace: 1, state: 1, sortAt: -1, _id: 1 });
schema.index({ workspace: 1, openKey: 1 }, { unique: true, partialFilterExpression: { openKey: { $type: 'string' } } });
schema.index({ fingerprint: 1 });
schema.index({ dueAt: 1 });
schema.index({ pendingSince: 1 });
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

/** Newest first, ties by id. */
const ALERT_ORDER: readonly SortField[] = [
  ['sortAt', -1],
  ['_id', 1],
];

export function alertModel(connection: Connection) {
  const model = connection.model<AlertDocument>('Alert', schema);
  return {
    model,
    byId: (workspace: string, id: string) => readById(model, workspace, id),
    byIds: (workspace: string, ids: readonly string[]) => readByIds(model, workspace, ids),
    ...savedAlerts(model),

    list: (workspace: string, filter: AlertFilter): ListQuery => ({
      scope: { workspace, ...(filter.states ? { state: { $in: [...filter.states] } } : {}) },
      rest: alertConditions({ ...filter, states: null }),
      sort: ALERT_ORDER,
      times: ['sortAt'],
      projection: { outbox: 0 },
    }),

    /** All that match, in pages of the order of ids. */
    matchingInPages: (workspace: string, filter: AlertFilter) =>
      inPages<AlertDocument>(model, within(workspace, alertConditions(filter))),

    /** Alerts that are not RESOLVED, in pages of the order of ids. */
    openInPages: (workspace: string) =>
      inPages<AlertDocument>(
        model,
        within(workspace, alertConditions({ states: ['PENDING', 'FIRING', 'RECOVERING'] })),
      ),

    /** The last alert of each fingerprint: the one that applied the latest change. */
    async lastOfFingerprints(workspace: string, fingerprints: readonly string[]): Promise<AlertDocument[]> {
      const found = await model.aggregate<Pick<AlertDocument, '_id' | 'fingerprint' | 'startedAt' | 'openKey'>>([
        // Apart, so that the index of fingerprints covers the first.
        { $match: { fingerprint: { $in: [...fingerprints] } } },
        { $match: within(workspace, {}) },
        { $project: { fingerprint: 1, startedAt: 1, openKey: 1 } },
      ]);
      const last = new Map<string, (typeof found)[number]>();
      for (const alert of found) {
        const known = last.get(alert.fingerprint);
        if (!known || alert.openKey !== null || (known.openKey === null && alert.startedAt >= known.startedAt))
          last.set(alert.fingerprint, alert);
      }
      const ids = [...last.values()].map(({ _id }) => _id);
      return ids.length > 0 ? readByIds(model, workspace, ids) : [];
    },

    /** Forgets which changes were applied: the log was replaced by another one, whose numbers mean other changes. */
    async forgetChanges(workspace: string): Promise<void> {
      const filter = within(workspace, { lastChange: { $gt: 0 } }) as object;
      await model.collection.updateMany(filter, { $set: { lastChange: 0 }, $inc: { revision: 1 } } as object);
    },

    /** Alerts of any workspace that time changes by `now`. */
    dueOfAllWorkspaces: (now: Date, limit: number) =>
      model
        .find({ dueAt: { $lte: now } })
        .sort({ dueAt: 1 })
        .limit(limit)
        .lean<AlertDocument[]>(),

    /** Alerts of any workspace whose changes have waited since before `before`: a crash left them. */
    pendingOfAllWorkspaces: (before: Date, limit: number) =>
      model
        .find({ pendingSince: { $lte: before } })
        .limit(limit)
        .lean<AlertDocument[]>(),
  };
}

function savedAlerts(model: Model<AlertDocument>) {
  return {
    /** Inserts new alerts; answers those that are stored, also where that was done before. An open one of the same fingerprint refuses. */
    async insertNew(workspace: string, documents: readonly AlertDocument[]): Promise<Set<string>> {
      const inserted = new Set((await insertNew(model.collection, documents, 'openKey')).map(({ _id }) => _id));
      if (inserted.size === documents.length) return inserted;
      const missing = documents.flatMap(({ _id }) => (inserted.has(_id) ? [] : [_id]));
      const there = await readOfIds<AlertDocument>(model, { workspace }, missing, { _id: 1 });
      return new Set([...inserted, ...there.map(({ _id }) => _id)]);
    },

    /** Saves alerts of a workspace whole, each guarded by the revision it was read with; answers the ids of those whose save won. */
    save: (workspace: string, documents: readonly AlertDocument[]) => saveUnique(model, workspace, documents),

    /** Clears the outboxes of alerts whose changes are in the log, unless somebody has saved one since. */
    clearOutboxes: (workspace: string, documents: readonly AlertDocument[]) =>
      clearOutboxes(
        model.collection,
        workspace,
        documents.map(({ _id, revision }) => ({ _id, revision, leaves: null })),
        { outbox: [], pendingSince: null },
      ),
  };
}

export type Alerts = ReturnType<typeof alertModel>;
