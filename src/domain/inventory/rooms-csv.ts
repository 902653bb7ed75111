import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { FORMULA_SIGNS } from '../text/formula-signs.ts';

/** A room as a file has it. A member is undefined where the file has no such column, null where the cell is empty. */
export interface RoomRow {
  /** The line of the file on which it begins, from 1. */
  readonly line: number;
  readonly name: string;
  readonly site?: string | null | undefined;
  readonly building?: string | null | undefined;
  readonly floor?: string | null | undefined;
  readonly tags?: string[] | null | undefined;
  readonly timeZone?: string | null | undefined;
  readonly account?: string | null | undefined;
  readonly computers?: string[] | null | undefined;
}

/** The columns of the file, in the order in which they are written, with their headings. */
const HEADINGS = {
  name: 'name',
  site: 'site',
  building: 'building',
  floor: 'floor',
  tags: 'tags',
  timeZone: 'time zone',
  account: 'account',
  computers: 'computers',
} as const;
type Column = keyof typeof HEADINGS;
const COLUMNS = Object.keys(HEADINGS) as Column[];
const LISTS: readonly Column[] = ['tags', 'computers'];

/** The file cannot be read as a table of rooms; the message names the line. */
export class RoomsCsvError extends Error {
  override name = 'RoomsCsvError';
}

/** A line that is no room, and why. */
export interface BadLine {
  readonly line: number;
  readonly message: string;
}

/**
 * Reads a table of rooms: CSV after RFC 4180 with a heading, divided by commas, semicolons (as Excel writes where a comma divides
 * decimals) or tabs; UTF-8, or UTF-16 with its mark. Throws a `RoomsCsvError`; lines that are no room are answered beside the others.
 */
export function readRoomsCsv(bytes: Uint8Array): { rows: RoomRow[]; bad: BadLine[] } {
  const { text, delimiter, skipped } = withoutHint(decode(bytes));
  const records = parseRecords(text, delimiter, skipped);
  const [head, ...rest] = records;
  if (!head) throw new RoomsCsvError('The file is empty; its first line names the columns.');
  const columns = head.cells.map((cell) => columnOf(cell));
  const twice = columns.find((column, at) => columns.indexOf(column) !== at);
  if (twice) throw new RoomsCsvError(`Line ${head.line} names the column "${HEADINGS[twice]}" twice.`);
  if (!columns.includes('name')) throw new RoomsCsvError(`Line ${head.line} has no column "name".`);
  const rows: RoomRow[] = [];
  const bad: BadLine[] = [];
  for (const { line, cells } of rest) {
    const row = rowOf(line, columns, cells);
    if ('message' in row) bad.push(row);
    else rows.push(row);
  }
  return { rows, bad };
}

/** Writes such a table, which Excel opens and `readRoomsCsv` reads as the same rooms. */
export function writeRoomsCsv(
  rows: readonly Omit<RoomRow, 'line'>[],
  { delimiter, bom }: { delimiter: ',' | ';'; bom: boolean },
): string {
  const records = rows.map((row) => COLUMNS.map((column) => cellText(row[column])));
  return stringify([Object.values(HEADINGS), ...records], { delimiter, bom, record_delimiter: 'windows' });
}

function decode(bytes: Uint8Array): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new RoomsCsvError('The file is not UTF-8. In Excel, save it as "CSV UTF-8".');
  }
}

/** Excel's first line `sep=;` says what divides; else the heading does, by what it has most of. */
function withoutHint(text: string): { text: string; delimiter: string; skipped: number } {
  const hint = /^sep=(.)\r?\n/i.exec(text);
  if (hint) return { text: text.slice(hint[0].length), delimiter: hint[1]!, skipped: 1 };
  const [head = ''] = /^.*$/m.exec(text) ?? [];
  const counted = [',', ';', '\t'].map((one) => ({ one, count: head.split(one).length }));
  return { text, delimiter: counted.reduce((best, next) => (next.count > best.count ? next : best)).one, skipped: 0 };
}

