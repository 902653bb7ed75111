import type { Loss } from './losses.ts';
import type { NewColumn } from './table.ts';
import type { Cell } from './values.ts';

/** One record as it came: an object of JSON. */
export type RawRecord = Readonly<Record<string, unknown>>;

/** A record as it is stored. */
export interface FittedRow {
  /** Its TimeGenerated. */
  readonly at: Date;
  readonly resourceId: string | null;
  readonly row: Record<string, Cell>;
}

/** A batch fitted to a table, and what the table must gain for it first. */
export interface Fitted {
  readonly rows: FittedRow[];
  readonly added: NewColumn[];
  /** Columns of whole numbers that must take any number from now on. */
  readonly widened: string[];
  readonly losses: Loss[];
}

/** A record that cannot be stored at all; it refuses the whole post, so that its sender hears of it. */
export class UnfitRecord extends Error {
  override name = 'UnfitRecord';
}

/** The most that a stored row may hold; MongoDB takes documents of up to 16 MB. */
const MAX_ROW = 15_000_000;

/** Throws an `UnfitRecord` for a row that no document can hold. */
export function checkRowSize(row: Record<string, Cell>, index: number): void {
  let size = 0;
  for (const name in row) {
    const cell = row[name]!;
    size += name.length + 16 + (typeof cell === 'string' ? cell.length : 0);
  }
  // Three bytes are the most that a character of a JavaScript string takes.
  if (size * 3 <= MAX_ROW) return;
  const exact = Object.values(row).reduce<number>(
    (sum, cell) => sum + (typeof cell === 'string' ? Buffer.byteLength(cell) : 8) + 64,
    0,
  );
  if (exact > MAX_ROW) throw new UnfitRecord(`Record ${index} is larger than ${MAX_ROW} bytes.`);
}
