import { negation, type Operand, raise, type Test } from '../../pushdown/operand.ts';
import type { MongoExpr, MongoFilter } from '../../tables/storage.ts';

/**
 * Text operators become regular expressions over ASCII needles. Case is folded by character classes, not by a flag, because engines fold
 * beyond ASCII in different ways. Two letters beyond ASCII fold to ASCII ones; a text with one of them ends the attempt.
 */
export const ASCII = /^[\x20-\x7e]*$/;
export const FOLDS_TO_ASCII = '[\u0130\u212a]';
/** Needles beyond this length stay in process. */
export const MOST_CHARACTERS = 200;

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

/** A test by a pattern. A text that matches `isOutside`, for which the pattern may be wrong, ends the attempt. */
export function patternTest({ expr }: Operand, pattern: string, isOutside: string | null): Test {
  const found = matches(expr, pattern);
  if (isOutside === null) return { isTrue: found, isFalse: negation(found) };
  const isTrue = { $cond: [matches(expr, isOutside), { $eq: [raise('letters beyond ASCII', expr), 0] }, found] };
  return { isTrue, isFalse: negation(isTrue) };
}

/** Types other than text that a field may have. */
const OTHER_TYPES = ['array', 'object', 'bool', 'date', 'number', 'objectId', 'binData', 'regex'];

/** A filter for all documents that may contain the needle. */
export function looseFilter({ field }: Operand, needle: string, isCaseSensitive: boolean): MongoFilter | undefined {
  if (!field) return undefined;
  const { path, isSure } = field;
  const text = { [path]: { $regex: patternOf(needle, isCaseSensitive) } };
  const others = [
    ...(isCaseSensitive ? [] : [{ [path]: { $regex: FOLDS_TO_ASCII } }]),
    ...(isSure ? [] : [{ [path]: { $type: OTHER_TYPES } }]),
  ];
  return others.length === 0 ? text : { $or: [text, ...others] };
}

/** Whether a text equals one of these without regard to case; null where one of these goes beyond ASCII. */
export function equalsIgnoringCase(operand: Operand, values: readonly string[]): Test | null {
  if (values.length === 0 || values.some((value) => value.length > MOST_CHARACTERS || !ASCII.test(value))) return null;
  const pattern = `^(${values.map((value) => patternOf(value, false)).join('|')})\\z`;
  return patternTest(operand, pattern, FOLDS_TO_ASCII);
}
