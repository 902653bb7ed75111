import type { ColumnType } from '../../../domain/tables/schema.ts';
import type { Expr } from '../../plan/plan.ts';
import {
  ceilingOf,
  constantOperand,
  dateOf,
  isWholeMilliseconds,
  type Operand,
  type Test,
  unlessNull,
} from '../../pushdown/operand.ts';
import type { Scope } from '../../pushdown/scope.ts';
import { type MongoFilter, PUSHED_TYPES } from '../../tables/storage.ts';
import { convert } from '../../values/convert.ts';
import type { Value } from '../../values/value.ts';
import { commonType } from './common-type.ts';

export type Sign = '==' | '!=' | '<' | '<=' | '>' | '>=';

export const FLIPPED: Readonly<Record<Sign, Sign>> = {
  '==': '==',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};
const OPPOSITE: Readonly<Record<Sign, Sign>> = { '==': '!=', '!=': '==', '<': '>=', '<=': '>', '>': '<=', '>=': '<' };
const OPERATOR: Readonly<Record<Sign, string>> = {
  '==': '$eq',
  '!=': '$ne',
  '<': '$lt',
  '<=': '$lte',
  '>': '$gt',
  '>=': '$gte',
};

const isWhole = (type: ColumnType) => type === 'int' || type === 'long';

/** Both sides in the type in which they are compared; a constant is converted as in process. */
export function sides(first: Expr, second: Expr, scope: Scope): readonly [Operand, Operand] | null {
  const type = commonType(first.type, second.type);
  if (!PUSHED_TYPES.has(type)) return null;
  const side = (expr: Expr): Operand | null => {
    const operand = scope.operand(expr);
    if (!operand) return null;
    if (expr.type === type || (isWhole(expr.type) && isWhole(type))) return operand;
    if (operand.constant !== undefined)
      return constantOperand(operand.constant === null ? null : convert(operand.constant, expr.type, type), type);
    return expr.type === 'int' && type === 'real' ? operand : null;
  };
  const [a, b] = [side(first), side(second)];
  return a && b && [a, b];
}

/** A comparison's true and false: with a null operand equality is false, inequality true, an order unknown. */
function compared(sign: Sign, a: Operand, b: Operand): Test {
  const holds = (wanted: Sign) => ({ [OPERATOR[wanted]]: [a.expr, b.expr] });
  const known = (wanted: Sign) => unlessNull(holds(wanted), [a, b]);
  switch (sign) {
    case '==':
      return { isTrue: equal(a, b), isFalse: holds('!=') };
    case '!=':
      return { isTrue: holds('!='), isFalse: equal(a, b) };
    default:
      return { isTrue: known(sign), isFalse: known(OPPOSITE[sign]) };
  }
}

/** Equal and not both null. */
const equal = (a: Operand, b: Operand) => {
  const same = { $eq: [a.expr, b.expr] };
  return a.isNullable && b.isNullable ? unlessNull(same, [a]) : same;
};

/** A comparison with a null constant: never true for equality and order, true for inequality where the other side is not null. */
function againstNull(sign: Sign, a: Operand): Test {
  const isThere = a.isNullable ? { $ne: [a.expr, null] } : { $literal: true };
  const never = { $literal: false };
  if (sign === '==') return { isTrue: never, isFalse: isThere };
  if (sign === '!=') return { isTrue: isThere, isFalse: never };
  return { isTrue: never, isFalse: never };
}

/** A comparison with a time between two milliseconds, which no stored time equals. */
function againstTicks(sign: Sign, a: Operand, ticks: bigint): Test {
  if (sign === '==' || sign === '!=') {
    // null is unequal, too
    const [always, never] = [{ $literal: true }, { $literal: false }];
    return sign === '==' ? { isTrue: never, isFalse: always } : { isTrue: always, isFalse: never };
  }
  // below the time is below the next millisecond; above it is that millisecond or later
  const next = { ...constantOperand(null, 'datetime'), expr: ceilingOf(ticks), isNullable: false };
  const test = compared(sign === '<' || sign === '<=' ? '<' : '>=', a, next);
  return test;
}

/** Texts that do not parse as a number, boolean, array or object: a value of another type cannot equal them. */
const LIKE_NO_OTHER = /^(?!(?:true|false|NaN|Infinity)$)[A-Za-z]/;

/** A comparison of a column with a constant as a filter; undefined where only an expression has exactly its meaning. */
function filterOf(sign: Sign, { field, type }: Operand, value: Value): MongoFilter | undefined {
  if (!field || value === null) return undefined;
  const { path, isSure, isAlways } = field;
  if (type === 'string') {
    if (!isSure) {
      return sign === '==' && LIKE_NO_OTHER.test(value as string)
        ? { [path]: { $eq: value, $not: { $type: 'array' } } }
        : undefined;
    }
    if (sign === '==') return { [path]: value === '' && !isAlways ? { $in: ['', null] } : value };
    if (sign === '!=') return { [path]: value === '' && !isAlways ? { $nin: ['', null] } : { $ne: value } };
    return isAlways ? { [path]: { [OPERATOR[sign]]: value } } : undefined;
  }
  // a filter leaves NaN out of every order, but the language puts it lowest
  if (!isSure || type === 'real') return undefined;
  if (type === 'datetime') {
    const ticks = value as bigint;
    if (sign === '==' || sign === '!=') {
      return isWholeMilliseconds(ticks) ? { [path]: { [OPERATOR[sign]]: dateOf(ticks) } } : undefined;
    }
    const [below, bound] = [sign === '<' || sign === '<=', ceilingOf(ticks)];
    if (isWholeMilliseconds(ticks)) return { [path]: { [OPERATOR[sign]]: bound } };
    return { [path]: { [below ? '$lt' : '$gte']: bound } };
  }
  if (typeof value === 'bigint') return undefined;
  return { [path]: sign === '==' ? value : { [OPERATOR[sign]]: value } };
}

/** Compares two operands, with the constant, if any, on the right. */
export function compareOperands(sign: Sign, a: Operand, b: Operand): Test | null {
  if (a.expr === undefined) return null;
  // in process NaN equals nothing, not even itself
  if (a.type === 'real' && b.constant === undefined && (sign === '==' || sign === '!=')) return null;
  if (b.constant === null && b.type !== 'string') return againstNull(sign, a);
  if (b.expr === undefined)
    return b.type === 'datetime' ? withFilter(againstTicks(sign, a, b.constant as bigint), sign, a, b) : null;
  return withFilter(compared(sign, a, b), sign, a, b);
}

const withFilter = (test: Test, sign: Sign, a: Operand, { constant }: Operand): Test => ({
  ...test,
  exact: constant === undefined ? undefined : filterOf(sign, a, constant),
});
