import type { ColumnType } from '../../domain/tables/schema.ts';
import type { Evaluator } from '../evaluate/context.ts';
import { toText } from '../values/convert.ts';
import type { Dynamic } from '../values/dynamic.ts';
import type { Row } from '../values/value.ts';
import { BadRegexError, type Regex, regex } from './regex.ts';
import { type FunctionCall, type ScalarFunction, special } from './function.ts';

/** Letters and digits of any script make up terms. */
const LETTER = /[\p{L}\p{N}]/u;
const isTermCode = (code: number): boolean => {
  if (code < 128) return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  return !Number.isNaN(code) && LETTER.test(String.fromCharCode(code));
};

/** True when the needle stands in the text with term borders where they are asked for. */
export function hasTerm(text: string, needle: string, atStart: boolean, atEnd: boolean): boolean {
  if (needle === '') return true;
  const startsInTerm = isTermCode(needle.charCodeAt(0));
  const endsInTerm = isTermCode(needle.charCodeAt(needle.length - 1));
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) {
    const end = at + needle.length;
    const before = !atStart || !startsInTerm || at === 0 || !isTermCode(text.charCodeAt(at - 1));
    const after = !atEnd || !endsInTerm || end === text.length || !isTermCode(text.charCodeAt(end));
    if (before && after) return true;
  }
  return false;
}

type Test = (text: string, needle: string) => boolean;

const TESTS: Readonly<Record<string, { readonly test: Test; readonly summary: string }>> = {
  has: {
    test: (text, needle) => hasTerm(text, needle, true, true),
    summary: 'The text has the term: bordered by what is neither letter nor digit',
  },
  hasprefix: { test: (text, needle) => hasTerm(text, needle, true, false), summary: 'A term of the text starts so' },
  hassuffix: { test: (text, needle) => hasTerm(text, needle, false, true), summary: 'A term of the text ends so' },
  contains: { test: (text, needle) => text.includes(needle), summary: 'The text has this anywhere' },
  startswith: { test: (text, needle) => text.startsWith(needle), summary: 'The text starts so' },
  endswith: { test: (text, needle) => text.endsWith(needle), summary: 'The text ends so' },
};

const textOf = (call: FunctionCall, index: number, folds: boolean): ((row: Row) => string) => {
  const evaluate = call.args[index] as Evaluator;
  const type = call.types[index] as ColumnType;
  const fold = (text: string) => (folds ? text.toLowerCase() : text);
  const constant = call.constant(index);
  if (constant !== undefined) {
    const text = fold(toText(constant, type));
    return () => text;
  }
  if (type === 'string') return (row) => fold(evaluate(row) as string);
  return (row) => fold(toText(evaluate(row), type));
};

const operators = Object.entries(TESTS).flatMap(([base, { test, summary }]) =>
  [false, true].flatMap((isNegated) =>
    [false, true].map((isCaseSensitive): ScalarFunction => {
      const name = `${isNegated ? '!' : ''}${base}${isCaseSensitive ? '_cs' : ''}`;
      const how = isCaseSensitive ? 'with regard to case' : 'without regard to case';
      return special(name, `Text ${name} Value`, `${isNegated ? 'Not: ' : ''}${summary}, ${how}.`, (call) => {
        const [text, needle] = [textOf(call, 0, !isCaseSensitive), textOf(call, 1, !isCaseSensitive)];
        return (row) => test(text(row), needle(row)) !== isNegated;
      });
    }),
  ),
);

/** The values of a list, arrays spread out, as text. */
function needles(call: FunctionCall, row: Row): string[] {
  return call.args.slice(1).flatMap((evaluate, index) => {
    const type = call.types[index + 1] as ColumnType;
    const value = evaluate(row);
    if (Array.isArray(value)) return (value as Dynamic[]).map((item) => toText(item, 'dynamic').toLowerCase());
    return [toText(value, type).toLowerCase()];
  });
}

function anyOrAll(name: string, summary: string, every: boolean): ScalarFunction {
  return special(name, `Text ${name} (Value, ...)`, summary, (call) => {
    const text = textOf(call, 0, true);
    const isConstant = call.args.every((_, index) => index === 0 || call.constant(index) !== undefined);
    let known: string[] | undefined;
    return (row) => {
      const values = isConstant ? (known ??= needles(call, row)) : needles(call, row);
      const searched = text(row);
      const found = (needle: string) => hasTerm(searched, needle, true, true);
      return every ? values.every(found) : values.some(found);
    };
  });
}

/** A pattern given by an argument, compiled once when it is constant. */
export function patternOf(call: FunctionCall, index: number): (row: Row) => Regex {
  const evaluate = call.args[index] as Evaluator;
  const type = call.types[index] as ColumnType;
  const compile = (pattern: string): Regex => {
    try {
      return regex(pattern);
    } catch (error) {
      if (error instanceof BadRegexError) return call.fail(error.message);
      throw error;
    }
  };
  const constant = call.constant(index);
  if (constant !== undefined) {
    const compiled = compile(toText(constant, type));
    return () => compiled;
  }
  return (row) => compile(toText(evaluate(row), type));
}

export const textOperators: readonly ScalarFunction[] = [
  ...operators,
  anyOrAll('has_any', 'The text has one of the terms, without regard to case.', false),
  anyOrAll('has_all', 'The text has all of the terms, without regard to case.', true),
  special(
    ['matches regex'],
    'Text matches regex Pattern',
    'The pattern (RE2 syntax) matches somewhere in the text.',
    (call) => {
      const text = textOf(call, 0, false);
      const pattern = patternOf(call, 1);
      return (row) => pattern(row).test(text(row));
    },
  ),
];
