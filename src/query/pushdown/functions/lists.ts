import type { ColumnType } from '../../../domain/tables/schema.ts';
import type { Call, Expr } from '../../plan.ts';
import { convert } from '../../values/convert.ts';
import { constantOperand, negation, type Operand, type Test } from '../operand.ts';
import type { Scope } from '../scope.ts';
import { type MongoExpr, type MongoFilter, PUSHED_TYPES } from '../storage.ts';
import type { PushedFunction } from './function.ts';
import { equalsIgnoringCase } from './text.ts';

/** The constants of a list, arrays among them spread out, in the type of the left side; null where one is no constant. */
function constants(args: readonly Expr[], type: ColumnType, scope: Scope): unknown[] | null {
  const found: unknown[] = [];
  for (const arg of args) {
    const value = scope.constant(arg);
    if (value === undefined || arg.type === 'dynamic') return null;
    if (value === null) continue;
    const converted = convert(value, arg.type, type);
    if (converted === null) continue;
    const { expr } = constantOperand(converted, type);
    // a time between two milliseconds equals no stored one
    if (expr === undefined) {
      if (type === 'datetime') continue;
      return null;
    }
    found.push(type === 'string' ? converted : expr);
  }
  return found;
}

function filterOf({ field, type }: Operand, values: readonly unknown[]): MongoFilter | undefined {
  if (!field?.isSure || type === 'real') return undefined;
  const { path, isAlways } = field;
  const withMissing = type === 'string' && !isAlways && values.includes('') ? [...values, null] : values;
  return { [path]: { $in: withMissing } };
}

const membership =
  (isNegated: boolean): NonNullable<PushedFunction['test']> =>
  ({ args }: Call, scope): Test | null => {
    const [left, ...list] = args as [Expr, ...Expr[]];
    const operand = scope.value(left);
    if (!operand || !PUSHED_TYPES.has(operand.type)) return null;
    const values = constants(list, operand.type, scope);
    if (!values) return null;
    // null is in no list
    const isIn: MongoExpr = { $in: [operand.expr, { $literal: values }] };
    return isNegated
      ? { isTrue: negation(isIn), isFalse: isIn }
      : { isTrue: isIn, isFalse: negation(isIn), exact: filterOf(operand, values) };
  };

const ignoringCase =
  (isNegated: boolean): NonNullable<PushedFunction['test']> =>
  ({ args }: Call, scope): Test | null => {
    const [left, ...list] = args as [Expr, ...Expr[]];
    const operand = scope.valueOf(left, 'string');
    const values = operand && constants(list, 'string', scope);
    if (!operand || !values) return null;
    const test = equalsIgnoringCase(operand, values as string[]);
    return test && isNegated ? { isTrue: test.isFalse, isFalse: test.isTrue } : test;
  };

export const lists: readonly PushedFunction[] = [
  { names: ['in'], test: membership(false) },
  { names: ['!in'], test: membership(true) },
  { names: ['in~'], test: ignoringCase(false) },
  { names: ['!in~'], test: ignoringCase(true) },
];
