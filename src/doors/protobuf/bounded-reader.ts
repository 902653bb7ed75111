import { isUtf8 } from 'node:buffer';
import protobuf from 'protobufjs';
import { UnreadJson } from '../../domain/json/json-limits.ts';
import { BodyError } from '../post/read-body.ts';

/** Fields of one body, those of messages within messages included: zipped, a few kilobytes can say millions of empty ones. */
const MOST_FIELDS = 2_000_000;
/** Records, and what they lie in: twice what a post may have. */
const MOST_ITEMS = 500_000;
/** The bytes of memory that a field and a record take once they are read, roughly. */
const FIELD_MEMORY = 48;
const ITEM_MEMORY = 160;

type Longs = ReturnType<protobuf.BufferReader['uint64s']>;

/** Counts the fields of one body, whatever parts it is read in. */
export class FieldCount {
  #fields = 0;
  #items = 0;

  /** Throws a `BodyError` beyond what a body may hold. */
  add(count = 1): void {
    this.#fields += count;
    if (this.#fields > MOST_FIELDS) {
      throw new BodyError(413, 'TOO_LARGE', `The body holds more than ${MOST_FIELDS} values.`);
    }
  }

  /** Counts items of lists in long messages: records and what they lie in. Throws a `BodyError`. */
  addItems(count: number): void {
    this.#items += count;
    if (this.#items > MOST_ITEMS) {
      throw new BodyError(413, 'TOO_LARGE', `The body holds more than ${MOST_ITEMS} records and groups of records.`);
    }
  }

  get memory(): number {
    return this.#fields * FIELD_MEMORY + this.#items * ITEM_MEMORY;
  }
}

/** Reads protobuf and counts its fields. */
export class BoundedReader extends protobuf.BufferReader {
  readonly #count: FieldCount;

  constructor(bytes: Buffer, count: FieldCount) {
    super(bytes);
    this.#count = count;
  }

  override tag(): number {
    this.#count.add();
    return super.tag();
  }

  /** A text; one that is not UTF-8 is replaced by an `UnreadJson`, so that its record can be refused alone. */
  override stringVerify(): string {
    const before = this.pos;
    const text = super.string();
    // Whatever is not UTF-8 is read as this character; so is the character itself.
    if (!text.includes('\uFFFD')) return text;
    const end = this.pos;
    this.pos = before;
    const length = this.uint32();
    this.pos = end;
    return isUtf8(this.buf.subarray(end - length, end)) ? text : (new UnreadJson('a text is not UTF-8') as never);
  }

  // Packed numbers, such as the buckets of histograms: each counts before it is read, for a byte of them may take fifty in memory.
  override uint64s(array?: Longs): Longs {
    this.#countPacked((start, end) => {
      let count = 0;
      for (let at = start; at < end; at += 1) if (this.buf[at]! < 0x80) count += 1;
      return count;
    });
    return super.uint64s(array);
  }
  override fixed64s(array?: Longs): Longs {
    this.#countPacked((start, end) => (end - start) >>> 3);
    return super.fixed64s(array);
  }
  override doubles(array?: number[]): number[] {
    this.#countPacked((start, end) => (end - start) >>> 3);
    return super.doubles(array);
  }

  /** Counts the numbers that come next, and stays where it is. */
  #countPacked(count: (start: number, end: number) => number): void {
    const before = this.pos;
    const length = this.size();
    this.#count.add(count(this.pos, Math.min(this.pos + length, this.len)));
    this.pos = before;
  }
}
