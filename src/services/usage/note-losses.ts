import { LOSS_DETAILS, type Loss } from '../../domain/tables/losses.ts';
import type { Core } from '../core.ts';

const MINUTE = 60_000;

/** Notes in `Operation` what was not kept as it came: a row for each minute, door, table and reason. */
export async function noteLosses(
  core: Core,
  workspace: string,
  where: { door: string; table: string },
  losses: readonly Loss[],
): Promise<void> {
  if (losses.length === 0) return;
  const now = core.clock();
  const minute = new Date(Math.floor(now.getTime() / MINUTE) * MINUTE);
  const rows = losses.map(({ reason, count, example }) => ({
    id: ['operation', workspace, minute.toISOString(), where.door, where.table, reason].join('/'),
    table: 'Operation',
    at: minute,
    first: {
      Door: where.door,
      TableName: where.table,
      Reason: reason,
      Example: example,
      OperationCategory: 'Ingestion',
      OperationStatus: 'Warning',
      Detail: LOSS_DETAILS[reason],
      OperationKey: reason,
      Solution: 'LogManagement',
    },
    add: { Count: count },
  }));
  const retention = new Map([['Operation', await core.tables.retentionOf(workspace, 'Operation')]]);
  await core.models.records.addUp(workspace, rows, now, retention);
}
