import { isObject } from '../../json/json-object.ts';

/** Windows takes at most 256 of them, in 64 kB. */
const MOST_INSERTS = 256;
const MAX_JSON = 256 * 1024;

/** The insertion strings of an event: from a list, an object, or either as the JSON in a flattened record. */
export function insertsIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.slice(0, MOST_INSERTS);
  if (isObject(value)) return Object.values(value).slice(0, MOST_INSERTS);
  if (typeof value !== 'string' || value.length > MAX_JSON || !/^\s*[[{]/.test(value)) return [];
  try {
    return insertsIn(JSON.parse(value));
  } catch {
    return [];
  }
}
