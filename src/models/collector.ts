import { Schema, type Connection } from 'mongoose';
import { readById } from './support/by-ids.ts';
import { within } from './support/within.ts';

/** Who brought records: one way of calling from one address. */
export interface CollectorDocument {
  /** Hash of workspace, door, credential, agent and address. */
  _id: string;
  workspace: string;
  door: string;
  /** How it proved itself, such as `primary key`; never the secret. */
  credential: string;
  /** What it calls itself: its own header, else its User-Agent. */
  agent: string | null;
  /** The host of its records, where all of the last batch named the same. */
  host: string | null;
  address: string;
  firstSeenAt: Date;
  lastSeenAt: Date;
  batches: number;
  records: number;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    workspace: { type: String, required: true },
    door: String,
    credential: String,
    agent: String,
    host: String,
    address: String,
    firstSeenAt: Date,
    lastSeenAt: Date,
    batches: Number,
    records: Number,
  },
  { collection: 'collectors', versionKey: false, minimize: false },
);
schema.index({ workspace: 1, lastSeenAt: -1 });
schema.index({ _id: 1, workspace: 1 });

/** A device that a collector has brought something of. It ages out a day after the last time. */
interface SeenDevice {
  /** Collector and computer. */
  _id: string;
  workspace: string;
  collector: string;
  seenAt: Date;
  expiresAt: Date;
}

const deviceSchema = new Schema(
  { _id: { type: String, required: true }, workspace: String, collector: String, seenAt: Date, expiresAt: Date },
  { collection: 'collectordevices', versionKey: false },
);
deviceSchema.index({ workspace: 1, collector: 1, seenAt: -1 });
deviceSchema.index({ _id: 1, workspace: 1 });
deviceSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

const DAY = 86_400_000;

/** What one collector brought since it was last noted. */
export interface CollectorNote extends Omit<CollectorDocument, 'firstSeenAt'> {
  /** Computers, folded. */
  computers: Iterable<string>;
}

export function collectorModel(connection: Connection) {
  const model = connection.model<CollectorDocument>('Collector', schema);
  const devices = connection.model<SeenDevice>('CollectorDevice', deviceSchema);
  return {
    model,

    /** One of this workspace; null for a foreign or unknown id. */
    byId: (workspace: string, id: string) => readById(model, workspace, id),

    all: (workspace: string) =>
      model.find(within(workspace, {})).sort({ lastSeenAt: -1, _id: 1 }).limit(1_000).lean<CollectorDocument[]>(),

    /** Adds up what collectors of any workspace brought; each note says whose it is. */
    async note(notes: readonly CollectorNote[]): Promise<void> {
      if (notes.length === 0) return;
      const seen = notes.flatMap(({ _id, workspace, computers, lastSeenAt }) =>
        [...computers].map((computer) => ({ workspace, collector: _id, computer, at: lastSeenAt })),
      );
      await Promise.all([
        model.collection.bulkWrite(
          notes.map(({ _id, workspace, door, credential, agent, host, address, lastSeenAt, batches, records }) => ({
            updateOne: {
              filter: within(workspace, { _id }) as object,
              update: {
                $setOnInsert: { door, credential, agent, address, firstSeenAt: lastSeenAt },
                $set: { host },
                $max: { lastSeenAt },
                $inc: { batches, records },
              } as object,
              upsert: true,
            },
          })),
          { ordered: false },
        ),
        seen.length > 0 &&
          devices.collection.bulkWrite(
            seen.map(({ workspace, collector, computer, at }) => ({
              updateOne: {
                filter: within(workspace, { _id: `${collector}/${computer}` }) as object,
                update: {
                  $setOnInsert: { collector },
                  $max: { seenAt: at, expiresAt: new Date(at.getTime() + DAY) },
                } as object,
                upsert: true,
              },
            })),
            { ordered: false },
          ),
      ]);
    },

    /** How many devices a collector has brought something of in the last day. */
    devicesOfDay: (workspace: string, collector: string, now: Date) =>
      devices.countDocuments(within(workspace, { collector, seenAt: { $gt: new Date(now.getTime() - DAY) } })),
  };
}

export type Collectors = ReturnType<typeof collectorModel>;
