import type { ColumnType } from '../../domain/tables/schema.ts';
import { formatDateTime } from '../values/datetime.ts';
import type { Decimal } from '../values/decimal.ts';
import { type Dynamic, TimeLength, TimePoint, toJson, WholeReal } from '../values/dynamic.ts';
import { formatReal } from '../values/real.ts';
import { formatTimeSpan, type TimeSpan } from '../values/timespan.ts';
import type { Value } from '../values/value.ts';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/**
 * A cell as the engine returns it. Times have up to seven decimals and a Z, lengths of time `d.hh:mm:ss.fffffff`; a long beyond 2^53, a
 * decimal, NaN and the infinities are text, because JSON numbers cannot hold them.
 */
export function encode(value: Value, type: ColumnType): Json {
  if (value === null || value === undefined) return type === 'string' ? '' : null;
  switch (type) {
    case 'string':
    case 'guid':
    case 'bool':
    case 'int':
      return value as Json;
    case 'long':
      return typeof value === 'bigint' ? value.toString() : (value as number);
    case 'real':
      return Number.isFinite(value) ? (value as number) : formatReal(value as number);
    case 'decimal':
      return (value as Decimal).toString();
    case 'datetime':
      return formatDateTime(value as bigint, 'trimmed');
    case 'timespan':
      return formatTimeSpan(value as TimeSpan);
    case 'dynamic':
      return encodeDynamic(value as Dynamic);
  }
}

/** The same, with a dynamic value as the text of its JSON, as the language writes it. */
export function encodeAsText(value: Value, type: ColumnType): Json {
  if (type !== 'dynamic' || value === null || value === undefined) return encode(value, type);
  return toJson(value as Dynamic);
}

/** Times inside dynamic values have all seven decimals, as in the JSON text of the engine. */
function encodeDynamic(value: Dynamic): Json {
  if (value === null) return null;
  switch (typeof value) {
    case 'bigint':
      return value.toString();
    case 'number':
      return Number.isFinite(value) ? value : formatReal(value);
    case 'object':
      break;
    default:
      return value;
  }
  if (Array.isArray(value)) return value.map(encodeDynamic);
  if (value instanceof WholeReal) return value.digits ?? value.value;
  if (value instanceof TimePoint) return formatDateTime(value.ticks, 'full');
  if (value instanceof TimeLength) return formatTimeSpan(value.ticks);
  // a null prototype keeps `__proto__` an ordinary member
  const bag = Object.create(null) as { [key: string]: Json };
  for (const [key, member] of value) bag[key] = encodeDynamic(member);
  return bag;
}
