import { formatDateTime } from './datetime.ts';
import { fromBigInt, type Int64 } from './int64.ts';
import { formatReal } from './real.ts';
import { formatTimeSpan, type TimeSpan } from './timespan.ts';

/**
 * Values of the type dynamic. A whole number is a long, a number with a fraction a real. Types that JSON does not distinguish have classes:
 * a real that is a whole number, a point in time, a length of time. Bags are Maps, which keep the order of keys and treat `__proto__` like
 * any key.
 */
export type Dynamic = null | boolean | string | Int64 | WholeReal | TimePoint | TimeLength | Dynamic[] | Bag;
export type Bag = Map<string, Dynamic>;

export class WholeReal {
  readonly value: number;
  constructor(value: number) {
    this.value = value;
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

/** JSON text in the form of Azure's engine: no spaces, reals with a decimal point, times in full. */
export function toJson(value: Dynamic): string {
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
  if (Array.isArray(value)) return `[${value.map(toJson).join(',')}]`;
  if (value instanceof Map) {
    return `{${Array.from(value, ([key, member]) => `${JSON.stringify(key)}:${toJson(member)}`).join(',')}}`;
  }
  if (value instanceof WholeReal) return formatReal(value.value);
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

const MAX_DEPTH = 200;

class JsonReader {
  private readonly text: string;
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** Undefined where the text is not JSON. */
  read(): Dynamic | undefined {
    const value = this.value(0);
    this.space();
    return value !== undefined && this.at === this.text.length ? value : undefined;
  }

  private space(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return;
      this.at += 1;
    }
  }

  private value(depth: number): Dynamic | undefined {
    if (depth > MAX_DEPTH) return undefined;
    this.space();
    const char = this.text[this.at];
    if (char === '{') return this.bag(depth);
    if (char === '[') return this.array(depth);
    if (char === '"') return this.string();
    for (const [word, value] of WORDS) {
      if (this.text.startsWith(word, this.at)) {
        this.at += word.length;
        return value;
      }
    }
    return this.number();
  }

  private bag(depth: number): Bag | undefined {
    const bag: Bag = new Map();
    this.at += 1;
    this.space();
    if (this.take('}')) return bag;
    for (;;) {
      this.space();
      if (this.text[this.at] !== '"') return undefined;
      const key = this.string();
      this.space();
      if (key === undefined || !this.take(':')) return undefined;
      const member = this.value(depth + 1);
      if (member === undefined) return undefined;
      bag.set(key, member);
      this.space();
      if (this.take('}')) return bag;
      if (!this.take(',')) return undefined;
    }
  }

  private array(depth: number): Dynamic[] | undefined {
    const items: Dynamic[] = [];
    this.at += 1;
    this.space();
    if (this.take(']')) return items;
    for (;;) {
      const item = this.value(depth + 1);
      if (item === undefined) return undefined;
      items.push(item);
      this.space();
      if (this.take(']')) return items;
      if (!this.take(',')) return undefined;
    }
  }

  private take(char: string): boolean {
    if (this.text[this.at] !== char) return false;
    this.at += 1;
    return true;
  }

  private string(): string | undefined {
    const start = this.at;
    let end = start + 1;
    let escaped = false;
    for (;;) {
      const code = this.text.charCodeAt(end);
      if (Number.isNaN(code)) return undefined;
      if (code === 34) break;
      if (code === 92) {
        escaped = true;
        end += 1;
      }
      end += 1;
    }
    this.at = end + 1;
    if (!escaped) return this.text.slice(start + 1, end);
    try {
      return JSON.parse(this.text.slice(start, end + 1).replace(/[\u0000-\u001f]/g, (c) => escapeControl(c))) as string;
    } catch {
      return undefined;
    }
  }

  private number(): Dynamic | undefined {
    NUMBER.lastIndex = this.at;
    const match = NUMBER.exec(this.text);
    if (!match) return undefined;
    this.at += match[0].length;
    if (match[1] === undefined && match[2] === undefined) {
      const whole = BigInt(match[0]);
      return BigInt.asIntN(64, whole) === whole ? fromBigInt(whole) : realToDynamic(Number(match[0]));
    }
    return realToDynamic(Number(match[0]));
  }
}

const WORDS: readonly (readonly [string, Dynamic])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];
const NUMBER = /-?\d+(\.\d+)?([eE][+-]?\d+)?/y;

const escapeControl = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** JSON text as a dynamic; undefined where the text is not JSON. */
export const parseJson = (text: string): Dynamic | undefined => new JsonReader(text).read();

/** `parse_json()`: text that is not JSON becomes a string, empty text null. */
export function parseJsonOrText(text: string): Dynamic {
  if (text === '') return null;
  const value = parseJson(text);
  return value === undefined ? text : value;
}
