import type { ColumnType } from '../../../domain/tables/schema.ts';
import type { Evaluator } from '../../evaluate/context.ts';
import type { FunctionCall } from '../../evaluate/function-call.ts';
import { toText } from '../../values/convert.ts';
import { dynamicToText } from '../../values/dynamic.ts';
import { as, type ScalarFunction, simple, special } from '../define/function.ts';
import { patternOf } from '../support/pattern-argument.ts';

/** Removes matches at the start or end, by an anchored copy of the pattern. */
const trimmer = (names: string, summary: string, start: boolean, end: boolean): ScalarFunction =>
  special(names, `${names}(Pattern, Text)`, summary, (call) => {
    const text = as(call, 1, 'string');
    const pattern = as(call, 0, 'string');
    const anchored = (source: string) => ({
      start: anchoredPattern(call, `^(?:${source})`),
      end: anchoredPattern(call, `(?:${source})$`),
    });
    const constant = call.constant(0);
    const fixed = constant === undefined ? undefined : anchored(toText(constant, call.types[0] as ColumnType));
    return (row) => {
      const patterns = fixed ?? anchored(pattern(row) ?? '');
      let result = text(row) ?? '';
      if (start) result = result.slice(patterns.start(result)?.[1] ?? 0);
      if (end) result = result.slice(0, patterns.end(result)?.[0] ?? result.length);
      return result;
    };
  });

const anchoredPattern = (call: FunctionCall, source: string) => {
  const pattern = patternOf({ ...call, args: [() => source], types: ['string'], constant: () => source }, 0)([]);
  return (text: string) => pattern.span(text, 0);
};

function replaceRegex(call: FunctionCall, text: number, search: number, by: number): Evaluator {
  const pattern = patternOf(call, search);
  const [value, replacement] = [as(call, text, 'string'), as(call, by, 'string')];
  return (row) => pattern(row).replace(value(row) ?? '', replacement(row) ?? '');
}

export const textReplace: readonly ScalarFunction[] = [
  simple(
    'replace_string',
    'replace_string(Text, Search, New)',
    ['string', 'string', 'string'],
    'Replaces all occurrences of a text.',
    (value, search, replacement) => (search === '' ? value : value.split(search).join(replacement)),
  ),
  simple(
    'replace_strings',
    'replace_strings(Text, Searches, News)',
    ['string', 'dynamic', 'dynamic'],
    'Replaces several texts one after the other.',
    (value, searches, replacements) => {
      if (!Array.isArray(searches)) return null;
      return searches.reduce<string>((result, search, index) => {
        const by = Array.isArray(replacements) ? (replacements[index] ?? '') : replacements;
        const needle = dynamicToText(search);
        return needle === '' ? result : result.split(needle).join(dynamicToText(by));
      }, value);
    },
  ),
  special(
    'replace_regex',
    'replace_regex(Text, Pattern, New)',
    'Replaces all matches of a pattern; `\\1` in New is the first group.',
    (call) => replaceRegex(call, 0, 1, 2),
  ),
  special('replace', 'replace(Pattern, New, Text)', 'Older form of replace_regex.', (call) =>
    replaceRegex(call, 2, 0, 1),
  ),
  simple(
    'translate',
    'translate(From, To, Text)',
    ['string', 'string', 'string'],
    'Replaces each character of From by the one at its place in To (the last one, where To is shorter).',
    (from, to, value) => {
      const [keys, values] = [[...from], [...to]];
      return [...value]
        .map((character) => {
          const at = keys.indexOf(character);
          return at < 0 ? character : (values[Math.min(at, values.length - 1)] ?? '');
        })
        .join('');
    },
  ),
  trimmer('trim', 'Removes what matches the pattern at both ends.', true, true),
  trimmer('trim_start', 'Removes what matches the pattern at the start.', true, false),
  trimmer('trim_end', 'Removes what matches the pattern at the end.', false, true),
];
