import protobuf, { type Field, type Type } from 'protobufjs';
import { JSON_LIMITS, UnreadJson } from '../../domain/json/json-limits.ts';
import { nextTurn } from '../../turns.ts';
import { BodyError } from '../post/read-body.ts';
import type { PostWeight } from '../post/heavy.ts';
import { BoundedReader, FieldCount } from './bounded-reader.ts';

/** Bytes that are decoded at once: few enough that it takes a few milliseconds. */
const AT_ONCE = 64 * 1024;
/** Milliseconds of decoding before others have their turn. */
const HELD = 10;
/** The deepest that long messages may lie within each other: what protobufjs takes of short ones. */
const DEEPEST = 100;
/** Records lie four messages deep, points six: a value that is nested too deep is looked for so far and replaced there. */
const DEEPEST_SOUGHT = 8;

type Message = Record<string, unknown>;

/**
 * Decodes a message of protobuf in slices, so that others have their turn: a long message is decoded field by field, a short one as a
 * whole. A value that is nested too deep is replaced by an `UnreadJson`, so that its record can be refused alone. Throws a `BodyError`.
 */
export async function readProtobuf(body: Buffer, type: Type, weight: PostWeight): Promise<unknown> {
  try {
    return await new SlicedDecoder(body, weight).decode(type, 0, body.length, 0);
  } catch (error) {
    if (error instanceof BodyError) throw error;
    throw new BodyError(400, 'BAD_PROTOBUF', `The body is no ${type.name}: ${(error as Error).message.slice(0, 100)}.`);
  }
}

/** A field of a message as it stands in the body. */
interface Part {
  readonly field: Field | undefined;
  readonly isBytes: boolean;
  readonly start: number;
  /** Where its value begins, of one that says its length. */
  readonly value: number;
  readonly end: number;
}

class SlicedDecoder {
  readonly #body: Buffer;
  readonly #weight: PostWeight;
  readonly #count = new FieldCount();
  /** Finds where fields begin and end; they are counted when they are decoded. */
  readonly #parts: protobuf.BufferReader;
  #since = performance.now();

  constructor(body: Buffer, weight: PostWeight) {
    this.#body = body;
    this.#parts = new protobuf.BufferReader(body);
    this.#weight = weight;
  }

  /** The message between two places. */
  async decode(type: Type, start: number, end: number, depth: number): Promise<Message> {
    const message = {};
    let unread = start;
    for (let at = start; at < end;) {
      const part = this.#partAt(type, at, end);
      const isLong = part.end - part.start > AT_ONCE && messageOf(part) !== null;
      if (isLong || part.end - unread > AT_ONCE) {
        await this.#take(message, type, unread, isLong ? at : part.end, depth);
        unread = isLong ? at : part.end;
      }
      if (isLong) {
        put(message, part.field!, await this.#inner(messageOf(part)!, part, depth < DEEPEST ? depth : null));
        unread = part.end;
      }
      at = part.end;
    }
    await this.#take(message, type, unread, end, depth);
    return message;
  }

  /** Decodes fields that stand beside each other into a message. */
  async #take(message: Message, type: Type, start: number, end: number, depth: number): Promise<void> {
    if (start === end) return;
    try {
      const reader = new BoundedReader(this.#body.subarray(start, end), this.#count);
      const read = type.decode(reader) as unknown as Message;
      for (const field of type.fieldsArray) {
        if (!Object.hasOwn(read, field.name)) continue;
        const value = read[field.name];
        if (Array.isArray(value)) this.#count.addItems(value.length);
        putAll(message, field, value);
      }
    } catch (error) {
      if (!isTooDeep(error)) throw error;
      await this.#takeEach(message, type, start, end, depth);
    }
    await this.#weight.grown(this.#count.memory);
    if (performance.now() - this.#since < HELD) return;
    await nextTurn();
    this.#since = performance.now();
  }

  /** Decodes each field by itself, to find the one that is nested too deep. */
  async #takeEach(message: Message, type: Type, start: number, end: number, depth: number): Promise<void> {
    for (let at = start; at < end;) {
      const part = this.#partAt(type, at, end);
      const inner = messageOf(part);
      if (inner === null) await this.#take(message, type, part.start, part.end, depth);
      else put(message, part.field!, await this.#inner(inner, part, depth < DEEPEST_SOUGHT ? depth : null));
      at = part.end;
    }
  }

  /** A message in a part; where it lies too deep (a depth of null) what stands for it. */
  async #inner(type: Type, { value, end }: Part, depth: number | null): Promise<unknown> {
    return depth === null ? new UnreadJson('values are nested too deep') : this.decode(type, value, end, depth + 1);
  }

  #partAt(type: Type, start: number, end: number): Part {
    const reader = this.#parts;
    reader.pos = start;
    reader.len = end;
    const tag = reader.tag();
    const wire = tag & 7;
    const field = type.fieldsById[tag >>> 3]?.resolve();
    if (wire !== 2) {
      reader.skipType(wire, 0, tag >>> 3);
      return { field, isBytes: false, start, value: start, end: reader.pos };
    }
    const length = reader.uint32();
    const part = { field, isBytes: true, start, value: reader.pos, end: reader.pos + length };
    if (part.end > end) throw new RangeError('index out of range');
    if (length > JSON_LIMITS.text && messageOf(part) === null) {
      throw new BodyError(413, 'TOO_LARGE', `The body: a value is longer than ${JSON_LIMITS.text} bytes.`);
    }
    return part;
  }
}

/** The type of a field that holds a message; null for any other. */
function messageOf({ field, isBytes }: Part): Type | null {
  return isBytes && field?.resolvedType instanceof protobuf.Type ? field.resolvedType : null;
}

function put(message: Message, field: Field, value: unknown): void {
  if (!field.repeated) message[field.name] = value;
  else if (Array.isArray(message[field.name])) (message[field.name] as unknown[]).push(value);
  else message[field.name] = [value];
}

function putAll(message: Message, field: Field, value: unknown): void {
  if (!field.repeated || !Array.isArray(value)) message[field.name] = value;
  else for (const one of value) put(message, field, one);
}

function isTooDeep(error: unknown): boolean {
  return error instanceof Error && error.message === 'max depth exceeded';
}
