import type { Model } from 'mongoose';
import type { Cell } from '../../domain/tables/values.ts';

/**
 * Sets one member of many documents of a workspace, each to its own value; null takes it away. The workspace is a condition of the
 * value, not of the filter: SecantusDB (0.6.0b17) would read the whole collection for a filter that no index covers.
 */
export async function setFields<D>(
  model: Model<D>,
  workspace: string,
  path: string,
  changes: readonly { id: unknown; value: Cell | null }[],
): Promise<void> {
  await model.collection.bulkWrite(
    changes.map(({ id, value }) => ({
      updateOne: {
        filter: { _id: id } as object,
        update: [
          {
            $set: {
              [path]: {
                $cond: [
                  { $eq: ['$workspace', workspace] },
                  value === null ? '$$REMOVE' : { $literal: value },
                  `$${path}`,
                ],
              },
            },
          },
        ],
      },
    })),
    { ordered: false },
  );
}
