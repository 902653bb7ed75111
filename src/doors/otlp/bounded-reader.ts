import protobuf from 'protobufjs';
import { BodyError } from '../post/read-body.ts';

/** Fields of one body, those of messages within messages included: zipped, a few kilobytes can say millions of empty ones. */
const MOST_FIELDS = 2_000_000;
/** Records, and what they lie in: twice what a post may have. */
const MOST_ITEMS = 500_000;
/** The bytes of memory that a field and a record take once they are read, roughly. */
const FIELD_MEMORY = 48;
const ITEM_MEMORY = 160;

/** Counts the fields of one body, whatever parts it is read in. */
export class FieldCount {
  #fields = 0;
  #items = 0;

  /** Throws a `BodyError` beyond what a body may hold. */
  add(): void {
    this.#fields += 1;
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

  // Packed numbers: only histograms have them, whose points are refused, and a byte of each would take fifty in memory.
  override uint64s(): never[] {
    return this.#passOver();
  }
  override fixed64s(): never[] {
    return this.#passOver();
  }
  override doubles(): never[] {
    return this.#passOver();
  }

  #passOver(): never[] {
    this.skip(this.size());
    return [];
  }
}
