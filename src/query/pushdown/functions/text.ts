import type { Call } from '../../plan.ts';
import { negation, type Operand, raise, type Test } from '../operand.ts';
import type { Scope } from '../scope.ts';
import type { MongoExpr, MongoFilter } from '../storage.ts';
import type { PushedFunction } from './function.ts';

/**
 * Text operators become regular expressions over ASCII needles. Case folds by classes, not by a flag, for engines fold beyond ASCII each
 * in its own way; two letters beyond ASCII fold to ASCII ones, a text with one of them ends the attempt.
 */
const ASCII = /^[\x20-\x7e]*$/;
const FOLDS_TO_ASCII = '[\u0130\u212a]';
const TERM = 'A-Za-z0-9';
/** Needles beyond this length stay in process. */
const MOST_CHARACTERS = 200;

const escaped = (character: string) => character.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&');

/** A pattern for an ASCII text, with or without regard to case. */
export function patternOf(text: string, isCaseSensitive: boolean): string {
  return [...text]
    .map((character) => {
      const [lower, upper] = [character.toLowerCase(), character.toUpperCase()];
      return isCaseSensitive || lower === upper ? escaped(character) : `[${lower}${upper}]`;
    })
    .join('');
}

const matches = (input: MongoExpr, regex: string): MongoExpr => ({ $regexMatch: { input, regex } });

/** A test whose pattern says the truth about texts for which `isOutside` does not hold; about others nothing is said. */
function patternTest({ expr }: Operand, pattern: string, isOutside: string | null): Test {
  const found = matches(expr, pattern);
  if (isOutside === null) return { isTrue: found, isFalse: negation(found) };
  const isTrue = { $cond: [matches(expr, isOutside), { $eq: [raise('letters beyond ASCII', expr), 0] }, found] };
  return { isTrue, isFalse: negation(isTrue) };
}

interface Kind {
  readonly atStart: string;
  readonly atEnd: string;
  /** Whether the border of a term counts: a letter beyond ASCII beside the needle needs a closer look. */
  readonly hasStart: boolean;
  readonly hasEnd: boolean;
}

const border = (side: 'start' | 'end') => (side === 'start' ? `(^|[^${TERM}])` : `([^${TERM}]|$)`);

const KINDS: Readonly<Record<string, Kind>> = {
  has: { atStart: border('start'), atEnd: border('end'), hasStart: true, hasEnd: true },
  hasprefix: { atStart: border('start'), atEnd: '', hasStart: true, hasEnd: false },
  hassuffix: { atStart: '', atEnd: border('end'), hasStart: false, hasEnd: true },
  contains: { atStart: '', atEnd: '', hasStart: false, hasEnd: false },
  startswith: { atStart: '^', atEnd: '', hasStart: false, hasEnd: false },
  endswith: { atStart: '', atEnd: '$', hasStart: false, hasEnd: false },
};

/** Types other than text that a field may turn out to have. */
const OTHER_TYPES = ['array', 'object', 'bool', 'date', 'number', 'objectId', 'binData', 'regex'];

/** A filter that lets everything through that may contain the needle. */
function looseFilter({ field }: Operand, needle: string, isCaseSensitive: boolean): MongoFilter | undefined {
  if (!field) return undefined;
  const { path, isSure } = field;
  const text = { [path]: { $regex: patternOf(needle, isCaseSensitive) } };
  const others = [
    ...(isCaseSensitive ? [] : [{ [path]: { $regex: FOLDS_TO_ASCII } }]),
    ...(isSure ? [] : [{ [path]: { $type: OTHER_TYPES } }]),
  ];
  return others.length === 0 ? text : { $or: [text, ...others] };
}

const textTest = (base: string, isCaseSensitive: boolean, isNegated: boolean): NonNullable<PushedFunction['test']> => {
  const { atStart, atEnd, hasStart, hasEnd } = KINDS[base]!;
  return ({ args }: Call, scope: Scope): Test | null => {
    const operand = scope.valueOf(args[0], 'string');
    const needle = scope.constant(args[1]);
    if (!operand || typeof needle !== 'string' || args[1]?.type !== 'string') return null;
    if (needle === '' || needle.length > MOST_CHARACTERS || !ASCII.test(needle)) return null;
    // a border is asked for only where the needle itself begins or ends with a letter or digit
    const isTerm = (character: string | undefined) => character !== undefined && /[A-Za-z0-9]/.test(character);
    const [startCounts, endCounts] = [hasStart && isTerm(needle[0]), hasEnd && isTerm(needle[needle.length - 1])];
    const inner = patternOf(needle, isCaseSensitive);
    // `$` would also stand before a line break at the end of the text
    const end = base === 'endswith' ? '\\z' : endCounts ? atEnd : '';
    const pattern = `${base === 'startswith' ? '^' : startCounts ? atStart : ''}${inner}${end}`;
    const outside = [
      ...(isCaseSensitive ? [] : [FOLDS_TO_ASCII]),
      ...(startCounts ? [`[^\\x00-\\x7f]${inner}`] : []),
      ...(endCounts ? [`${inner}[^\\x00-\\x7f]`] : []),
    ].join('|');
    const test = patternTest(operand, pattern, outside === '' ? null : outside);
    if (isNegated) return { isTrue: test.isFalse, isFalse: test.isTrue };
    return { ...test, loose: looseFilter(operand, needle, isCaseSensitive) };
  };
};

const operators = Object.keys(KINDS).flatMap((base) =>
  [false, true].flatMap((isNegated) =>
    [false, true].map((isCaseSensitive): PushedFunction => ({
      names: [`${isNegated ? '!' : ''}${base}${isCaseSensitive ? '_cs' : ''}`],
      test: textTest(base, isCaseSensitive, isNegated),
    })),
  ),
);

/** Equal to one of the texts without regard to case; null where one of them goes beyond ASCII. */
export function equalsIgnoringCase(operand: Operand, values: readonly string[]): Test | null {
  if (values.length === 0 || values.some((value) => value.length > MOST_CHARACTERS || !ASCII.test(value))) return null;
  const pattern = `^(${values.map((value) => patternOf(value, false)).join('|')})\\z`;
  return patternTest(operand, pattern, FOLDS_TO_ASCII);
}

const ignoringCase =
  (isNegated: boolean): NonNullable<PushedFunction['test']> =>
  ({ args }, scope) => {
    const operand = scope.valueOf(args[0], 'string');
    const value = scope.constant(args[1]);
    if (!operand || typeof value !== 'string' || args[1]?.type !== 'string') return null;
    const test = equalsIgnoringCase(operand, [value]);
    if (!test) return null;
    return isNegated
      ? { isTrue: test.isFalse, isFalse: test.isTrue }
      : { ...test, loose: value === '' ? undefined : looseFilter(operand, value, false) };
  };

export const text: readonly PushedFunction[] = [
  ...operators,
  { names: ['=~'], test: ignoringCase(false) },
  { names: ['!~'], test: ignoringCase(true) },
];
