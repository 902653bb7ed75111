import { Schema, type Connection } from 'mongoose';
import { isDuplicateKey } from './support/duplicate-key.ts';
import { addLease, leaseQueries, type Leased } from './support/leases.ts';

/** The newest result of a query that many look at; its lease is held by the process that computes the next one. */
export interface SharedResultDocument extends Leased {
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
    computedAt: Date,
    data: Buffer,
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

    find: (id: string) => model.findById(id).lean<SharedResultDocument>(),

    /** Claims the next computation; `before` is the document as it was read, null where there was none. False where another was faster. */
    async claim(
      id: string,
      before: SharedResultDocument | null,
      members: { leaseOwner: string; leaseUntil: Date; expiresAt: Date },
    ): Promise<boolean> {
      if (before !== null) return update(before, members);
      try {
        await collection.insertOne({ _id: id, revision: 1, ...members, computedAt: null, data: null } as object);
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
  };
}

export type SharedResultModel = ReturnType<typeof sharedResultModel>;
