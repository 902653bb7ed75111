import type { Access } from '../../domain/principals/permissions.ts';
import type { SavedFunction } from '../../domain/queries/saved-query.ts';
import type { TableSchema } from '../../domain/tables/schema.ts';
import type { AggregateRequest, FirstRows, IndexedValue, MongoFilter, SourceReport, TableStorage } from './storage.ts';

/**
 * A cell of a data source: datetime as Date (or milliseconds since 1970), dynamic as plain objects and arrays, long as number or bigint,
 * decimal and guid as text. Undefined and null are null.
 */
export type SourceValue = string | number | bigint | boolean | Date | null | undefined | object;
export type SourceRow = readonly SourceValue[];

export interface ScanRequest {
  /** The columns that rows must hold, in this order. */
  readonly columns: readonly string[];
  /** Bounds by the table's time column, from inclusive, to exclusive; null where there is none. */
  readonly from: Date | null;
  readonly to: Date | null;
  /** A value that the rows must have in an indexed column; only for tables whose storage has such columns. */
  readonly indexed: IndexedValue | null;
  /** Leaves out rows that the query would leave out; a source may ignore it. Only for tables whose storage is known. */
  readonly filter: MongoFilter | null;
  /** No rows beyond these are used; a source may ignore it. */
  readonly first: FirstRows | null;
}

/** When an aggregation must end, finished or not. */
export interface AggregateLimits {
  /** Aborted when no more rows are needed. */
  readonly signal: AbortSignal | undefined;
  /** How long the database may work for it, in milliseconds, at least 1. */
  readonly milliseconds: number;
}

/** The source of the tables. It runs in the main thread: it may do I/O but must not process rows. */
export interface TableProvider {
  /** The tables of a workspace. Where nothing has changed, returning the same array saves work. */
  tables(workspace: string): readonly TableSchema[] | Promise<readonly TableSchema[]>;
  /** Reads the tables anew at the next call, because a text names one that is not among them. */
  forget?(workspace: string): void;
  /** The saved functions of a workspace, which every query may call. Where nothing has changed, returning the same array saves work. */
  functions?(workspace: string): readonly SavedFunction[] | Promise<readonly SavedFunction[]>;
  /** Rows in batches. `signal` is aborted when no more are needed; the iterable should then end. */
  scan(
    workspace: string,
    table: string,
    request: ScanRequest,
    signal: AbortSignal,
  ): AsyncIterable<readonly SourceRow[]>;
  /** The storage of a table, where parts of queries over it can run in MongoDB; null or absent where they cannot. */
  storage?(workspace: string, table: string): TableStorage | null;
  /** Runs a part of a query in MongoDB: rows with the cells of `request.paths`. */
  aggregate?(
    workspace: string,
    table: string,
    request: AggregateRequest,
    limits: AggregateLimits,
  ): AsyncIterable<readonly SourceRow[]>;
  /** The tables and rows in a caller's reach, the same for callers of the same reach. Absent where everybody sees all. */
  within?(access: Access): TableProvider;
  /** The database's report on a scan or an aggregation, which the database runs once more for it. */
  explain?(workspace: string, table: string, request: ScanRequest | AggregateRequest): Promise<SourceReport>;
}
