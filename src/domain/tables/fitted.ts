import type { Loss } from './losses.ts';
import type { NewColumn } from './table.ts';
import type { Cell } from './values.ts';

/** One record as it arrived: a JSON object. */
export type RawRecord = Readonly<Record<string, unknown>>;

/** A record as it is stored. */
export interface FittedRow {
  /** Its TimeGenerated. */
  readonly at: Date;
  readonly resourceId: string | null;
  readonly row: Record<string, Cell>;
}

/** A batch fitted to a table, and the columns that the table must gain first. */
export interface Fitted {
  readonly rows: FittedRow[];
  readonly added: NewColumn[];
  /** Columns of whole numbers that must accept real numbers from now on. */
  readonly widened: string[];
  readonly losses: Loss[];
}

/** Fits the records of one batch to a table, one after another: columns that one record adds apply to the next. */
export interface RowFitter {
  /** Throws an `UnfitRecord`. */
  fit(record: RawRecord, index: number): FittedRow;
  finish(rows: FittedRow[]): Fitted;
}

/** A record that cannot be stored at all. It refuses the whole request, so that the sender notices. */
export class UnfitRecord extends Error {
  override name = 'UnfitRecord';
}

/** The largest stored row, in bytes; MongoDB accepts documents of up to 16 MB, of which custom fields may take six. */
const MAX_ROW = 9_000_000;

/** The largest batch of rows, in characters: many short records may share one long name, which each row repeats. */
const MAX_ROWS = 128 * 1024 * 1024;

/** Bounds the rows of one batch: each by what a document holds, and all together. */
export class RowSizes {
  #characters = 0;

  /** Throws an `UnfitRecord` for a row that is too large for a document, and beyond what a batch may hold. */
  add(row: Record<string, Cell>, index: number): void {
    this.#characters += checkRowSize(row, index);
    if (this.#characters <= MAX_ROWS) return;
    throw new UnfitRecord(
      `The records take more than ${MAX_ROWS} characters once they are stored; record ${index} is the first beyond them.`,
    );
  }
}

/** The characters of a row. Throws an `UnfitRecord` for one that is too large for a document. */
function checkRowSize(row: Record<string, Cell>, index: number): number {
  let size = 0;
  for (const name in row) {
    const cell = row[name]!;
    size += name.length + 16 + (typeof cell === 'string' ? cell.length : 0);
  }
  // A character of a JavaScript string takes at most three bytes.
  if (size * 3 <= MAX_ROW) return size;
  const exact = Object.values(row).reduce<number>(
    (sum, cell) => sum + (typeof cell === 'string' ? Buffer.byteLength(cell) : 8) + 64,
    0,
  );
  if (exact > MAX_ROW) throw new UnfitRecord(`Record ${index} is larger than ${MAX_ROW} bytes.`);
  return size;
}
