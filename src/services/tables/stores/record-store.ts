import { cellOf, earlierName, PLAIN_COLUMNS } from '../../../domain/tables/plain-columns.ts';
import { sourceSystemOf } from '../../../domain/tables/event-row.ts';
import type { RecordDocument, Records } from '../../../models/record.ts';
import type { TableRow, TableStore } from './table-store.ts';

/** Every table but `Event`: its records lie with those of all such tables. */
export function createRecordStore(records: Records, workspace: string, table: string, tenantId: string): TableStore {
  const rowOf = ({ at, receivedAt, door, resourceId, row }: RecordDocument): TableRow => ({
    TimeGenerated: at,
    Type: table,
    TenantId: tenantId,
    SourceSystem: sourceSystemOf(door),
    ...(resourceId === null ? {} : { _ResourceId: resourceId }),
    _TimeReceived: receivedAt,
    ...row,
    ...plainCells(row, resourceId),
  });
  return {
    async *rows(range) {
      for await (const document of records.rows(workspace, table, range)) {
        yield { id: document._id, row: rowOf(document) };
      }
    },
    latest: async (limit) => (await records.latest(workspace, table, limit)).map(rowOf),
    count: () => records.count(workspace, table),
    edge: (direction) => records.edge(workspace, table, direction),
    setField: (name, changes) => records.setFields(workspace, name, changes),
    keepFor: (retention, after, limit) => records.keepFor(workspace, table, retention, after, limit),
  };
}

/** What a row of an earlier version has under the plain names of its columns, too. */
function plainCells(row: RecordDocument['row'], resourceId: string | null): TableRow {
  const earlier = PLAIN_COLUMNS.filter((name) => row[earlierName(name)] !== undefined && row[name] === undefined);
  return Object.fromEntries(
    earlier.filter((name) => name !== '_ResourceId' || resourceId === null).map((name) => [name, cellOf(row, name)]),
  );
}
