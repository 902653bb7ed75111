import { Schema, type Connection } from 'mongoose';
import { readById } from './support/by-ids.ts';
import { isDuplicateKey } from './support/duplicate-key.ts';
import { within } from './support/within.ts';

/** A post that its sender gave an id, as the first to bring it claimed it. */
export interface RequestDocument {
  /** Workspace, and a hash of door, table and the sender's id. */
  _id: string;
  workspace: string;
  /** Hash of what was sent. */
  body: string;
  /** Made anew for each claim: what is stored by it is named after it, so that storing it once more changes nothing. */
  claim: string;
  /** When the first one came; what has no time of its own has this one, however often it comes. */
  at: Date;
  expiresAt: Date;
}

const schema = new Schema(
  { _id: { type: String, required: true }, workspace: String, body: String, claim: String, at: Date, expiresAt: Date },
  { collection: 'requests', versionKey: false },
);
schema.index({ _id: 1, workspace: 1, claim: 1 });
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export function requestModel(connection: Connection) {
  const model = connection.model<RequestDocument>('Request', schema);

  return {
    model,

    /** The claim under this id, if it is still good. */
    async known(workspace: string, id: string, now: Date): Promise<RequestDocument | null> {
      const found = await readById(model, workspace, id);
      return found && found.expiresAt > now ? found : null;
    },

    /** Claims a request, unless somebody has; the claim that holds is answered, ours or the earlier one. */
    async claim(ours: RequestDocument): Promise<RequestDocument> {
      const { _id, workspace, ...members } = ours;
      for (;;) {
        try {
          await model.collection.insertOne(ours as object);
          return ours;
        } catch (error) {
          if (!isDuplicateKey(error)) throw error;
        }
        const earlier = await readById(model, workspace, _id);
        if (!earlier) continue;
        if (earlier.expiresAt > ours.at) return earlier;
        const taken = await model.collection.updateOne(within(workspace, { _id, claim: earlier.claim }) as object, {
          $set: members,
        });
        if (taken.matchedCount > 0) return ours;
      }
    },
  };
}

export type Requests = ReturnType<typeof requestModel>;
