import type { TableDocument } from '../../models/table.ts';
import type { Core } from '../core.ts';
import { openTableStore } from './stores/open-table-store.ts';

/** Records that one statement changes: few enough that a server that stops in the middle has little to undo. */
const AT_ONCE = 5_000;

/**
 * Gives the records of tables whose retention was changed the end that they now have. It goes by receipt, and begins where it was
 * when it is cut off; a table that is changed again meanwhile is gone through again. Answers how many records were changed.
 */
export async function applyRetention(core: Core): Promise<number> {
  let changed = 0;
  for (const table of await core.models.tables.withPendingRetentionOfAllWorkspaces())
    changed += await applyTo(core, table);
  return changed;
}

async function applyTo(core: Core, table: TableDocument): Promise<number> {
  const { workspace, name, retention } = table;
  const store = await openTableStore(core, workspace, name);
  const milliseconds = retention ?? core.spans.eventRetention;
  let changed = 0;
  for (let after: Date | null = null; ;) {
    const batch: Awaited<ReturnType<typeof store.keepFor>> = await store.keepFor(milliseconds, after, AT_ONCE);
    if (!batch) break;
    changed += batch.changed;
    after = batch.last;
  }
  // Guarded: a change that came meanwhile leaves it pending, and the next run begins anew.
  await core.models.tables.change(workspace, table, { retentionPending: false });
  return changed;
}
