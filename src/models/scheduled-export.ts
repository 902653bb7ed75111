import { Schema, type Connection } from 'mongoose';
import type { Destination } from '../domain/exports/destination.ts';
import type { ExportFormat } from '../domain/exports/format.ts';
import type { WindowKind } from '../domain/exports/window.ts';
import type { Strikes } from '../domain/queries/strikes.ts';
import { addWork, workQueries, type WorkDocument } from './support/leases.ts';
import { namedQueries } from './support/named.ts';
import { within } from './support/within.ts';

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

/**
 * A definition and how far it has come: `failures` and `attempts` since the last window that was stored; not due while it is disabled or
 * paused. Documents of earlier versions have no strikes.
 */
export interface ScheduledExportDocument extends ExportDefinition, WorkDocument, Partial<Strikes> {
  /** The name folded for comparison: unique in a workspace. */
  nameKey: string;
  /** Start of the first window that is not stored yet; all before it are. */
  next: Date;
  begun: BegunWindow | null;
  /** Windows that ended by then are exported without waiting for the delay: somebody asked. */
  hurryUntil: Date | null;
  lastRunAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
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
    hurryUntil: Date,
    strikes: Number,
    pausedAt: Date,
    pauseReason: String,
    lastRunAt: Date,
    createdAt: Date,
    updatedAt: Date,
  },
  { collection: 'scheduledexports', versionKey: false, minimize: false },
);
schema.index({ workspace: 1, nameKey: 1 }, { unique: true });
schema.index({ workspace: 1, savedQueryId: 1, pausedAt: 1 });
addWork(schema);

export function scheduledExportModel(connection: Connection) {
  const model = connection.model<ScheduledExportDocument>('ScheduledExport', schema);
  // not `replace`: a run changes members under its lease, and a document that is replaced whole would take them back
  const { all, count, byId, insert, remove } = namedQueries<ScheduledExportDocument>(model, 'nameKey');

  return {
    model,
    ...{ all, count, byId, insert, remove },
    ...workQueries<ScheduledExportDocument>(model),

    /** Ends the pause of all exports of a saved query, which has changed. */
    async endPausesOf(
      workspace: string,
      savedQueryId: string,
      members: Partial<ScheduledExportDocument>,
    ): Promise<void> {
      const paused = within(workspace, { savedQueryId, pausedAt: { $ne: null } });
      await model.collection.updateMany(paused as object, { $set: members, $inc: { revision: 1 } } as object);
    },
  };
}

export type ScheduledExports = ReturnType<typeof scheduledExportModel>;
