import { Schema, type Connection } from 'mongoose';
import type { Grant } from '../domain/principals/grant.ts';
import { isDuplicateKey } from './support/duplicate-key.ts';
import { readById } from './support/by-ids.ts';
import { within } from './support/within.ts';

/** Somebody who signs in. */
export interface PersonDocument extends Grant {
  _id: string;
  workspace: string;
  /** By which the person signs in and is named: a mail address, or any name. */
  name: string;
  /** The name folded for comparison: unique in the installation, for who signs in names no workspace. */
  nameKey: string;
  /** The password as an argon2id string (PHC); null for who has none yet. */
  password: string | null;
  /** The secret of one-time codes, sealed with SECRET_KEY; null without. */
  totp: string | null;
  /** A secret that was shown and is not confirmed yet, sealed. */
  totpPending: string | null;
  /** The last step of time whose code was taken: a code is good once. */
  totpStep: number | null;
  /** SHA-256 of the secret in the link of an invitation or reset; null for none. */
  invitation: string | null;
  invitedUntil: Date | null;
  disabledAt: Date | null;
  createdAt: Date;
  createdBy: string;
  lastSignInAt: Date | null;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    workspace: { type: String, required: true },
    name: { type: String, required: true },
    nameKey: { type: String, required: true },
    role: { type: String, required: true },
    scopes: { type: [String], default: null },
    sites: { type: [String], default: null },
    password: String,
    totp: String,
    totpPending: String,
    totpStep: Number,
    invitation: String,
    invitedUntil: Date,
    disabledAt: Date,
    createdAt: Date,
    createdBy: String,
    lastSignInAt: Date,
  },
  { collection: 'people', versionKey: false, minimize: false },
);
schema.index({ nameKey: 1 }, { unique: true });
schema.index({ invitation: 1 });
schema.index({ workspace: 1 });
schema.index({ _id: 1, workspace: 1 });

export function personModel(connection: Connection) {
  const model = connection.model<PersonDocument>('Person', schema);
  return {
    model,
    /** One of this workspace; null for a foreign or unknown id. */
    byId: (workspace: string, id: string) => readById(model, workspace, id),
    all: (workspace: string) => model.find(within(workspace, {})).lean<PersonDocument[]>(),
    count: (workspace: string) => model.countDocuments(within(workspace, {})),
    /** Who signs in by this name; who signs in names no workspace. */
    ofName: (nameKey: string) => model.findOne({ nameKey }).lean<PersonDocument>(),
    /** Who was sent the invitation of this hash: a credential, which says by itself whose workspace it opens. */
    ofCredential: (invitation: string) => model.findOne({ invitation }).lean<PersonDocument>(),

    /** Stores a new person; false where the name is taken. */
    async insert(document: PersonDocument): Promise<boolean> {
      try {
        await model.collection.insertOne(document as object);
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },

    /** Changes a person of a workspace; false for a foreign or unknown id. */
    async change(workspace: string, id: string, change: Partial<PersonDocument>): Promise<boolean> {
      const changed = await model.collection.updateOne(within(workspace, { _id: id }) as object, { $set: change });
      return changed.matchedCount > 0;
    },

    /** Takes an invitation: true for the one caller who takes it. */
    async takeInvitation(workspace: string, invitation: string, change: Partial<PersonDocument>): Promise<boolean> {
      const taken = await model.collection.updateOne(within(workspace, { invitation }) as object, {
        $set: { ...change, invitation: null, invitedUntil: null },
      });
      return taken.modifiedCount > 0;
    },

    /** Takes a step of one-time codes: true for the one caller who takes it. */
    async takeStep(workspace: string, id: string, step: number): Promise<boolean> {
      const own = within(workspace, { _id: id, $or: [{ totpStep: null }, { totpStep: { $lt: step } }] });
      return (await model.collection.updateOne(own as object, { $set: { totpStep: step } })).modifiedCount > 0;
    },

    async remove(workspace: string, id: string): Promise<boolean> {
      return (await model.collection.deleteOne(within(workspace, { _id: id }) as object)).deletedCount > 0;
    },
  };
}

export type People = ReturnType<typeof personModel>;
