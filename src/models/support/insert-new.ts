import type { Collection } from 'mongoose';
import { duplicateIndexes, isDuplicateKey } from './duplicate-key.ts';

/** Where a document waits that is not yet under its own keys: no read looks there. */
const ARRIVING = '#arriving';

/**
 * Inserts documents; answers those whose keys were free, in their order. `key` is the member that is unique in a workspace.
 *
 * SecantusDB (0.6.0b17) does not free a unique key when an update takes a document away from it: an insert under such a key is refused,
 * and with it its whole batch, though nobody has the key; an update to it is taken. mongod names the documents that it refuses, so a
 * refusal that names none is this one. Each document is then inserted under a key of its own and updated to the one that it is to have,
 * where the server looks properly.
 */
export async function insertNew<D extends { _id: string }>(
  collection: Collection,
  documents: readonly D[],
  key: keyof D & string,
): Promise<D[]> {
  if (documents.length === 0) return [];
  try {
    await collection.insertMany(documents as unknown as object[], { ordered: false });
    return [...documents];
  } catch (error) {
    const taken = new Set(duplicateIndexes(error));
    if (taken.size > 0) return documents.filter((_, index) => !taken.has(index));
  }
  const inserted: D[] = [];
  for (const document of documents) {
    if (await insertByUpdate(collection, document, key)) inserted.push(document);
  }
  return inserted;
}

async function insertByUpdate<D extends { _id: string }>(
  collection: Collection,
  document: D,
  key: keyof D & string,
): Promise<boolean> {
  const filter = { _id: document._id } as object;
  await collection.insertOne({ ...filter, workspace: ARRIVING, leaves: ARRIVING, [key]: document._id });
  try {
    await collection.replaceOne(filter, document as object);
    return true;
  } catch (error) {
    await collection.deleteOne(filter);
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}
