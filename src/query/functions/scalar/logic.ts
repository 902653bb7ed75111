import type { Call } from '../../plan/plan.ts';
import { all, any, type Test } from '../../pushdown/operand.ts';
import type { Scope } from '../../pushdown/scope.ts';
import type { MongoFilter } from '../../tables/storage.ts';
import { as, type ScalarFunction, simple, special } from '../define/function.ts';
import { neverGrowing } from '../define/growth.ts';

/** The filters of all tests; null where a test has none. */
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
function pushedAnd(call: Call, scope: Scope): Test | null {
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

function pushedOr(call: Call, scope: Scope): Test | null {
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

function pushedNot(call: Call, scope: Scope): Test | null {
  const test = scope.test(call.args[0]);
  return test && { isTrue: test.isFalse, isFalse: test.isTrue };
}

export const logic: readonly ScalarFunction[] = neverGrowing([
  special(
    'and',
    'A and B',
    'True when both are true; null counts as unknown.',
    (call) => {
      const [left, right] = [as(call, 0, 'bool'), as(call, 1, 'bool')];
      return (row) => {
        const a = left(row);
        if (a === false) return false;
        const b = right(row);
        if (b === false) return false;
        return a === null || b === null ? null : true;
      };
    },
    { isShort: true, pushDown: { test: pushedAnd } },
  ),
  special(
    'or',
    'A or B',
    'True when one of them is true; null counts as unknown.',
    (call) => {
      const [left, right] = [as(call, 0, 'bool'), as(call, 1, 'bool')];
      return (row) => {
        const a = left(row);
        if (a === true) return true;
        const b = right(row);
        if (b === true) return true;
        return a === null || b === null ? null : false;
      };
    },
    { isShort: true, pushDown: { test: pushedOr } },
  ),
  simple('not', 'not(Value)', ['bool'], 'The opposite; null stays null.', (value) => !value, {
    isShort: true,
    pushDown: { test: pushedNot },
  }),
]);
