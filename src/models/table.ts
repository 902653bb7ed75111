import { Schema, type Connection } from 'mongoose';
import type { ColumnType } from '../domain/tables/schema.ts';
import { isDuplicateKey } from './support/duplicate-key.ts';
import { within } from './support/within.ts';

/** A table of the registry. Of a documented one only what differs from its definition is kept. */
export interface TableDocument {
  /** Workspace and name. */
  _id: string;
  workspace: string;
  name: string;
  /** From 1; unique in a workspace, so that their number stays within its limit however many are made at once. */
  number: number;
  documented: boolean;
  /** What an administrator wrote; null for the text that goes with the table. */
  description: string | null;
  /** Beyond the standard and documented columns, in the order in which they came. */
  columns: { name: string; type: ColumnType; firstSeenAt: Date }[];
  firstSeenAt: Date;
  /** Milliseconds; null follows the installation's setting. */
  retention: number | null;
  /** Records that were kept under another retention are still to be changed. */
  retentionPending: boolean;
  /** Grows with every change: a writer who saw an older one decides anew. */
  version: number;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    workspace: { type: String, required: true },
    name: { type: String, required: true },
    number: { type: Number, required: true },
    documented: Boolean,
    description: String,
    columns: [new Schema({ name: String, type: { type: String }, firstSeenAt: Date }, { _id: false })],
    firstSeenAt: Date,
    retention: Number,
    retentionPending: Boolean,
    version: Number,
  },
  { collection: 'tables', versionKey: false, minimize: false },
);
schema.index({ workspace: 1, number: 1 }, { unique: true });

function tableId(workspace: string, name: string): string {
  return `${workspace}/${name}`;
}

export function tableModel(connection: Connection) {
  const model = connection.model<TableDocument>('Table', schema);
  const { collection } = model;

  const byName = (workspace: string, name: string) => model.findById(tableId(workspace, name)).lean<TableDocument>();

  return {
    model,
    byName,
    all: (workspace: string) => model.find(within(workspace, {})).sort({ name: 1 }).lean<TableDocument[]>(),
    /** Tables whose records are still to follow a changed retention. */
    withPendingRetentionOfAllWorkspaces: () => model.find({ retentionPending: true }).lean<TableDocument[]>(),

    /** Makes a table, unless it is there or there are `limit` already; null in the second case. */
    async create(workspace: string, name: string, documented: boolean, now: Date, limit: number) {
      for (;;) {
        const known = await byName(workspace, name);
        if (known) return known;
        const [last] = await model
          .find(within(workspace, {}), { number: 1 })
          .sort({ number: -1 })
          .limit(1)
          .lean<TableDocument[]>();
        const number = (last?.number ?? 0) + 1;
        if (number > limit) return null;
        const document: TableDocument = {
          _id: tableId(workspace, name),
          workspace,
          name,
          number,
          documented,
          description: null,
          columns: [],
          firstSeenAt: now,
          retention: null,
          retentionPending: false,
          version: 1,
        };
        try {
          await collection.insertOne(document as object);
          return document;
        } catch (error) {
          // Another process took the number, or made the same table: look again.
          if (!isDuplicateKey(error)) throw error;
        }
      }
    },

    /** Changes a table if nobody has changed it since; false where somebody has. */
    async change(
      workspace: string,
      { name, version }: Pick<TableDocument, 'name' | 'version'>,
      change: Partial<TableDocument>,
    ): Promise<boolean> {
      const result = await collection.updateOne({ _id: tableId(workspace, name), version } as object, {
        $set: { ...change, version: version + 1 },
      });
      return result.matchedCount > 0;
    },
  };
}

export type Tables = ReturnType<typeof tableModel>;
