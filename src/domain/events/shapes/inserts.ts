import { isObject } from '../../json/json-object.ts';

/** The values that an event was written with: a list, an object, or either as the JSON that a flattened record holds. */
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
