import type { ColumnType } from '../../domain/tables/schema.ts';

/** Aggregation expressions, filters and stages as MongoDB documents them; constants are plain values and Dates. */
export type MongoExpr = unknown;
export type MongoFilter = Readonly<Record<string, unknown>>;
export type MongoStage = Readonly<Record<string, unknown>>;

/** The types of columns whose stored form MongoDB compares as the language does: text, numbers, booleans and times. */
export const PUSHED_TYPES: ReadonlySet<ColumnType> = new Set(['bool', 'datetime', 'int', 'long', 'real', 'string']);

/** Where a column lies in the stored documents, and what is certain about it. */
export interface StoredColumn {
  /** The field, in dot notation. No field on the way to it is ever an array. */
  readonly path: string;
  /**
   * True where only our own code writes the field, with a value of the column's type, null or nothing. Where it is false each value is
   * looked at, and one of another type ends the attempt: the query then runs in process.
   */
  readonly isSure: boolean;
  /** True where every document has a value that is not null. */
  readonly isAlways: boolean;
}

/** How a table is stored, as far as its part of a query may run in MongoDB. */
export interface TableStorage {
  /** By the name of the column; columns that are not listed are worked out in process. */
  readonly columns: Readonly<Record<string, StoredColumn>>;
  /**
   * A field that orders the documents as scans give them, read backward; different in every document and rising with the time column.
   * Null where there is none.
   */
  readonly order: string | null;
  /** Columns with an index that holds a value of theirs, then the time. */
  readonly indexed: readonly IndexedColumn[];
}

export interface IndexedColumn {
  readonly column: string;
  /** False where the index finds more than the rows with exactly this value, as one that knows no case does. */
  readonly isExact: boolean;
}

/** The value of a column with an index of its own. */
export interface IndexedValue {
  readonly column: string;
  readonly value: string | number;
}

/** Only the first rows of an order; of that of the scan where it is null. */
export interface FirstRows {
  /** Fields and directions, as `$sort` has them. */
  readonly order: Readonly<Record<string, 1 | -1>> | null;
  readonly count: number;
}

/** What a plan asks of the source of a table. */
export interface SourceRequest {
  readonly table: string;
  readonly columns: readonly string[];
  /** Bounds by the table's time column, in milliseconds since 1970: from inclusive, to exclusive. */
  readonly from: number | null;
  readonly to: number | null;
  readonly indexed: IndexedValue | null;
  readonly filter: MongoFilter | null;
  readonly first: FirstRows | null;
  /** Where the source is to run a part of the plan: what it does, and where the columns lie in what it gives. */
  readonly pushed: {
    readonly stages: readonly MongoStage[];
    readonly paths: readonly string[];
    readonly operators: readonly string[];
  } | null;
}

/** An aggregation over a table. */
export interface AggregateRequest {
  /** Bounds by the table's time column, from inclusive, to exclusive; null where there is none. */
  readonly from: Date | null;
  readonly to: Date | null;
  readonly indexed: IndexedValue | null;
  /** What follows the first `$match`, which holds the workspace, the bounds and the indexed value. */
  readonly stages: readonly MongoStage[];
  /** Where the cells of the answer lie in its documents, in the order of its columns. */
  readonly paths: readonly string[];
}

/** What the database did for one aggregation or scan, as it tells itself. */
export interface SourceReport {
  /** Documents that were read; null where the server does not tell. */
  readonly documentsRead: number | null;
  readonly indexes: readonly string[];
}
