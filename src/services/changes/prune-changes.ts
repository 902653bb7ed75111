import type { Core } from '../core.ts';

/**
 * Deletes changes older than the retention, of every workspace: those before the first that is young enough, so that what is kept has
 * no hole. Never the newest, from which the next takes its number.
 */
export async function pruneChanges(core: Core): Promise<{ deleted: number }> {
  const { changes } = core.models;
  const before = new Date(core.clock().getTime() - core.spans.changeRetention);
  let deleted = 0;
  for (const workspace of await changes.workspaces()) {
    const end = (await changes.firstNumber(workspace, before)) ?? (await changes.lastNumber(workspace));
    deleted += await changes.removeBefore(workspace, end);
  }
  return { deleted };
}
