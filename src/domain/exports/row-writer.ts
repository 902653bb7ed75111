import type { ColumnType } from '../tables/schema.ts';

/** A value of a result in JSON's types. */
export type ExportCell =
  null | boolean | number | string | readonly ExportCell[] | { readonly [key: string]: ExportCell };

export interface WrittenColumn {
  readonly name: string;
  readonly type: ColumnType;
}

/** Writes the rows of one result as text, in pieces; the concatenated pieces are the file. */
export interface RowWriter {
  readonly head: string;
  /** @param index the row's place in the result, from 0 */
  row(cells: readonly ExportCell[], index: number): string;
  readonly tail: string;
}
