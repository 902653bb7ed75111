import { Schema, type Connection } from 'mongoose';
import type { Strikes } from '../domain/queries/strikes.ts';
import { readById } from './support/by-ids.ts';
import { isDuplicateKey } from './support/duplicate-key.ts';
import { addLease, leaseQueries, type Held, type Leased } from './support/leases.ts';
import { within } from './support/within.ts';

/** The newest result of a query that many look at; its lease is held by the process that computes the next one. */
export interface SharedResultDocument extends Leased, Partial<Strikes> {
  /** A hash of workspace and query. */
  _id: string;
  /** When the computation of `data` began; null before the first. */
  computedAt: Date | null;
  /** The result as zipped JSON. */
  data: Buffer | null;
  expiresAt: Date;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    workspace: { type: String, required: true },
    computedAt: Date,
    data: Buffer,
    strikes: Number,
    pausedAt: Date,
    pauseReason: String,
    expiresAt: Date,
  },
  { collection: 'sharedresults', versionKey: false, minimize: false },
);
addLease(schema);
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export function sharedResultModel(connection: Connection) {
  const model = connection.model<SharedResultDocument>('SharedResult', schema);
  const { collection } = model;
  const { update, renew, release } = leaseQueries<SharedResultDocument>(model);
  return {
    model,
    renew,
    release,

    find: (workspace: string, id: string) => readById(model, workspace, id),

    /** Stores the strikes of a query that has no result of its own here, such as a saved query that was run. */
    async noteStrikes(workspace: string, id: string, strikes: Strikes, expiresAt: Date): Promise<void> {
      const fresh = { leaseOwner: null, leaseUntil: null, computedAt: null, data: null };
      const update = { $set: { ...strikes, expiresAt }, $setOnInsert: fresh, $inc: { revision: 1 } };
      await collection.updateOne(within(workspace, { _id: id }) as object, update as object, { upsert: true });
    },

    /** Claims the next computation; `before` is the document as it was read, null where there was none. False where another was faster. */
    async claim(
      { _id, workspace, leaseOwner }: Held,
      before: SharedResultDocument | null,
      more: Strikes & { leaseUntil: Date; expiresAt: Date },
    ): Promise<boolean> {
      const members = { leaseOwner, ...more };
      if (before !== null) return update(before, members);
      try {
        await collection.insertOne({ _id, workspace, revision: 1, ...members, computedAt: null, data: null } as object);
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
  };
}

export type SharedResultModel = ReturnType<typeof sharedResultModel>;
