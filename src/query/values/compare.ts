import { unwrap } from './convert.ts';
import { type Decimal, isDecimal } from './decimal.ts';
import { type Dynamic, toJson } from './dynamic.ts';
import { checkText, LARGE_TEXT } from './limits.ts';
import type { Row, Value } from './value.ts';

/** Surrogates; as units they are below some characters that they are above as parts of a character. */
const FIRST_HALF = 0xd800;
const BEHIND_HALVES = 0xe000;

/** The rank of a unit among characters: surrogates after all others. */
const rankOf = (unit: number): number => (unit >= FIRST_HALF && unit < BEHIND_HALVES ? unit + 0x10000 : unit);

/** Compares texts by their characters, which is also the order of their bytes in UTF-8, and so the order in a database. */
function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  // long texts are often the same one
  if (length > LARGE_TEXT && a === b) return 0;
  for (let index = 0; index < length; index += 1) {
    const [x, y] = [a.charCodeAt(index), b.charCodeAt(index)];
    if (x !== y) return x < FIRST_HALF || y < FIRST_HALF ? x - y : rankOf(x) - rankOf(y);
  }
  return a.length - b.length;
}

/** Order of two values of one type that are not null. NaN is below every other real. */
export function compareValues(a: Value, b: Value): number {
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b);
  if (isDecimal(a) && isDecimal(b)) return a.comparedTo(b);
  if (typeof a === 'number' && typeof b === 'number') {
    if (a < b) return -1;
    if (a > b) return 1;
    if (a === b) return 0;
    return (Number.isNaN(a) ? 0 : 1) - (Number.isNaN(b) ? 0 : 1);
  }
  if (typeof a !== 'object' && typeof b !== 'object') {
    return (a as bigint) < (b as bigint) ? -1 : (a as bigint) > (b as bigint) ? 1 : 0;
  }
  return compareDynamics(a as Dynamic, b as Dynamic);
}

const RANK: Readonly<Record<string, number>> = {
  bool: 1,
  int: 2,
  long: 2,
  real: 2,
  datetime: 3,
  timespan: 4,
  string: 5,
  dynamic: 6,
};

/** Dynamics order by kind first (numbers together), then by value; arrays and bags by their text. */
export function compareDynamics(a: Dynamic, b: Dynamic): number {
  if (a === null || b === null) return (a === null ? 0 : 1) - (b === null ? 0 : 1);
  const [left, right] = [unwrap(a), unwrap(b)];
  const rank = (RANK[left.type] ?? 6) - (RANK[right.type] ?? 6);
  if (rank !== 0) return rank;
  if (left.type === 'dynamic') return compareText(toJson(a), toJson(b));
  return compareValues(left.value, right.value);
}

/** Null is the smallest value of every type. */
export function compareNullsFirst(a: Value, b: Value): number {
  if (a === null) return b === null ? 0 : -1;
  return b === null ? 1 : compareValues(a, b);
}

/** A primitive for a Map or Set that is equal exactly when the values are. */
export function idOf(value: Value): boolean | number | bigint | string | null {
  if (value === null || typeof value !== 'object') return value;
  if (isDecimal(value)) return (value as Decimal).toString();
  return toJson(value as Dynamic);
}

/** One text for several values, equal exactly when each value is. Raises ValueLimitError where it would be too long. */
export function rowId(row: Row): string {
  let id = '';
  for (const value of row) {
    id += idPart(value);
    checkText(id.length);
  }
  return id;
}

function idPart(value: Value): string {
  switch (typeof value) {
    case 'string':
      return `s${value.length}:${value}`;
    case 'number':
      return `n${Object.is(value, -0) ? 0 : value};`;
    case 'bigint':
      return `b${value};`;
    case 'boolean':
      return value ? 't' : 'f';
    default:
  }
  if (value === null) return '0';
  const text = isDecimal(value) ? value.toString() : toJson(value as Dynamic);
  return `j${text.length}:${text}`;
}

/** The approximate size of a value in memory, in bytes, for the memory limit. */
export function sizeOf(value: Value): number {
  switch (typeof value) {
    case 'string':
      return 24 + value.length * 2;
    case 'bigint':
      return 32;
    case 'object': {
      if (value === null) return 8;
      if (Array.isArray(value)) return rowSize(value);
      if (value instanceof Map) {
        let size = 120;
        for (const [key, member] of value) size += 48 + key.length * 2 + sizeOf(member);
        return size;
      }
      return 64;
    }
    default:
      return 8;
  }
}

export function rowSize(row: Row): number {
  let size = 40;
  for (let index = 0; index < row.length; index += 1) size += 8 + sizeOf(row[index] as Value);
  return size;
}
