import { Schema, type Connection } from 'mongoose';
import type { LogPlace } from './change.ts';
import { readById } from './support/by-ids.ts';
import { ignoreDuplicateKey } from './support/duplicate-key.ts';
import { addWork, workQueries, type WorkDocument } from './support/leases.ts';

/** How far a reader of the change log has come in a workspace; its lease is held by the worker that reads. */
export interface ConsumerDocument extends WorkDocument {
  /** Workspace and name. */
  _id: string;
  name: string;
  /** The number of the newest change that was handled: all up to it were, or were reported as a gap. */
  position: number;
  /** The mark of that change; absent or null where none is known. */
  mark?: string | null;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    workspace: { type: String, required: true },
    name: { type: String, required: true },
    position: { type: Number, required: true },
    mark: String,
  },
  { collection: 'consumers', versionKey: false, minimize: false },
);
addWork(schema);

const idOf = (workspace: string, name: string) => `${workspace}/${name}`;

export function consumerModel(connection: Connection) {
  const model = connection.model<ConsumerDocument>('Consumer', schema);
  return {
    model,
    ...workQueries<ConsumerDocument>(model),

    byName: (workspace: string, name: string) => readById(model, workspace, idOf(workspace, name)),

    /** Records a consumer that is new; one that is known keeps its position. */
    async insertNew(workspace: string, name: string, { number: position, mark }: LogPlace, dueAt: Date): Promise<void> {
      const state: ConsumerDocument = {
        ...{ _id: idOf(workspace, name), workspace, name, position, mark, dueAt },
        ...{ revision: 1, leaseOwner: null, leaseUntil: null, attempts: 0, failures: 0, lastError: null },
      };
      await model.collection.insertOne(state as object).catch(ignoreDuplicateKey);
    },

    /** Every consumer, for what the operator sees. Their number is bounded by that of the definitions. */
    ofAllWorkspaces: () => model.find().lean<ConsumerDocument[]>(),
  };
}

export type Consumers = ReturnType<typeof consumerModel>;
