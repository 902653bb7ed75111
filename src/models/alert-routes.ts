import { Schema, type Connection } from 'mongoose';
import type { Route } from '../domain/notices/route.ts';
import { readById } from './support/by-ids.ts';
import { replaceGuarded } from './support/guarded.ts';
import { ignoreDuplicateKey } from './support/duplicate-key.ts';

/** The routes of a workspace, which are changed together. Its id is that of the workspace. */
export interface AlertRoutesDocument {
  _id: string;
  workspace: string;
  routes: Route[];
  updatedAt: Date;
  updatedBy: string;
  revision: number;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    workspace: { type: String, required: true },
    routes: [Schema.Types.Mixed],
    updatedAt: Date,
    updatedBy: String,
    revision: Number,
  },
  { collection: 'alertroutes', versionKey: false, minimize: false },
);
schema.index({ _id: 1, workspace: 1, revision: 1 });

export function alertRoutesModel(connection: Connection) {
  const model = connection.model<AlertRoutesDocument>('AlertRoutes', schema);
  return {
    model,
    of: (workspace: string) => readById(model, workspace, workspace),

    /** Saves the routes, if the stored revision is the one before theirs; false where another was faster. */
    async save(document: AlertRoutesDocument): Promise<boolean> {
      if (document.revision > 1) return (await replaceGuarded(model.collection, document.workspace, [document])) > 0;
      try {
        await model.collection.insertOne(document as object);
        return true;
      } catch (error) {
        ignoreDuplicateKey(error);
        return false;
      }
    },
  };
}

export type AlertRoutes = ReturnType<typeof alertRoutesModel>;
