import { Schema, type Connection } from 'mongoose';
import type { Heard, HeldAlert } from '../domain/notices/decide.ts';
import type { Labels } from '../domain/notices/labels.ts';
import type { Route } from '../domain/notices/route.ts';
import type { DeliveryDocument } from './delivery.ts';
import { ignoreDuplicateKey } from './support/duplicate-key.ts';
import { addWork, workQueries, type WorkDocument } from './support/leases.ts';
import { within } from './support/within.ts';

/** What a look at a group has decided, stored before anything of it is done: whoever repeats it does the same. */
export interface PlannedNotice {
  readonly deliveries: readonly DeliveryDocument[];
  readonly alertIds: readonly string[];
  readonly heard: Heard;
  readonly lastNoticeAt: Date | null;
  readonly held: readonly HeldAlert[];
  /** When a silence is over that holds an alert; null for none. */
  readonly heldUntil: Date | null;
}

/** Alerts of which one route tells together. Work: it is looked at when it is due, and gone when nothing in it is open. */
export interface NoticeGroupDocument extends WorkDocument {
  /** A hash of workspace, route and labels. */
  _id: string;
  route: Route;
  labels: Partial<Labels>;
  /** The alerts in it, in the order in which they came. */
  alertIds: string[];
  heard: Heard;
  /** Why alerts of it were not told of when it was last looked at. */
  held: readonly HeldAlert[];
  lastNoticeAt: Date | null;
  /** The same from the first alert to the last: the mails of it are one thread. */
  threadId: string;
  /** How many notices were planned: names the next. */
  sequence: number;
  planned: PlannedNotice | null;
  createdAt: Date;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    workspace: { type: String, required: true },
    route: Schema.Types.Mixed,
    labels: Schema.Types.Mixed,
    alertIds: [String],
    heard: Schema.Types.Mixed,
    held: [Schema.Types.Mixed],
    lastNoticeAt: Date,
    threadId: String,
    sequence: Number,
    planned: Schema.Types.Mixed,
    createdAt: Date,
  },
  { collection: 'noticegroups', versionKey: false, minimize: false },
);
schema.index({ workspace: 1 });
addWork(schema);

export function noticeGroupModel(connection: Connection) {
  const model = connection.model<NoticeGroupDocument>('NoticeGroup', schema);
  return {
    model,
    ...workQueries<NoticeGroupDocument>(model),

    all: (workspace: string) => model.find(within(workspace, {})).lean<NoticeGroupDocument[]>(),

    /**
     * Puts alerts into a group; makes the group where there is none, which is then due as `group` says. An existing one stays due when it
     * was. Its revision grows, so that nobody removes it who has not seen them.
     */
    async add(workspace: string, group: NoticeGroupDocument): Promise<void> {
      const filter = within(workspace, { _id: group._id }) as object;
      const join = { $addToSet: { alertIds: { $each: group.alertIds } }, $inc: { revision: 1 } } as object;
      for (;;) {
        if ((await model.collection.updateOne(filter, join)).matchedCount > 0) return;
        try {
          await model.collection.insertOne(group as object);
          return;
        } catch (error) {
          ignoreDuplicateKey(error);
        }
      }
    },

    /** Lets all groups of a workspace be looked at by `now`. */
    async lookAgain(workspace: string, now: Date): Promise<void> {
      const waiting = within(workspace, { dueAt: { $gt: now } }) as object;
      await model.collection.updateMany(waiting, { $set: { dueAt: now }, $inc: { revision: 1 } } as object);
    },

    /** Removes a group that nobody has changed since it was read; false where somebody has. */
    async remove({ _id, workspace, revision }: NoticeGroupDocument): Promise<boolean> {
      const filter = within(workspace, { _id, revision }) as object;
      return (await model.collection.deleteOne(filter)).deletedCount > 0;
    },

    /** Takes alerts out of a group; those that have come meanwhile stay. */
    async removeAlerts(workspace: string, id: string, alertIds: readonly string[]): Promise<void> {
      const filter = within(workspace, { _id: id }) as object;
      await model.collection.updateOne(filter, { $pullAll: { alertIds: [...alertIds] } } as object);
    },
  };
}

export type NoticeGroups = ReturnType<typeof noticeGroupModel>;
