import { Schema, type Connection } from 'mongoose';
import type { QueryParameter, SavedQueryKind } from '../domain/queries/saved-query.ts';
import { replaceGuarded } from './guarded.ts';
import { insertNew } from './insert-new.ts';
import { only, within } from './workspace.ts';

/** A saved query or function. Saved under a guard on `revision`. */
export interface SavedQueryDocument {
  _id: string;
  workspace: string;
  kind: SavedQueryKind;
  name: string;
  /** The name folded for comparison: unique in a workspace. */
  queryKey: string;
  description: string;
  text: string;
  parameters: QueryParameter[];
  createdAt: Date;
  updatedAt: Date;
  /** Who saved it last. */
  updatedBy: string;
  /** The guard: grows with every save. */
  revision: number;
}

const parameter = new Schema({ name: String, type: { type: String }, default: String }, { _id: false });

const schema = new Schema(
  {
    _id: { type: String, required: true },
    workspace: { type: String, required: true },
    kind: String,
    name: String,
    queryKey: { type: String, required: true },
    description: String,
    text: String,
    parameters: [parameter],
    createdAt: Date,
    updatedAt: Date,
    updatedBy: String,
    revision: Number,
  },
  { collection: 'savedqueries', versionKey: false, minimize: false },
);
schema.index({ workspace: 1, queryKey: 1 }, { unique: true });
schema.index({ _id: 1, revision: 1 });

export function savedQueryModel(connection: Connection) {
  const model = connection.model<SavedQueryDocument>('SavedQuery', schema);
  return {
    model,
    byIds: (ids: string[]) => model.find({ _id: { $in: ids } }).lean<SavedQueryDocument[]>(),

    /** One of this workspace; null for a foreign or unknown id. */
    async byId(workspace: string, id: string): Promise<SavedQueryDocument | null> {
      const found = await model.findById(id).lean<SavedQueryDocument>();
      return only(workspace, found ? [found] : [])[0] ?? null;
    },

    byKey: (workspace: string, queryKey: string) =>
      model.findOne(within(workspace, { queryKey })).lean<SavedQueryDocument>(),

    /** All of a workspace, by name without case. Their number is bounded. */
    all: (workspace: string) =>
      model.find(within(workspace, {})).sort({ workspace: 1, queryKey: 1 }).lean<SavedQueryDocument[]>(),

    /** The functions of a workspace, by name without case. */
    functions: (workspace: string) =>
      model
        .find(within(workspace, { kind: 'FUNCTION' as const }))
        .sort({ workspace: 1, queryKey: 1 })
        .lean<SavedQueryDocument[]>(),

    /** False where the name is taken. */
    insert: async (document: SavedQueryDocument): Promise<boolean> =>
      (await insertNew(model.collection, [document], 'queryKey')).length > 0,

    /** Replaces it if its revision is still the one before; false where another was faster. A taken name is a duplicate key. */
    replace: async (document: SavedQueryDocument): Promise<boolean> =>
      (await replaceGuarded(model.collection, [document])) > 0,

    async remove(workspace: string, id: string): Promise<boolean> {
      return (await model.deleteOne(within(workspace, { _id: id }))).deletedCount > 0;
    },
  };
}

export type SavedQueries = ReturnType<typeof savedQueryModel>;
