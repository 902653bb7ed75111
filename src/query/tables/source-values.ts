import type { ColumnType } from '../../domain/tables/schema.ts';
import { convert } from '../values/convert.ts';
import { fromUnixMilliseconds } from '../values/datetime.ts';
import { fromPlain } from '../values/dynamic.ts';
import { fromBigInt, fromReal } from '../values/int64.ts';
import { parseJsonOrText } from '../values/json-reader.ts';
import type { Value } from '../values/value.ts';
import type { SourceValue } from './table-provider.ts';

/** A cell of a data source as a value of its column's type; a value of another type is converted as text, or is null. */
export function fromSource(value: SourceValue, type: ColumnType): Value {
  if (value === null || value === undefined) return type === 'string' ? '' : null;
  switch (type) {
    case 'string':
      return typeof value === 'string' ? value : typeof value === 'object' ? JSON.stringify(value) : String(value);
    case 'datetime':
      if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : fromUnixMilliseconds(value.getTime());
      if (typeof value === 'number') return fromUnixMilliseconds(value);
      break;
    case 'dynamic':
      return typeof value === 'string' ? parseJsonOrText(value) : fromPlain(value);
    case 'bool':
      if (typeof value === 'boolean') return value;
      break;
    case 'real':
      if (typeof value === 'number') return value;
      break;
    default:
  }
  if (typeof value === 'bigint') return convert(fromBigInt(value), 'long', type);
  if (typeof value === 'number') {
    if (type === 'long' || type === 'int') return Number.isSafeInteger(value) ? value : fromReal(value);
    return convert(value, 'real', type);
  }
  return convert(typeof value === 'object' ? JSON.stringify(value) : String(value), 'string', type);
}
