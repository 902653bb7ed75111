import type { ColumnSchema, ColumnType, TableSchema } from '../../domain/tables/schema.ts';
import type {
  AggregateRequest,
  FirstRows,
  MongoFilter,
  MongoStage,
  ScanRequest,
  SourceRow,
  SourceValue,
  TableStorage,
} from '../../query/index.ts';
import type { Collection } from './explain.ts';
import type { Core } from '../core.ts';

/** A table that queries may read: what it is, and its rows. */
export interface StoredTable {
  readonly schema: TableSchema;
  /** Rows in batches, with the columns and within the time that were asked for. Ends early when `signal` is aborted. */
  scan(core: Core, workspace: string, request: ScanRequest, signal: AbortSignal): AsyncIterable<readonly SourceRow[]>;
  /** How its documents lie in their collection, where parts of queries may run in the database. */
  readonly stored?: StoredDocuments;
}

/** A table whose rows are documents of a collection. */
export interface StoredDocuments {
  readonly storage: TableStorage;
  collection(core: Core): Collection;
  /** The filter that an index answers: the workspace, the table, bounds of time, an indexed value. */
  first(workspace: string, bounds: Pick<ScanRequest, 'from' | 'to' | 'indexed'>): MongoFilter;
}

/** The stages of an aggregation over a table. The first `$match` stands alone: an index covers all of it. */
export const pipelineOf = (
  { first }: StoredDocuments,
  workspace: string,
  request: AggregateRequest,
): readonly MongoStage[] => [{ $match: first(workspace, request) }, ...request.stages];

/** How many rows travel at once from the database to the process that works on them. */
export const BATCH_ROWS = 1_000;

/** A column in short, with how its value is read out of what is stored. */
export type TableField<D> = readonly [
  name: string,
  type: ColumnType,
  description: string,
  read: (document: D) => SourceValue,
];

/** The columns of a table as its schema shows them. */
export const columnsOf = <D>(columns: readonly TableField<D>[]): ColumnSchema[] =>
  columns.map(([name, type, description]) => ({ name, type, description }));

/** Reads the columns that were asked for, in their order. */
export function rowReader<D>(columns: readonly TableField<D>[], names: readonly string[]): (document: D) => SourceRow {
  const byName = new Map(columns.map(([name, , , read]) => [name, read]));
  const readers = names.map((name) => byName.get(name) ?? (() => null));
  return (document) => readers.map((read) => read(document));
}

/** What follows the first `$match` of a scan: a filter in a `$match` of its own, for the index covers the first alone; then the order. */
export function scanStages({ filter, first }: Pick<ScanRequest, 'filter' | 'first'>, order: FirstRows['order']) {
  const sort = first?.order ?? order;
  return [
    ...(filter ? [{ $match: filter }] : []),
    ...(sort ? [{ $sort: sort }] : []),
    ...(first ? [{ $limit: first.count }] : []),
  ];
}

/** The documents that a scan reads, in this order where the request has none of its own. */
export function scanned(
  collection: Collection,
  start: MongoFilter,
  request: Pick<ScanRequest, 'filter' | 'first'>,
  order: Readonly<Record<string, 1 | -1>>,
  projection: Readonly<Record<string, 1>>,
): Cursor {
  if (request.filter === null) {
    const cursor = collection
      .find(start as object, { projection, batchSize: BATCH_ROWS })
      .sort(request.first?.order ?? order);
    return request.first ? cursor.limit(request.first.count) : cursor;
  }
  const stages = [{ $match: start }, ...scanStages(request, order), { $project: projection }];
  return collection.aggregate(stages, { batchSize: BATCH_ROWS, allowDiskUse: true });
}

/** What a cursor of the driver offers. */
interface Cursor {
  next(): Promise<unknown>;
  readBufferedDocuments(): unknown[];
  close(): Promise<void>;
}

/** The documents of a cursor in batches. The cursor is closed, on the server too, when the reader stops or the signal says so. */
export async function* inBatches<D>(cursor: Cursor, signal: AbortSignal): AsyncGenerator<D[]> {
  const close = () => void cursor.close().catch(() => undefined);
  signal.addEventListener('abort', close, { once: true });
  try {
    while (!signal.aborted) {
      const first = await cursor.next();
      if (first === null) return;
      yield [first, ...cursor.readBufferedDocuments()] as D[];
    }
  } catch (error) {
    // A cursor that was closed under a waiting read says so; nobody waits for its rows any more.
    if (!signal.aborted) throw error;
  } finally {
    signal.removeEventListener('abort', close);
    close();
  }
}
