import type { Model, Schema, SchemaDefinition } from 'mongoose';
import { within } from './within.ts';

/** Members of a document that one process at a time works on. */
export interface Leased {
  _id: string;
  workspace: string;
  /** The guard: grows with every change of the document by others, every claim and every release. */
  revision: number;
  /** Who holds it: new with every claim, so that what an earlier holder writes late is refused. Null while nobody does. */
  leaseOwner: string | null;
  /** Until when nobody else claims it; null while nobody holds it. */
  leaseUntil: Date | null;
}

/** Members of a document that is work: taken up when it is due, and again later when it fails. */
export interface WorkDocument extends Leased {
  /** When to take it up; null where there is nothing to do. */
  dueAt: Date | null;
  /** Claims since it last succeeded, the present one included. It grows before the work begins, so crashes count. */
  attempts?: number;
  /** Failed attempts since it last succeeded. */
  failures: number;
  lastError: string | null;
}

const LEASE_FIELDS: SchemaDefinition = { revision: Number, leaseOwner: String, leaseUntil: Date };
const WORK_FIELDS: SchemaDefinition = {
  ...LEASE_FIELDS,
  dueAt: Date,
  attempts: Number,
  failures: Number,
  lastError: String,
};

/** Adds the members of {@link Leased}, and the indexes by which they are guarded. */
export function addLease(schema: Schema): void {
  schema.add(LEASE_FIELDS);
  schema.index({ _id: 1, workspace: 1, revision: 1 });
  schema.index({ _id: 1, workspace: 1, leaseOwner: 1 });
}

/** Adds the members of {@link WorkDocument}, and the indexes by which it is found and guarded. */
export function addWork(schema: Schema): void {
  addLease(schema);
  schema.add(WORK_FIELDS);
  schema.index({ dueAt: 1 });
}

/** A document as somebody read it: what its guard compares. */
type Seen = Pick<Leased, '_id' | 'workspace' | 'revision'>;

/** A document as its holder knows it. */
export interface Held {
  readonly _id: string;
  readonly workspace: string;
  readonly leaseOwner: string;
}

/** Writes by which a document is claimed, held and let go. */
export function leaseQueries<D extends Leased>(model: Model<D>) {
  async function change(filter: object, members: Partial<D>, grow: number): Promise<boolean> {
    const update = grow === 0 ? { $set: members } : { $set: members, $inc: { revision: grow } };
    return (await model.collection.updateOne(filter as object, update as object)).matchedCount > 0;
  }
  const heldBy = ({ _id, workspace, leaseOwner }: Held) => within(workspace, { _id, leaseOwner });

  return {
    /** Changes or claims a document if nobody has changed, claimed or released it since it was read; false where somebody has. */
    update: ({ _id, workspace, revision }: Seen, members: Partial<D>) =>
      change(within(workspace, { _id, revision }), members, 1),

    /** Prolongs a lease; false where it is lost, or the document gone. */
    renew: (held: Held, until: Date) => change(heldBy(held), { leaseUntil: until } as Partial<D>, 0),

    /** Changes what the holder keeps, while it is the holder; false where the lease is lost. */
    patch: (held: Held, members: Partial<D>) => change(heldBy(held), members, 0),

    /** Ends a lease with what came of it; false where it was lost before. */
    release: (held: Held, members: Partial<D>) =>
      change(heldBy(held), { ...members, leaseOwner: null, leaseUntil: null }, 1),
  };
}

/** The writes of a lease, and how due work is found. */
export function workQueries<D extends WorkDocument>(model: Model<D>) {
  return {
    ...leaseQueries<D>(model),

    /** What is due and held by nobody whose lease lasts, longest waiting first. */
    dueOfAllWorkspaces: (now: Date, limit: number): Promise<D[]> =>
      model
        .find({ dueAt: { $lte: now }, $or: [{ leaseUntil: null }, { leaseUntil: { $lte: now } }] } as object)
        .sort({ dueAt: 1 })
        .limit(limit)
        .lean<D[]>()
        .exec(),
  };
}

export type WorkQueries<D extends WorkDocument> = ReturnType<typeof workQueries<D>>;
