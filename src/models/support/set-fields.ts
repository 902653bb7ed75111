import type { Model } from 'mongoose';
import type { Cell } from '../../domain/tables/values.ts';

/** Sets one member of many documents, each to its own value; null takes it away. */
export async function setFields<D>(
  model: Model<D>,
  path: string,
  changes: readonly { _id: unknown; value: Cell | null }[],
): Promise<void> {
  await model.collection.bulkWrite(
    changes.map(({ _id, value }) => ({
      updateOne: {
        filter: { _id } as object,
        update: (value === null ? { $unset: { [path]: '' } } : { $set: { [path]: value } }) as object,
      },
    })),
    { ordered: false },
  );
}
