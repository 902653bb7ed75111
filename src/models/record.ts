import { Schema, type Connection, type Model } from 'mongoose';
import type { Cell } from '../domain/tables/values.ts';
import { duplicateIndexes } from './support/duplicate-key.ts';
import { keepFor } from './support/keep-for.ts';
import { setFields } from './support/set-fields.ts';
import { within } from './support/within.ts';

/** A record of any table but `Event`. Nothing changes it but the counters of our own tables; it ages out at `expiresAt`. */
export interface RecordDocument {
  /** Of our own tables what the row counts; else the claim of its request and its place in it, or made by the driver. */
  _id: unknown;
  workspace: string;
  table: string;
  /** Its TimeGenerated. */
  at: Date;
  receivedAt: Date;
  expiresAt: Date;
  /** The door it came through; null for a row of our own. */
  door: string | null;
  resourceId: string | null;
  /** The columns that are not the same for every table. */
  row: Record<string, Cell>;
}

const schema = new Schema(
  {
    _id: Schema.Types.Mixed,
    workspace: { type: String, required: true },
    table: { type: String, required: true },
    at: Date,
    receivedAt: Date,
    expiresAt: Date,
    door: String,
    resourceId: String,
    row: Schema.Types.Mixed,
  },
  { collection: 'records', versionKey: false, minimize: false },
);
schema.index({ workspace: 1, table: 1, at: 1 });
// Not by workspace first, for the same reason as that of the events.
schema.index({ receivedAt: 1, workspace: 1, table: 1 });
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

/** A part of a table by time: `from` inclusive, `to` exclusive. */
export interface RecordRange {
  from?: Date | null;
  to?: Date | null;
}

/** A row that counts: made with the first of what it counts, and added to from then on. */
export interface CountingRow {
  id: string;
  table: string;
  at: Date;
  /** What the first one sets. */
  first: Record<string, Cell>;
  /** What each adds. */
  add: Record<string, number>;
}

export function recordModel(connection: Connection) {
  const model = connection.model<RecordDocument>('Record', schema);
  const { collection } = model;
  return { model, collection, ...storedRecords(model), ...countedRecords(model) };
}

/** Records as doors bring them. */
function storedRecords(model: Model<RecordDocument>) {
  const { collection } = model;
  return {
    /** Stores records and answers how many of them are new; one whose id is there already stays as it is. */
    async insert(documents: readonly RecordDocument[]): Promise<number> {
      return documents.length - (await this.insertNew(documents)).length;
    },

    /** Stores records and answers the places of those whose id was there already; they stay as they are. */
    async insertNew(documents: readonly RecordDocument[]): Promise<number[]> {
      try {
        await collection.insertMany(documents as unknown as object[], { ordered: false });
        return [];
      } catch (error) {
        return duplicateIndexes(error);
      }
    },

    /** Rows of a table by time, oldest first, a batch of the server's at a time. */
    rows: (workspace: string, table: string, range: RecordRange = {}) =>
      collection
        .find(within(workspace, { table, ...between('at', range) }) as object)
        .sort({ at: 1 }) as unknown as AsyncIterable<RecordDocument>,

    /** The newest records of a table. */
    latest: (workspace: string, table: string, limit: number) =>
      model
        .find(within(workspace, { table }))
        .sort({ workspace: -1, table: -1, at: -1 })
        .limit(limit)
        .lean<RecordDocument[]>(),

    /** Records of our own whose ids begin so, the last ids first. */
    async latestOfPrefix(workspace: string, prefix: string, limit: number): Promise<RecordDocument[]> {
      const ids = {
        $gte: prefix,
        $lt: `${prefix.slice(0, -1)}${String.fromCharCode(prefix.charCodeAt(prefix.length - 1) + 1)}`,
      };
      return model.aggregate<RecordDocument>([
        { $match: { _id: ids } },
        { $sort: { _id: -1 } },
        { $match: within(workspace, {}) },
        { $limit: limit },
      ]);
    },

    /** Sets the value of a custom field; null takes it away. */
    setFields: (workspace: string, name: string, changes: readonly { id: unknown; value: Cell | null }[]) =>
      setFields(model, workspace, `row.${name}`, changes),

    count: (workspace: string, table: string) => model.countDocuments(within(workspace, { table })),

    /** The time of the first or the last record of a table. */
    async edge(workspace: string, table: string, direction: 1 | -1): Promise<Date | null> {
      const [found] = await model
        .find(within(workspace, { table }), { at: 1 })
        .sort({ workspace: direction, table: direction, at: direction })
        .limit(1)
        .lean<RecordDocument[]>();
      return found?.at ?? null;
    },

    keepFor: (workspace: string, table: string, retention: number, after: Date | null, limit: number) =>
      keepFor(model, within(workspace, { table }), retention, after, limit),
  };
}

/** Rows of the installation's own tables, which count. */
function countedRecords(model: Model<RecordDocument>) {
  return {
    /** Records by collector that the rows of `Heartbeat` count since a moment. */
    async countsOfBeats(workspace: string, since: Date): Promise<Map<string, number>> {
      const sums = await model.aggregate<{ _id: string; records: number }>([
        { $match: within(workspace, { table: 'Heartbeat', at: { $gte: since } }) },
        { $match: { door: null } },
        { $group: { _id: '$row.Collector', records: { $sum: '$row.Records' } } },
      ]);
      return new Map(sums.map(({ _id, records }) => [_id, records]));
    },

    /** Megabytes that `Usage` counts to the daily cap since a moment. */
    async billableMegabytes(workspace: string, since: Date): Promise<number> {
      const [sum] = await model.aggregate<{ megabytes: number }>([
        { $match: within(workspace, { table: 'Usage', at: { $gte: since } }) },
        { $match: { 'row.IsBillable': true } },
        { $group: { _id: null, megabytes: { $sum: '$row.Quantity' } } },
      ]);
      return sum?.megabytes ?? 0;
    },

    /** Adds to rows that count, making those that are not there. `retention` holds the milliseconds of each table among them. */
    async addUp(workspace: string, rows: readonly CountingRow[], now: Date, retention: ReadonlyMap<string, number>) {
      if (rows.length === 0) return;
      await model.collection.bulkWrite(
        rows.map(({ id, table, at, first, add }) => ({
          updateOne: {
            filter: { _id: id } as object,
            update: {
              $setOnInsert: {
                workspace,
                table,
                at,
                receivedAt: now,
                expiresAt: new Date(now.getTime() + retention.get(table)!),
                door: null,
                resourceId: null,
                ...Object.fromEntries(Object.entries(first).map(([name, cell]) => [`row.${name}`, cell])),
              },
              $inc: Object.fromEntries(Object.entries(add).map(([name, number]) => [`row.${name}`, number])),
            } as object,
            upsert: true,
          },
        })),
        { ordered: false },
      );
    },
  };
}

function between(field: string, { from, to }: RecordRange): object {
  if (!from && !to) return {};
  return { [field]: { ...(from ? { $gte: from } : {}), ...(to ? { $lt: to } : {}) } };
}

export type Records = ReturnType<typeof recordModel>;
