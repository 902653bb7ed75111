import { Schema, type Connection } from 'mongoose';
import { ignoreDuplicateKey } from './duplicate-key.ts';

/** A post that was stored, by the id that its sender gave it. */
export interface RequestDocument {
  /** Workspace, door, table and the sender's id. */
  _id: string;
  /** Hash of what was sent. */
  body: string;
  expiresAt: Date;
}

const schema = new Schema(
  { _id: { type: String, required: true }, body: String, expiresAt: Date },
  { collection: 'requests', versionKey: false },
);
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export function requestModel(connection: Connection) {
  const model = connection.model<RequestDocument>('Request', schema);
  return {
    model,
    /** A post of this id that was stored and is still remembered. */
    async stored(id: string, now: Date): Promise<RequestDocument | null> {
      const found = await model.findById(id).lean<RequestDocument>();
      return found && found.expiresAt > now ? found : null;
    },
    async remember(document: RequestDocument): Promise<void> {
      const { _id, ...members } = document;
      await model.collection
        .updateOne({ _id } as object, { $set: members }, { upsert: true })
        .catch(ignoreDuplicateKey);
    },
  };
}

export type Requests = ReturnType<typeof requestModel>;
