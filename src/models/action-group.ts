import { Schema, type Connection } from 'mongoose';
import type { PayloadFormat } from '../domain/notices/formats/index.ts';
import { namedQueries } from './support/named.ts';

/** A webhook of an action group. */
export interface WebhookTarget {
  readonly id: string;
  readonly url: string;
  readonly format: PayloadFormat;
  /** The secret that signs, sealed. */
  readonly sealedSecret: string;
  /** Why nothing is sent there any more, and since when; null while it is enabled. */
  readonly disabledAt: Date | null;
  readonly disabledBecause: string | null;
  /** Since when every attempt has failed; null after a success. */
  readonly failingSince: Date | null;
}

/** To whom notices go. Saved under a guard on `revision`. */
export interface ActionGroupDocument {
  _id: string;
  workspace: string;
  name: string;
  /** The name folded for comparison: unique in a workspace. */
  nameKey: string;
  to: string[];
  cc: string[];
  bcc: string[];
  webhooks: WebhookTarget[];
  createdAt: Date;
  updatedAt: Date;
  updatedBy: string;
  revision: number;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    workspace: { type: String, required: true },
    name: String,
    nameKey: { type: String, required: true },
    to: [String],
    cc: [String],
    bcc: [String],
    webhooks: [Schema.Types.Mixed],
    createdAt: Date,
    updatedAt: Date,
    updatedBy: String,
    revision: Number,
  },
  { collection: 'actiongroups', versionKey: false, minimize: false },
);
schema.index({ workspace: 1, nameKey: 1 }, { unique: true });
schema.index({ _id: 1, workspace: 1, revision: 1 });

export function actionGroupModel(connection: Connection) {
  const model = connection.model<ActionGroupDocument>('ActionGroup', schema);
  return { model, ...namedQueries<ActionGroupDocument>(model, 'nameKey') };
}

export type ActionGroups = ReturnType<typeof actionGroupModel>;
