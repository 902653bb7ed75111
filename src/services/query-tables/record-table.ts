import { sourceSystemOf } from '../../domain/tables/event-row.ts';
import { cellOf, earlierColumn, earlierName } from '../../domain/tables/plain-columns.ts';
import { isBillable, sizeOfData, withBillingColumns } from '../../domain/tables/billing-columns.ts';
import type { TableSchema } from '../../domain/tables/schema.ts';
import type { RecordDocument } from '../../models/record.ts';
import { within } from '../../models/support/within.ts';
import type { SourceValue, StoredColumn } from '../../query/index.ts';
import { inBatches, scanned, type StoredDocuments, type StoredTable } from './stored-table.ts';

/** Where a column lies in a stored record, and how it is read from there. */
interface Source {
  readonly path: string;
  /** A second place, which is read where the first is empty. */
  readonly otherwise?: string;
  readonly read: (record: RecordDocument) => SourceValue;
  /** True where the column is what lies there; false where it is worked out. */
  readonly isRead: boolean;
}

/** The names of a table's columns, and those among them whose records of earlier versions have them under another one. */
interface Names {
  readonly own: ReadonlySet<string>;
  readonly renamed: ReadonlySet<string>;
}

const EARLIER_ID = earlierName('_ResourceId');

function namesOf({ columns }: TableSchema): Names {
  const plain = columns.filter(({ name, type }) => type === 'string' && earlierColumn(columns, name) !== null);
  const renamed = new Set(plain.map(({ name }) => name));
  // The resource lies beside the row: its earlier column has none of what came since.
  if (renamed.has('_ResourceId')) renamed.add(EARLIER_ID);
  return { own: new Set(columns.map(({ name }) => name)), renamed };
}

/** The columns that every table has lie beside the row. */
function sourceOf(column: string, tenantId: string, { own, renamed }: Names): Source {
  const isOwn = own.has(column);
  if (renamed.has(column)) return renamedSource(column);
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

/** A column whose records of an earlier version have it under another name. */
function renamedSource(column: string): Source {
  if (column === EARLIER_ID) {
    const read = ({ row, resourceId }: RecordDocument) => row?.[EARLIER_ID] ?? resourceId;
    return { path: `row.${EARLIER_ID}`, otherwise: 'resourceId', read, isRead: false };
  }
  const isResource = column === '_ResourceId';
  return {
    path: isResource ? 'resourceId' : `row.${column}`,
    otherwise: `row.${earlierName(column)}`,
    read: ({ row, resourceId }) => (isResource ? resourceId : null) ?? (row && cellOf(row, column)),
    isRead: false,
  };
}

/** Standard columns that each record has, or has not, as our own code writes them. */
const ALWAYS: ReadonlySet<string> = new Set(['at', 'receivedAt', 'table']);

/** The rows themselves were fitted to their columns as they came; each value is looked at all the same. */
const storedColumn = (name: string, names: Names): StoredColumn | null => {
  const { path, isRead } = sourceOf(name, '', names);
  if (!isRead) return null;
  return { path, isSure: !path.startsWith('row.'), isAlways: ALWAYS.has(path) };
};

/** Records of a table lie by their time. */
const storedRecords = ({ name: table, columns }: TableSchema, names: Names): StoredDocuments => ({
  storage: {
    columns: Object.fromEntries(
      columns.flatMap(({ name }) => {
        const stored = storedColumn(name, names);
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
  const names = namesOf(registered);
  const stored = storedRecords(registered, names);
  return {
    schema: withBillingColumns(registered),
    stored,
    async *scan({ models, workspaces }, workspace, { columns, filter, first, ...bounds }, signal) {
      const { workspaceId } = await workspaces.get(workspace);
      const sources = columns.map((column) => sourceOf(column, workspaceId, names));
      const paths = new Set([
        'table',
        ...sources.flatMap(({ path, otherwise }) => (otherwise === undefined ? [path] : [path, otherwise])),
      ]);
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
