import type { ColumnType } from '../../../domain/tables/schema.ts';
import type { Evaluator } from '../../evaluate/context.ts';
import type { FunctionCall } from '../../evaluate/function-call.ts';
import type { Call } from '../../plan/plan.ts';
import type { Operand } from '../../pushdown/operand.ts';
import type { Scope } from '../../pushdown/scope.ts';
import { convert } from '../../values/convert.ts';
import type { Value } from '../../values/value.ts';
import { as, type ScalarFunction, special } from '../define/function.ts';
import { neverGrowing } from '../define/growth.ts';
import { isEmptyValue } from '../support/empty.ts';

/** A branch in the result's type. */
const branch = (call: FunctionCall, index: number): Evaluator => {
  const evaluate = call.args[index] as Evaluator;
  const type = call.types[index] as ColumnType;
  return type === call.type ? evaluate : (row) => convert(evaluate(row), type, call.type);
};

function pushedChoice(call: Call, scope: Scope): Operand | null {
  const test = scope.test(call.args[0]);
  const branches = [scope.valueOf(call.args[1], call.type), scope.valueOf(call.args[2], call.type)];
  const [first, second] = branches;
  if (!test || !first || !second) return null;
  return {
    type: call.type,
    expr: { $cond: [test.isTrue, first.expr, second.expr] },
    isNullable: first.isNullable || second.isNullable,
  };
}

function pushedBranches(call: Call, scope: Scope): Operand | null {
  if (call.args.length % 2 === 0) return null;
  const values = call.args.filter((_, index) => index % 2 === 1 || index === call.args.length - 1);
  const operands = values.map((value) => scope.valueOf(value, call.type));
  const tests = call.args
    .slice(0, -1)
    .filter((_, index) => index % 2 === 0)
    .map((test) => scope.test(test));
  if (!operands.every((operand) => operand !== null) || !tests.every((test) => test !== null)) return null;
  return {
    type: call.type,
    expr: {
      $switch: {
        branches: tests.map(({ isTrue }, index) => ({ case: isTrue, then: operands[index]!.expr })),
        default: operands[operands.length - 1]!.expr,
      },
    },
    isNullable: operands.some(({ isNullable }) => isNullable),
  };
}

const choice = (call: FunctionCall): Evaluator => {
  const test = as(call, 0, 'bool');
  const [whenTrue, whenFalse] = [branch(call, 1), branch(call, 2)];
  return (row) => (test(row) === true ? whenTrue(row) : whenFalse(row));
};

export const choices: readonly ScalarFunction[] = neverGrowing([
  special('iff iif', 'iff(If, Then, Else)', 'Then where If is true, else Else.', choice, {
    isShort: true,
    pushDown: { value: pushedChoice },
  }),
  special(
    'case',
    'case(If, Then, [If, Then, ...] Else)',
    'The Then behind the first If that is true, else Else.',
    (call) => {
      const count = Math.floor(call.args.length / 2);
      const tests = Array.from({ length: count }, (_, index) => as(call, index * 2, 'bool'));
      const values = Array.from({ length: count }, (_, index) => branch(call, index * 2 + 1));
      const otherwise = call.args.length % 2 === 1 ? branch(call, call.args.length - 1) : () => null;
      return (row) => {
        for (let index = 0; index < count; index += 1) if (tests[index]!(row) === true) return values[index]!(row);
        return otherwise(row);
      };
    },
    { isShort: true, pushDown: { value: pushedBranches } },
  ),
  special('coalesce', 'coalesce(Value, ...)', 'The first value that is not null (for text: not empty).', (call) => {
    const values = call.args.map((_, index) => branch(call, index));
    return (row) => {
      let last: Value = null;
      for (const evaluate of values) {
        last = evaluate(row);
        if (!isEmptyValue(last, call.type)) return last;
      }
      return last;
    };
  }),
]);
