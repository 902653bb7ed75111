import { isObject, type JsonObject } from './json-object.ts';
import { JSON_LIMITS, JsonError, type JsonLimits } from './json-limits.ts';
import { JsonReader } from './json-reader.ts';

/** The longest text that is read, in characters: an event of Windows has at most 31,839, and its JSON not much more. */
const MAX_TEXT = 256 * 1024;
const LIMITS: JsonLimits = { ...JSON_LIMITS, depth: 50 };

/** The object that a text says in JSON; null for any other text, for a longer one, and for one that is nested deeper. */
export function objectOfText(text: string): JsonObject | null {
  if (text.length > MAX_TEXT || !/^\s*\{/.test(text)) return null;
  const reader = new JsonReader(LIMITS);
  reader.begin(Buffer.from(text));
  try {
    while (!reader.step());
  } catch (error) {
    if (error instanceof JsonError) return null;
    throw error;
  }
  return isObject(reader.value) ? reader.value : null;
}
