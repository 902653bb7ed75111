import type { TableDocument } from '../../models/table.ts';
import type { Parts } from '../parts.ts';

/** Records that one statement changes: few enough that a server that stops in the middle has little to undo. */
const AT_ONCE = 5_000;

/**
 * Gives the records of tables whose retention was changed the end that they now have. It goes by receipt, and begins where it was
 * when it is cut off; a table that is changed again meanwhile is gone through again. Answers how many records were changed.
 */
export async function applyRetention(parts: Parts): Promise<number> {
  let changed = 0;
  for (const table of await parts.models.tables.withPendingRetention()) changed += await applyTo(parts, table);
  return changed;
}

async function applyTo(parts: Parts, table: TableDocument): Promise<number> {
  const { workspace, name, retention, version } = table;
  const { events, records } = parts.models;
  const milliseconds = retention ?? parts.spans.eventRetention;
  let changed = 0;
  for (let after: Date | null = null; ;) {
    const batch: { last: Date; changed: number } | null =
      name === 'Event'
        ? await events.keepFor(workspace, milliseconds, after, AT_ONCE)
        : await records.keepFor(workspace, name, milliseconds, after, AT_ONCE);
    if (!batch) break;
    changed += batch.changed;
    after = batch.last;
  }
  // Guarded: a change that came meanwhile leaves it pending, and the next run begins anew.
  await parts.models.tables.change({ _id: table._id, version }, { retentionPending: false });
  return changed;
}
