import type { ColumnType } from '../../domain/tables/schema.ts';
import type { MongoExpr, MongoFilter } from '../tables/storage.ts';
import { toUnixMilliseconds } from '../values/datetime.ts';
import type { Value } from '../values/value.ts';

/** A value of the query as a MongoDB expression: null where the language has null, never missing. Text is never null. */
export interface Operand {
  readonly type: ColumnType;
  /** Undefined for a constant that MongoDB cannot hold. */
  readonly expr: MongoExpr;
  readonly isNullable: boolean;
  /** The field that holds it, where it is the value of a column; filters can then use it. */
  readonly field?: Field;
  /** The value of a constant in the language. */
  readonly constant?: Value;
}

/** A field that holds the value of a column. */
export interface Field {
  readonly path: string;
  readonly isSure: boolean;
  readonly isAlways: boolean;
}

/** A value as stored in its field, missing where the field is: for accumulators that treat missing like null. */
export const asStored = ({ expr, field }: Operand): MongoExpr => (field?.isSure ? `$${field.path}` : expr);

/**
 * A condition in three-valued logic: neither true nor false means null. `exact` and `loose` are filters: `exact` matches exactly the
 * documents for which the condition is true, whatever the types of their fields; `loose` matches at least these.
 */
export interface Test {
  readonly isTrue: MongoExpr;
  readonly isFalse: MongoExpr;
  readonly exact?: MongoFilter | undefined;
  readonly loose?: MongoFilter | undefined;
}

/** Ends the aggregation with an error that names the reason. Not a constant, because MongoDB evaluates constants in advance. */
export const raise = (reason: string, about: MongoExpr): MongoExpr => ({
  $toInt: { $concat: [`${reason}: `, { $type: about }] },
});

const isNotNull = ({ expr }: Operand): MongoExpr => ({ $ne: [expr, null] });

export const all = (conditions: readonly MongoExpr[]): MongoExpr =>
  conditions.length === 1 ? conditions[0] : { $and: conditions };
export const any = (conditions: readonly MongoExpr[]): MongoExpr =>
  conditions.length === 1 ? conditions[0] : { $or: conditions };
export const negation = (condition: MongoExpr): MongoExpr => ({ $not: [condition] });

/** A condition that is true only where these operands are not null. */
export const unlessNull = (condition: MongoExpr, operands: readonly Operand[]): MongoExpr =>
  all([condition, ...operands.filter(({ isNullable }) => isNullable).map(isNotNull)]);

/** A test as a value of type bool. */
export const asOperand = ({ isTrue, isFalse }: Test): Operand => ({
  type: 'bool',
  expr: { $cond: [isTrue, true, { $cond: [isFalse, false, null] }] },
  isNullable: true,
});

/** A value of type bool as a test. */
export const asTest = (operand: Operand): Test => ({
  isTrue: { $eq: [operand.expr, true] },
  isFalse: { $eq: [operand.expr, false] },
});

/** A constant. Its expression is undefined where MongoDB has no equal value, such as times between two milliseconds. */
export function constantOperand(value: Value, type: ColumnType): Operand {
  if (value === null)
    return { type, expr: type === 'string' ? '' : null, isNullable: type !== 'string', constant: value };
  return { type, expr: constantExpr(value, type), isNullable: false, constant: value };
}

function constantExpr(value: Value, type: ColumnType): MongoExpr {
  switch (type) {
    case 'string':
      return { $literal: value };
    case 'bool':
      return value;
    case 'int':
    case 'long':
      return typeof value === 'number' ? value : undefined;
    case 'real':
      return Number.isFinite(value) ? value : undefined;
    case 'datetime':
      return isWholeMilliseconds(value as bigint) ? dateOf(value as bigint) : undefined;
    default:
      return undefined;
  }
}

export const dateOf = (ticks: bigint): Date => new Date(toUnixMilliseconds(ticks));
export const isWholeMilliseconds = (ticks: bigint): boolean => ticks % 10_000n === 0n;
/** The first whole millisecond that is not before a time. */
export const ceilingOf = (ticks: bigint): Date =>
  new Date(toUnixMilliseconds(ticks) + (isWholeMilliseconds(ticks) ? 0 : 1));
