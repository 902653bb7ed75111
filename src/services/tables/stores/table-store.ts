import type { Cell } from '../../../domain/tables/values.ts';
import type { TimeRange } from '../../../domain/time/time-range.ts';

/** A row as a query sees it: a column that the record does not have is absent; times are Dates, `dynamic` is JSON text. */
export type TableRow = Record<string, unknown>;

/** A row, with the id under which it is stored. */
export interface StoredRow {
  readonly id: unknown;
  readonly row: TableRow;
}

/** The value that a custom field has for a record; null takes the value away. */
export interface FieldChange {
  readonly id: unknown;
  readonly value: Cell | null;
}

/** The records of one table, wherever they are stored. A table that does not exist has none. */
export interface TableStore {
  /** Rows within a part of time by TimeGenerated, oldest first, read as they are taken. */
  rows(range?: Partial<TimeRange>): AsyncIterable<StoredRow>;
  /** The newest rows. */
  latest(limit: number): Promise<TableRow[]>;
  count(): Promise<number>;
  /** The TimeGenerated of the oldest (1) or the newest (-1) record; null for an empty table. */
  edge(direction: 1 | -1): Promise<Date | null>;
  setField(name: string, changes: readonly FieldChange[]): Promise<void>;
  /**
   * Gives at most `limit` records, by receipt after a moment, the end that a retention in milliseconds has for them. Answers the
   * receipt of the last one and how many were changed; null where no record is left.
   */
  keepFor(retention: number, after: Date | null, limit: number): Promise<{ last: Date; changed: number } | null>;
}
