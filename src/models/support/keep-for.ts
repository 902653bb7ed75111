import type { Model } from 'mongoose';

/**
 * Sets `expiresAt` to receipt + `retention` for the documents of a filter received after `after`, about `limit` of them, in the order
 * of their receipt. Null when there are no more. `receivedAt` and the filter must be one index, in this order.
 */
export async function keepFor<D>(
  model: Model<D>,
  filter: Record<string, string>,
  retention: number,
  after: Date | null,
  limit: number,
): Promise<{ last: Date; changed: number } | null> {
  const later = after === null ? {} : { receivedAt: { $gt: after } };
  const found = await model
    .find({ ...filter, ...later }, { receivedAt: 1 })
    .sort({ receivedAt: 1 })
    .limit(limit)
    .lean<{ receivedAt: Date }[]>();
  const last = found.at(-1)?.receivedAt;
  if (!last) return null;
  // All of one receipt have one end, and those received at one moment may be more than the limit.
  const receipts = new Set(found.map(({ receivedAt }) => receivedAt.getTime()));
  const { modifiedCount } = await model.collection.bulkWrite(
    [...receipts].map((receipt) => ({
      updateMany: {
        filter: { ...filter, receivedAt: new Date(receipt) } as object,
        update: { $set: { expiresAt: new Date(receipt + retention) } } as object,
      },
    })),
    { ordered: false },
  );
  return { last, changed: modifiedCount };
}
