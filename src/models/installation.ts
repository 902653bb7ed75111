import { Schema, type Connection } from 'mongoose';
import { ignoreDuplicateKey } from './support/duplicate-key.ts';

/** What an installation keeps for itself: secrets made at first start and the mark of a living ingest. */
interface InstallationDocument {
  _id: string;
  /** Secrets: base64. */
  value?: string;
  /** The last attempt to store a little; or of the ingest mark: when an api process last said that reports can reach us … */
  at?: Date;
  /** … and since when that is so without a gap. */
  upSince?: Date;
  /** How often it was changed who may do what. */
  version?: number;
}

const schema = new Schema(
  { _id: { type: String, required: true }, value: String, at: Date, upSince: Date, version: Number },
  { collection: 'installation', versionKey: false },
);
schema.index({ _id: 1, at: 1 });

const INGEST = 'ingest';
const PROBE = 'probe';
const ACCESS = 'access';
const CLOSED = 'closed';

export function installationModel(connection: Connection) {
  const model = connection.model<InstallationDocument>('Installation', schema);
  const { collection } = model;
  return {
    model,

    /** The secret of this name; the first to ask has it made by `make`. */
    async secret(name: string, make: () => string): Promise<string> {
      const _id = `secret/${name}`;
      await collection.updateOne({ _id } as object, { $setOnInsert: { value: make() } }, { upsert: true });
      const found = await model.findById(_id).lean<InstallationDocument>();
      return found!.value!;
    },

    /**
     * Writes a little and reads it back. Rejects where that cannot be done now: a server may answer and store nothing, because its disk is
     * full or its storage has failed.
     */
    async tryToStore(now: Date): Promise<void> {
      await collection.updateOne({ _id: PROBE } as object, { $set: { at: now } }, { upsert: true });
      await model.findById(PROBE).lean<InstallationDocument>();
    },

    /** Notes that somebody's rights have changed. */
    async noteAccessChange(): Promise<void> {
      await collection.updateOne({ _id: ACCESS } as object, { $inc: { version: 1 } }, { upsert: true });
    },

    /** How often rights were changed, and whether an administrator was made, after which nobody comes in without a credential. */
    async accessState(): Promise<{ version: number; closed: boolean }> {
      const found = await model.find({ _id: { $in: [ACCESS, CLOSED] } }).lean<InstallationDocument[]>();
      const version = found.find(({ _id }) => _id === ACCESS)?.version ?? 0;
      return { version, closed: found.some(({ _id }) => _id === CLOSED) };
    },

    /** From now on everybody needs a credential. */
    async close(now: Date): Promise<void> {
      await collection.updateOne({ _id: CLOSED } as object, { $setOnInsert: { at: now } }, { upsert: true });
    },

    /**
     * Asks the storage for a sign of life, by a read: what was stored before is acknowledged only after it. The storage of SecantusDB
     * (0.6.0b17) fails when its disk is full, after which nothing can be read or written, but it answers the write in which it failed as if
     * it had been stored.
     */
    async confirmStored(): Promise<void> {
      await model.findById(INGEST).lean<InstallationDocument>();
    },

    /** Renews the ingest mark; a mark older than `gap` milliseconds starts a new stretch of being up. */
    async markIngest(now: Date, gap: number): Promise<void> {
      const fresh = new Date(now.getTime() - gap);
      const renewed = await collection.updateOne({ _id: INGEST, at: { $gte: fresh } } as object, { $max: { at: now } });
      if (renewed.matchedCount > 0) return;
      await collection
        .updateOne({ _id: INGEST, at: { $lt: fresh } } as object, { $set: { at: now, upSince: now } }, { upsert: true })
        .catch(ignoreDuplicateKey);
    },

    /** Since when ingest is up; `now` itself while it is down, for nothing may fall due then. */
    async ingestUpSince(now: Date, gap: number): Promise<Date> {
      const mark = await model.findById(INGEST).lean<InstallationDocument>();
      if (!mark?.at || !mark.upSince || mark.at.getTime() < now.getTime() - gap) return now;
      return mark.upSince;
    },
  };
}

export type Installation = ReturnType<typeof installationModel>;
