import { isUtf8 } from 'node:buffer';
import { isObject } from '../../domain/json/json-object.ts';
import { shorten } from '../../domain/text/shorten.ts';
import type { RawRecord } from '../../domain/tables/fitted.ts';
import { refuseCrowdedJson, refuseManyRecords } from './crowded.ts';
import { BodyError } from './read-body.ts';

/**
 * The records of a post: a JSON array of objects, one object, or `{"records": […]}` as diagnostic settings send it. An empty array
 * or an item that is no object refuses the whole post, as the original does.
 */
export function readRecords(body: Buffer): RawRecord[] {
  const value = parse(body);
  const items = isObject(value) && Array.isArray(value['records']) ? (value['records'] as unknown[]) : value;
  const records = Array.isArray(items) ? items : [items];
  refuseManyRecords(records.length);
  if (records.length === 0) throw bad('expected at least one record, got an empty array');
  const wrong = records.findIndex((record) => !isObject(record));
  if (wrong >= 0) throw bad(`expected an object as record ${wrong}, got ${shorten(records[wrong])}`);
  return records as RawRecord[];
}

function parse(body: Buffer): unknown {
  refuseCrowdedJson(body);
  if (!isUtf8(body)) throw bad('it is not UTF-8');
  // Windows PowerShell writes a byte order mark before its JSON.
  const text = body.toString('utf8', body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf ? 3 : 0);
  if (text.trim() === '') throw bad('it is empty');
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw bad(`it is no JSON (${(error as Error).message.slice(0, 100)})`);
  }
}

function bad(why: string): BodyError {
  return new BodyError(400, 'BAD_JSON', `The body: ${why}.`);
}
