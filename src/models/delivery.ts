import { Schema, type Connection } from 'mongoose';
import type { NoticeReason } from '../domain/notices/decide.ts';
import { insertNew } from './support/insert-new.ts';
import { readById } from './support/by-ids.ts';
import { addWork, workQueries, type WorkDocument } from './support/leases.ts';
import type { ListQuery, SortField } from './support/page.ts';
import { within } from './support/within.ts';

export type DeliveryStatus = 'WAITING' | 'SENT' | 'FAILED' | 'NOT_SENT';
export type DeliveryChannel = 'EMAIL' | 'WEBHOOK';

/** A mail, ready to be sent. */
export interface MailContent {
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
  /** The message that it follows; null for the first of its thread. */
  readonly inReplyTo: string | null;
}

/** One attempt that did not succeed. */
export interface DeliveryAttempt {
  readonly at: Date;
  readonly error: string;
}

/** A notice on its way to one receiver. Work: due until it is sent or given up. The delivery log is made of these. */
export interface DeliveryDocument extends WorkDocument {
  /** The same for all attempts, and for a repetition of the work that made it. */
  _id: string;
  channel: DeliveryChannel;
  status: DeliveryStatus;
  actionGroupId: string;
  /** For people: the addresses or the URL. */
  target: string;
  /** The webhook of the action group; null for a mail. */
  webhookId: string | null;
  reason: NoticeReason | 'TEST';
  alertIds: readonly string[];
  headline: string;
  mail: MailContent | null;
  /** The body of a webhook. */
  body: string | null;
  tries: readonly DeliveryAttempt[];
  createdAt: Date;
  sentAt: Date | null;
  /** What the receiver answered, in short. */
  answer: string | null;
  expiresAt: Date;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    workspace: { type: String, required: true },
    channel: String,
    status: String,
    actionGroupId: String,
    target: String,
    webhookId: String,
    reason: String,
    alertIds: [String],
    headline: String,
    mail: Schema.Types.Mixed,
    body: String,
    tries: [Schema.Types.Mixed],
    createdAt: Date,
    sentAt: Date,
    answer: String,
    expiresAt: Date,
  },
  { collection: 'deliveries', versionKey: false, minimize: false },
);
schema.index({ workspace: 1, createdAt: -1, _id: 1 });
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
addWork(schema);

/** Newest first, ties by id. */
const DELIVERY_ORDER: readonly SortField[] = [
  ['createdAt', -1],
  ['_id', 1],
];

export function deliveryModel(connection: Connection) {
  const model = connection.model<DeliveryDocument>('Delivery', schema);
  return {
    model,
    ...workQueries<DeliveryDocument>(model),
    byId: (workspace: string, id: string) => readById(model, workspace, id),

    /** Stores deliveries; one that is there already stays as it is. */
    async insertNew(workspace: string, documents: readonly DeliveryDocument[]): Promise<void> {
      const own = documents.map((document) => ({ ...document, workspace }));
      await insertNew(model.collection, own, '_id');
    },

    list: (workspace: string): ListQuery => ({
      scope: { workspace },
      rest: {},
      sort: DELIVERY_ORDER,
      times: ['createdAt'],
    }),

    /** Lets a delivery that is not on its way be tried again; false where there is none. */
    async retry(workspace: string, id: string, now: Date): Promise<boolean> {
      const filter = within(workspace, { _id: id, status: { $in: ['FAILED', 'NOT_SENT', 'SENT'] } }) as object;
      const again = { status: 'WAITING', dueAt: now, failures: 0, attempts: 0, sentAt: null };
      const update = { $set: again, $inc: { revision: 1 } } as object;
      return (await model.collection.updateOne(filter, update)).matchedCount > 0;
    },
  };
}

export type Deliveries = ReturnType<typeof deliveryModel>;
