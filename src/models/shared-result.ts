import { Schema, type Connection } from 'mongoose';
import { readById } from './support/by-ids.ts';
import { isDuplicateKey } from './support/duplicate-key.ts';
import { addLease, leaseQueries, type Held, type Leased } from './support/leases.ts';

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
    workspace: { type: String, required: true },
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

    find: (workspace: string, id: string) => readById(model, workspace, id),

    /** Claims the next computation; `before` is the document as it was read, null where there was none. False where another was faster. */
    async claim(
      { _id, workspace, leaseOwner }: Held,
      before: SharedResultDocument | null,
      until: { leaseUntil: Date; expiresAt: Date },
    ): Promise<boolean> {
      const members = { leaseOwner, ...until };
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
