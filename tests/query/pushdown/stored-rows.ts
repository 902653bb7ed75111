import { createConnection, type Connection } from 'mongoose';
import type { Core } from '../../../src/services/core.ts';
import type { ColumnType, TableSchema } from '../../../src/domain/tables/schema.ts';
import {
  createQueryEngine,
  type QueryEngine,
  type QueryLimits,
  type SourceValue,
  type TableProvider,
  type TableStorage,
} from '../../../src/query/index.ts';
import { aggregated, explained } from '../../../src/services/query-tables/aggregate.ts';
import { scanStages, type StoredDocuments } from '../../../src/services/query-tables/stored-table.ts';
import { testServices } from '../../helpers/services.ts';

/** A document of the table `T`: members may be missing or of another type than their column has. */
export interface StoredRow {
  at: Date;
  kind: number;
  computer: string;
  note?: string | null;
  p?: Readonly<Record<string, unknown>> | null;
}

const COLUMNS: readonly (readonly [name: string, type: ColumnType, path: string])[] = [
  ['t', 'datetime', 'at'],
  ['kind', 'int', 'kind'],
  ['c', 'string', 'computer'],
  ['o', 'string', 'note'],
  ['s', 'string', 'p.s'],
  ['n', 'int', 'p.n'],
  ['l', 'long', 'p.l'],
  ['r', 'real', 'p.r'],
  ['b', 'bool', 'p.b'],
  ['d', 'datetime', 'p.d'],
  ['x', 'dynamic', 'p.x'],
];
const ALWAYS = new Set(['at', 'kind', 'computer']);

const storage: TableStorage = {
  columns: Object.fromEntries(
    COLUMNS.filter(([, type]) => type !== 'dynamic').map(([name, , path]) => [
      name,
      { path, isSure: !path.startsWith('p.'), isAlways: ALWAYS.has(path) },
    ]),
  ),
  order: 'position',
  indexed: [
    { column: 'kind', isExact: true },
    { column: 'c', isExact: false },
  ],
};

/** That of another workspace: as it happens, the same. */
const storedElsewhere: TableStorage = { ...storage };

const schema: TableSchema = {
  name: 'T',
  description: 'Rows of a test.',
  columns: COLUMNS.map(([name, type]) => ({ name, type, description: '' })),
  timeColumn: 't',
};

/** A table of documents in the real server, and an engine that asks about it. */
export interface StoredTableWorld {
  readonly engine: QueryEngine;
  readonly connection: Connection;
  /** Another engine over the same table, with limits of its own. */
  engineOf(limits: Partial<QueryLimits>): QueryEngine;
  fill(rows: readonly StoredRow[]): Promise<void>;
  stop(): Promise<void>;
}

const valueAt = (document: object, path: string): SourceValue => {
  const [outer, inner] = path.split('.') as [string, string?];
  const value = (document as Record<string, unknown>)[outer];
  return (inner === undefined ? value : (value as Record<string, unknown> | null | undefined)?.[inner]) as SourceValue;
};

export async function startStoredTable(now: Date): Promise<StoredTableWorld> {
  const connection = await createConnection(testServices().mongodbUri, { monitorCommands: true }).asPromise();
  const collection = connection.collection('rows');
  await collection.createIndex({ workspace: 1, position: 1 });
  await collection.createIndex({ workspace: 1, kind: 1, position: 1 });
  await collection.createIndex({ workspace: 1, folded: 1, position: 1 });
  const stored: StoredDocuments = {
    storage,
    collection: () => collection,
    first: (workspace, { from, to, indexed }) => ({
      workspace,
      ...(indexed?.column === 'kind' ? { kind: indexed.value } : {}),
      ...(indexed?.column === 'c' ? { folded: String(indexed.value).toLowerCase() } : {}),
      ...(from || to
        ? {
            position: {
              ...(from ? { $gte: from.toISOString() } : {}),
              ...(to ? { $lt: to.toISOString() } : {}),
            },
          }
        : {}),
    }),
  };
  const core = {} as Core;
  const tables: TableProvider = {
    tables: () => [schema],
    async *scan(workspace, _table, { columns, filter, first, ...bounds }, signal) {
      const stages = [
        { $match: stored.first(workspace, bounds) },
        ...scanStages({ filter, first }, { position: -1 }),
      ] as object[];
      const documents = await collection.aggregate(stages, { signal }).toArray();
      const paths = columns.map((name) => COLUMNS.find(([column]) => column === name)![2]);
      yield documents.map((document) => paths.map((path) => valueAt(document, path)));
    },
    storage: (workspace) => (workspace === 'default' ? storage : storedElsewhere),
    aggregate: (workspace, _table, request, limits) => aggregated(core, stored, workspace, request, limits),
    explain: (workspace, _table, request) => explained(core, stored, workspace, request),
  };
  const engines: QueryEngine[] = [];
  const engineOf = (limits: Partial<QueryLimits>) => {
    const made = createQueryEngine({ clock: () => now, tables, limits });
    engines.push(made);
    return made;
  };
  const engine = engineOf({});
  return {
    engine,
    engineOf,
    connection,
    async fill(rows) {
      await collection.deleteMany({});
      if (rows.length === 0) return;
      await collection.insertMany(
        rows.map((row, index) => ({
          ...row,
          workspace: 'default',
          folded: row.computer.toLowerCase(),
          position: `${row.at.toISOString()} ${String(index).padStart(6, '0')}`,
        })),
      );
    },
    async stop() {
      await Promise.all(engines.map((made) => made.close()));
      await connection.dropDatabase();
      await connection.close();
    },
  };
}
