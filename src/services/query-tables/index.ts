import type { TableSchema } from '../../domain/tables/schema.ts';
import type { TableProvider } from '../../query/index.ts';
import type { Parts } from '../parts.ts';
import { device } from './device.ts';
import { event } from './event.ts';
import { faultChange } from './fault-change.ts';
import { fault } from './fault.ts';
import { roomChange } from './room-change.ts';
import { room } from './room.ts';
import type { StoredTable } from './stored-table.ts';

/** The tables that every workspace has. */
export const OWN_TABLES: readonly StoredTable[] = [device, event, fault, faultChange, room, roomChange];

/** The tables of a workspace, for the query engine. */
export function createTableProvider(parts: Parts): TableProvider {
  const schemas: readonly TableSchema[] = OWN_TABLES.map(({ schema }) => schema);
  const byName = new Map(OWN_TABLES.map((table) => [table.schema.name, table]));
  return {
    tables: () => schemas,
    scan(workspace, name, request, signal) {
      const table = byName.get(name);
      if (!table) throw new Error(`There is no table ${name}.`);
      return table.scan(parts, workspace, request, signal);
    },
  };
}
