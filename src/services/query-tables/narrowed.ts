import { LRUCache } from 'lru-cache';
import { accessScope, type Access } from '../../domain/principals/permissions.ts';
import type { TableSchema } from '../../domain/tables/schema.ts';
import { foldName } from '../../domain/text/names.ts';
import type { ScanRequest, SourceRow, TableProvider } from '../../query/index.ts';
import type { Core } from '../core.ts';
import { seesTable, siteColumnOf } from './permissions.ts';

/** The tables of a workspace within the reach of a caller: others are not there, as if they had never been. */
function narrowTables(core: Core, all: TableProvider, access: Access): TableProvider {
  const seen = new WeakMap<readonly TableSchema[], readonly TableSchema[]>();
  const known = new Map<string, TableSchema>();

  async function tables(workspace: string): Promise<readonly TableSchema[]> {
    refuseOther(access, workspace);
    const schemas = await all.tables(workspace);
    const kept = seen.get(schemas) ?? schemas.filter((schema) => seesTable(access, schema));
    // Equal lists are the same array: what is planned for one serves the next.
    seen.set(schemas, kept);
    known.clear();
    for (const schema of kept) known.set(schema.name, schema);
    return kept;
  }

  /** Checked once more at each read: a plan may be older than the tables. */
  function schemaOf(workspace: string, name: string): TableSchema {
    refuseOther(access, workspace);
    const schema = known.get(name);
    if (!schema) throw new Error(`There is no table ${name}.`);
    return schema;
  }

  const base: TableProvider = {
    tables,
    ...(all.forget ? { forget: (workspace: string) => all.forget!(workspace) } : {}),
    ...(all.functions ? { functions: (workspace: string) => all.functions!(workspace) } : {}),
    scan: (workspace, name, request, signal) => {
      schemaOf(workspace, name);
      return all.scan(workspace, name, request, signal);
    },
  };
  if (access.sites != null) {
    // Nothing runs in the database, which knows no sites of computers; nor does its report tell how much there is elsewhere.
    return {
      ...base,
      scan: (workspace, name, request, signal) =>
        ofSites(core, all, { ...access, workspace }, schemaOf(workspace, name), request, signal),
    };
  }
  return {
    ...base,
    storage: (workspace, name) => {
      schemaOf(workspace, name);
      return all.storage?.(workspace, name) ?? null;
    },
    aggregate: (workspace, name, request, limits) => {
      schemaOf(workspace, name);
      return all.aggregate!(workspace, name, request, limits);
    },
    explain: async (workspace, name, request) => {
      schemaOf(workspace, name);
      return (await all.explain?.(workspace, name, request)) ?? { documentsRead: null, indexes: [] };
    },
  };
}

function refuseOther(access: Access, workspace: string): void {
  if (access.workspace !== workspace) throw new Error('A query is of the workspace of its caller.');
}

/** The rows of a scan that are of the caller's sites. */
async function* ofSites(
  { models }: Core,
  all: TableProvider,
  { workspace, sites }: Access,
  schema: TableSchema,
  { columns, first: _all, ...request }: ScanRequest,
  signal: AbortSignal,
): AsyncGenerator<readonly SourceRow[]> {
  const by = siteColumnOf(schema)!;
  const wanted =
    by === 'Site' ? new Set<string>(sites!) : new Set(await models.devices.computerKeysOfSites(workspace, sites!));
  const own = columns.indexOf(by);
  const at = own < 0 ? columns.length : own;
  const read = own < 0 ? [...columns, by] : columns;
  // Only rows that remain count towards the first ones, so no bound is passed on.
  for await (const rows of all.scan(workspace, schema.name, { ...request, columns: read, first: null }, signal)) {
    const kept = rows.filter((row) => {
      const value = row[at];
      return typeof value === 'string' && wanted.has(by === 'Site' ? value : foldName(value));
    });
    if (kept.length > 0) yield own < 0 ? kept.map((row) => row.slice(0, at)) : kept;
  }
}

/** The narrowed tables for each reach, made once. */
export function createNarrowing(core: Core, all: TableProvider): (access: Access) => TableProvider {
  const made = new LRUCache<string, TableProvider>({ max: MOST_REACHES });
  return (access) => {
    const scope = accessScope(access);
    const found = made.get(scope) ?? narrowTables(core, all, access);
    made.set(scope, found);
    return found;
  };
}

/** Reaches whose tables a process keeps at hand. */
const MOST_REACHES = 200;
