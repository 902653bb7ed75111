import { RECORD_VALUES } from '../json/crowded.ts';
import { UnreadJson } from '../json/json-limits.ts';
import { setMember } from '../json/json-object.ts';
import { textOf } from '../events/shapes/members.ts';
import { dateOf } from '../time/date-time.ts';

/** A whole number of 64 bits as protobuf readers give it. */
export interface Long {
  readonly low: number;
  readonly high: number;
  readonly unsigned: boolean;
}

/** The greatest number of 32 bits. */
const WORD = 0xffff_ffff;
/** The deepest nesting of values; deeper ones are refused. */
const MAX_DEPTH = 30;

/** How many values of one record or resource may still be read. */
export interface ValueBudget {
  left: number;
}

export const valueBudget = (): ValueBudget => ({ left: RECORD_VALUES });

/** Why a value, and so the record or point that it is in, cannot be kept. */
export class UnreadableValueError extends Error {
  override name = 'UnreadableValueError';
}

/**
 * A value of OpenTelemetry as a value of JSON (opentelemetry/proto/common/v1/common.proto, AnyValue). The same for protobuf and for JSON,
 * where whole numbers are texts or numbers. A number that JSON cannot hold exactly stays text; bytes are base64.
 */
export function readAnyValue(value: unknown, budget = valueBudget(), depth = 0): unknown {
  if (typeof value !== 'object' || value === null) return null;
  refuseUnread(value);
  budget.left -= 1;
  if (budget.left < 0) throw new UnreadableValueError(`Expected at most ${RECORD_VALUES} values.`);
  if (depth > MAX_DEPTH) throw new UnreadableValueError(`Expected values at most ${MAX_DEPTH} deep.`);
  const any = value;
  if (has(any, 'stringValue')) {
    const text = refuseUnread(member(any, 'stringValue'));
    return typeof text === 'string' ? text.toWellFormed() : null;
  }
  if (has(any, 'intValue')) return readInteger(member(any, 'intValue'));
  if (has(any, 'kvlistValue'))
    return readAttributes(member(refuseUnread(member(any, 'kvlistValue')), 'values'), budget, depth + 1);
  if (has(any, 'boolValue')) return member(any, 'boolValue') === true;
  if (has(any, 'doubleValue')) return readDouble(member(any, 'doubleValue'));
  if (has(any, 'arrayValue')) {
    const values = member(refuseUnread(member(any, 'arrayValue')), 'values');
    return Array.isArray(values) ? values.map((one) => readAnyValue(one, budget, depth + 1)) : [];
  }
  if (has(any, 'bytesValue')) return readBytes(member(any, 'bytesValue'), 'base64');
  return null;
}

/** A text; undefined for an empty one, and for anything else. Throws for one that is not UTF-8. */
export function readText(value: unknown): string | undefined {
  return textOf(refuseUnread(value));
}

/** The same value; throws for what stands for one that lies too deep, or is not UTF-8. */
function refuseUnread(value: unknown): unknown {
  if (value instanceof UnreadJson)
    throw new UnreadableValueError(`Expected a value that can be read; ${value.message}.`);
  return value;
}

/** Attributes as an object; where a name occurs twice the last value counts. */
export function readAttributes(list: unknown, budget = valueBudget(), depth = 0): Record<string, unknown> {
  const attributes: Record<string, unknown> = {};
  if (!Array.isArray(list)) return attributes;
  for (const one of list) {
    budget.left -= 1;
    if (budget.left < 0) throw new UnreadableValueError(`Expected at most ${RECORD_VALUES} values.`);
    // An empty name, which the receiver of Windows events gives to data without one, is left out in protobuf.
    const key = refuseUnread(member(refuseUnread(one), 'key')) ?? '';
    const value = member(one, 'value');
    if (typeof key !== 'string' || (key === '' && value === undefined)) continue;
    setMember(attributes, key, readAnyValue(value, budget, depth));
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
  return nanoseconds === 0n ? null : dateOf(Number(nanoseconds / 1_000_000n));
}

/** A time as `readNanoseconds` reads it. What is no time stays as it came, so that its table notes it; undefined for none. */
export function timeOrGiven(value: unknown): unknown {
  const isUnknown =
    value === undefined || value === null || value === 0 || value === '0' || value === '' || isLong(value);
  return readNanoseconds(value) ?? (isUnknown ? undefined : value);
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

/**
 * A member of a message by its name in JSON. Readers of protobuf's JSON also take the name that the field has in the `.proto` file
 * (`resource_logs`), as the receiver of a collector does.
 */
export function member(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  const message = value as Record<string, unknown>;
  if (Object.hasOwn(message, name)) return message[name];
  const field = fieldOf(name);
  return field !== name && Object.hasOwn(message, field) ? message[field] : undefined;
}

const fields = new Map<string, string>();

/** The name of a field in its `.proto` file. */
function fieldOf(name: string): string {
  let field = fields.get(name);
  if (field === undefined) {
    field = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    fields.set(name, field);
  }
  return field;
}

export function list(value: unknown, name: string): readonly unknown[] {
  const found = member(value, name);
  return Array.isArray(found) ? found : [];
}

function has(any: object, name: string): boolean {
  const found = member(any, name);
  return found !== null && found !== undefined;
}

/** In JSON, an object with such members may hold anything in them. */
function isLong(value: unknown): value is Long {
  if (typeof value !== 'object' || value === null) return false;
  const { low, high } = value as Long;
  return Number.isInteger(low) && Number.isInteger(high) && Math.abs(low) <= WORD && Math.abs(high) <= WORD;
}

/** The value read, or the reason that it is refused. */
export function guarded<Value>(read: () => Value): { value: Value } | { refused: string } {
  try {
    return { value: read() };
  } catch (error) {
    if (error instanceof UnreadableValueError) return { refused: error.message };
    throw error;
  }
}
