import type { Table } from '../../domain/tables/table.ts';
import type { TimeRange } from '../../domain/time/time-range.ts';
import type { Core } from '../core.ts';
import { openTableStore } from './stores/open-table-store.ts';
import type { TableRow } from './stores/table-store.ts';

/** Every table of a workspace with its columns. */
export function readTables(core: Core, workspace: string): Promise<Table[]> {
  return core.tables.all(workspace);
}

/** The rows of a table within a part of time by TimeGenerated, oldest first, read as they are taken. A table that does not exist has none. */
export async function* readTable(
  core: Core,
  workspace: string,
  table: string,
  range: Partial<TimeRange> = {},
): AsyncGenerator<TableRow> {
  const store = await openTableStore(core, workspace, table);
  for await (const { row } of store.rows(range)) yield row;
}

/** How many records a table holds. */
export async function countRows(core: Core, workspace: string, table: string): Promise<number> {
  return (await openTableStore(core, workspace, table)).count();
}

/** The TimeGenerated of the oldest (1) or the newest (-1) record of a table; null for an empty one. */
export async function edgeOf(core: Core, workspace: string, table: string, direction: 1 | -1): Promise<Date | null> {
  return (await openTableStore(core, workspace, table)).edge(direction);
}
