import type { Model } from 'mongoose';
import { readById } from './by-ids.ts';
import { replaceGuarded } from './guarded.ts';
import { insertNew } from './insert-new.ts';
import { within } from './within.ts';

/** A document with a name that is unique in its workspace, saved under a guard on `revision`. */
export interface NamedDocument {
  _id: string;
  workspace: string;
  /** The guard: grows with every save. */
  revision: number;
}

/** The queries of such a collection. `key` is the member with the folded name; an index makes it unique in a workspace. */
export function namedQueries<D extends NamedDocument>(model: Model<D>, key: keyof D & string) {
  const { collection } = model;
  const withKey = (workspace: string, value: unknown) =>
    model.findOne(within(workspace, { [key]: value })).lean<D | null>();

  return {
    /** One of this workspace; null for a foreign or unknown id. */
    byId: (workspace: string, id: string): Promise<D | null> => readById(model, workspace, id),

    /** The one of a folded name. */
    byKey: (workspace: string, value: string) => withKey(workspace, value),

    /** All of a workspace, by name without case. Their number is bounded. */
    all: (workspace: string) =>
      model
        .find(within(workspace, {}))
        .sort({ workspace: 1, [key]: 1 })
        .lean<D[]>(),

    count: (workspace: string) => model.countDocuments(within(workspace, {})),

    /** False where the name is taken. */
    insert: async (document: D): Promise<boolean> => (await insertNew(collection, [document], key)).length > 0,

    /** Whether another document of its workspace has its name. */
    async isTaken(document: D): Promise<boolean> {
      const holder = await withKey(document.workspace, document[key]);
      return holder !== null && holder._id !== document._id;
    },

    /** Replaces it if its revision is still the one before; false where another was faster. A taken name is a duplicate key. */
    replace: async (document: D): Promise<boolean> =>
      (await replaceGuarded(collection, document.workspace, [document])) > 0,

    async remove(workspace: string, id: string): Promise<boolean> {
      return (await collection.deleteOne(within(workspace, { _id: id }) as object)).deletedCount > 0;
    },
  };
}

export type NamedQueries<D extends NamedDocument> = ReturnType<typeof namedQueries<D>>;
