import { isObject, setMember } from '../json/json-object.ts';
import { ColumnBook } from './column-book.ts';
import { ADDITIONAL_FIELDS } from './documented/define.ts';
import { RowSizes, type Fitted, type FittedRow, type RawRecord, type RowFitter } from './fitted.ts';
import { TABLE_LIMITS } from './limits.ts';
import { Losses } from './losses.ts';
import { recordTime, type TimeRule } from './record-time.ts';
import { createRenaming } from './renaming.ts';
import type { ColumnType } from './schema.ts';
import { setCell } from './set-cell.ts';
import { isStandardColumn } from './standard-columns.ts';
import type { Table } from './table.ts';
import { asText, cutText, toCell, typeOfValue, type Cell } from './values.ts';

/** The largest value by the Logs Ingestion API, in bytes. */
const MAX_VALUE = 64 * 1024;

/**
 * Fits records to a table by the names of their members, as the Logs Ingestion API does. A custom table gains the columns that it lacks,
 * and keeps a value that does not convert in a text column beside it, `NAME_s`; a documented table keeps both in `AdditionalFields`.
 */
export function namedFitter(table: Table, receivedAt: Date, timeOf: TimeRule = recordTime): RowFitter {
  const fitter = new NamedFitter(table);
  return {
    fit: (record, index) => fitter.fit(record, index, receivedAt, timeOf),
    finish: (rows) => fitter.finish(rows),
  };
}

/** A row that is being built. */
interface RowDraft {
  readonly row: Record<string, Cell>;
  /** Members for which a documented table has no column. */
  readonly rest: Record<string, unknown>;
}

class NamedFitter {
  readonly #table: Table;
  readonly #book: ColumnBook;
  readonly #losses = new Losses();
  readonly #sizes = new RowSizes();
  readonly #nameFor = createRenaming(columnName, this.#losses);

  constructor(table: Table) {
    this.#table = table;
    this.#book = new ColumnBook(table);
  }

  fit(record: RawRecord, index: number, receivedAt: Date, timeOf: TimeRule): FittedRow {
    const draft: RowDraft = { row: {}, rest: {} };
    const { at, replaced } = timeOf(record['TimeGenerated'], receivedAt, this.#losses);
    if (replaced) this.#keepTime(draft, record['TimeGenerated'], replaced.given);
    for (const member in record) {
      const value = record[member];
      if (value === null || value === undefined || member === 'TimeGenerated' || member === '_ResourceId') continue;
      if (this.#table.documented) this.#putDocumented(draft, member, value);
      else this.#putCustom(draft.row, member, value);
    }
    const { row, rest } = draft;
    if (Object.keys(rest).length > 0) row[ADDITIONAL_FIELDS] = JSON.stringify(rest);
    this.#sizes.add(row, index);
    return { at, resourceId: resourceOf(record), row };
  }

  finish(rows: FittedRow[]): Fitted {
    const { added, widened } = this.#book;
    return { rows, added, widened, losses: this.#losses.list };
  }

  /** Keeps the time that a record gives where another replaces it. */
  #keepTime({ row, rest }: RowDraft, value: unknown, given: Date | null): void {
    if (this.#table.documented) setMember(rest, 'TimeGenerated', value);
    else if (given) this.#place(row, 'TimeGenerated_t', 'datetime', given, 'TimeGenerated');
    else this.#spill(row, 'TimeGenerated', value);
  }

  #putDocumented({ row, rest }: RowDraft, member: string, value: unknown): void {
    if (member === ADDITIONAL_FIELDS && isObject(value)) {
      for (const name in value) setMember(rest, name, value[name]);
      return;
    }
    const type = isStandardColumn(member) || member === ADDITIONAL_FIELDS ? undefined : this.#book.typeOf(member);
    const cell = type === undefined ? null : toCell(value, type);
    if (cell === null || isTooLong(cell, type))
      setMember(rest, member, typeof value === 'number' ? finite(value) : value);
    else this.#set(row, member, cell, member);
  }

  #putCustom(row: Record<string, Cell>, member: string, value: unknown): void {
    const name = this.#nameFor(member);
    if (name === null) return this.#losses.add('column-dropped-name', member);
    const type = this.#book.typeOf(name);
    if (type === undefined) {
      const first = typeOfValue(value);
      return this.#place(row, name, first, toCell(value, first), member, value);
    }
    const cell = toCell(value, type);
    if (cell === null && type === 'long' && typeof value === 'number') {
      this.#book.widen(name);
      return this.#set(row, name, value, member);
    }
    if (cell !== null && !isTooLong(cell, type)) return this.#set(row, name, cell, member);
    if (cell === null) this.#losses.add('value-not-converted', `${member}: ${asText(value)}`);
    this.#spill(row, name, value);
  }

  /** Puts a value into a column that may be new. */
  #place(
    row: Record<string, Cell>,
    name: string,
    type: ColumnType,
    cell: Cell | null,
    member: string,
    value?: unknown,
  ): void {
    if (cell === null || isTooLong(cell, type)) return this.#spill(row, name, value);
    if (this.#book.typeOf(name) === undefined && !this.#book.add(name, type)) {
      return this.#losses.add('column-dropped-limit', member);
    }
    this.#set(row, name, cell, member);
  }

  /** Keeps a value as text beside its column. */
  #spill(row: Record<string, Cell>, name: string, value: unknown): void {
    let beside = `${name}_s`;
    while ((this.#book.typeOf(beside) ?? 'string') !== 'string') beside = `${beside}_s`;
    this.#place(row, beside, 'string', asText(value), name);
  }

  #set(row: Record<string, Cell>, name: string, cell: Cell, member: string): void {
    // A dynamic value that is too long never comes here, because cut JSON would be invalid.
    const maxBytes = this.#book.typeOf(name) === 'dynamic' ? Infinity : MAX_VALUE;
    setCell(row, name, cell, { member, maxBytes, losses: this.#losses });
  }
}

/** JSON has no number beyond those of 64 bits: such a one is kept as text. */
function finite(value: number): number | string {
  return Number.isFinite(value) ? value : String(value);
}

/** JSON that would have to be cut would be invalid; it is kept as text. */
function isTooLong(cell: Cell, type: ColumnType | undefined): boolean {
  return type === 'dynamic' && typeof cell === 'string' && Buffer.byteLength(cell) > MAX_VALUE;
}

/** A longer name cannot come to one of a column's length. */
const LONGEST_NAME = 1_000;

/** A member's name as a column's name: it begins with a letter and has letters, digits and underscores; null where it is too long. */
function columnName(member: string): string | null {
  // Not looked at in full: the expressions below take long for a name of a million underscores.
  if (member.length > LONGEST_NAME) return null;
  if (isStandardColumn(member)) return `${member.replace(/^_+/, '')}_s`;
  const word = member.replace(/[^A-Za-z0-9_]/g, '_');
  const name = word.replace(/^_+(?=.*[A-Za-z0-9])/, '').replace(/^(?=\d)/, 'x');
  return name.length <= TABLE_LIMITS.columnName && /^[A-Za-z]/.test(name) ? name : null;
}

function resourceOf(record: RawRecord): string | null {
  const value = record['_ResourceId'];
  return typeof value === 'string' && value !== '' ? cutText(value, 1_000) : null;
}
