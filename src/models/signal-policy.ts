import { Schema, type Connection } from 'mongoose';
import type { OwnSignalPolicy } from '../domain/health/policy.ts';
import { within } from './support/within.ts';
import { namedQueries, type NamedDocument } from './support/named.ts';

/** What is set for a signal of a room's devices, or of all devices. What is set for a device is in the device. */
export interface SignalPolicyDocument extends NamedDocument, OwnSignalPolicy {
  /** Room and signal in one text, as `policyKey` makes it: unique in a workspace. */
  policyKey: string;
  /** Null for all devices. */
  roomId: string | null;
}

export function policyKey(roomId: string | null, key: string): string {
  return JSON.stringify([roomId, key]);
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    workspace: { type: String, required: true },
    policyKey: { type: String, required: true },
    roomId: String,
    key: String,
    optional: Boolean,
    watchTime: Number,
    severity: String,
    revision: Number,
  },
  { collection: 'signal_policies', versionKey: false, minimize: false },
);
schema.index({ workspace: 1, policyKey: 1 }, { unique: true });
schema.index({ _id: 1, workspace: 1, revision: 1 });
schema.index({ workspace: 1, roomId: 1 });

export function signalPolicyModel(connection: Connection) {
  const model = connection.model<SignalPolicyDocument>('SignalPolicy', schema);
  const { all, byKey, count, insert, replace, remove } = namedQueries(model, 'policyKey');
  return {
    ...{ model, all, byKey, count, insert, replace, remove },

    /** Forgets what is set for the devices of a room that is gone. */
    async removeOfRoom(workspace: string, roomId: string): Promise<void> {
      await model.deleteMany(within(workspace, { roomId }));
    },
  };
}

export type SignalPolicies = ReturnType<typeof signalPolicyModel>;
