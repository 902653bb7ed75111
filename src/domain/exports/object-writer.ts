import type { ExportCell, WrittenColumn } from './row-writer.ts';

/** Writes a row as a JSON object on one line, with its members in the order of the columns, whatever their names. */
export function objectWriter(columns: readonly WrittenColumn[]): (cells: readonly ExportCell[]) => string {
  const names = columns.map(({ name }) => `${JSON.stringify(name)}:`);
  return (cells) => `{${names.map((name, index) => name + JSON.stringify(cells[index] ?? null)).join(',')}}`;
}
