import { type Bag, type Dynamic, realToDynamic, WholeReal } from './dynamic.ts';
import { fromBigInt } from './int64.ts';
import { checkMembers } from './limits.ts';
import { TextBuilder } from './text-builder.ts';

/** Deeper JSON is text. */
const MAX_DEPTH = 200;
/** A number has at most this many characters, so that it can be kept whole; text with a longer one is not JSON. */
const MAX_NUMBER = 400;

class JsonReader {
  private readonly text: string;
  private at = 0;
  private members = 0;

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
      this.count();
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
      this.count();
      items.push(item);
      this.space();
      if (this.take(']')) return items;
      if (!this.take(',')) return undefined;
    }
  }

  private count(): void {
    this.members += 1;
    checkMembers(this.members);
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
    const content = this.text.slice(start + 1, end);
    return escaped ? unescaped(content) : content;
  }

  private number(): Dynamic | undefined {
    NUMBER.lastIndex = this.at;
    const match = NUMBER.exec(this.text);
    if (!match) return undefined;
    this.at += match[0].length;
    const digits = match[0];
    if (digits.length > MAX_NUMBER) return undefined;
    if (match[1] !== undefined || match[2] !== undefined) return realToDynamic(Number(digits));
    const whole = BigInt(digits);
    return BigInt.asIntN(64, whole) === whole ? fromBigInt(whole) : new WholeReal(Number(digits), whole.toString());
  }
}

const WORDS: readonly (readonly [string, Dynamic])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];
const NUMBER = /-?\d+(\.\d+)?([eE][+-]?\d+)?/y;

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};
const UNIT = /^[0-9a-fA-F]{4}$/;

/** The content of a text of JSON with its escapes replaced; control characters may stand in it. Undefined for an escape that JSON does not have. */
function unescaped(content: string): string | undefined {
  const out = new TextBuilder();
  let at = 0;
  for (let next = content.indexOf('\\'); next >= 0; next = content.indexOf('\\', at)) {
    out.add(content.slice(at, next));
    const char = content[next + 1] ?? '';
    const unit = char === 'u' ? content.slice(next + 2, next + 6) : '';
    const replaced = UNIT.test(unit) ? String.fromCharCode(parseInt(unit, 16)) : ESCAPES[char];
    if (replaced === undefined) return undefined;
    out.add(replaced);
    at = next + 2 + unit.length;
  }
  out.add(content.slice(at));
  return out.toString();
}

/** JSON text as a dynamic; undefined where the text is not JSON. */
export const parseJson = (text: string): Dynamic | undefined => new JsonReader(text).read();

/** `parse_json()`: text that is not JSON becomes a string, empty text null. */
export function parseJsonOrText(text: string): Dynamic {
  if (text === '') return null;
  const value = parseJson(text);
  return value === undefined ? text : value;
}
