import { BodyError } from './read-body.ts';

/**
 * What a body may hold beside its bytes: a few kilobytes, zipped, can say millions of empty values, each of which takes a hundred bytes
 * and more once it is read.
 */
export const MOST_VALUES = 4_000_000;
/** Records of one post; each becomes a document. */
const MOST_RECORDS = 250_000;

const OBJECT = 0x7b;
const ARRAY = 0x5b;

export function tooManyValues(): BodyError {
  return new BodyError(413, 'TOO_LARGE', `The body holds more than ${MOST_VALUES} values.`);
}

/** Refuses more records than a post may have. Throws a `BodyError`. */
export function refuseManyRecords(count: number): void {
  if (count > MOST_RECORDS) {
    throw new BodyError(413, 'TOO_LARGE', `The body holds more than ${MOST_RECORDS} records.`);
  }
}

/** Refuses JSON with more objects and arrays than a body may hold, before it is read. Those in its texts count too. Throws a `BodyError`. */
export function refuseCrowdedJson(body: Buffer): void {
  if (body.length <= MOST_VALUES) return;
  let values = 0;
  for (const byte of body) if (byte === OBJECT || byte === ARRAY) values += 1;
  if (values > MOST_VALUES) throw tooManyValues();
}
