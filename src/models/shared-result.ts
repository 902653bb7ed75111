import { Schema, type Connection } from 'mongoose';
import { isDuplicateKey } from './support/duplicate-key.ts';

/** The newest result of a query that many look at, and who computes the next one. */
export interface SharedResultDocument {
  /** A hash of workspace and query. */
  _id: string;
  /** Whose turn it is or was to compute it; new with every turn, so that a turn can be taken once. */
  turn: string;
  /** Until when nobody else takes the next turn; null where nobody computes. */
  leasedUntil: Date | null;
  /** When the computation of `data` began; null before the first. */
  computedAt: Date | null;
  /** The result as zipped JSON. */
  data: Buffer | null;
  expiresAt: Date;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    turn: String,
    leasedUntil: Date,
    computedAt: Date,
    data: Buffer,
    expiresAt: Date,
  },
  { collection: 'sharedresults', versionKey: false, minimize: false },
);
schema.index({ _id: 1, turn: 1 });
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export function sharedResultModel(connection: Connection) {
  const model = connection.model<SharedResultDocument>('SharedResult', schema);
  const { collection } = model;
  return {
    model,

    find: (id: string) => model.findById(id).lean<SharedResultDocument>(),

    /** Takes the turn after `before` (null: the first of all). False where another was faster. */
    async take(id: string, before: string | null, next: { turn: string; leasedUntil: Date; expiresAt: Date }) {
      if (before !== null) {
        const { modifiedCount } = await collection.updateOne({ _id: id, turn: before } as object, { $set: next });
        return modifiedCount > 0;
      }
      try {
        await collection.insertOne({ _id: id, ...next, computedAt: null, data: null } as object);
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },

    /** Keeps the turn for longer. False where it was taken by another meanwhile. */
    async renew(id: string, turn: string, leasedUntil: Date): Promise<boolean> {
      const { matchedCount } = await collection.updateOne({ _id: id, turn } as object, { $set: { leasedUntil } });
      return matchedCount > 0;
    },

    /** Ends the turn, with what was computed or (null) without. */
    async finish(
      id: string,
      turn: string,
      result: Pick<SharedResultDocument, 'computedAt' | 'data' | 'expiresAt'> | null,
    ): Promise<void> {
      await collection.updateOne({ _id: id, turn } as object, { $set: { leasedUntil: null, ...result } });
    },
  };
}

export type SharedResults = ReturnType<typeof sharedResultModel>;
