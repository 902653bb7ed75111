/** An object of JSON. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The entry of a table for a text or number; undefined for another value, and for what every object has. */
export function memberOf<Value>(table: Readonly<Record<string, Value>>, name: unknown): Value | undefined {
  if (typeof name !== 'string' && typeof name !== 'number') return undefined;
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

/** Sets a member, whatever its name: a plain assignment to `__proto__` would change the object's prototype. */
export function setMember(object: Record<string, unknown>, name: string, value: unknown): void {
  if (name !== '__proto__') object[name] = value;
  else Object.defineProperty(object, name, { value, enumerable: true, writable: true, configurable: true });
}
