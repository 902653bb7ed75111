import { Schema, type Connection } from 'mongoose';
import { within } from './support/within.ts';

/** Somebody who is signed in by one browser. */
export interface SessionDocument {
  _id: string;
  workspace: string;
  /** SHA-256 of the secret in the cookie, in hexadecimal. */
  hash: string;
  personId: string;
  /** The browser and the machine, as the browser says. */
  device: string;
  /** The address from which it was begun. */
  address: string;
  createdAt: Date;
  /** Noted once a minute. */
  seenAt: Date;
  /** The database forgets it then; how long it lasts is decided by `createdAt` and `seenAt`. */
  expiresAt: Date;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    workspace: { type: String, required: true },
    hash: { type: String, required: true },
    personId: String,
    device: String,
    address: String,
    createdAt: Date,
    seenAt: Date,
    expiresAt: Date,
  },
  { collection: 'sessions', versionKey: false, minimize: false },
);
schema.index({ hash: 1 }, { unique: true });
schema.index({ workspace: 1, personId: 1 });
schema.index({ _id: 1, workspace: 1 });
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export function sessionModel(connection: Connection) {
  const model = connection.model<SessionDocument>('Session', schema);
  return {
    model,
    /** The session of a cookie: a credential, which says by itself whose it is. */
    ofCredential: (hash: string) => model.findOne({ hash }).lean<SessionDocument>(),
    ofPerson: (workspace: string, personId: string) =>
      model.find(within(workspace, { personId })).lean<SessionDocument[]>(),

    async insert(document: SessionDocument): Promise<void> {
      await model.collection.insertOne(document as object);
    },

    async noteSeen(workspace: string, id: string, seenAt: Date): Promise<void> {
      await model.collection.updateOne(within(workspace, { _id: id }) as object, { $max: { seenAt } });
    },

    /** Ends one session of a person; false where there is none. */
    async remove(workspace: string, personId: string, id: string): Promise<boolean> {
      const own = within(workspace, { _id: id, personId });
      return (await model.collection.deleteOne(own as object)).deletedCount > 0;
    },

    /** Ends all sessions of a person. */
    async removeOfPerson(workspace: string, personId: string): Promise<number> {
      return (await model.collection.deleteMany(within(workspace, { personId }) as object)).deletedCount;
    },
  };
}

export type Sessions = ReturnType<typeof sessionModel>;
