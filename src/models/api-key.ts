import { Schema, type Connection } from 'mongoose';
import type { Grant } from '../domain/principals/grant.ts';
import { readById } from './support/by-ids.ts';
import { within } from './support/within.ts';

/** A key of a program, or the token of a display on a wall. What it opens with is kept as a hash alone. */
export interface ApiKeyDocument extends Grant {
  _id: string;
  workspace: string;
  name: string;
  /** The first characters of the secret, by which people know it. */
  beginning: string;
  /** SHA-256 of the secret, in hexadecimal. */
  hash: string;
  /** The secret before the last rotation, which opens until `oldUntil`. */
  oldHash: string | null;
  oldUntil: Date | null;
  /** When it stops to open; null for never. */
  expiresAt: Date | null;
  createdAt: Date;
  createdBy: string;
  lastUsedAt: Date | null;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    workspace: { type: String, required: true },
    name: String,
    role: { type: String, required: true },
    scopes: { type: [String], default: null },
    sites: { type: [String], default: null },
    beginning: String,
    hash: { type: String, required: true },
    oldHash: String,
    oldUntil: Date,
    expiresAt: Date,
    createdAt: Date,
    createdBy: String,
    lastUsedAt: Date,
  },
  { collection: 'apikeys', versionKey: false, minimize: false },
);
schema.index({ hash: 1 }, { unique: true });
schema.index({ oldHash: 1 });
schema.index({ workspace: 1 });
schema.index({ _id: 1, workspace: 1 });

/** A use is noted again after so many milliseconds. */
const NOTED_EVERY = 60_000;

export function apiKeyModel(connection: Connection) {
  const model = connection.model<ApiKeyDocument>('ApiKey', schema);
  return {
    model,
    /** One of this workspace; null for a foreign or unknown id. */
    byId: (workspace: string, id: string) => readById(model, workspace, id),
    all: (workspace: string) => model.find(within(workspace, {})).lean<ApiKeyDocument[]>(),
    count: (workspace: string) => model.countDocuments(within(workspace, {})),

    /** The key of this hash, as its secret is now or was before: a caller's credential, which says by itself whose workspace it opens. */
    async ofCredential(hash: string): Promise<ApiKeyDocument | null> {
      return (
        (await model.findOne({ hash }).lean<ApiKeyDocument>()) ??
        (await model.findOne({ oldHash: hash }).lean<ApiKeyDocument>())
      );
    },

    async insert(document: ApiKeyDocument): Promise<void> {
      await model.collection.insertOne(document as object);
    },

    /** Changes a key of a workspace; false for a foreign or unknown id. */
    async change(workspace: string, id: string, change: Partial<ApiKeyDocument>): Promise<boolean> {
      const changed = await model.collection.updateOne(within(workspace, { _id: id }) as object, { $set: change });
      return changed.matchedCount > 0;
    },

    async remove(workspace: string, id: string): Promise<boolean> {
      return (await model.collection.deleteOne(within(workspace, { _id: id }) as object)).deletedCount > 0;
    },

    /** Notes that a key was used, at most once a minute. */
    async noteUse({ _id, workspace, lastUsedAt }: ApiKeyDocument, now: Date): Promise<void> {
      if (lastUsedAt !== null && now.getTime() - lastUsedAt.getTime() < NOTED_EVERY) return;
      await model.collection.updateOne(within(workspace, { _id }) as object, { $set: { lastUsedAt: now } });
    },
  };
}

export type ApiKeys = ReturnType<typeof apiKeyModel>;
