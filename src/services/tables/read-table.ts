import { eventRow, sourceSystemOf } from '../../domain/tables/event-row.ts';
import type { Table } from '../../domain/tables/table.ts';
import type { TimeRange } from '../../domain/time/time-range.ts';
import type { EventDocument } from '../../models/event.ts';
import type { RecordDocument } from '../../models/record.ts';
import type { Core } from '../core.ts';

/** A row as a query sees it: a column that the record does not have is absent; times are Dates, `dynamic` is JSON text. */
export type TableRow = Record<string, unknown>;

/** What can be asked about: every table with its columns. */
export function readTables(core: Core, workspace: string): Promise<Table[]> {
  return core.tables.all(workspace);
}

/** The rows of a table within a part of time by TimeGenerated, oldest first, read as they are asked for. A table that is not there has none. */
export async function* readTable(
  core: Core,
  workspace: string,
  table: string,
  range: Partial<TimeRange> = {},
): AsyncGenerator<TableRow> {
  const tenantId = core.workspaces.known.workspaceId;
  if (table === 'Event') {
    for await (const document of core.models.events.rows(workspace, range)) yield eventRowOf(document, tenantId);
  } else {
    for await (const document of core.models.records.rows(workspace, table, range))
      yield recordRowOf(document, tenantId);
  }
}

/** How many records a table holds. */
export function countRows({ models }: Core, workspace: string, table: string): Promise<number> {
  return table === 'Event' ? models.events.count(workspace) : models.records.count(workspace, table);
}

/** The TimeGenerated of the oldest (1) or the newest (-1) record of a table; null for an empty one. */
export function edgeOf({ models }: Core, workspace: string, table: string, direction: 1 | -1): Promise<Date | null> {
  return table === 'Event'
    ? models.events.edge(workspace, direction)
    : models.records.edge(workspace, table, direction);
}

/** A stored event as a row of `Event`. */
export function eventRowOf(document: EventDocument, tenantId: string): TableRow {
  return eventRow(document as unknown as Record<string, unknown>, tenantId);
}

/** A stored record as a row of its table. */
export function recordRowOf(
  { table, at, receivedAt, door, resourceId, row }: RecordDocument,
  tenantId: string,
): TableRow {
  return {
    TimeGenerated: at,
    Type: table,
    TenantId: tenantId,
    SourceSystem: sourceSystemOf(door),
    ...(resourceId === null ? {} : { _ResourceId: resourceId }),
    _TimeReceived: receivedAt,
    ...row,
  };
}
