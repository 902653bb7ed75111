import type { ColumnType } from '../../../domain/tables/schema.ts';
import type { Evaluator } from '../../evaluate/context.ts';
import type { FunctionCall } from '../../evaluate/function-call.ts';
import type { Call, Expr } from '../../plan/plan.ts';
import { constantOperand, negation, type Operand, type Test } from '../../pushdown/operand.ts';
import type { Scope } from '../../pushdown/scope.ts';
import { type MongoExpr, type MongoFilter, PUSHED_TYPES } from '../../tables/storage.ts';
import { idOf } from '../../values/compare.ts';
import { convert } from '../../values/convert.ts';
import type { Dynamic } from '../../values/dynamic.ts';
import type { Row, Value } from '../../values/value.ts';
import { type PushedFunction, type ScalarDefinition, type ScalarFunction, special } from '../define/function.ts';
import { neverGrowing } from '../define/growth.ts';
import { elementsOf } from '../support/elements.ts';
import { equalsIgnoringCase } from '../support/pushed-text.ts';

interface Options {
  readonly isNegated: boolean;
  readonly ignoresCase: boolean;
}

const fold = (text: string): string => text.toLowerCase();

/** The values of a list; arrays are expanded, those within arrays too. */
function* listValues(call: FunctionCall, row: Row): Generator<{ value: Value; type: ColumnType }> {
  for (let index = 1; index < call.args.length; index += 1) {
    const type = call.types[index] as ColumnType;
    const value = (call.args[index] as Evaluator)(row);
    if (type !== 'dynamic') yield { value, type };
    else for (const item of elementsOf(value as Dynamic)) yield { value: item as Value, type };
  }
}

function membership(name: string, summary: string, options: Options): ScalarDefinition {
  const { isNegated, ignoresCase } = options;
  const pushDown: PushedFunction = { test: (call, scope) => pushedTest(call, scope, options) };
  const compile = (call: FunctionCall): Evaluator => {
    const left = call.args[0] as Evaluator;
    const type = call.types[0] as ColumnType;
    const keyIn = (value: Value, from: ColumnType) => {
      if (value === null) return undefined;
      const converted =
        type === 'dynamic'
          ? from === 'dynamic'
            ? value
            : convert(value, from, 'dynamic')
          : convert(value, from, type);
      if (converted === null) return undefined;
      return ignoresCase && typeof converted === 'string' ? fold(converted) : idOf(converted);
    };
    const keysOf = (row: Row) => new Set([...listValues(call, row)].map((item) => keyIn(item.value, item.type)));
    const isConstant = call.args.every((_, index) => index === 0 || call.constant(index) !== undefined);
    let keys: ReturnType<typeof keysOf> | undefined;
    return (row) => {
      const value = left(row);
      if (value === null) return isNegated;
      if (isConstant) keys ??= keysOf(row);
      const known = isConstant ? (keys as ReturnType<typeof keysOf>) : keysOf(row);
      return known.has(keyIn(value, type)) !== isNegated;
    };
  };
  return special(name, `A ${name} (B, ...)`, summary, compile, { isShort: true, pushDown });
}

/** The constants of a list in the type of the left side, with arrays expanded; null where one is not a constant. */
function constants(args: readonly Expr[], type: ColumnType, scope: Scope): unknown[] | null {
  const found: unknown[] = [];
  for (const arg of args) {
    const value = scope.constant(arg);
    if (value === undefined || arg.type === 'dynamic') return null;
    if (value === null) continue;
    const converted = convert(value, arg.type, type);
    if (converted === null) continue;
    const { expr } = constantOperand(converted, type);
    // a time between two milliseconds equals no stored time
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

function pushedTest({ args }: Call, scope: Scope, { isNegated, ignoresCase }: Options): Test | null {
  const [left, ...list] = args as [Expr, ...Expr[]];
  const operand = ignoresCase ? scope.valueOf(left, 'string') : scope.value(left);
  if (!operand || !PUSHED_TYPES.has(operand.type)) return null;
  const values = constants(list, operand.type, scope);
  if (!values) return null;
  if (ignoresCase) {
    const test = equalsIgnoringCase(operand, values as string[]);
    return test && isNegated ? { isTrue: test.isFalse, isFalse: test.isTrue } : test;
  }
  // null is in no list
  const isIn: MongoExpr = { $in: [operand.expr, { $literal: values }] };
  return isNegated
    ? { isTrue: negation(isIn), isFalse: isIn }
    : { isTrue: isIn, isFalse: negation(isIn), exact: filterOf(operand, values) };
}

export const memberships: readonly ScalarFunction[] = neverGrowing([
  membership(
    'in',
    'One of the values, of the elements of an array (and of arrays within it), or of the first column of a table.',
    {
      isNegated: false,
      ignoresCase: false,
    },
  ),
  membership('!in', 'None of the values.', { isNegated: true, ignoresCase: false }),
  membership('in~', 'One of the values without regard to case.', { isNegated: false, ignoresCase: true }),
  membership('!in~', 'None of the values without regard to case.', { isNegated: true, ignoresCase: true }),
]);
