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

/** A record that cannot be stored at all. It refuses the whole request, so that the sender notices. */
export class UnfitRecord extends Error {
  override name = 'UnfitRecord';
}

/** The largest stored row, in bytes; MongoDB accepts documents of up to 16 MB. */
const MAX_ROW = 15_000_000;

/** Throws an `UnfitRecord` for a row that is too large for a document. */
export function checkRowSize(row: Record<string, Cell>, index: number): void {
  let size = 0;
  for (const name in row) {
    const cell = row[name]!;
    size += name.length + 16 + (typeof cell === 'string' ? cell.length : 0);
  }
  // A character of a JavaScript string takes at most three bytes.
  if (size * 3 <= MAX_ROW) return;
  const exact = Object.values(row).reduce<number>(
    (sum, cell) => sum + (typeof cell === 'string' ? Buffer.byteLength(cell) : 8) + 64,
    0,
  );
  if (exact > MAX_ROW) throw new UnfitRecord(`Record ${index} is larger than ${MAX_ROW} bytes.`);
}
