import type { ColumnType } from '../../domain/tables/schema.ts';
import { formatDateTime, inRange, parseDateTime } from './datetime.ts';
import { Decimal, isDecimal, parseDecimal } from './decimal.ts';
import { type Dynamic, dynamicToText, isBag, realToDynamic, TimeLength, TimePoint, WholeReal } from './dynamic.ts';
import { fromBigInt, fromReal, type Int64, parseInt64 } from './int64.ts';
import { formatReal, parseReal } from './real.ts';
import { formatTimeSpan, parseTimeSpan, type TimeSpan } from './timespan.ts';
import type { Value } from './value.ts';

/**
 * Conversions between the types. They never raise an error: a value that cannot be converted is null (empty text for string). Each function
 * takes the static type of the value, because values carry no tag.
 */

export function toText(value: Value, type: ColumnType): string {
  if (value === null) return '';
  switch (type) {
    case 'string':
    case 'guid':
      return value as string;
    case 'real':
      return formatReal(value as number);
    case 'datetime':
      return formatDateTime(value as bigint, 'full');
    case 'timespan':
      return formatTimeSpan(value as TimeSpan);
    case 'dynamic':
      return dynamicToText(value as Dynamic);
    case 'decimal':
      return (value as Decimal).toString();
    default:
      return String(value as boolean | number | bigint);
  }
}

/** The scalar inside a dynamic with its own type; arrays and bags stay dynamic. */
export function unwrap(value: Dynamic): { value: Value; type: ColumnType } {
  switch (typeof value) {
    case 'boolean':
      return { value, type: 'bool' };
    case 'string':
      return { value, type: 'string' };
    case 'bigint':
      return { value, type: 'long' };
    case 'number':
      return { value, type: Number.isInteger(value) ? 'long' : 'real' };
    default:
  }
  if (value instanceof WholeReal) return { value: value.value, type: 'real' };
  if (value instanceof TimePoint) return { value: value.ticks, type: 'datetime' };
  if (value instanceof TimeLength) return { value: value.ticks, type: 'timespan' };
  return { value, type: 'dynamic' };
}

export function toDynamic(value: Value, type: ColumnType): Dynamic {
  if (value === null) return null;
  switch (type) {
    case 'real':
      return realToDynamic(value as number);
    case 'datetime':
      return new TimePoint(value as bigint);
    case 'timespan':
      return new TimeLength(value as TimeSpan);
    case 'decimal':
      return realToDynamic((value as Decimal).toNumber());
    default:
      return value as Dynamic;
  }
}

export function toLong(value: Value, type: ColumnType): Int64 | null {
  if (value === null) return null;
  switch (type) {
    case 'int':
    case 'long':
    case 'timespan':
      return value as Int64;
    case 'bool':
      return value ? 1 : 0;
    case 'real':
      return fromReal(value as number);
    case 'decimal':
      return fromReal((value as Decimal).toNumber());
    case 'datetime':
      return fromBigInt(value as bigint);
    case 'string': {
      const whole = parseInt64(value as string);
      if (whole !== null) return whole;
      const real = parseReal(value as string);
      return real === null ? null : fromReal(real);
    }
    case 'dynamic':
      return fromDynamic(value as Dynamic, toLong);
    default:
      return null;
  }
}

function toInt(value: Value, type: ColumnType): number | null {
  const whole = toLong(value, type);
  return typeof whole === 'number' && whole === (whole | 0) ? whole : null;
}

export function toReal(value: Value, type: ColumnType): number | null {
  if (value === null) return null;
  switch (type) {
    case 'real':
      return value as number;
    case 'int':
    case 'long':
    case 'timespan':
    case 'datetime':
      return Number(value);
    case 'bool':
      return value ? 1 : 0;
    case 'decimal':
      return (value as Decimal).toNumber();
    case 'string':
      return parseReal(value as string);
    case 'dynamic':
      return fromDynamic(value as Dynamic, toReal);
    default:
      return null;
  }
}

export function toDecimal(value: Value, type: ColumnType): Decimal | null {
  if (value === null) return null;
  if (isDecimal(value)) return value;
  switch (type) {
    case 'int':
    case 'long':
      return new Decimal(String(value as Int64));
    case 'real':
      return Number.isFinite(value as number) ? new Decimal(value as number) : null;
    case 'bool':
      return new Decimal(value ? 1 : 0);
    case 'string':
      return parseDecimal(value as string);
    case 'dynamic':
      if (value instanceof WholeReal && value.digits !== undefined) return parseDecimal(value.digits);
      return fromDynamic(value as Dynamic, toDecimal);
    default:
      return null;
  }
}

export function toBool(value: Value, type: ColumnType): boolean | null {
  if (value === null) return null;
  switch (type) {
    case 'bool':
      return value as boolean;
    case 'int':
    case 'long':
    case 'real':
      return value !== 0;
    case 'decimal':
      return !(value as Decimal).isZero();
    case 'string': {
      const text = (value as string).trim().toLowerCase();
      if (text === 'true') return true;
      if (text === 'false') return false;
      const number = parseInt64(text);
      return number === null ? null : number !== 0;
    }
    case 'dynamic':
      return fromDynamic(value as Dynamic, toBool);
    default:
      return null;
  }
}

export function toDateTime(value: Value, type: ColumnType): bigint | null {
  if (value === null) return null;
  switch (type) {
    case 'datetime':
      return value as bigint;
    case 'string':
      return parseDateTime(value as string);
    case 'int':
    case 'long':
    case 'timespan':
      return inRange(BigInt(value as Int64));
    case 'dynamic':
      return fromDynamic(value as Dynamic, toDateTime);
    default:
      return null;
  }
}

export function toTimeSpan(value: Value, type: ColumnType): TimeSpan | null {
  if (value === null) return null;
  switch (type) {
    case 'timespan':
      return value as TimeSpan;
    case 'string':
      return parseTimeSpan(value as string);
    case 'int':
    case 'long':
      return value as Int64;
    case 'datetime':
      return fromBigInt(value as bigint);
    case 'dynamic':
      return fromDynamic(value as Dynamic, toTimeSpan);
    default:
      return null;
  }
}

const GUID = /^\{?([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})\}?$/i;

/** Guids in lower case with dashes. */
export function toGuid(value: Value, type: ColumnType): string | null {
  if (value === null) return null;
  if (type === 'guid') return value as string;
  if (type !== 'string' && type !== 'dynamic') return null;
  const match = typeof value === 'string' ? GUID.exec(value.trim()) : null;
  return match ? match.slice(1).join('-').toLowerCase() : null;
}

function fromDynamic<T>(value: Dynamic, convert: (value: Value, type: ColumnType) => T | null): T | null {
  if (value === null || Array.isArray(value) || isBag(value)) return null;
  const inner = unwrap(value);
  return convert(inner.value, inner.type);
}

/** A value converted to the wanted type; null where there is no conversion. */
export function convert(value: Value, from: ColumnType, to: ColumnType): Value {
  if (from === to) return value;
  switch (to) {
    case 'string':
      return toText(value, from);
    case 'long':
      return toLong(value, from);
    case 'int':
      return toInt(value, from);
    case 'real':
      return toReal(value, from);
    case 'decimal':
      return toDecimal(value, from);
    case 'bool':
      return toBool(value, from);
    case 'datetime':
      return toDateTime(value, from);
    case 'timespan':
      return toTimeSpan(value, from);
    case 'guid':
      return toGuid(value, from);
    case 'dynamic':
      return from === 'string' ? (value as string) : toDynamic(value, from);
  }
}
