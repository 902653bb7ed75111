import { isUtf8 } from 'node:buffer';
import { JSON_LIMITS, JsonError, type JsonLimits } from '../../domain/json/json-limits.ts';
import { JsonReader } from '../../domain/json/json-reader.ts';
import { NOT_UTF8, startOfText } from '../../http/bodies/charset.ts';
import { stepsInTurns } from '../../turns.ts';
import type { PostWeight } from './heavy.ts';
import { BodyError } from './read-body.ts';

export interface ReadJsonOptions {
  readonly limits?: Partial<JsonLimits>;
  /** As of `JsonReader`. */
  readonly replaceAt?: number | null;
  /** The refusal of more items than `limits` says. */
  readonly tooMany?: () => BodyError;
}

/**
 * The value of a body of JSON, read in slices so that others have their turn.
 * Throws a `BodyError`.
 */
export async function readJson(body: Buffer, weight: PostWeight, options: ReadJsonOptions = {}): Promise<unknown> {
  if (!isUtf8(body)) throw new BodyError(400, 'BAD_JSON', `The body: ${NOT_UTF8}.`);
  const reader = new JsonReader({ ...JSON_LIMITS, ...options.limits }, options.replaceAt ?? null);
  reader.begin(body, startOfText(body));
  try {
    await stepsInTurns(() => reader.step() || (weight.grown(reader.memory) ?? false));
  } catch (error) {
    if (options.tooMany && error instanceof JsonError && error.kind === 'too-many-items') throw options.tooMany();
    throw bodyErrorOf(error);
  }
  return reader.value;
}

/** What a fault of JSON comes to for a body as a whole; another error as it is. */
export function bodyErrorOf(error: unknown): unknown {
  if (!(error instanceof JsonError)) return error;
  switch (error.kind) {
    case 'no-json':
      return new BodyError(400, 'BAD_JSON', `The body: it is no JSON (${error.message}).`);
    case 'not-utf8':
    case 'too-deep':
    case 'too-many-members':
      return new BodyError(400, 'BAD_JSON', `The body: ${error.message}.`);
    case 'too-many-items':
      return tooManyRecords();
    default:
      return new BodyError(413, 'TOO_LARGE', `The body: ${error.message}.`);
  }
}

/** Records of one post; each becomes a document. */
const MOST_RECORDS = JSON_LIMITS.items;

/** Refuses more records than a post may have. Throws a `BodyError`. */
export function refuseManyRecords(count: number): void {
  if (count > MOST_RECORDS) throw tooManyRecords();
}

function tooManyRecords(): BodyError {
  return new BodyError(413, 'TOO_LARGE', `The body holds more than ${MOST_RECORDS} records.`);
}
