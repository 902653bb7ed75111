import { Schema, type Connection } from 'mongoose';
import { readById } from './support/by-ids.ts';
import { within } from './support/within.ts';

/** A key that opens the result of one saved query. What it opens with is kept as a hash alone. */
export interface ExportKeyDocument {
  _id: string;
  workspace: string;
  name: string;
  savedQueryId: string;
  /** SHA-256 of the key, in hexadecimal: a key has 256 random bits, so nothing slower is needed. */
  hash: string;
  createdAt: Date;
  lastUsedAt: Date | null;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    workspace: { type: String, required: true },
    name: String,
    savedQueryId: String,
    hash: { type: String, required: true },
    createdAt: Date,
    lastUsedAt: Date,
  },
  { collection: 'exportkeys', versionKey: false, minimize: false },
);
schema.index({ hash: 1 }, { unique: true });
schema.index({ workspace: 1 });
schema.index({ _id: 1, workspace: 1 });

/** A use is noted again after so many milliseconds. */
const NOTED_EVERY = 60_000;

export function exportKeyModel(connection: Connection) {
  const model = connection.model<ExportKeyDocument>('ExportKey', schema);
  return {
    model,
    /** One of this workspace; null for a foreign or unknown id. */
    byId: (workspace: string, id: string) => readById(model, workspace, id),
    all: (workspace: string) => model.find(within(workspace, {})).lean<ExportKeyDocument[]>(),
    /** The key of this hash: a caller's credential, which says by itself whose workspace it opens. */
    ofCredential: (hash: string) => model.findOne({ hash }).lean<ExportKeyDocument>(),
    count: (workspace: string) => model.countDocuments(within(workspace, {})),

    async insert(document: ExportKeyDocument): Promise<void> {
      await model.collection.insertOne(document as object);
    },

    async remove(workspace: string, id: string): Promise<boolean> {
      return (await model.collection.deleteOne(within(workspace, { _id: id }) as object)).deletedCount > 0;
    },

    /** Notes that a key was used, at most once a minute. */
    async noteUse({ _id, workspace, lastUsedAt }: ExportKeyDocument, now: Date): Promise<void> {
      if (lastUsedAt !== null && now.getTime() - lastUsedAt.getTime() < NOTED_EVERY) return;
      await model.collection.updateOne(within(workspace, { _id }) as object, { $set: { lastUsedAt: now } });
    },
  };
}

export type ExportKeys = ReturnType<typeof exportKeyModel>;
