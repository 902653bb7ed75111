import { Schema, type Connection } from 'mongoose';
import type { CustomField } from '../domain/custom-fields/custom-field.ts';
import { readById } from './support/by-ids.ts';
import { within } from './support/within.ts';

/** A custom field as it is kept. */
export interface CustomFieldDocument extends CustomField {
  /** Workspace, table and name. */
  _id: string;
  workspace: string;
  createdAt: Date;
  /** Its values are to be computed for the records that were there before it. */
  computing: boolean;
  /** Grows with every change: a run that began before it is not the last. */
  version: number;
  /** Why it is not computed for what comes; null while it is. */
  pausedBecause: string | null;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    workspace: { type: String, required: true },
    table: String,
    name: String,
    type: { type: String },
    eventLog: String,
    eventIds: [Number],
    column: String,
    jsonPath: String,
    pattern: String,
    createdAt: Date,
    computing: Boolean,
    pausedBecause: String,
    version: Number,
  },
  { collection: 'customfields', versionKey: false, minimize: false },
);
schema.index({ workspace: 1, table: 1, name: 1 });
schema.index({ computing: 1 });

function customFieldId(workspace: string, table: string, name: string): string {
  return `${workspace}/${table}/${name}`;
}

export function customFieldModel(connection: Connection) {
  const model = connection.model<CustomFieldDocument>('CustomField', schema);
  return {
    model,
    all: (workspace: string) =>
      model.find(within(workspace, {})).sort({ workspace: 1, table: 1, name: 1 }).lean<CustomFieldDocument[]>(),
    byName: (workspace: string, table: string, name: string) =>
      readById(model, workspace, customFieldId(workspace, table, name)),
    /** Fields whose values are to be computed for the records that are stored. */
    toComputeOfAllWorkspaces: () => model.find({ computing: true }).lean<CustomFieldDocument[]>(),

    async save(document: Omit<CustomFieldDocument, '_id' | 'version'>): Promise<void> {
      const { createdAt, ...members } = document;
      await model.collection.updateOne(
        { _id: customFieldId(document.workspace, document.table, document.name) } as object,
        { $set: members, $setOnInsert: { createdAt }, $inc: { version: 1 } } as object,
        { upsert: true },
      );
    },

    /** Marks whether its values are to be computed; false where it is gone, or has changed since `version`. */
    async setComputing(
      workspace: string,
      { table, name, version }: Pick<CustomFieldDocument, 'table' | 'name'> & { version?: number },
      computing: boolean,
    ): Promise<boolean> {
      const filter = { _id: customFieldId(workspace, table, name), ...(version === undefined ? {} : { version }) };
      const result = await model.collection.updateOne(filter as object, { $set: { computing }, $inc: { version: 1 } });
      return result.matchedCount > 0;
    },

    /** Has a field no longer computed, until it is saved again. */
    async pause(
      workspace: string,
      { table, name }: Pick<CustomFieldDocument, 'table' | 'name'>,
      why: string,
    ): Promise<void> {
      await model.collection.updateOne({ _id: customFieldId(workspace, table, name) } as object, {
        $set: { pausedBecause: why },
        $inc: { version: 1 },
      });
    },

    async remove(workspace: string, table: string, name: string): Promise<boolean> {
      const _id = customFieldId(workspace, table, name);
      return (await model.collection.deleteOne({ _id } as object)).deletedCount > 0;
    },
  };
}

export type CustomFields = ReturnType<typeof customFieldModel>;
