import type { Losses } from './losses.ts';
import { cutText, type Cell } from './values.ts';

/**
 * Sets a column of a row from a member of its record. A column that is set already stays as it is, and a text is cut to `maxBytes`; both
 * are noted as losses.
 */
export function setCell(
  row: Record<string, Cell>,
  name: string,
  cell: Cell,
  { member, maxBytes, losses }: { member: string; maxBytes: number; losses: Losses },
): void {
  if (Object.hasOwn(row, name)) return losses.add('column-dropped-collision', member);
  if (typeof cell !== 'string') {
    row[name] = cell;
    return;
  }
  const cut = cutText(cell, maxBytes);
  if (cut.length < cell.length) losses.add('value-cut', `${member}: ${cut.slice(0, 80)}`);
  row[name] = cut;
}
