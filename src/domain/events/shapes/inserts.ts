import { isObject } from '../../json/json-object.ts';

/** The insertion strings of an event: from a list, an object, or either as the JSON in a flattened record. */
export function insertsIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  if (isObject(value)) return Object.values(value);
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return [];
  try {
    return insertsIn(JSON.parse(value));
  } catch {
    return [];
  }
}
