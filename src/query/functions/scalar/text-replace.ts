import type { ColumnType } from '../../../domain/tables/schema.ts';
import type { Evaluator } from '../../evaluate/context.ts';
import type { FunctionCall } from '../../evaluate/function-call.ts';
import { toText } from '../../values/convert.ts';
import { dynamicToText } from '../../values/dynamic.ts';
import { partsOf, placesOf } from '../../values/find-text.ts';
import { LARGE_TEXT } from '../../values/limits.ts';
import { partOf } from '../../values/slices.ts';
import { TextBuilder } from '../../values/text-builder.ts';
import { as, type ScalarFunction, simple, special } from '../define/function.ts';
import { bounded, neverGrowing } from '../define/growth.ts';
import { patternOf } from '../support/pattern-argument.ts';

/** Removes matches at the start or end, by an anchored copy of the pattern. */
const trimmer = (names: string, summary: string, start: boolean, end: boolean) =>
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
      const value = text(row) ?? '';
      const from = start ? (patterns.start(value)?.[1] ?? 0) : 0;
      const rest = value.slice(from);
      const to = end ? (patterns.end(rest)?.[0] ?? rest.length) : rest.length;
      return partOf(value, from, from + to);
    };
  });

const anchoredPattern = (call: FunctionCall, source: string) => {
  const pattern = patternOf({ ...call, args: [() => source], types: ['string'], constant: () => source }, 0)([]);
  return (text: string) => pattern.span(text, 0);
};

function replaceRegex(call: FunctionCall, text: number, search: number, by: number): Evaluator {
  const pattern = patternOf(call, search);
  const [value, replacement] = [as(call, text, 'string'), as(call, by, 'string')];
  return (row) => pattern(row).replace(value(row) ?? '', replacement(row) ?? '', call.spend);
}

/** A text with all occurrences of another replaced. */
function replaced(text: string, search: string, by: string): string {
  if (search === '') return text;
  if (text.length <= LARGE_TEXT && by.length <= LARGE_TEXT) return text.split(search).join(by);
  const out = new TextBuilder();
  let isFirst = true;
  for (const part of partsOf(text, search)) {
    if (!isFirst) out.add(by);
    out.add(part);
    isFirst = false;
  }
  return out.toString();
}

interface Replacement {
  readonly search: string;
  readonly by: string;
}

/** A text with the occurrences of several texts replaced in one pass, from left to right. */
function replacedOnce(text: string, pairs: readonly Replacement[], spend: (amount: number) => void): string {
  const searches = pairs
    .filter(({ search }) => search !== '')
    .map(({ search, by }) => {
      spend(text.length);
      const places = placesOf(text, search);
      return { search, by, places, at: places.next() };
    });
  const out = new TextBuilder();
  let start = 0;
  for (;;) {
    let first: (typeof searches)[number] | undefined;
    for (const one of searches) {
      while (!one.at.done && one.at.value < start) one.at = one.places.next();
      if (!one.at.done && (!first || one.at.value < first.at.value!)) first = one;
    }
    spend(searches.length);
    if (!first) break;
    out.add(text.slice(start, first.at.value!));
    out.add(first.by);
    start = first.at.value! + first.search.length;
  }
  out.add(text.slice(start));
  return out.toString();
}

function translated(from: string, to: string, text: string): string {
  const replacements = new Map<string, string>();
  const values = to[Symbol.iterator]();
  let last = '';
  for (const key of from) {
    last = values.next().value ?? last;
    if (!replacements.has(key)) replacements.set(key, last);
  }
  const out = new TextBuilder();
  for (const character of text) out.add(replacements.get(character) ?? character);
  return out.toString();
}

export const textReplace: readonly ScalarFunction[] = [
  ...bounded([
    simple(
      'replace_string',
      'replace_string(Text, Search, New)',
      ['string', 'string', 'string'],
      'Replaces all occurrences of a text.',
      replaced,
    ),
    special(
      'replace_strings',
      'replace_strings(Text, Searches, News)',
      'Replaces several texts; what was put in is not searched again. Where several begin at one place, the first in the list counts.',
      (call) => {
        const [text, searches, news] = [as(call, 0, 'string'), as(call, 1, 'dynamic'), as(call, 2, 'dynamic')];
        return (row) => {
          const [value, wanted, replacements] = [text(row), searches(row), news(row)];
          if (value === null || replacements === null || !Array.isArray(wanted)) return null;
          const pairs = wanted.map((search, index) => ({
            search: dynamicToText(search),
            by: dynamicToText(Array.isArray(replacements) ? (replacements[index] ?? '') : replacements),
          }));
          return replacedOnce(value, pairs, call.spend);
        };
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
      translated,
    ),
  ]),
  ...neverGrowing([
    trimmer('trim', 'Removes what matches the pattern at both ends.', true, true),
    trimmer('trim_start', 'Removes what matches the pattern at the start.', true, false),
    trimmer('trim_end', 'Removes what matches the pattern at the end.', false, true),
  ]),
];
