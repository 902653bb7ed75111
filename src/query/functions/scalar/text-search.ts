import { dynamicToText } from '../../values/dynamic.ts';
import { placesOf } from '../../values/find-text.ts';
import { as, type ScalarFunction, simple, special } from '../define/function.ts';
import { neverGrowing } from '../define/growth.ts';
import { patternOf } from '../support/pattern-argument.ts';
import { hasTerm } from '../support/terms.ts';

function indexOf(text: string, needle: string, start: number, length: number, occurrence: number): number | null {
  if (occurrence === 0) return null;
  const from = start < 0 ? Math.max(0, text.length + start) : start;
  if (from > text.length) return -1;
  if (occurrence < 0) return indexFromEnd(text, needle, from, length, -occurrence);
  let [before, left] = [from - 1, occurrence];
  for (const at of placesOf(text, needle, from)) {
    // the length starts again behind each occurrence
    if (length >= 0 && at + needle.length > before + 1 + length) return -1;
    left -= 1;
    if (left === 0) return at;
    before = at;
  }
  return -1;
}

/** The occurrence of this number, counted from the end of the part that is searched. */
function indexFromEnd(text: string, needle: string, from: number, length: number, number: number): number {
  const window = text.slice(0, length < 0 ? text.length : Math.min(text.length, from + length));
  let left = -number;
  for (const _ of placesOf(window, needle, from)) left += 1;
  if (left < 0) return -1;
  for (const at of placesOf(window, needle, from)) {
    if (left === 0) return at;
    left -= 1;
  }
  return -1;
}

function countOf(text: string, needle: string): number {
  if (needle === '') return 0;
  let count = 0;
  for (const _ of placesOf(text, needle)) count += 1;
  return count;
}

export const textSearch: readonly ScalarFunction[] = neverGrowing([
  simple(
    'indexof',
    'indexof(Text, Search [, Start [, Length [, Occurrence]]])',
    ['string', 'string', 'long', 'long', 'long'],
    'Position of the first occurrence, -1 without one.',
    (value, needle, start = 0, length = -1, occurrence = 1) =>
      indexOf(value, needle, Number(start), Number(length), Number(occurrence)),
  ),
  special(
    'indexof_regex',
    'indexof_regex(Text, Pattern [, Start [, Length [, Occurrence]]])',
    'Position of the first match, -1 without one.',
    (call) => {
      const [value, pattern] = [as(call, 0, 'string'), patternOf(call, 1)];
      const number = (index: number, fallback: number) =>
        call.args.length > index ? as(call, index, 'long') : () => fallback;
      const [start, length, occurrence] = [number(2, 0), number(3, -1), number(4, 1)];
      return (row) => {
        const source = value(row) ?? '';
        const wanted = Number(occurrence(row) ?? 1);
        const from = Number(start(row) ?? 0);
        const size = Number(length(row) ?? -1);
        if (wanted <= 0 || from < 0) return null;
        if (from > source.length) return -1;
        const window = size < 0 ? source : source.slice(0, from + size);
        let at = from;
        for (let left = wanted; at <= window.length; left -= 1) {
          const span = pattern(row).span(window, at);
          if (!span) return -1;
          if (left === 1) return span[0];
          call.spend(span[1] - at + 64);
          at = Math.max(span[1], span[0] + 1);
        }
        return -1;
      };
    },
  ),
  special(
    'countof',
    "countof(Text, Search [, 'normal'|'regex'])",
    'Number of occurrences; plain ones may overlap, matches of a pattern do not.',
    (call) => {
      const kind = call.constant(2);
      const value = as(call, 0, 'string');
      if (kind === 'regex') {
        const pattern = patternOf(call, 1);
        return (row) => pattern(row).count(value(row) ?? '', call.spend);
      }
      const needle = as(call, 1, 'string');
      return (row) => countOf(value(row) ?? '', needle(row) ?? '');
    },
  ),
  special(
    'has_any_index',
    'has_any_index(Text, Values)',
    'Position of the first value that the text has as a term, -1 without one.',
    (call) => {
      const [value, list] = [as(call, 0, 'string'), as(call, 1, 'dynamic')];
      return (row) => {
        const values = list(row);
        if (!Array.isArray(values)) return null;
        const searched = (value(row) ?? '').toLowerCase();
        return values.findIndex((item) => {
          call.spend(searched.length);
          return hasTerm(searched, dynamicToText(item).toLowerCase(), true, true);
        });
      };
    },
  ),
]);
