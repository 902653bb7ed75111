import { sourceSystemOf } from '../../domain/tables/event-row.ts';
import type { TableSchema } from '../../domain/tables/schema.ts';
import type { RecordDocument } from '../../models/record.ts';
import { within } from '../../models/workspace.ts';
import type { SourceValue } from '../../query/index.ts';
import { BATCH_ROWS, inBatches, type StoredTable } from './stored-table.ts';

/** Where a column lies in a stored record, and how it is read from there. */
interface Source {
  readonly path: string;
  readonly read: (record: RecordDocument) => SourceValue;
}

/** The columns that every table has lie beside the row. */
function sourceOf(column: string, tenantId: string): Source {
  switch (column) {
    case 'TimeGenerated':
      return { path: 'at', read: ({ at }) => at };
    case '_TimeReceived':
      return { path: 'receivedAt', read: ({ receivedAt }) => receivedAt };
    case '_ResourceId':
      return { path: 'resourceId', read: ({ resourceId }) => resourceId };
    case 'Type':
      return { path: 'table', read: ({ table }) => table };
    case 'SourceSystem':
      return { path: 'door', read: ({ door }) => sourceSystemOf(door) };
    case 'TenantId':
      return { path: '_id', read: () => tenantId };
    default:
      return { path: `row.${column}`, read: ({ row }) => row?.[column] };
  }
}

/** A table of the registry, newest record first: only the columns that a query needs are read. */
export function recordTable(schema: TableSchema): StoredTable {
  return {
    schema,
    async *scan({ models, workspaces }, workspace, { columns, from, to }, signal) {
      const sources = columns.map((column) => sourceOf(column, workspaces.known.workspaceId));
      const at = { ...(from ? { $gte: from } : {}), ...(to ? { $lt: to } : {}) };
      const cursor = models.records.collection
        .find(within(workspace, { table: schema.name, ...(from || to ? { at } : {}) }) as object, {
          projection: Object.fromEntries([['_id', 1], ...sources.map(({ path }) => [path, 1])]),
          batchSize: BATCH_ROWS,
        })
        .sort({ at: -1 });
      for await (const records of inBatches<RecordDocument>(cursor, signal)) {
        yield records.map((record) => sources.map(({ read }) => read(record)));
      }
    },
  };
}