function parseRecords(text: string, delimiter: string, skipped: number): { line: number; cells: string[] }[] {
  try {
    const found = parse(text, {
      ...{ delimiter, bom: true, info: true, relax_column_count: true },
      ...{ skip_empty_lines: true, skip_records_with_empty_values: true },
    }) as unknown as { record: string[]; info: { lines: number } }[];
    // `lines` is where a record ends; a record begins earlier where its cells have line breaks.
    return found.map(({ record, info }) => ({ line: info.lines + skipped - breaksIn(record), cells: record }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number((error as CsvError & { lines?: number }).lines ?? 0) + skipped;
    throw new RoomsCsvError(`Line ${line} is no CSV: ${error.message}`);
  }
}

const breaksIn = (cells: readonly string[]) => cells.join('').split(/\r\n|\r|\n/).length - 1;

function columnOf(heading: string): Column {
  const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}]/gu, '');
  const column = COLUMNS.find((one) => plain(HEADINGS[one]) === plain(heading));
  if (column) return column;
  const names = Object.values(HEADINGS).join(', ');
  throw new RoomsCsvError(`There is no column ${JSON.stringify(heading.trim())}; the columns are ${names}.`);
}

function rowOf(line: number, columns: readonly Column[], cells: readonly string[]): RoomRow | BadLine {
  if (cells.slice(columns.length).some((cell) => cell.trim() !== '')) {
    return { line, message: `expected ${columns.length} cells, got ${cells.length}` };
  }
  const row: { -readonly [Member in keyof RoomRow]: unknown } = { line, name: '' };
  for (const [at, column] of columns.entries()) {
    const cell = cells[at];
    if (cell === undefined) continue;
    const text = withoutGuard(cell.trim());
    const value = text === '' ? null : LISTS.includes(column) ? listOf(text) : text;
    if (value === undefined) return { line, message: `${HEADINGS[column]}: expected values divided by semicolons` };
    row[column] = column === 'name' ? (value ?? '') : value;
  }
  return row as RoomRow;
}

/** The values of a cell, divided by semicolons, commas or line breaks; one that has such a character stands in quotes. */
function listOf(text: string): string[] | undefined {
  try {
    const records = parse(text, { delimiter: [';', ','], relax_column_count: true, trim: true }) as string[][];
    return records.flat().filter((value) => value !== '');
  } catch (error) {
    if (error instanceof CsvError) return undefined;
    throw error;
  }
}

function cellText(value: string | readonly string[] | null | undefined): string {
  if (value == null) return '';
  const text = typeof value === 'string' ? value : stringify([[...value]], LIST_OPTIONS);
  return withGuard(text);
}

const LIST_OPTIONS = { delimiter: ';', quoted_match: /[,\n\r]|^\s|\s$/, eof: false };

/**
 * Where a spreadsheet may see the beginning of a cell: at the start, and after what divides cells in some locale. What `domain/exports/csv.ts`
 * writes is not read again; here an apostrophe is taken back.
 */
const BEGIN = String.raw`(^|[;,\t\r\n])([\s;,"]*)`;
const SIGN = `([${FORMULA_SIGNS}])`;
const UNGUARDED = new RegExp(`${BEGIN}('*)${SIGN}`, 'g');
const GUARDED = new RegExp(`${BEGIN}'('*)${SIGN}`, 'g');

/** Puts an apostrophe before each sign that would begin a formula, and before apostrophes that stand there already. */
function withGuard(text: string): string {
  return text.replace(UNGUARDED, (_all, begin: string, space: string, marks: string, sign: string) => {
    return `${begin}${space}'${marks}${sign}`;
  });
}

/** Takes back what `withGuard` put in. */
function withoutGuard(text: string): string {
  return text.replace(GUARDED, '$1$2$3$4');
}
