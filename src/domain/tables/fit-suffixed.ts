import { ColumnBook } from './column-book.ts';
import { RowSizes, type RawRecord, type RowFitter } from './fitted.ts';
import { TABLE_LIMITS } from './limits.ts';
import { Losses } from './losses.ts';
import { earlierName, isPlainColumn } from './plain-columns.ts';
import { recordTime } from './record-time.ts';
import { createRenaming } from './renaming.ts';
import type { ColumnType } from './schema.ts';
import { setCell } from './set-cell.ts';
import type { Table } from './table.ts';
import { cutText, readGuid, readTime, toCell, type Cell } from './values.ts';

/** The largest value by the HTTP Data Collector API, in bytes. */
const MAX_VALUE = 32 * 1024;
/** The longest id of a resource, in bytes. */
const MAX_RESOURCE_ID = 1_000;

/** A property's column is named by the property and the type of its value. A GUID is stored as text. */
const SUFFIXES = { s: 'string', b: 'bool', d: 'real', t: 'datetime', g: 'string' } as const satisfies Record<
  string,
  ColumnType
>;
type Suffix = keyof typeof SUFFIXES;

/** An existing column of a property, oldest first. */
interface Candidate {
  readonly name: string;
  readonly suffix: Suffix;
}

/**
 * Fits records to a table by the rules of the HTTP Data Collector API: the type of a value is the suffix of its column, the first value
 * decides, and a value that converts to no existing column of its property gets a new one. Standard columns have no suffix; a table of an
 * earlier version, which has one with a suffix, keeps it.
 */
export function suffixedFitter(
  table: Table,
  rules: { timeField: string | null; resourceId: string | null; receivedAt: Date },
): RowFitter {
  const { timeField, resourceId, receivedAt } = rules;
  const book = new ColumnBook(table);
  const losses = new Losses();
  const sizes = new RowSizes();
  const stemFor = createRenaming(stemOf, losses);
  const known = candidates(table);

  return {
    fit(record, index) {
      const row: Record<string, Cell> = {};
      const ownId = resourceId === null ? resourceOf(record) : null;
      for (const property in record) {
        const value = record[property];
        if (value === null || (ownId !== null && property === '_ResourceId')) continue;
        if (!putPlain(row, property, value)) put(row, property, value);
      }
      sizes.add(row, index);
      const { at } = recordTime(timeField === null ? null : record[timeField], receivedAt, losses);
      return { at, resourceId: resourceId ?? ownId, row };
    },
    finish: (rows) => ({ rows, added: book.added, widened: [], losses: losses.list }),
  };

  /** Puts a text into its standard column; false for another property, and where the column has another type or is no column of a row. */
  function putPlain(row: Record<string, Cell>, property: string, value: unknown): boolean {
    if (typeof value !== 'string' || !isPlainColumn(property) || property === '_ResourceId') return false;
    // A table that was made before goes on under its name: it is readable under both.
    if (book.typeOf(earlierName(property)) === 'string') return false;
    const type = book.typeOf(property);
    if (type === undefined ? !book.add(property, 'string') : type !== 'string') return false;
    set(row, property, value, property);
    return true;
  }

  function put(row: Record<string, Cell>, property: string, value: unknown): void {
    const stem = stemFor(property);
    if (stem === null) return losses.add('column-dropped-name', property);
    const columns = columnsOf(stem);
    for (const { name, suffix } of columns) {
      const cell = convert(value, suffix);
      if (cell !== null) return set(row, name, cell, property);
    }
    const suffix = suffixOf(value);
    const name = `${stem}_${suffix}`;
    if (book.typeOf(name) === undefined && !book.add(name, SUFFIXES[suffix])) {
      return losses.add('column-dropped-limit', property);
    }
    columns.push({ name, suffix });
    set(row, name, convert(value, suffix)!, property);
  }

  /** The columns of a stem, for every property with that stem; columns that the batch adds are included. */
  function columnsOf(stem: string): Candidate[] {
    let columns = known.get(stem);
    if (!columns) known.set(stem, (columns = []));
    return columns;
  }

  function set(row: Record<string, Cell>, name: string, cell: Cell, property: string): void {
    setCell(row, name, cell, { member: property, maxBytes: MAX_VALUE, losses });
  }
}

/** The resource that a record names itself; null where it names none. */
function resourceOf(record: RawRecord): string | null {
  const value = record['_ResourceId'];
  return typeof value === 'string' && value !== '' ? cutText(value, MAX_RESOURCE_ID) : null;
}

/** A property's name as the stem of its columns; null for a name that cannot be kept. */
function stemOf(property: string): string | null {
  if (property.length > TABLE_LIMITS.columnName) return null;
  const stem = property.replace(/[^A-Za-z0-9_]/g, '_');
  return stem.length <= TABLE_LIMITS.columnName && /[A-Za-z0-9]/.test(stem) ? stem : null;
}

/** The columns of a table that have a suffix, by their stem. */
function candidates(table: Table): Map<string, Candidate[]> {
  const found = new Map<string, Candidate[]>();
  for (const { name } of table.columns) {
    const [, stem, suffix] = /^(.*)_([a-z])$/s.exec(name) ?? [];
    if (stem === undefined || !Object.hasOwn(SUFFIXES, suffix!)) continue;
    const columns = found.get(stem) ?? [];
    columns.push({ name, suffix: suffix as Suffix });
    found.set(stem, columns);
  }
  return found;
}

function suffixOf(value: unknown): Suffix {
  if (typeof value === 'boolean') return 'b';
  if (typeof value === 'number') return Number.isFinite(value) ? 'd' : 's';
  if (typeof value !== 'string') return 's';
  return readTime(value) ? 't' : readGuid(value) ? 'g' : 's';
}

/** Only texts convert: like the original, a number for a text column gets a column of its own. */
function convert(value: unknown, suffix: Suffix): Cell | null {
  switch (typeof value) {
    case 'boolean':
      return suffix === 'b' ? value : null;
    case 'number':
      if (Number.isFinite(value)) return suffix === 'd' ? value : null;
      return suffix === 's' ? String(value) : null;
    case 'string':
      return suffix === 'g' ? readGuid(value) : toCell(value, SUFFIXES[suffix]);
    default:
      // Objects and arrays are kept as the text of their JSON.
      return suffix === 's' ? JSON.stringify(value) : null;
  }
}
