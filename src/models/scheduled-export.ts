import { Schema, type Connection } from 'mongoose';
import type { Destination } from '../domain/exports/destination.ts';
import type { ExportFormat } from '../domain/exports/format.ts';
import type { WindowKind } from '../domain/exports/window.ts';
import { namedQueries } from './support/named.ts';

/** What a definition says; the rest of the document is how far it has come. */
export interface ExportDefinition {
  name: string;
  /** The query's text; null where a saved query is named. */
  query: string | null;
  savedQueryId: string | null;
  format: ExportFormat;
  bom: boolean;
  gzip: boolean;
  window: WindowKind;
  /** Milliseconds after a window's end before it is exported. */
  delay: number;
  destination: Destination;
  /** The secret key of an S3 destination, encrypted; null for a folder. */
  sealedSecret: string | null;
  enabled: boolean;
}

/** The window that is being exported, or was when the process died. */
export interface BegunWindow {
  start: Date;
  /** Names what is exported (query, form, destination): objects that an attempt has left are taken up only under the same. */
  spec: string;
  /** From 1 for each window. */
  attempt: number;
  at: Date;
  /** No outcome of the attempt is recorded yet. */
  open: boolean;
}

export interface ScheduledExportDocument extends ExportDefinition {
  _id: string;
  workspace: string;
  /** The name folded for comparison: unique in a workspace. */
  nameKey: string;
  /** Start of the first window that is not stored yet; all before it are. */
  next: Date;
  begun: BegunWindow | null;
  /** When to look at it again; null while it is disabled. */
  dueAt: Date | null;
  /** Windows that ended by then are exported without waiting for the delay: somebody asked. */
  hurryUntil: Date | null;
  /** The process that works on it, until when. */
  leaseOwner: string | null;
  leaseUntil: Date | null;
  /** Failed attempts since the last window that was stored. */
  failures: number;
  lastError: string | null;
  lastRunAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
  /** The guard: grows with every change of the definition and every claim. */
  revision: number;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    workspace: { type: String, required: true },
    name: { type: String, required: true },
    nameKey: { type: String, required: true },
    query: String,
    savedQueryId: String,
    format: String,
    bom: Boolean,
    gzip: Boolean,
    window: String,
    delay: Number,
    destination: Schema.Types.Mixed,
    sealedSecret: String,
    enabled: Boolean,
    next: Date,
    begun: Schema.Types.Mixed,
    dueAt: Date,
    hurryUntil: Date,
    leaseOwner: String,
    leaseUntil: Date,
    failures: Number,
    lastError: String,
    lastRunAt: Date,
    createdAt: Date,
    updatedAt: Date,
    revision: Number,
  },
  { collection: 'scheduledexports', versionKey: false, minimize: false },
);
schema.index({ workspace: 1, nameKey: 1 }, { unique: true });
schema.index({ _id: 1, revision: 1 });
schema.index({ _id: 1, leaseOwner: 1 });
schema.index({ dueAt: 1 });

export function scheduledExportModel(connection: Connection) {
  const model = connection.model<ScheduledExportDocument>('ScheduledExport', schema);
  const { collection } = model;
  // not `replace`: a run changes members under its lease, and a document that is replaced whole would take them back
  const { all, count, byId, insert, remove } = namedQueries(model, 'nameKey');

  async function change(filter: object, members: Partial<ScheduledExportDocument>, grow: number): Promise<boolean> {
    const update = grow === 0 ? { $set: members } : { $set: members, $inc: { revision: grow } };
    return (await collection.updateOne(filter as object, update as object)).matchedCount > 0;
  }

  return {
    model,
    all,
    count,
    byId,
    insert,

    /** Changes a definition if nobody has changed or claimed it since; false where somebody has. */
    update: ({ _id, revision }: ScheduledExportDocument, members: Partial<ScheduledExportDocument>) =>
      change({ _id, revision }, members, 1),

    remove,

    /** What is due, longest waiting first. */
    due: (now: Date, limit: number) =>
      model
        .find({ dueAt: { $lte: now } })
        .sort({ dueAt: 1 })
        .limit(limit)
        .lean<ScheduledExportDocument[]>(),

    /** Prolongs a lease; false where it is lost, or the export gone. */
    renew: (id: string, owner: string, until: Date) => change({ _id: id, leaseOwner: owner }, { leaseUntil: until }, 0),

    /** Changes what a run keeps, while its lease lasts; false where it is lost. */
    patch: (id: string, owner: string, members: Partial<ScheduledExportDocument>) =>
      change({ _id: id, leaseOwner: owner }, members, 0),

    /** Ends a lease with what came of it; false where it was lost before. */
    release: (id: string, owner: string, members: Partial<ScheduledExportDocument>) =>
      change({ _id: id, leaseOwner: owner }, { ...members, leaseOwner: null, leaseUntil: null }, 1),
  };
}

export type ScheduledExports = ReturnType<typeof scheduledExportModel>;
