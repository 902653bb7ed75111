import type { ColumnType } from '../../domain/tables/schema.ts';
import { type MongoExpr, PUSHED_TYPES, type StoredColumn } from '../tables/storage.ts';
import { type Operand, raise } from './operand.ts';

/** The largest whole number up to which doubles are exact. */
const SAFE = Number.MAX_SAFE_INTEGER;

/** The BSON types that hold a value of a column's type unchanged. */
const HELD_AS: Partial<Record<ColumnType, readonly string[]>> = {
  string: ['string'],
  bool: ['bool'],
  datetime: ['date'],
  int: ['int'],
  long: ['int'],
  real: ['int'],
};

/** A column of a stored table; null for types that only the process compares. */
export function storedOperand({ path, isSure, isAlways }: StoredColumn, type: ColumnType): Operand | null {
  if (!PUSHED_TYPES.has(type)) return null;
  const value = `$${path}`;
  const isNullable = type !== 'string' && !isAlways;
  const field = { path, isSure, isAlways };
  if (isSure) {
    return { type, expr: isAlways ? value : { $ifNull: [value, type === 'string' ? '' : null] }, isNullable, field };
  }
  return { type, expr: checked(value, type), isNullable: type !== 'string', field };
}

/** The value where it has the column's type; otherwise an error that sends the query back into process. */
function checked(value: string, type: ColumnType): MongoExpr {
  const kind = { $type: value };
  const otherwise = {
    $cond: [{ $in: [kind, ['missing', 'null']] }, type === 'string' ? '' : null, raise('not of its type', value)],
  };
  const more = doubles(value, type);
  return {
    $cond: [{ $in: [kind, HELD_AS[type]] }, value, more ? { $cond: [more, value, otherwise] } : otherwise],
  };
}

/** Doubles: whole ones as whole numbers where they are exact; as real numbers any but NaN, which equals nothing. */
function doubles(value: string, type: ColumnType): MongoExpr {
  const isDouble = { $eq: [{ $type: value }, 'double'] };
  if (type === 'real') return { $and: [isDouble, { $eq: [{ $add: [{ $multiply: [value, 0] }, 0] }, 0] }] };
  if (type !== 'int' && type !== 'long') return null;
  return {
    $and: [isDouble, { $gte: [value, -SAFE] }, { $lte: [value, SAFE] }, { $eq: [{ $mod: [value, 1] }, 0] }],
  };
}
