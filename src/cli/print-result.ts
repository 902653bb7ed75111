import { createRowWriter } from '../domain/exports/format.ts';
import type { ExportCell } from '../domain/exports/row-writer.ts';
import { COLUMN_TYPES } from '../domain/tables/schema.ts';
import { forTerminal } from '../domain/text/controls.ts';

/** How a result of a query is printed. */
export const FORMATS = ['table', 'csv', 'json'] as const;
export type Format = (typeof FORMATS)[number];

export interface PrintedColumn {
  readonly name: string;
  readonly type: string;
}

/** A cell of a table is cut to this many characters: a row stays on one screen. */
const MAX_CELL = 60;

type Row = readonly unknown[];

/** Writes a result: a table for people, of which a terminal obeys nothing, CSV (RFC 4180) with a line of names, or a JSON array of objects. */
export function writeResult(
  out: { write(text: string): unknown },
  format: Format,
  columns: readonly PrintedColumn[],
  rows: readonly Row[],
): void {
  switch (format) {
    case 'table':
      return writeTable(out, columns, rows);
    case 'csv':
      return writeCsv(out, columns, rows);
    case 'json':
      out.write('[');
      rows.forEach((row, index) => {
        const members = columns.map(({ name }, at) => `${JSON.stringify(name)}: ${JSON.stringify(row[at])}`);
        out.write(`${index === 0 ? '' : ','}\n  { ${members.join(', ')} }`);
      });
      out.write(rows.length > 0 ? '\n]\n' : ']\n');
  }
}

/** The CSV of exports, which no spreadsheet runs as formulas. A type that only a newer server knows is written as text. */
function writeCsv(
  out: { write(text: string): unknown },
  columns: readonly PrintedColumn[],
  rows: readonly Row[],
): void {
  const typed = columns.map(({ name, type }) => ({ name, type: COLUMN_TYPES.find((one) => one === type) ?? 'string' }));
  const writer = createRowWriter('csv', typed);
  out.write(writer.head);
  rows.forEach((row, index) => out.write(writer.row(row as readonly ExportCell[], index)));
}

function writeTable(out: { write(text: string): unknown }, columns: readonly PrintedColumn[], rows: readonly Row[]) {
  const cells = [
    columns.map(({ name }) => oneLine(name)),
    ...rows.map((row) => row.map((cell) => oneLine(textOf(cell)))),
  ];
  const widths = columns.map((_, at) => cells.reduce((widest, row) => Math.max(widest, row[at]!.length), 0));
  const isNumber = columns.map(({ type }) => ['int', 'long', 'real', 'decimal'].includes(type));
  const print = (row: readonly string[]) => {
    const parts = row.map((cell, at) => (isNumber[at] ? cell.padStart(widths[at]!) : cell.padEnd(widths[at]!)));
    out.write(`${parts.join('  ').trimEnd()}\n`);
  };
  print(cells[0]!);
  print(widths.map((width) => '-'.repeat(width)));
  for (const row of cells.slice(1)) print(row);
}

const textOf = (cell: unknown): string =>
  cell === null || cell === undefined ? '' : typeof cell === 'object' ? JSON.stringify(cell) : String(cell);

function oneLine(text: string): string {
  const line = forTerminal(text.replace(/\s+/g, ' '));
  return line.length > MAX_CELL ? `${line.slice(0, MAX_CELL - 1)}…` : line;
}
