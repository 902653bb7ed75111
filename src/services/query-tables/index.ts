import type { Table } from '../../domain/tables/table.ts';
import type { TableProvider } from '../../query/index.ts';
import type { Core } from '../core.ts';
import { aggregated, explained } from './aggregate.ts';
import { device } from './device.ts';
import { event } from './event.ts';
import { faultChange } from './fault-change.ts';
import { fault } from './fault.ts';
import { createNarrowing } from './narrowed.ts';
import { recordTable } from './record-table.ts';
import { roomChange } from './room-change.ts';
import { room } from './room.ts';
import type { StoredTable } from './stored-table.ts';

/** The tables that every workspace has beside those of the registry. */
export const OWN_TABLES: readonly StoredTable[] = [device, event, fault, faultChange, room, roomChange];

const OWN_NAMES: ReadonlySet<string> = new Set(OWN_TABLES.map(({ schema }) => schema.name));

/** What a workspace's tables are, as of one state of the registry. */
interface Known {
  readonly inRegistry: readonly Table[];
  readonly state: string;
  readonly schemas: readonly StoredTable['schema'][];
  readonly byName: ReadonlyMap<string, StoredTable>;
}

/** The tables of a workspace, for the query engine: our own, and those of the registry. */
export function createTableProvider(core: Core): TableProvider {
  const known = new Map<string, Known>();

  const all: TableProvider = {
    async tables(workspace) {
      const inRegistry = await core.tables.recent(workspace);
      const last = known.get(workspace);
      if (last?.inRegistry === inRegistry) return last.schemas;
      const registered = inRegistry.filter(({ name }) => !OWN_NAMES.has(name));
      const state = stateOf(inRegistry);
      const before = known.get(workspace);
      if (before?.state === state) {
        known.set(workspace, { ...before, inRegistry });
        return before.schemas;
      }
      const all = [...OWN_TABLES.map((table) => withCustomFields(table, inRegistry)), ...registered.map(recordTable)];
      const schemas = all.map(({ schema }) => schema);
      known.set(workspace, {
        inRegistry,
        state,
        schemas,
        byName: new Map(all.map((table) => [table.schema.name, table])),
      });
      return schemas;
    },
    forget: (workspace) => core.tables.forget(workspace),
    functions: (workspace) => core.functionBook.of(workspace),
    scan(workspace, name, request, signal) {
      const table = known.get(workspace)?.byName.get(name);
      if (!table) throw new Error(`There is no table ${name}.`);
      return table.scan(core, workspace, request, signal);
    },
    storage: (workspace, name) => known.get(workspace)?.byName.get(name)?.stored?.storage ?? null,
    aggregate(workspace, name, request, limits) {
      const stored = known.get(workspace)?.byName.get(name)?.stored;
      if (!stored) throw new Error(`The table ${name} is not stored as documents.`);
      return aggregated(core, stored, workspace, request, limits);
    },
    explain: (workspace, name, request) =>
      explained(core, known.get(workspace)?.byName.get(name)?.stored, workspace, request),
    within: (access) => narrowed(access),
  };
  const narrowed = createNarrowing(core, all);
  return all;
}

/** A table of our own with the columns that the registry knows beside them: custom fields. */
function withCustomFields(table: StoredTable, registered: readonly Table[]): StoredTable {
  const { schema } = table;
  const own = new Set(schema.columns.map(({ name }) => name));
  const more = registered.find(({ name }) => name === schema.name)?.columns.filter(({ name }) => !own.has(name)) ?? [];
  return more.length === 0 ? table : { ...table, schema: { ...schema, columns: [...schema.columns, ...more] } };
}

/** What of the registry a query sees. */
function stateOf(tables: readonly Table[]): string {
  return JSON.stringify(
    tables.map(({ name, description, columns }) => [
      name,
      description,
      columns.map((column) => [column.name, column.type]),
    ]),
  );
}
