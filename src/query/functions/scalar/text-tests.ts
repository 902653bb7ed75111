import type { Evaluator } from '../../evaluate/context.ts';
import type { FunctionCall } from '../../evaluate/function-call.ts';
import type { Call } from '../../plan/plan.ts';
import type { Test } from '../../pushdown/operand.ts';
import type { Scope } from '../../pushdown/scope.ts';
import { includesText } from '../../values/find-text.ts';
import { type ScalarDefinition, type ScalarFunction, special } from '../define/function.ts';
import { neverGrowing } from '../define/growth.ts';
import { ASCII, FOLDS_TO_ASCII, looseFilter, MOST_CHARACTERS, patternOf, patternTest } from '../support/pushed-text.ts';
import { hasTerm } from '../support/terms.ts';
import { textOf } from '../support/text-argument.ts';

/** A way of testing a text for another one. */
interface TextTest {
  test(text: string, needle: string): boolean;
  readonly summary: string;
  /** The part of a MongoDB pattern before and behind the needle. */
  readonly start: '' | 'border' | '^';
  readonly end: '' | 'border' | '\\z';
}

const TESTS: Readonly<Record<string, TextTest>> = {
  has: {
    test: (text, needle) => hasTerm(text, needle, true, true),
    summary: 'The text has the term, delimited by characters other than letters and digits',
    start: 'border',
    end: 'border',
  },
  hasprefix: {
    test: (text, needle) => hasTerm(text, needle, true, false),
    summary: 'A term of the text starts with this',
    start: 'border',
    end: '',
  },
  hassuffix: {
    test: (text, needle) => hasTerm(text, needle, false, true),
    summary: 'A term of the text ends with this',
    start: '',
    end: 'border',
  },
  contains: {
    test: includesText,
    summary: 'The text has this anywhere',
    start: '',
    end: '',
  },
  startswith: {
    test: (text, needle) => text.startsWith(needle),
    summary: 'The text starts with this',
    start: '^',
    end: '',
  },
  // `$` would also match before a line break at the end of the text
  endswith: { test: (text, needle) => text.endsWith(needle), summary: 'The text ends so', start: '', end: '\\z' },
};

/** Older spellings. */
const OLDER: Readonly<Record<string, readonly string[]>> = {
  '!contains': ['notcontains'],
  contains_cs: ['containscs'],
  '!contains_cs': ['notcontainscs'],
};

interface Variant extends TextTest {
  readonly isCaseSensitive: boolean;
  readonly isNegated: boolean;
}

const TERM = 'A-Za-z0-9';
const isTerm = (character: string | undefined) => character !== undefined && /[A-Za-z0-9]/.test(character);

/** A test by a regular expression; a letter beyond ASCII beside a needle whose border counts needs a closer look. */
function pushedTest({ args }: Call, scope: Scope, { start, end, isCaseSensitive, isNegated }: Variant): Test | null {
  const operand = scope.valueOf(args[0], 'string');
  const needle = scope.constant(args[1]);
  if (!operand || typeof needle !== 'string' || args[1]?.type !== 'string') return null;
  if (needle === '' || needle.length > MOST_CHARACTERS || !ASCII.test(needle)) return null;
  // a border is required only where the needle itself begins or ends with a letter or digit
  const startCounts = start === 'border' && isTerm(needle[0]);
  const endCounts = end === 'border' && isTerm(needle[needle.length - 1]);
  const inner = patternOf(needle, isCaseSensitive);
  const before = start === 'border' ? (startCounts ? `(^|[^${TERM}])` : '') : start;
  const behind = end === 'border' ? (endCounts ? `([^${TERM}]|$)` : '') : end;
  const outside = [
    ...(isCaseSensitive ? [] : [FOLDS_TO_ASCII]),
    ...(startCounts ? [`[^\\x00-\\x7f]${inner}`] : []),
    ...(endCounts ? [`${inner}[^\\x00-\\x7f]`] : []),
  ].join('|');
  const test = patternTest(operand, `${before}${inner}${behind}`, outside === '' ? null : outside);
  if (isNegated) return { isTrue: test.isFalse, isFalse: test.isTrue };
  return { ...test, loose: looseFilter(operand, needle, isCaseSensitive) };
}

function textTest(base: string, variant: Variant): ScalarDefinition {
  const { test, summary, isCaseSensitive, isNegated } = variant;
  const name = `${isNegated ? '!' : ''}${base}${isCaseSensitive ? '_cs' : ''}`;
  const how = isCaseSensitive ? 'with regard to case' : 'without regard to case';
  const compile = (call: FunctionCall): Evaluator => {
    const [text, needle] = [textOf(call, 0, !isCaseSensitive), textOf(call, 1, !isCaseSensitive)];
    return (row) => test(text(row), needle(row)) !== isNegated;
  };
  return special(
    [name, ...(OLDER[name] ?? [])],
    `Text ${name} Value`,
    `${isNegated ? 'Not: ' : ''}${summary}, ${how}.`,
    compile,
    {
      isShort: true,
      pushDown: { test: (call, scope) => pushedTest(call, scope, variant) },
    },
  );
}

export const textTests: readonly ScalarFunction[] = neverGrowing(
  Object.entries(TESTS).flatMap(([base, test]) =>
    [false, true].flatMap((isNegated) =>
      [false, true].map((isCaseSensitive) => textTest(base, { ...test, isNegated, isCaseSensitive })),
    ),
  ),
);
