import { sourceSystemOf } from '../../domain/tables/event-row.ts';
import { isBillable, sizeOfData, withBillingColumns } from '../../domain/tables/billing-columns.ts';
import type { TableSchema } from '../../domain/tables/schema.ts';
import type { RecordDocument } from '../../models/record.ts';
import { within } from '../../models/support/within.ts';
import type { SourceValue, StoredColumn } from '../../query/index.ts';
import { inBatches, scanned, type StoredDocuments, type StoredTable } from './stored-table.ts';

/** Where a column lies in a stored record, and how it is read from there. */
interface Source {
  readonly path: string;
  readonly read: (record: RecordDocument) => SourceValue;
  /** True where the column is what lies there; false where it is worked out. */
  readonly isRead: boolean;
}

/** The columns that every table has lie beside the row. */
function sourceOf(column: string, tenantId: string, isOwn: boolean): Source {
  if (!isOwn && column === '_IsBillable') {
    return { path: 'table', read: ({ table }) => isBillable(table), isRead: false };
  }
  if (!isOwn && column === '_BilledSize') {
    return { path: 'row', read: ({ table, row }) => (isBillable(table) ? sizeOfData(row) : 0), isRead: false };
  }
  switch (column) {
    case 'TimeGenerated':
      return { path: 'at', read: ({ at }) => at, isRead: true };
    case '_TimeReceived':
      return { path: 'receivedAt', read: ({ receivedAt }) => receivedAt, isRead: true };
    case '_ResourceId':
      return { path: 'resourceId', read: ({ resourceId }) => resourceId, isRead: true };
    case 'Type':
      return { path: 'table', read: ({ table }) => table, isRead: true };
    case 'SourceSystem':
      return { path: 'door', read: ({ door }) => sourceSystemOf(door), isRead: false };
    case 'TenantId':
      return { path: '_id', read: () => tenantId, isRead: false };
    default:
      return { path: `row.${column}`, read: ({ row }) => row?.[column], isRead: true };
  }
}

/** Standard columns that each record has, or has not, as our own code writes them. */
const ALWAYS: ReadonlySet<string> = new Set(['at', 'receivedAt', 'table']);

/** The rows themselves were fitted to their columns as they came; each value is looked at all the same. */
const storedColumn = (name: string): StoredColumn | null => {
  const { path, isRead } = sourceOf(name, '', true);
  if (!isRead) return null;
  return { path, isSure: !path.startsWith('row.'), isAlways: ALWAYS.has(path) };
};

/** Records of a table lie by their time. */
const storedRecords = ({ name: table, columns }: TableSchema): StoredDocuments => ({
  storage: {
    columns: Object.fromEntries(
      columns.flatMap(({ name }) => {
        const stored = storedColumn(name);
        return stored ? [[name, stored]] : [];
      }),
    ),
    order: null,
    indexed: [],
  },
  collection: ({ models }) => models.records.collection,
  first(workspace, { from, to }) {
    const at = { ...(from ? { $gte: from } : {}), ...(to ? { $lt: to } : {}) };
    return within(workspace, { table, ...(from || to ? { at } : {}) });
  },
});

/** A table of the registry, newest record first: only the columns that a query needs are read. */
export function recordTable(registered: TableSchema): StoredTable {
  const stored = storedRecords(registered);
  const own = new Set(registered.columns.map(({ name }) => name));
  return {
    schema: withBillingColumns(registered),
    stored,
    async *scan({ models, workspaces }, workspace, { columns, filter, first, ...bounds }, signal) {
      const { workspaceId } = await workspaces.get(workspace);
      const sources = columns.map((column) => sourceOf(column, workspaceId, own.has(column)));
      const paths = new Set(['table', ...sources.map(({ path }) => path)]);
      const cursor = scanned(
        models.records.collection,
        stored.first(workspace, bounds),
        { filter, first },
        { at: -1 },
        {
          _id: 1,
          // the whole row holds its columns, which cannot be asked for beside it
          ...Object.fromEntries(
            [...paths].filter((path) => !(paths.has('row') && path.startsWith('row.'))).map((path) => [path, 1]),
          ),
        },
      );
      for await (const records of inBatches<RecordDocument>(cursor, signal)) {
        yield records.map((record) => sources.map(({ read }) => read(record)));
      }
    },
  };
}
