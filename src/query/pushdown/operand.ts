import type { ColumnType } from '../../domain/tables/schema.ts';
import type { MongoExpr, MongoFilter } from '../tables/storage.ts';
import { toUnixMilliseconds } from '../values/datetime.ts';
import type { Value } from '../values/value.ts';

/** A value of the query as MongoDB works it out: null where the language has null, never missing. Text is never null. */
export interface Operand {
  readonly type: ColumnType;
  /** Undefined for a constant that MongoDB cannot hold. */
  readonly expr: MongoExpr;
  readonly isNullable: boolean;
  /** The field that holds it, where it is the value of a column; filters can then use it. */
  readonly field?: Field;
  /** A constant as the language has it. */
  readonly constant?: Value;
}

/** A field that holds the value of a column. */
export interface Field {
  readonly path: string;
  readonly isSure: boolean;
  readonly isAlways: boolean;
}

/** A value as it lies in its field, missing where it is missing there: for accumulators to which that is the same as null. */
export const asStored = ({ expr, field }: Operand): MongoExpr => (field?.isSure ? `$${field.path}` : expr);

/**
 * A condition in three-valued logic: what is neither true nor false is null.
 * `exact` and `loose` are for filters: the first holds for exactly the documents for which the condition is true, whatever types their
 * fields have; the second for these at least.
 */
export interface Test {
  readonly isTrue: MongoExpr;
  readonly isFalse: MongoExpr;
  readonly exact?: MongoFilter | undefined;
  readonly loose?: MongoFilter | undefined;
}

/** Ends the aggregation with an error that says why. Not a constant, for MongoDB works constants out beforehand. */
export const raise = (reason: string, about: MongoExpr): MongoExpr => ({
  $toInt: { $concat: [`${reason}: `, { $type: about }] },
});

const isNotNull = ({ expr }: Operand): MongoExpr => ({ $ne: [expr, null] });

export const all = (conditions: readonly MongoExpr[]): MongoExpr =>
  conditions.length === 1 ? conditions[0] : { $and: conditions };
export const any = (conditions: readonly MongoExpr[]): MongoExpr =>
  conditions.length === 1 ? conditions[0] : { $or: conditions };
export const negation = (condition: MongoExpr): MongoExpr => ({ $not: [condition] });

/** A condition with the operands that must not be null for it to be true. */
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

/** A constant. Its expression is undefined where MongoDB has no value that is the same: times between two milliseconds, for one. */
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
