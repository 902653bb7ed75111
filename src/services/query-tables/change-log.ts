import type { Feed, LogEntry } from '../../models/change.ts';
import type { Models } from '../../models/index.ts';
import { within } from '../../models/support/within.ts';
import type { ScanRequest } from '../../query/index.ts';
import { BATCH_ROWS, inBatches } from './stored-table.ts';

/** The changes of one feed within a time, newest first, in batches. */
export function changesOf<E extends LogEntry>(
  { changes }: Models,
  workspace: string,
  feed: Feed,
  { from, to }: ScanRequest,
  signal: AbortSignal,
): AsyncGenerator<E[]> {
  const at = { ...(from ? { $gte: from } : {}), ...(to ? { $lt: to } : {}) };
  const cursor = changes.collection.aggregate(
    [
      { $match: within(workspace, { feed }) },
      { $sort: { number: -1 } },
      // Apart from the first, whose predicates an index covers.
      ...(from || to ? [{ $match: { at } }] : []),
    ],
    { batchSize: BATCH_ROWS },
  );
  return inBatches<E>(cursor, signal);
}
