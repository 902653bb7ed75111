import type { SavedFunction } from '../../domain/queries/saved-query.ts';
import type { TableSchema } from '../../domain/tables/schema.ts';
import type { AggregateRequest, FirstRows, IndexedValue, MongoFilter, SourceReport, TableStorage } from './storage.ts';

/**
 * A cell as a data source gives it: datetime as Date (or milliseconds since 1970), dynamic as plain objects and arrays,
 * long as number or bigint, decimal and guid as text. Undefined and null are null.
 */
export type SourceValue = string | number | bigint | boolean | Date | null | undefined | object;
export type SourceRow = readonly SourceValue[];

export interface ScanRequest {
  /** The columns that rows must hold, in this order. */
  readonly columns: readonly string[];
  /** Bounds by the table's time column, from inclusive, to exclusive; null where there is none. */
  readonly from: Date | null;
  readonly to: Date | null;
  /** A value that the rows must have in a column with an index; only where the table says that it has such columns. */
  readonly indexed: IndexedValue | null;
  /** Leaves rows out that the query would; a source may ignore it. Only where the table says how it is stored. */
  readonly filter: MongoFilter | null;
  /** No more rows than these are looked at; a source may ignore it. */
  readonly first: FirstRows | null;
}

/** When an aggregation is to end, whatever it has given by then. */
export interface AggregateLimits {
  /** Aborted when nobody wants more. */
  readonly signal: AbortSignal | undefined;
  /** How long the database may work for it, in milliseconds, at least 1. */
  readonly milliseconds: number;
}

/** Where the tables come from. It runs in the main thread: it may do I/O, it must not do work on rows. */
export interface TableProvider {
  /** The tables of a workspace. The same array as before spares work where nothing has changed. */
  tables(workspace: string): readonly TableSchema[] | Promise<readonly TableSchema[]>;
  /** The tables are read anew at the next call: a text names what is not among them. */
  forget?(workspace: string): void;
  /** The saved functions of a workspace, which every query may call. The same array as before spares work where nothing has changed. */
  functions?(workspace: string): readonly SavedFunction[] | Promise<readonly SavedFunction[]>;
  /** Rows in batches. `signal` is aborted when nobody wants more; the iterable should then end. */
  scan(
    workspace: string,
    table: string,
    request: ScanRequest,
    signal: AbortSignal,
  ): AsyncIterable<readonly SourceRow[]>;
  /** How a table is stored, where parts of queries over it can run in MongoDB; null or absent where they cannot. */
  storage?(workspace: string, table: string): TableStorage | null;
  /** Runs a part of a query in MongoDB: rows with the cells of `request.paths`. */
  aggregate?(
    workspace: string,
    table: string,
    request: AggregateRequest,
    limits: AggregateLimits,
  ): AsyncIterable<readonly SourceRow[]>;
  /** What the database says it does for a scan or an aggregation; run by it once more. */
  explain?(workspace: string, table: string, request: ScanRequest | AggregateRequest): Promise<SourceReport>;
}
