import { setMember } from '../json/json-object.ts';

/** A whole number of 64 bits as protobuf readers give it. */
export interface Long {
  readonly low: number;
  readonly high: number;
  readonly unsigned: boolean;
}

/** The deepest nesting of values; deeper ones are refused. */
const MAX_DEPTH = 30;

class TooDeepError extends Error {
  override name = 'TooDeepError';
}

/**
 * A value of OpenTelemetry as a value of JSON (opentelemetry/proto/common/v1/common.proto, AnyValue). The same for protobuf and for JSON,
 * where whole numbers are texts or numbers. A number that JSON cannot hold exactly stays text; bytes are base64.
 */
export function readAnyValue(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null) return null;
  if (depth > MAX_DEPTH) throw new TooDeepError(`Expected values at most ${MAX_DEPTH} deep.`);
  const any = value as Record<string, unknown>;
  if (has(any, 'stringValue')) return typeof any['stringValue'] === 'string' ? any['stringValue'].toWellFormed() : null;
  if (has(any, 'intValue')) return readInteger(any['intValue']);
  if (has(any, 'kvlistValue')) return readAttributes(member(any['kvlistValue'], 'values'), depth + 1);
  if (has(any, 'boolValue')) return any['boolValue'] === true;
  if (has(any, 'doubleValue')) return readDouble(any['doubleValue']);
  if (has(any, 'arrayValue')) {
    const values = member(any['arrayValue'], 'values');
    return Array.isArray(values) ? values.map((one) => readAnyValue(one, depth + 1)) : [];
  }
  if (has(any, 'bytesValue')) return readBytes(any['bytesValue'], 'base64');
  return null;
}

/** Attributes as an object; where a name occurs twice the last value counts. */
export function readAttributes(list: unknown, depth = 0): Record<string, unknown> {
  const attributes: Record<string, unknown> = {};
  if (!Array.isArray(list)) return attributes;
  for (const one of list) {
    const key = member(one, 'key');
    if (typeof key !== 'string' || key === '') continue;
    setMember(attributes, key, readAnyValue(member(one, 'value'), depth));
  }
  return attributes;
}

/** Nanoseconds since 1970 as a time, cut to milliseconds; null for 0, which means unknown, and for anything but a number. */
export function readNanoseconds(value: unknown): Date | null {
  const nanoseconds = isLong(value)
    ? (BigInt(value.high >>> 0) << 32n) | BigInt(value.low >>> 0)
    : (typeof value === 'string' && /^\d{1,20}$/.test(value)) ||
        (typeof value === 'number' && Number.isInteger(value) && value >= 0)
      ? BigInt(value)
      : 0n;
  return nanoseconds === 0n ? null : new Date(Number(nanoseconds / 1_000_000n));
}

/** A whole number, as a number where that is exact, else as text; null for anything else. */
export function readInteger(value: unknown): number | string | null {
  if (isLong(value)) {
    const high = value.unsigned ? value.high >>> 0 : value.high;
    const number = high * 4_294_967_296 + (value.low >>> 0);
    return Number.isSafeInteger(number) ? number : ((BigInt(high) << 32n) | BigInt(value.low >>> 0)).toString();
  }
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || !/^-?\d{1,20}$/.test(value)) return null;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

/** A floating-point number; the texts are those of JSON's mapping of protobuf. */
export function readDouble(value: unknown): number | string | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value !== 'string' || value.trim() === '') return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : value;
}

/** Bytes as text; ids of traces and spans are hexadecimal in OTLP's JSON already. */
export function readBytes(value: unknown, encoding: 'hex' | 'base64'): string {
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.length).toString(encoding);
  return typeof value === 'string' ? value : '';
}

export function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

export function list(value: unknown, name: string): readonly unknown[] {
  const found = member(value, name);
  return Array.isArray(found) ? found : [];
}

function has(any: Record<string, unknown>, name: string): boolean {
  return Object.hasOwn(any, name) && any[name] !== null && any[name] !== undefined;
}

function isLong(value: unknown): value is Long {
  return typeof value === 'object' && value !== null && typeof (value as Long).low === 'number';
}

/** The value read, or the reason that it is refused. */
export function guarded<Value>(read: () => Value): { value: Value } | { refused: string } {
  try {
    return { value: read() };
  } catch (error) {
    if (error instanceof TooDeepError) return { refused: error.message };
    throw error;
  }
}
