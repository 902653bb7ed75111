import { NO_FRAME, type Frame } from './json-frame.ts';
import { setMember } from './json-object.ts';
import { JsonError, UnreadJson, type JsonFault, type JsonLimits } from './json-limits.ts';

/** Bytes of text that are read at once: few enough that whatever they say takes a few milliseconds. */
const AT_ONCE = 64 * 1024;
/** Bytes that one step looks at. */
const STEP = 64 * 1024;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
/** Bytes that the scan stops at. */
const MARKS = new Uint8Array(256);
for (const mark of [QUOTE, COMMA, OPEN_OBJECT, CLOSE_OBJECT, OPEN_ARRAY, CLOSE_ARRAY]) MARKS[mark] = 1;

/**
 * Reads JSON in steps, and counts while it reads: one step takes a few milliseconds, whatever the text says, and a text that holds more
 * than it may is refused at that place, before the rest takes memory.
 *
 * A scan of the bytes finds the brackets and commas. The children of a long object or array are read by `JSON.parse` as soon as 64 kB of
 * them have passed; a short one is read as a part of its parent's children. So the value is that of `JSON.parse`, at nearly its speed.
 */
export class JsonReader {
  readonly #limits: JsonLimits;
  readonly #replaceAt: number | null;
  readonly #atOnce: number;
  #body: Buffer = Buffer.alloc(0);
  #at = 0;
  #start = 0;
  #end = 0;
  #frames: Frame[] = [];
  /** Frames below this are open. */
  #depth = 0;
  /** The depth of the object or array that is passed over; -1 for none. */
  #passing = -1;
  #passed: UnreadJson | null = null;
  #values = 0;
  #containers = 0;
  #root: { value: unknown } | null = null;
  #rootEnd = 0;

  /**
   * @param replaceAt the depth, from 1, at which an object or array is replaced by an `UnreadJson` where values lie too deep in it, or an
   * object in it has too many members; null refuses the text.
   * @param atOnce bytes that are read at once, for tests.
   */
  constructor(limits: JsonLimits, replaceAt: number | null = null, atOnce = AT_ONCE) {
    this.#limits = limits;
    this.#replaceAt = replaceAt;
    this.#atOnce = atOnce;
  }

  /** The bytes of memory that the values read so far take, roughly. */
  get memory(): number {
    return this.#containers * 96 + this.#values * 16;
  }

  /** Begins a text in UTF-8, which has been checked. What was counted of earlier texts still counts. */
  begin(body: Buffer, start = 0, end = body.length): void {
    this.#body = body;
    this.#at = start;
    this.#start = start;
    this.#end = end;
    this.#depth = 0;
    this.#passing = -1;
    this.#root = null;
  }

