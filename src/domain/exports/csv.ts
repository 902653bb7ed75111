import type { ColumnType } from '../tables/schema.ts';
import { FORMULA_SIGNS } from '../text/formula-signs.ts';
import type { ExportCell, RowWriter, WrittenColumn } from './row-writer.ts';

/**
 * CSV after RFC 4180: a line of names, lines that end with CRLF, quotes where a cell needs them. Null and the empty text are both written
 * as an empty cell.
 */
export function csvWriter(columns: readonly WrittenColumn[], bom: boolean): RowWriter {
  const cells = columns.map(({ type }) => cellWriter(type));
  const texts = columns.flatMap(({ type }, index) => (type === 'string' || type === 'dynamic' ? [index] : []));
  // Names can come from data (`evaluate bag_unpack`), so they are escaped like any text.
  const names = columns.map(({ name }) => quoted(withoutFormula(name)));
  return {
    head: `${bom ? '\uFEFF' : ''}${names.join(',')}\r\n`,
    row: (row) => {
      const line = cells.map((write, index) => write(row[index] ?? null));
      // A spreadsheet that divides at semicolons reads the whole line as one cell, which a negative number begins like a formula.
      if (line[0]?.startsWith('-')) texts.forEach((index) => (line[index] = inQuotes(line[index]!)));
      return `${line.join(',')}\r\n`;
    },
    tail: '',
  };
}

/** The beginning of what a spreadsheet may take for a cell. Each match is followed by what comes next, so that long runs are read once. */
const CELL = new RegExp(String.raw`(?:^|[;\t\r\n])[\s";]*([${FORMULA_SIGNS}])?`, 'g');
/** The same in JSON text: only its strings hold semicolons, and quotes and line breaks have a backslash there. */
const CELL_IN_JSON = new RegExp(String.raw`;(?:[\s;]|\\["tnr])*([${FORMULA_SIGNS}])?`, 'g');

/**
 * Puts an apostrophe before each sign with which a spreadsheet would begin a formula, so that it stays a text there: at the beginning of
 * the text, and after a semicolon, a tab or a line break in it. Where a comma divides decimals, Excel divides lines at semicolons, and
 * takes our quotes for a part of the text. JSON and NDJSON keep texts unchanged.
 */
function withoutFormula(text: string): string {
  const safe = text.replace(CELL, (start, sign?: string) =>
    sign === undefined ? start : `${start.slice(0, -sign.length)}'${sign}`,
  );
  return /^[\t\r\n]/.test(safe) ? `'${safe}` : safe;
}

/** JSON text with the same value, without a semicolon before such a sign. */
function jsonWithoutFormula(cell: ExportCell): string {
  return JSON.stringify(cell).replace(CELL_IN_JSON, (start, sign?: string) =>
    sign === undefined ? start : start.replaceAll(';', '\\u003b'),
  );
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
      return (cell) => (cell === null ? '' : quoted(jsonWithoutFormula(cell)));
    case 'datetime':
      return (cell) => (cell === null ? '' : withAllDecimals(String(cell)));
    case 'bool':
    case 'decimal':
    case 'guid':
    case 'int':
    case 'long':
    case 'real':
    case 'timespan':
      return (cell) => (cell === null ? '' : quoted(String(cell)));
  }
}

/** The decimals of a second that the query language keeps. */
const DECIMALS = 7;

/**
 * A time with all its decimals. Results leave out trailing zeros; programs that take the form of a column from its first lines (database
 * imports, `pandas.to_datetime`) then refuse the others.
 */
function withAllDecimals(time: string): string {
  const [seconds = '', decimals = ''] = time.replace(/Z$/, '').split('.');
  return `${seconds}.${decimals.padEnd(DECIMALS, '0')}Z`;
}

/** A written cell in quotes, with which no formula goes on after a number. */
const inQuotes = (cell: string): string => (cell === '' || cell.startsWith('"') ? cell : `"${cell}"`);

/** A cell that begins with an apostrophe or has a space at either end is quoted too, so that no reader trims it. */
const quoted = (text: string): string => (/^[\s']|[",\r\n]|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
