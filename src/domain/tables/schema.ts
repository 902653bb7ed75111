/** The scalar types of the query language, as results name them. */
export const COLUMN_TYPES = [
  'bool',
  'datetime',
  'decimal',
  'dynamic',
  'guid',
  'int',
  'long',
  'real',
  'string',
  'timespan',
] as const;

export type ColumnType = (typeof COLUMN_TYPES)[number];

export interface ColumnSchema {
  readonly name: string;
  readonly type: ColumnType;
  /** One sentence for people: what the column holds, with its unit. */
  readonly description: string;
}

/** A table that can be queried, whatever stores it. */
export interface TableSchema {
  readonly name: string;
  readonly description: string;
  readonly columns: readonly ColumnSchema[];
  /**
   * The datetime column by which a caller's time span narrows the table. Null for tables of the present state (one row for each room,
   * device or fault), which are never narrowed.
   */
  readonly timeColumn: string | null;
}
