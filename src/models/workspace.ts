import { Schema, type Connection } from 'mongoose';
import type { CollectionPlan } from '../domain/collectors/collection-plan.ts';
import type { OwnCalendar } from '../domain/sites/calendar.ts';

/** What a workspace is known by to collectors, and what it allows them. */
export interface WorkspaceDocument {
  /** The workspace, as documents carry it. */
  _id: string;
  /** The id that collectors name, a UUID. */
  workspaceId: string;
  /** Its two keys, each encrypted with SECRET_KEY. */
  primaryKey: string;
  secondaryKey: string;
  /** The immutable id of its one data collection rule. */
  ruleId: string;
  /** Bytes of records a day; null for no cap. Console events do not count. */
  dailyCap: number | null;
  /** Whether collectors are let in. */
  collecting: boolean;
  /** What its agents are told to collect; absent until somebody changes it. */
  plan?: CollectionPlan;
  /** Time zone and hours of rooms whose site, building and room have none; absent until somebody sets them. */
  calendar?: OwnCalendar;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    workspaceId: String,
    primaryKey: String,
    secondaryKey: String,
    ruleId: String,
    dailyCap: Number,
    collecting: Boolean,
    plan: Schema.Types.Mixed,
    calendar: Schema.Types.Mixed,
  },
  { collection: 'workspaces', versionKey: false, minimize: false },
);
schema.index({ workspaceId: 1 }, { unique: true });

export function workspaceModel(connection: Connection) {
  const model = connection.model<WorkspaceDocument>('Workspace', schema);
  return {
    model,

    /** Stores a workspace, unless it is there already. */
    async ensure({ _id, ...members }: WorkspaceDocument): Promise<void> {
      await model.collection.updateOne({ _id } as object, { $setOnInsert: members }, { upsert: true });
    },

    /** Every workspace of the installation. */
    all: (): Promise<WorkspaceDocument[]> => model.find().sort({ _id: 1 }).lean<WorkspaceDocument[]>().exec(),

    async change(workspace: string, change: Partial<WorkspaceDocument>): Promise<void> {
      await model.collection.updateOne({ _id: workspace } as object, { $set: change });
    },
  };
}

export type WorkspaceSettings = ReturnType<typeof workspaceModel>;
