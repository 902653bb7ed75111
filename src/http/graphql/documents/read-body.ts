import { JSON_LIMITS, JsonError, type JsonLimits } from '../../../domain/json/json-limits.ts';
import { JsonReader } from '../../../domain/json/json-reader.ts';
import { stepsInTurns } from '../../../turns.ts';

/** What the body of a request may hold: a batch of 10,000 events has 100,000 values. */
const LIMITS: JsonLimits = { ...JSON_LIMITS, depth: 200, values: 500_000, containers: 100_000 };

/** A body that cannot be read. */
class UnreadableBodyError extends Error {
  override name = 'UnreadableBodyError';
  readonly statusCode = 400;
}

/** Reads the JSON of a request in slices, so that others have their turn. Throws an error of status 400. */
export async function readBody(body: Buffer): Promise<unknown> {
  if (body.length === 0) throw new UnreadableBodyError('The body: expected a JSON object, got nothing.');
  const reader = new JsonReader(LIMITS);
  reader.begin(body);
  try {
    await stepsInTurns(() => reader.step());
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    throw new UnreadableBodyError(`The body: ${error.kind === 'no-json' ? 'it is no JSON, ' : ''}${error.message}.`);
  }
  return reader.value;
}
