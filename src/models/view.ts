import { Schema, type Connection } from 'mongoose';
import { replaceGuarded } from './guarded.ts';
import { insertNew } from './insert-new.ts';
import { only, within } from './workspace.ts';

/** A view as it is kept. Saved under a guard on `revision`. */
export interface ViewDocument {
  _id: string;
  workspace: string;
  /** The name folded for comparison: unique in a workspace. */
  viewKey: string;
  /** The content of its file, as JSON: a text, for its members may have any names. */
  definition: string;
  createdAt: Date;
  updatedAt: Date;
  /** Who saved it last. */
  updatedBy: string;
  /** The guard: grows with every save. */
  revision: number;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    workspace: { type: String, required: true },
    viewKey: { type: String, required: true },
    definition: String,
    createdAt: Date,
    updatedAt: Date,
    updatedBy: String,
    revision: Number,
  },
  { collection: 'views', versionKey: false, minimize: false },
);
schema.index({ workspace: 1, viewKey: 1 }, { unique: true });
schema.index({ _id: 1, revision: 1 });

export function viewModel(connection: Connection) {
  const model = connection.model<ViewDocument>('View', schema);
  return {
    model,

    /** One of this workspace; null for a foreign or unknown id. */
    async byId(workspace: string, id: string): Promise<ViewDocument | null> {
      const found = await model.findById(id).lean<ViewDocument>();
      return only(workspace, found ? [found] : [])[0] ?? null;
    },

    byKey: (workspace: string, viewKey: string) => model.findOne(within(workspace, { viewKey })).lean<ViewDocument>(),

    /** All of a workspace, by name without case. Their number is bounded. */
    all: (workspace: string) =>
      model.find(within(workspace, {})).sort({ workspace: 1, viewKey: 1 }).lean<ViewDocument[]>(),

    count: (workspace: string) => model.countDocuments(within(workspace, {})),

    /** False where the name is taken. */
    insert: async (document: ViewDocument): Promise<boolean> =>
      (await insertNew(model.collection, [document], 'viewKey')).length > 0,

    /** Replaces it if its revision is still the one before; false where another was faster. A taken name is a duplicate key. */
    replace: async (document: ViewDocument): Promise<boolean> =>
      (await replaceGuarded(model.collection, [document])) > 0,

    async remove(workspace: string, id: string): Promise<boolean> {
      return (await model.deleteOne(within(workspace, { _id: id }))).deletedCount > 0;
    },
  };
}

export type Views = ReturnType<typeof viewModel>;