  /** Reads on; true when the value is there. Throws a `JsonError`. */
  step(): boolean {
    const until = Math.min(this.#end, this.#at + STEP);
    this.#scan(until);
    if (this.#at < this.#end) return false;
    if (this.#depth > 0) throw this.#noJson('it ends before it is complete', this.#end);
    if (this.#root === null) this.#root = { value: this.#parse('', this.#start, this.#end, '') };
    else this.#expectBlank(this.#rootEnd, this.#end);
    return true;
  }

  get value(): unknown {
    return this.#root!.value;
  }

  #scan(until: number): void {
    const body = this.#body;
    let at = this.#at;
    while (at < until) {
      const byte = body[at]!;
      if (MARKS[byte] === 0) {
        at += 1;
        continue;
      }
      if (byte === QUOTE) {
        at = this.#endOfText(at);
        continue;
      }
      if (byte === COMMA) this.#comma(at);
      else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) this.#open(at, byte === OPEN_OBJECT);
      else this.#close(at, byte === CLOSE_OBJECT);
      at += 1;
    }
    this.#at = at;
  }

  /** The place behind a text's closing quote. */
  #endOfText(start: number): number {
    const body = this.#body;
    const end = Math.min(this.#end, start + this.#limits.text);
    let at = start + 1;
    for (; at < end; at += 1) {
      const byte = body[at];
      if (byte === QUOTE) return at + 1;
      if (byte === BACKSLASH) at += 1;
    }
    if (end === this.#end) throw this.#noJson('it ends within a text', this.#end);
    throw new JsonError('too-long', `a text is longer than ${this.#limits.text} bytes`);
  }

  #open(at: number, isObject: boolean): void {
    this.#containers += 1;
    this.#values += 1;
    this.#count();
    if (this.#root !== null) throw this.#noJson('something follows its end', at);
    const depth = this.#depth;
    this.#depth += 1;
    if (this.#passing >= 0) return;
    if (depth === 0) this.#expectBlank(this.#start, at);
    if (depth >= this.#limits.depth) {
      return this.#passOver('too-deep', depth, at, `values are nested more than ${this.#limits.depth} deep`);
    }
    let frame = this.#frames[depth];
    if (!frame) this.#frames.push((frame = { ...NO_FRAME }));
    frame.isObject = isObject;
    frame.bracket = at;
    frame.commas = 0;
    frame.unread = at + 1;
    frame.child = at + 1;
    frame.readUpTo = -1;
    frame.content = null;
  }

  #comma(at: number): void {
    this.#values += 1;
    this.#count();
    if (this.#passing >= 0) return;
    const depth = this.#depth - 1;
    const frame = this.#frames[depth];
    if (depth < 0 || !frame) throw this.#noJson('something follows its end', at);
    frame.commas += 1;
    if (frame.isObject && frame.commas >= this.#limits.members) {
      const why = `an object has more than ${this.#limits.members} members`;
      return this.#passOver('too-many-members', depth, frame.bracket, why);
    }
    if (depth === 0 && !frame.isObject && frame.commas >= this.#limits.items) {
      throw new JsonError('too-many-items', `it has more than ${this.#limits.items} items`);
    }
    if (frame.readUpTo >= 0) {
      this.#expectBlank(frame.readUpTo, at);
      frame.readUpTo = -1;
      frame.unread = at + 1;
    } else if (at - frame.unread >= this.#atOnce) {
      if (depth > 0) this.#readByParts(depth - 1, frame.bracket);
      this.#take(frame, at);
    }
    frame.child = at + 1;
  }

  #close(at: number, isObject: boolean): void {
    const depth = this.#depth - 1;
    if (depth < 0) throw this.#noJson('a bracket closes that was not opened', at);
    this.#depth = depth;
    if (this.#passing >= 0) {
      if (depth === this.#passing) {
        this.#passing = -1;
        this.#keep(depth, at, this.#passed);
      }
      return;
    }
    const frame = this.#frames[depth]!;
    if (frame.isObject !== isObject) throw this.#noJson('a bracket closes another one', at);
    if (frame.content === null) {
      // What is within no other is read here; all else with its parent's children.
      if (depth === 0) this.#keep(0, at, this.#parse(isObject ? '{' : '[', frame.unread, at, isObject ? '}' : ']'));
      return;
    }
    if (frame.readUpTo >= 0) this.#expectBlank(frame.readUpTo, at);
    else this.#take(frame, at);
    this.#keep(depth, at, frame.content);
  }

  #count(): void {
    const { values, containers } = this.#limits;
    if (this.#values > values) throw new JsonError('too-many-values', `it holds more than ${values} values`);
    if (this.#containers > containers) {
      throw new JsonError('too-many-values', `it holds more than ${containers} objects and arrays`);
    }
  }

  /** Passes over the object or array that is replaced: the one whose bracket is given, or one around it. */
  #passOver(kind: JsonFault, depth: number, bracket: number, why: string): void {
    const replaced = this.#replaceAt;
    if (replaced === null || depth < replaced) throw new JsonError(kind, why);
    this.#readByParts(replaced - 1, replaced === depth ? bracket : this.#frames[replaced]!.bracket);
    this.#passing = replaced;
    this.#passed = new UnreadJson(why);
  }

  /**
   * Has the objects and arrays down to this depth read child by child: the children before the one that the scan is in are read now.
   * That one begins with the bracket in the deepest of them.
   */
  #readByParts(depth: number, bracket: number): void {
    for (let at = 0; at <= depth; at += 1) {
      const frame = this.#frames[at]!;
      const inner = at < depth ? this.#frames[at + 1]!.bracket : bracket;
      if (frame.child > frame.unread) this.#take(frame, frame.child - 1);
      frame.content ??= frame.isObject ? {} : [];
      if (frame.isObject) frame.name = this.#nameOf(frame.child, inner);
      else this.#expectBlank(frame.child, inner);
    }
  }

  #nameOf(start: number, bracket: number): string {
    // `null` joins to nothing that may stand before it; a digit would, and make `{"a":1[…]}` a member.
    const [name] = Object.keys(this.#parse('{', start, bracket, 'null}') as object);
    if (name === undefined) throw this.#noJson('a member has no name', bracket);
    return name;
  }

  /** Reads the children up to a comma or the closing bracket into the frame's content. */
  #take(frame: Frame, end: number): void {
    const { isObject, unread } = frame;
    frame.content ??= isObject ? {} : [];
    frame.unread = end + 1;
    const read = this.#parse(isObject ? '{' : '[', unread, end, isObject ? '}' : ']') as object;
    if (Array.isArray(read)) {
      if (read.length === 0) throw this.#noJson('a value is missing', end);
      for (const item of read) (frame.content as unknown[]).push(item);
      return;
    }
    const names = Object.keys(read);
    if (names.length === 0) throw this.#noJson('a member is missing', end);
    for (const name of names) {
      setMember(frame.content as Record<string, unknown>, name, (read as Record<string, unknown>)[name]);
    }
  }

  /** Keeps what was read of an object or array in its parent. */
  #keep(depth: number, at: number, value: unknown): void {
    if (depth === 0) {
      this.#root = { value };
      this.#rootEnd = at + 1;
      return;
    }
    const parent = this.#frames[depth - 1]!;
    if (Array.isArray(parent.content)) parent.content.push(value);
    else setMember(parent.content!, parent.name, value);
    parent.readUpTo = at + 1;
  }

  #parse(before: string, start: number, end: number, after: string): unknown {
    if (end - start > this.#limits.text + AT_ONCE) {
      throw new JsonError('too-long', `one value is longer than ${this.#limits.text} bytes`);
    }
    try {
      return JSON.parse(before + this.#body.toString('utf8', start, end) + after);
    } catch (error) {
      throw this.#noJson((error as Error).message.slice(0, 100), start);
    }
  }

  #expectBlank(start: number, end: number): void {
    for (let at = start; at < end; at += 1) {
      const byte = this.#body[at];
      if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) {
        throw this.#noJson('something stands where a comma or a bracket is expected', at);
      }
    }
  }

  #noJson(why: string, at: number): JsonError {
    return new JsonError('no-json', `${why}, at byte ${at - this.#start}`);
  }
}
