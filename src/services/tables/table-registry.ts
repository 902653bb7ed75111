import { LRUCache } from 'lru-cache';
import { documentedTable, DOCUMENTED_TABLES } from '../../domain/tables/documented/index.ts';
import type { Fitted } from '../../domain/tables/fitted.ts';
import { TABLE_LIMITS } from '../../domain/tables/limits.ts';
import { withPlainColumns } from '../../domain/tables/plain-columns.ts';
import { emptyCustomTable, type Table } from '../../domain/tables/table.ts';
import type { TableDocument, Tables } from '../../models/table.ts';
import { createRecent } from '../common/recent.ts';

/** A table, with what a change of it needs. */
export interface TableEntry {
  readonly table: Table;
  readonly document: TableDocument;
}

/** The workspace has as many tables as it may. */
export class TableLimitError extends Error {
  override name = 'TableLimitError';
}

/** The tables of every workspace, kept in each process for a few seconds. Writers may use what is kept: a change is guarded. */
export interface TableRegistry {
  /** Makes the documented tables of a workspace, where they are not there. */
  ensureDocumented(workspace: string): Promise<void>;
  /** Every table, by name. */
  all(workspace: string): Promise<Table[]>;
  /** The same as read at most two seconds ago, and not before this process changed one: the same array where nothing was read since. */
  recent(workspace: string): Promise<readonly Table[]>;
  /** `recent` reads anew at its next call. */
  forget(workspace: string): void;
  find(workspace: string, name: string): Promise<TableEntry | null>;
  /** The table of this name, made where there is none. Throws a `TableLimitError`. */
  open(workspace: string, name: string): Promise<TableEntry>;
  /** Gives a table the columns that a batch needs; false where the table has changed since, and the batch must be fitted anew. */
  grow(entry: TableEntry, fitted: Pick<Fitted, 'added' | 'widened'>, now: Date): Promise<boolean>;
  /** Changes what an administrator may; read again from then on. */
  change(entry: TableEntry, change: Partial<Pick<TableDocument, 'description' | 'retention'>>): Promise<boolean>;
  /** Milliseconds that records of a table are kept. */
  retentionOf(workspace: string, name: string): Promise<number>;
}

/** How old what is kept may be, in milliseconds, and for how many tables. */
const STALE = 5_000;
const MOST_KEPT = 5_000;

export function createTableRegistry(tables: Tables, defaultRetention: number, clock: () => Date): TableRegistry {
  const kept = new LRUCache<string, TableEntry>({
    max: MOST_KEPT,
    ttl: STALE,
    ttlResolution: 0,
    // What is too old still says which version of a table was seen last.
    noDeleteOnStaleGet: true,
    perf: { now: () => clock().getTime() },
  });
  const idOf = (workspace: string, name: string) => `${workspace}/${name}`;

  const lists = createRecent(
    (workspace) => tables.all(workspace),
    (documents): readonly Table[] => documents.map((document) => keep(document).table),
  );

  function keep(document: TableDocument): TableEntry {
    if (kept.peek(document._id, { allowStale: true })?.document.version !== document.version) {
      lists.forget(document.workspace);
    }
    const entry = { table: tableOf(document), document };
    kept.set(document._id, entry);
    return entry;
  }

  async function find(workspace: string, name: string): Promise<TableEntry | null> {
    const found = kept.get(idOf(workspace, name));
    if (found) return found;
    const document = await tables.byName(workspace, name);
    if (document) return keep(document);
    kept.delete(idOf(workspace, name));
    return null;
  }

  return {
    async ensureDocumented(workspace) {
      for (const { name } of DOCUMENTED_TABLES) {
        const document = await tables.create(workspace, name, true, clock(), TABLE_LIMITS.tables);
        if (document) keep(document);
      }
    },
    async all(workspace) {
      return (await tables.all(workspace)).map((document) => keep(document).table);
    },
    recent: (workspace) => lists.of(workspace),
    forget: (workspace) => lists.forget(workspace),
    find,
    async open(workspace, name) {
      const found = await find(workspace, name);
      if (found) return found;
      const document = await tables.create(workspace, name, false, clock(), TABLE_LIMITS.tables);
      if (document) return keep(document);
      throw new TableLimitError(
        `The workspace has ${TABLE_LIMITS.tables} tables, which is as many as it may; ${name} would be one more.`,
      );
    },
    async grow({ table, document }, { added, widened }, now) {
      const columns = grownColumns(document, { added, widened }, now);
      const changed = await tables.change(document.workspace, document, { columns });
      lists.forget(document.workspace);
      if (changed) keep({ ...document, columns, version: document.version + 1 });
      else kept.delete(idOf(document.workspace, table.name));
      return changed;
    },
    async change({ document }, change) {
      const pending = change.retention !== undefined && change.retention !== document.retention;
      const changed = await tables.change(document.workspace, document, {
        ...change,
        ...(pending ? { retentionPending: true } : {}),
      });
      kept.delete(document._id);
      lists.forget(document.workspace);
      return changed;
    },
    async retentionOf(workspace, name) {
      return (await find(workspace, name))?.table.retention ?? defaultRetention;
    },
  };
}

/** The columns of a table with those that a batch needs; a column of whole numbers that a batch widens takes any number. */
function grownColumns(
  { columns }: TableDocument,
  { added, widened }: Pick<Fitted, 'added' | 'widened'>,
  now: Date,
): TableDocument['columns'] {
  return [
    ...columns.map((column) => (widened.includes(column.name) ? { ...column, type: 'real' as const } : column)),
    ...added.map(({ name, type }) => ({ name, type, firstSeenAt: now })),
  ];
}

/** A table as it is: its definition, and what was kept of it. */
function tableOf(document: TableDocument): Table {
  const { name, firstSeenAt, retention, description } = document;
  const defined = documentedTable(name);
  const base = defined
    ? { ...defined, columns: defined.columns.map((column) => ({ ...column, firstSeenAt })), documented: true }
    : emptyCustomTable(name, firstSeenAt);
  return {
    ...base,
    description: description ?? base.description,
    columns: withPlainColumns([...base.columns, ...document.columns.map((column) => ({ ...column, description: '' }))]),
    firstSeenAt,
    retention,
  };
}
