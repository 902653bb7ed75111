import { isObject, setMember } from '../json/json-object.ts';
import { ColumnBook } from './column-book.ts';
import { ADDITIONAL_FIELDS } from './documented/define.ts';
import { checkRowSize, type Fitted, type FittedRow, type RawRecord } from './fitted.ts';
import { TABLE_LIMITS } from './limits.ts';
import { Losses } from './losses.ts';
import { recordTime, type TimeRule } from './record-time.ts';
import { createRenaming } from './renaming.ts';
import type { ColumnType } from './schema.ts';
import { setCell } from './set-cell.ts';
import { isStandardColumn } from './standard-columns.ts';
import type { Table } from './table.ts';
import { asText, cutText, toCell, typeOfValue, type Cell } from './values.ts';

/** The most bytes of a value by the Logs Ingestion API. */
const MAX_VALUE = 64 * 1024;

/**
 * Fits records to a table by the names of their members, as the Logs Ingestion API does. A custom table gains the columns that it
 * lacks, and keeps what does not convert in a column of text beside it, `NAME_s`; a documented one keeps both in `AdditionalFields`.
 */
export function fitNamed(
  table: Table,
  records: readonly RawRecord[],
  receivedAt: Date,
  timeOf: TimeRule = recordTime,
): Fitted {
  const book = new ColumnBook(table);
  const losses = new Losses();
  const nameFor = createRenaming(columnName, losses);

  const rows = records.map((record, index): FittedRow => {
    const row: Record<string, Cell> = {};
    const rest: Record<string, unknown> = {};
    const { at, replaced } = timeOf(record['TimeGenerated'], receivedAt, losses);
    if (replaced) keepTime(row, rest, record['TimeGenerated'], replaced.given);
    for (const member in record) {
      const value = record[member];
      if (value === null || value === undefined || member === 'TimeGenerated' || member === '_ResourceId') continue;
      if (table.documented) putDocumented(row, rest, member, value);
      else putCustom(row, member, value);
    }
    addRest(row, rest);
    checkRowSize(row, index);
    return { at, resourceId: resourceOf(record), row };
  });
  return { rows, added: book.added, widened: book.widened, losses: losses.list };

  function keepTime(
    row: Record<string, Cell>,
    rest: Record<string, unknown>,
    value: unknown,
    given: Date | null,
  ): void {
    if (table.documented) setMember(rest, 'TimeGenerated', value);
    else if (given) place(row, 'TimeGenerated_t', 'datetime', given, 'TimeGenerated');
    else spill(row, 'TimeGenerated', value);
  }

  function putDocumented(
    row: Record<string, Cell>,
    rest: Record<string, unknown>,
    member: string,
    value: unknown,
  ): void {
    if (member === ADDITIONAL_FIELDS && isObject(value)) {
      for (const name in value) setMember(rest, name, value[name]);
      return;
    }
    const type = isStandardColumn(member) || member === ADDITIONAL_FIELDS ? undefined : book.typeOf(member);
    const cell = type === undefined ? null : toCell(value, type);
    if (cell === null || isTooLong(cell, type)) setMember(rest, member, value);
    else set(row, member, cell, member);
  }

  function addRest(row: Record<string, Cell>, rest: Record<string, unknown>): void {
    if (Object.keys(rest).length > 0) row[ADDITIONAL_FIELDS] = JSON.stringify(rest);
  }

  function putCustom(row: Record<string, Cell>, member: string, value: unknown): void {
    const name = nameFor(member);
    if (name === null) return losses.add('column-dropped-name', member);
    const type = book.typeOf(name);
    if (type === undefined) {
      const first = typeOfValue(value);
      return place(row, name, first, toCell(value, first), member, value);
    }
    const cell = toCell(value, type);
    if (cell === null && type === 'long' && typeof value === 'number') {
      book.widen(name);
      return set(row, name, value, member);
    }
    if (cell !== null && !isTooLong(cell, type)) return set(row, name, cell, member);
    if (cell === null) losses.add('value-not-converted', `${member}: ${asText(value)}`);
    spill(row, name, value);
  }

  /** Puts a value into a column that is new, or may be. */
  function place(
    row: Record<string, Cell>,
    name: string,
    type: ColumnType,
    cell: Cell | null,
    member: string,
    value?: unknown,
  ): void {
    if (cell === null || isTooLong(cell, type)) return spill(row, name, value);
    if (book.typeOf(name) === undefined && !book.add(name, type)) return losses.add('column-dropped-limit', member);
    set(row, name, cell, member);
  }

  /** Keeps a value as text beside its column. */
  function spill(row: Record<string, Cell>, name: string, value: unknown): void {
    let beside = `${name}_s`;
    while ((book.typeOf(beside) ?? 'string') !== 'string') beside = `${beside}_s`;
    place(row, beside, 'string', asText(value), name);
  }

  function set(row: Record<string, Cell>, name: string, cell: Cell, member: string): void {
    // JSON that is cut is no JSON any more; what is too long of it does not come here.
    const maxBytes = book.typeOf(name) === 'dynamic' ? Infinity : MAX_VALUE;
    setCell(row, name, cell, { member, maxBytes, losses });
  }
}

/** JSON that would have to be cut is no JSON any more; it is kept as text. */
function isTooLong(cell: Cell, type: ColumnType | undefined): boolean {
  return type === 'dynamic' && typeof cell === 'string' && Buffer.byteLength(cell) > MAX_VALUE;
}

/** A member's name as that of a column: it begins with a letter and has letters, digits and underscores; null where it is too long. */
function columnName(member: string): string | null {
  if (isStandardColumn(member)) return `${member.replace(/^_+/, '')}_s`;
  const word = member.replace(/[^A-Za-z0-9_]/g, '_');
  const name = word.replace(/^_+(?=.*[A-Za-z0-9])/, '').replace(/^(?=\d)/, 'x');
  return name.length <= TABLE_LIMITS.columnName && /^[A-Za-z]/.test(name) ? name : null;
}

function resourceOf(record: RawRecord): string | null {
  const value = record['_ResourceId'];
  return typeof value === 'string' && value !== '' ? cutText(value, 1_000) : null;
}
