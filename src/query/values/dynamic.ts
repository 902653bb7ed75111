import { formatDateTime } from './datetime.ts';
import { fromBigInt, type Int64 } from './int64.ts';
import { MAX_TEXT } from './limits.ts';
import { formatReal } from './real.ts';
import { slicesOf } from './slices.ts';
import { TextBuilder } from './text-builder.ts';
import { formatTimeSpan, type TimeSpan } from './timespan.ts';

/**
 * Values of the type dynamic. A whole number is a long, a number with a fraction a real. Types that JSON does not distinguish have classes:
 * a real that is a whole number, a point in time, a length of time. Bags are Maps, which keep the order of keys and treat `__proto__` like
 * any key.
 */
export type Dynamic = null | boolean | string | Int64 | WholeReal | TimePoint | TimeLength | Dynamic[] | Bag;
export type Bag = Map<string, Dynamic>;

/** A real that is a whole number; with its digits, where it was read from JSON and is beyond 64 bits. */
export class WholeReal {
  readonly value: number;
  readonly digits: string | undefined;
  constructor(value: number, digits?: string) {
    this.value = value;
    this.digits = digits;
  }
}

export class TimePoint {
  readonly ticks: bigint;
  constructor(ticks: bigint) {
    this.ticks = ticks;
  }
}

export class TimeLength {
  readonly ticks: TimeSpan;
  constructor(ticks: TimeSpan) {
    this.ticks = ticks;
  }
}

export const isBag = (value: unknown): value is Bag => value instanceof Map;

export const realToDynamic = (value: number): Dynamic => (Number.isInteger(value) ? new WholeReal(value) : value);

/** The type names that `gettype()` returns for a dynamic's content. */
export type DynamicKind =
  'null' | 'bool' | 'string' | 'long' | 'real' | 'datetime' | 'timespan' | 'array' | 'dictionary';

export function kindOf(value: Dynamic): DynamicKind {
  if (value === null) return 'null';
  switch (typeof value) {
    case 'boolean':
      return 'bool';
    case 'string':
      return 'string';
    case 'bigint':
      return 'long';
    case 'number':
      return Number.isInteger(value) ? 'long' : 'real';
    default:
  }
  if (Array.isArray(value)) return 'array';
  if (value instanceof Map) return 'dictionary';
  if (value instanceof WholeReal) return 'real';
  return value instanceof TimePoint ? 'datetime' : 'timespan';
}

/** The most units of JSON that one unit of text becomes. */
const MOST_ESCAPED = 6;

/**
 * JSON text in the form of Azure's engine: no spaces, reals with a decimal point, times in full. Raises ValueLimitError where it would be
 * longer than a text may be.
 */
export function toJson(value: Dynamic): string {
  if (typeof value !== 'object' || !(Array.isArray(value) || isBag(value))) {
    if (typeof value !== 'string' || value.length * MOST_ESCAPED <= MAX_TEXT) return scalarToJson(value);
  }
  const out = new JsonWriter();
  out.write(value);
  return out.toString();
}

/** Units that are put together before they are added to the text: adding each piece would take longer. */
const CHUNK = 2_048;

class JsonWriter {
  private readonly text = new TextBuilder();
  private chunk = '';

  private add(piece: string): void {
    this.chunk += piece;
    if (this.chunk.length < CHUNK) return;
    this.text.add(this.chunk);
    this.chunk = '';
  }

  write(value: Dynamic): void {
    if (typeof value === 'string') return this.writeText(value);
    if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index += 1) {
        this.add(index === 0 ? '[' : ',');
        this.write(value[index] as Dynamic);
      }
      return this.add(value.length === 0 ? '[]' : ']');
    }
    if (!isBag(value)) return this.add(scalarToJson(value));
    let before = '{';
    for (const [key, member] of value) {
      this.add(before);
      this.writeText(key);
      this.add(':');
      this.write(member);
      before = ',';
    }
    this.add(before === '{' ? '{}' : '}');
  }

  private writeText(text: string): void {
    if (text.length * MOST_ESCAPED <= MAX_TEXT) return this.add(JSON.stringify(text));
    this.add('"');
    for (const slice of slicesOf(text)) this.add(JSON.stringify(slice).slice(1, -1));
    this.add('"');
  }

  toString(): string {
    if (this.text.length === 0) return this.chunk;
    this.text.add(this.chunk);
    return this.text.toString();
  }
}

function scalarToJson(value: Exclude<Dynamic, Dynamic[] | Bag>): string {
  if (value === null) return 'null';
  switch (typeof value) {
    case 'boolean':
    case 'bigint':
      return String(value);
    case 'string':
      return JSON.stringify(value);
    case 'number':
      return Number.isInteger(value)
        ? String(value)
        : Number.isFinite(value)
          ? formatReal(value)
          : `"${formatReal(value)}"`;
    default:
  }
  if (value instanceof WholeReal) return value.digits ?? formatReal(value.value);
  return value instanceof TimePoint ? `"${formatDateTime(value.ticks, 'full')}"` : `"${formatTimeSpan(value.ticks)}"`;
}

/** The result of `tostring()`: a string as it is, null as empty text, everything else as JSON without quotes. */
export function dynamicToText(value: Dynamic): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (value instanceof TimePoint) return formatDateTime(value.ticks, 'full');
  if (value instanceof TimeLength) return formatTimeSpan(value.ticks);
  if (typeof value === 'number' && !Number.isFinite(value)) return formatReal(value);
  return toJson(value);
}

/** A plain JavaScript value (parsed JSON, BSON as objects) as a dynamic. */
export function fromPlain(value: unknown): Dynamic {
  if (value === null || value === undefined) return null;
  switch (typeof value) {
    case 'boolean':
    case 'string':
    case 'number':
      return value;
    case 'bigint':
      return fromBigInt(value);
    case 'object':
      break;
    default:
      return null;
  }
  if (Array.isArray(value)) return value.map(fromPlain);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Map) return new Map(Array.from(value, ([key, member]) => [String(key), fromPlain(member)]));
  return new Map(Object.entries(value as object).map(([key, member]) => [key, fromPlain(member)]));
}
