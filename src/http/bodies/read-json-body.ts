import { isUtf8 } from 'node:buffer';
import { JSON_LIMITS, JsonError, type JsonLimits } from '../../domain/json/json-limits.ts';
import { JsonReader } from '../../domain/json/json-reader.ts';
import { stepsInTurns } from '../../turns.ts';
import { BodyError } from './body-error.ts';
import { NOT_UTF8, startOfText } from './charset.ts';

/** What the body of a request may hold: a batch of 10,000 events has 100,000 values. */
const LIMITS: JsonLimits = { ...JSON_LIMITS, depth: 200, values: 500_000, containers: 100_000 };

/** Reads the JSON of a request of GraphQL or of an export in slices, so that others have their turn. Throws a `BodyError`. */
export async function readJsonBody(body: Buffer): Promise<unknown> {
  if (body.length === 0) throw unreadable('expected a JSON object, got nothing');
  if (!isUtf8(body)) throw unreadable(NOT_UTF8);
  const reader = new JsonReader(LIMITS);
  reader.begin(body, startOfText(body));
  try {
    await stepsInTurns(() => reader.step());
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    throw unreadable(`${error.kind === 'no-json' ? 'it is no JSON, ' : ''}${error.message}`);
  }
  return reader.value;
}

function unreadable(why: string): BodyError {
  return new BodyError(400, 'BAD_JSON', `The body: ${why}.`);
}
