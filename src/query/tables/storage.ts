import type { ColumnType } from '../../domain/tables/schema.ts';

/** Aggregation expressions, filters and stages as MongoDB documents them; constants are plain values and Dates. */
export type MongoExpr = unknown;
export type MongoFilter = Readonly<Record<string, unknown>>;
export type MongoStage = Readonly<Record<string, unknown>>;

/** The types of columns whose stored form MongoDB compares as the language does: text, numbers, booleans and times. */
export const PUSHED_TYPES: ReadonlySet<ColumnType> = new Set(['bool', 'datetime', 'int', 'long', 'real', 'string']);

/** The place of a column in the stored documents, and what is certain about it. */
export interface StoredColumn {
  /** The field, in dot notation. No field on its path is ever an array. */
  readonly path: string;
  /**
   * True where only Roomwatch writes the field, with a value of the column's type, with null, or not at all. Where it is false each value
   * is checked, and one of another type ends the attempt: the query then runs in process.
   */
  readonly isSure: boolean;
  /** True where every document has a value that is not null. */
  readonly isAlways: boolean;
}

/** The storage of a table, as far as parts of queries may run in MongoDB. */
export interface TableStorage {
  /** By the name of the column; columns that are not listed are computed in process. */
  readonly columns: Readonly<Record<string, StoredColumn>>;
  /**
   * A field by which the documents, read backward, are in the order of scans: unique, and rising with the time column. Null where there is
   * none.
   */
  readonly order: string | null;
  /** Columns with an index over their value and the time. */
  readonly indexed: readonly IndexedColumn[];
}

export interface IndexedColumn {
  readonly column: string;
  /** False where the index finds more than the rows with exactly this value, such as an index without case. */
  readonly isExact: boolean;
}

/** The value of a column with an index of its own. */
export interface IndexedValue {
  readonly column: string;
  readonly value: string | number;
}

/** Only the first rows of an order; null for the order of the scan. */
export interface FirstRows {
  /** Fields and directions, as `$sort` has them. */
  readonly order: Readonly<Record<string, 1 | -1>> | null;
  readonly count: number;
}

/** A request of a plan to the source of a table. */
export interface SourceRequest {
  readonly table: string;
  readonly columns: readonly string[];
  /** Bounds by the table's time column, in milliseconds since 1970: from inclusive, to exclusive. */
  readonly from: number | null;
  readonly to: number | null;
  readonly indexed: IndexedValue | null;
  readonly filter: MongoFilter | null;
  readonly first: FirstRows | null;
  /** Set where the source runs a part of the plan: its stages, and the paths of the columns in its result. */
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
  /** The stages after the first `$match`, which holds the workspace, the bounds and the indexed value. */
  readonly stages: readonly MongoStage[];
  /** The paths of the cells in the result's documents, in the order of its columns. */
  readonly paths: readonly string[];
}

/** The database's own report on one aggregation or scan. */
export interface SourceReport {
  /** Documents that were read; null where the server does not report it. */
  readonly documentsRead: number | null;
  readonly indexes: readonly string[];
}
