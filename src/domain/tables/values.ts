import { parseDateTime } from '../time/date-time.ts';
import type { ColumnType } from './schema.ts';

/** The value of a column in a row: times as Date, `dynamic` as JSON text, everything else as itself. */
export type Cell = string | number | boolean | Date;

const ISO_TIME = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d(?:[.,]\d+)?)?\s?(Z|[+-]\d\d(?::?\d\d)?)?$/i;
const GUID = /^\{?([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})\}?$/i;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const INTEGER = /^[+-]?\d{1,19}$/;
const MAX_INT = 2_147_483_647;

/** A time in the format of collectors: ISO 8601 with a date and a time of day; without an offset it is UTC. */
export function readTime(text: string): Date | null {
  // Cheap checks first: most texts are not times.
  if (text.length < 16 || text.length > 40 || text.charCodeAt(4) !== 45) return null;
  const parts = ISO_TIME.exec(text.trim());
  if (!parts) return null;
  const [, day, minutes, seconds = ':00', zone = 'Z'] = parts;
  const offset = /^[+-]\d\d$/.test(zone) ? `${zone}:00` : zone.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2');
  return parseDateTime(`${day}T${minutes}${seconds.replace(',', '.')}${offset}`);
}

/** A GUID with dashes, its case unchanged; null for another text. */
export function readGuid(text: string): string | null {
  if (text.length < 32 || text.length > 38) return null;
  const parts = GUID.exec(text);
  return parts ? parts.slice(1).join('-') : null;
}

/** A JSON value as a cell of a column of this type; null where it does not convert. */
export function toCell(value: unknown, type: ColumnType): Cell | null {
  switch (type) {
    case 'string':
      return typeof value === 'string' ? value : asText(value);
    case 'bool':
      return toBool(value);
    case 'long':
    case 'int': {
      const number = toNumber(value);
      if (number === null || !Number.isSafeInteger(number)) return null;
      return type === 'int' && Math.abs(number) > MAX_INT ? null : number;
    }
    case 'real':
      return toNumber(value);
    case 'datetime':
      return value instanceof Date ? value : typeof value === 'string' ? readTime(value) : null;
    case 'guid':
      return typeof value === 'string' ? readGuid(value) : null;
    case 'decimal':
      return typeof value === 'number' || (typeof value === 'string' && NUMBER.test(value)) ? String(value) : null;
    case 'timespan':
      return typeof value === 'string' ? value : null;
    case 'dynamic':
      return JSON.stringify(value);
  }
}

/** A JSON value as text. */
export function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}

/** The type of a new column whose first value this is. */
export function typeOfValue(value: unknown): ColumnType {
  switch (typeof value) {
    case 'boolean':
      return 'bool';
    case 'number':
      return Number.isSafeInteger(value) ? 'long' : 'real';
    case 'string':
      return readTime(value) ? 'datetime' : 'string';
    default:
      return 'dynamic';
  }
}

function toBool(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string') return null;
  const word = value.trim().toLowerCase();
  return word === 'true' ? true : word === 'false' ? false : null;
}

function toNumber(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || value.length > 40) return null;
  const text = value.trim();
  if (INTEGER.test(text)) return Number(text);
  const number = NUMBER.test(text) ? Number(text) : NaN;
  return Number.isFinite(number) ? number : null;
}

/** A text cut to a number of UTF-8 bytes, never within a character. */
export function cutText(text: string, bytes: number): string {
  if (text.length * 3 <= bytes) return text;
  const encoded = Buffer.from(text, 'utf8');
  if (encoded.length <= bytes) return text;
  let end = bytes;
  while (end > 0 && (encoded[end]! & 0b1100_0000) === 0b1000_0000) end -= 1;
  return encoded.toString('utf8', 0, end);
}
