/** What a text of JSON may hold, whatever its length. Zipped, a few kilobytes can say millions of empty values. */
export interface JsonLimits {
  /** How deep objects and arrays may lie within each other. */
  readonly depth: number;
  /** Values of every kind in all. */
  readonly values: number;
  /** Objects and arrays in all: each takes a hundred bytes once it is read. */
  readonly containers: number;
  /** Members of one object. */
  readonly members: number;
  /** Items of the outermost array. */
  readonly items: number;
  /** Bytes of one text or number. */
  readonly text: number;
}

/** What the doors take. The documentation of the doors names these numbers. */
export const JSON_LIMITS: JsonLimits = {
  depth: 500,
  values: 4_000_000,
  containers: 1_000_000,
  members: 10_000,
  items: 250_000,
  text: 16 * 1024 * 1024,
};

/** Why JSON cannot be read. Of a line or an item all but `too-many-values`, which is counted over the whole body, concern it alone. */
export type JsonFault =
  'no-json' | 'not-utf8' | 'too-deep' | 'too-long' | 'too-many-members' | 'too-many-items' | 'too-many-values';

/** JSON that cannot be read: it is none, or holds more than it may. */
export class JsonError extends Error {
  override name = 'JsonError';
  readonly kind: JsonFault;

  constructor(kind: JsonFault, message: string) {
    super(message);
    this.kind = kind;
  }
}

/** Stands where an object or array lies deeper than it may, or has too many members. */
export class UnreadJson {
  readonly message: string;

  constructor(message: string) {
    this.message = message;
  }
}
