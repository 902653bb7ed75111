import { Schema, type Connection } from 'mongoose';
import { namedQueries } from './support/named.ts';

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
schema.index({ _id: 1, workspace: 1, revision: 1 });

export function viewModel(connection: Connection) {
  const model = connection.model<ViewDocument>('View', schema);
  return { model, ...namedQueries(model, 'viewKey') };
}

export type Views = ReturnType<typeof viewModel>;
