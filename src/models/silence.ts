import { Schema, type Connection } from 'mongoose';
import type { Silence } from '../domain/notices/silence.ts';
import { readById } from './support/by-ids.ts';
import { within } from './support/within.ts';

/** A silence. It is kept for a while after its end. */
export interface SilenceDocument extends Omit<Silence, 'id'> {
  _id: string;
  workspace: string;
  createdAt: Date;
  /** When the document is removed. */
  expiresAt: Date;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    workspace: { type: String, required: true },
    matchers: [Schema.Types.Mixed],
    startsAt: Date,
    endsAt: Date,
    comment: String,
    createdBy: String,
    createdAt: Date,
    expiresAt: Date,
  },
  { collection: 'silences', versionKey: false, minimize: false },
);
schema.index({ workspace: 1, endsAt: 1 });
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export function silenceModel(connection: Connection) {
  const model = connection.model<SilenceDocument>('Silence', schema);
  return {
    model,
    byId: (workspace: string, id: string) => readById(model, workspace, id),

    /** Those that are not over by `now`, the first to end first. Their number is bounded. */
    unexpired: (workspace: string, now: Date) =>
      model
        .find(within(workspace, { endsAt: { $gt: now } }))
        .sort({ workspace: 1, endsAt: 1 })
        .lean<SilenceDocument[]>(),

    /** All that are kept, the first to end first. */
    all: (workspace: string) =>
      model.find(within(workspace, {})).sort({ workspace: 1, endsAt: 1 }).lean<SilenceDocument[]>(),

    async insert(document: SilenceDocument): Promise<void> {
      await model.collection.insertOne(document as object);
    },

    /** Ends a silence that is not over yet; false where there is none. */
    async end(workspace: string, id: string, now: Date, expiresAt: Date): Promise<boolean> {
      const filter = within(workspace, { _id: id, endsAt: { $gt: now } }) as object;
      return (
        (await model.collection.updateOne(filter, { $set: { endsAt: now, expiresAt } } as object)).matchedCount > 0
      );
    },
  };
}

export type Silences = ReturnType<typeof silenceModel>;
