import { mayDo, type Access, type Permission } from '../../domain/principals/permissions.ts';
import type { TableSchema } from '../../domain/tables/schema.ts';

/** What one needs to read a table of the query language. */
const OF_TABLES: Readonly<Record<string, Permission>> = {
  Room: 'rooms:read',
  RoomChange: 'rooms:read',
  Device: 'rooms:read',
  Fault: 'rooms:read',
  FaultChange: 'rooms:read',
  Alert: 'alerts:read',
  Event: 'events:read',
  Export: 'exports:read',
  Audit: 'audit:read',
};

/** What all other tables need: those that a workspace has from the first start, and those that collectors have made. */
const OF_RECORDS: Permission = 'records:query';

/** The permission that a table needs. */
export function permissionOfTable(name: string): Permission {
  return Object.hasOwn(OF_TABLES, name) ? OF_TABLES[name]! : OF_RECORDS;
}

/** The column by which the rows of a table are told by site: the site itself, or the computer, which is in a room. */
export type SiteColumn = 'Site' | 'Computer';

/** Tables of our own that have a column `Site`. In any other table such a column is what a collector wrote, and proves nothing. */
const WITH_SITES: ReadonlySet<string> = new Set(['Room', 'RoomChange', 'Device', 'Fault', 'FaultChange']);

/** Tables about the workspace as a whole, although some of their rows name a computer. */
const OF_WORKSPACE: ReadonlySet<string> = new Set(['Usage', 'Operation', 'Export', 'Audit']);

/** How the rows of a table are narrowed to sites; null for a table that knows no room, which who is narrowed does not see. */
export function siteColumnOf({ name, columns }: TableSchema): SiteColumn | null {
  if (WITH_SITES.has(name)) return 'Site';
  if (OF_WORKSPACE.has(name)) return null;
  return columns.some((column) => column.name === 'Computer' && column.type === 'string') ? 'Computer' : null;
}

/** Whether a table is there for a caller. */
export function seesTable(access: Access, schema: TableSchema): boolean {
  return mayDo(access, permissionOfTable(schema.name)) && (access.sites == null || siteColumnOf(schema) !== null);
}
