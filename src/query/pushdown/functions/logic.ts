import type { Call } from '../../plan.ts';
import { all, any, negation, type Operand, type Test } from '../operand.ts';
import type { Scope } from '../scope.ts';
import type { MongoFilter } from '../storage.ts';
import type { PushedFunction } from './function.ts';

/** Filters of all tests, where all have one. */
const filters = (tests: readonly Test[], kind: 'exact' | 'loose'): readonly MongoFilter[] | null => {
  const found = tests.flatMap(({ exact, loose }) => {
    const filter = kind === 'exact' ? exact : (loose ?? exact);
    return filter ? [filter] : [];
  });
  return found.length === tests.length ? found : null;
};

const tested = (call: Call, scope: Scope): readonly Test[] | null => {
  const tests = call.args.map((arg) => scope.test(arg));
  return tests.every((test) => test !== null) ? tests : null;
};

/** False when any is false, true when all are true; else null. */
function and(call: Call, scope: Scope): Test | null {
  const tests = tested(call, scope);
  if (!tests) return null;
  const [exact, loose] = [filters(tests, 'exact'), filters(tests, 'loose')];
  return {
    isTrue: all(tests.map(({ isTrue }) => isTrue)),
    isFalse: any(tests.map(({ isFalse }) => isFalse)),
    exact: exact ? { $and: exact } : undefined,
    loose: loose ? { $and: loose } : undefined,
  };
}

function or(call: Call, scope: Scope): Test | null {
  const tests = tested(call, scope);
  if (!tests) return null;
  const [exact, loose] = [filters(tests, 'exact'), filters(tests, 'loose')];
  return {
    isTrue: any(tests.map(({ isTrue }) => isTrue)),
    isFalse: all(tests.map(({ isFalse }) => isFalse)),
    exact: exact ? { $or: exact } : undefined,
    loose: loose ? { $or: loose } : undefined,
  };
}

function not(call: Call, scope: Scope): Test | null {
  const test = scope.test(call.args[0]);
  return test && { isTrue: test.isFalse, isFalse: test.isTrue };
}

/** A test that is never null, over one operand. */
const nullTest = (names: readonly string[], make: (operand: Operand) => unknown): PushedFunction => ({
  names,
  test(call, scope) {
    const operand = scope.value(call.args[0]);
    if (!operand) return null;
    const isTrue = make(operand);
    return { isTrue, isFalse: negation(isTrue) };
  },
});

/** Text is never null. */
const isNull = ({ type, expr, isNullable }: Operand) =>
  type !== 'string' && isNullable ? { $eq: [expr, null] } : { $literal: false };
const isEmpty = (operand: Operand) => (operand.type === 'string' ? { $eq: [operand.expr, ''] } : isNull(operand));

function choice(call: Call, scope: Scope): Operand | null {
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

function branches(call: Call, scope: Scope): Operand | null {
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

export const logic: readonly PushedFunction[] = [
  { names: ['and'], test: and },
  { names: ['or'], test: or },
  { names: ['not'], test: not },
  nullTest(['isnull'], isNull),
  nullTest(['isnotnull', 'notnull'], (operand) => negation(isNull(operand))),
  nullTest(['isempty'], isEmpty),
  nullTest(['isnotempty', 'notempty'], (operand) => negation(isEmpty(operand))),
  { names: ['iff', 'iif'], value: choice },
  { names: ['case'], value: branches },
];
