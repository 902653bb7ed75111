import type { ColumnType } from '../tables/schema.ts';
import type { ExportCell, RowWriter, WrittenColumn } from './row-writer.ts';

/**
 * CSV after RFC 4180: a line of names, lines that end with CRLF, quotes where a cell needs them. Null and the empty text are both written
 * as an empty cell.
 */
export function csvWriter(columns: readonly WrittenColumn[], bom: boolean): RowWriter {
  const cells = columns.map(({ type }) => cellWriter(type));
  // Names can come from data (`evaluate bag_unpack`), so they are escaped like any text.
  const names = columns.map(({ name }) => quoted(withoutFormula(name)));
  return {
    head: `${bom ? '\uFEFF' : ''}${names.join(',')}\r\n`,
    row: (row) => `${cells.map((write, index) => write(row[index] ?? null)).join(',')}\r\n`,
    tail: '',
  };
}

/** The characters that a spreadsheet takes for the start of a formula (OWASP, CSV Injection), full-width forms included. */
const FORMULA = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/**
 * Puts an apostrophe before a text that a spreadsheet would run as a formula, so that it stays a text there. JSON and NDJSON keep texts
 * unchanged.
 */
function withoutFormula(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/**
 * By type, because only texts can hold a formula of a third party. Numbers, times, lengths of time, ids and truth values are written by
 * Roomwatch and stay unchanged, `-5` a number. A dynamic value is JSON text, which begins with a bracket, a quote, a digit, a minus before
 * a digit, or a letter of `true`, `false` and `null`.
 */
function cellWriter(type: ColumnType): (cell: ExportCell) => string {
  switch (type) {
    case 'string':
      return (cell) => (cell === null ? '' : quoted(withoutFormula(String(cell))));
    case 'dynamic':
      return (cell) => (cell === null ? '' : quoted(JSON.stringify(cell)));
    case 'bool':
    case 'datetime':
    case 'decimal':
    case 'guid':
    case 'int':
    case 'long':
    case 'real':
    case 'timespan':
      return (cell) => (cell === null ? '' : quoted(String(cell)));
  }
}

/** A cell that begins with an apostrophe or has a space at either end is quoted too, so that no reader trims it. */
const quoted = (text: string): string => (/^[\s']|[",\r\n]|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
