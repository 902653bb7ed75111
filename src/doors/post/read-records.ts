import { isCrowded, RECORD_VALUES } from '../../domain/json/crowded.ts';
import { isObject } from '../../domain/json/json-object.ts';
import { shorten } from '../../domain/text/shorten.ts';
import type { RawRecord } from '../../domain/tables/fitted.ts';
import { inTurns } from '../../turns.ts';
import type { PostWeight } from './heavy.ts';
import { BodyError } from './read-body.ts';
import { readJson, refuseManyRecords } from './read-json.ts';

/**
 * The records of a post: a JSON array of objects, one object, or `{"records": […]}` as diagnostic settings send it. An empty array
 * or an item that is no object refuses the whole post, as the original does.
 */
export async function readRecords(body: Buffer, weight: PostWeight): Promise<RawRecord[]> {
  if (isBlank(body)) throw bad('it is empty');
  const value = await readJson(body, weight);
  const items = isObject(value) && Array.isArray(value['records']) ? (value['records'] as unknown[]) : value;
  const records = Array.isArray(items) ? (items as unknown[]) : [items];
  refuseManyRecords(records.length);
  if (records.length === 0) throw bad('expected at least one record, got an empty array');
  await inTurns(records, (record, index) => {
    if (!isObject(record)) throw bad(`expected an object as record ${index}, got ${shorten(record)}`);
    if (isCrowded(record)) throw bad(`record ${index} holds more than ${RECORD_VALUES} values`);
  });
  return records as RawRecord[];
}

function isBlank(body: Buffer): boolean {
  // Longer ones are looked at by the reader.
  return body.length < 1_000 && body.toString('utf8').trim() === '';
}

function bad(why: string): BodyError {
  return new BodyError(400, 'BAD_JSON', `The body: ${why}.`);
}
