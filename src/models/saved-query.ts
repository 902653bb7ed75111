import { Schema, type Connection } from 'mongoose';
import type { QueryParameter, SavedQueryKind } from '../domain/queries/saved-query.ts';
import { readByIds } from './support/by-ids.ts';
import { namedQueries } from './support/named.ts';
import { within } from './support/within.ts';

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
schema.index({ _id: 1, workspace: 1, revision: 1 });

export function savedQueryModel(connection: Connection) {
  const model = connection.model<SavedQueryDocument>('SavedQuery', schema);
  return {
    model,
    ...namedQueries(model, 'queryKey'),
    byIds: (workspace: string, ids: readonly string[]) => readByIds(model, workspace, ids),

    /** The functions of a workspace, by name without case. */
    functions: (workspace: string) =>
      model
        .find(within(workspace, { kind: 'FUNCTION' as const }))
        .sort({ workspace: 1, queryKey: 1 })
        .lean<SavedQueryDocument[]>(),
  };
}

export type SavedQueries = ReturnType<typeof savedQueryModel>;
