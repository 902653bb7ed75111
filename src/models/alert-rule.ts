import { Schema, type Connection } from 'mongoose';
import type { AlertRule } from '../domain/alerts/rule.ts';
import { within } from './support/within.ts';

/** A rule that somebody made, or a shipped one that somebody changed. Saved under a guard on `revision`. */
export interface AlertRuleDocument extends Omit<AlertRule, 'id'> {
  /** Workspace and id: shipped rules have the same id in each workspace. */
  _id: string;
  workspace: string;
  ruleId: string;
  createdAt: Date;
  updatedAt: Date;
  updatedBy: string;
  revision: number;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    workspace: { type: String, required: true },
    ruleId: { type: String, required: true },
    name: { type: String, required: true },
    description: String,
    enabled: Boolean,
    severity: String,
    pendingFor: Number,
    keepFiringFor: Number,
    faults: Schema.Types.Mixed,
    createdAt: Date,
    updatedAt: Date,
    updatedBy: String,
    revision: Number,
  },
  { collection: 'alertrules', versionKey: false, minimize: false },
);
schema.index({ workspace: 1 });
schema.index({ _id: 1, workspace: 1, revision: 1 });

const idOf = (workspace: string, ruleId: string) => `${workspace}/${ruleId}`;

export function alertRuleModel(connection: Connection) {
  const model = connection.model<AlertRuleDocument>('AlertRule', schema);
  return {
    model,

    /** All that are stored; their number is bounded. */
    all: (workspace: string) => model.find(within(workspace, {})).lean<AlertRuleDocument[]>(),

    /** Saves a rule: a new one with revision 0, else one whose stored revision is the one before. False where another was faster. */
    async save(document: AlertRuleDocument): Promise<boolean> {
      const { workspace, ruleId, revision } = document;
      const _id = idOf(workspace, ruleId);
      if (revision === 0) {
        const found = await model.collection.updateOne(
          { _id } as object,
          { $setOnInsert: { ...document, _id } },
          { upsert: true },
        );
        return found.upsertedCount > 0;
      }
      const filter = within(workspace, { _id, revision: revision - 1 }) as object;
      return (await model.collection.replaceOne(filter, { ...document, _id } as object)).matchedCount > 0;
    },

    async remove(workspace: string, ruleId: string): Promise<boolean> {
      const filter = within(workspace, { _id: idOf(workspace, ruleId) }) as object;
      return (await model.collection.deleteOne(filter)).deletedCount > 0;
    },
  };
}

export type AlertRules = ReturnType<typeof alertRuleModel>;
