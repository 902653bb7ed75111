import { Schema, type Connection } from 'mongoose';
import type { CustomField } from '../domain/custom-fields/custom-field.ts';
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
    version: Number,
  },
  { collection: 'customfields', versionKey: false, minimize: false },
);
schema.index({ workspace: 1, table: 1, name: 1 });
schema.index({ computing: 1 });

export function customFieldId(workspace: string, table: string, name: string): string {
  return `${workspace}/${table}/${name}`;
}

export function customFieldModel(connection: Connection) {
  const model = connection.model<CustomFieldDocument>('CustomField', schema);
  return {
    model,
    all: (workspace: string) =>
      model.find(within(workspace, {})).sort({ workspace: 1, table: 1, name: 1 }).lean<CustomFieldDocument[]>(),
    byId: (id: string) => model.findById(id).lean<CustomFieldDocument>(),
    toCompute: () => model.find({ computing: true }).lean<CustomFieldDocument[]>(),

    async save(document: CustomFieldDocument): Promise<void> {
      const { _id, version: _version, createdAt, ...members } = document;
      await model.collection.updateOne(
        { _id } as object,
        { $set: members, $setOnInsert: { createdAt }, $inc: { version: 1 } } as object,
        { upsert: true },
      );
    },

    /** Marks whether its values are to be computed; false where it is gone, or has changed since `version`. */
    async setComputing(id: string, computing: boolean, version?: number): Promise<boolean> {
      const filter = { _id: id, ...(version === undefined ? {} : { version }) };
      const result = await model.collection.updateOne(filter as object, { $set: { computing }, $inc: { version: 1 } });
      return result.matchedCount > 0;
    },

    async remove(id: string): Promise<boolean> {
      return (await model.collection.deleteOne({ _id: id } as object)).deletedCount > 0;
    },
  };
}

export type CustomFields = ReturnType<typeof customFieldModel>;
