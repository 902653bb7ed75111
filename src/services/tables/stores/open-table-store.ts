import { EVENT_TABLE } from '../../../domain/tables/documented/event.ts';
import type { Core } from '../../core.ts';
import { createEventStore } from './event-store.ts';
import { createRecordStore } from './record-store.ts';
import type { TableStore } from './table-store.ts';

/** Where the records of a table are stored: the one place that knows that `Event` has a collection of its own. */
export async function openTableStore(
  { models, workspaces }: Core,
  workspace: string,
  table: string,
): Promise<TableStore> {
  const { workspaceId: tenantId } = await workspaces.get(workspace);
  return table === EVENT_TABLE
    ? createEventStore(models.events, workspace, tenantId)
    : createRecordStore(models.records, workspace, table, tenantId);
}
