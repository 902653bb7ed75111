import type { SavedFunction } from '../domain/queries/saved-query.ts';
import type { TableSchema } from '../domain/tables/schema.ts';

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
}

/** Where the tables come from. It runs in the main thread: it may do I/O, it must not do work on rows. */
export interface TableProvider {
  /** The tables of a workspace. The same array as before spares work where nothing has changed. */
  tables(workspace: string): readonly TableSchema[] | Promise<readonly TableSchema[]>;
  /** The saved functions of a workspace, which every query may call. The same array as before spares work where nothing has changed. */
  functions?(workspace: string): readonly SavedFunction[] | Promise<readonly SavedFunction[]>;
  /** Rows in batches. `signal` is aborted when nobody wants more; the iterable should then end. */
  scan(
    workspace: string,
    table: string,
    request: ScanRequest,
    signal: AbortSignal,
  ): AsyncIterable<readonly SourceRow[]>;
}
