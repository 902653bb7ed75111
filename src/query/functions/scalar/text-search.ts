import { dynamicToText } from '../../values/dynamic.ts';
import { as, type ScalarFunction, simple, special } from '../define/function.ts';
import { patternOf } from '../support/pattern-argument.ts';
import { hasTerm } from '../support/terms.ts';

function indexOf(text: string, needle: string, start: number, length: number, occurrence: number): number | null {
  if (occurrence === 0) return null;
  const from = start < 0 ? Math.max(0, text.length + start) : start;
  const end = length < 0 ? text.length : Math.min(text.length, from + length);
  if (from > text.length) return -1;
  const window = text.slice(0, end);
  if (occurrence < 0) {
    let at = window.lastIndexOf(needle);
    for (let left = -occurrence; left > 1 && at >= from; left -= 1)
      at = at === 0 ? -1 : window.lastIndexOf(needle, at - 1);
    return at >= from ? at : -1;
  }
  let at = from - 1;
  for (let left = occurrence; left > 0; left -= 1) {
    const next = text.indexOf(needle, at + 1);
    // the length starts again behind each occurrence
    if (next < 0 || (length >= 0 && next + needle.length > at + 1 + length)) return -1;
    at = next;
  }
  return at;
}

function countOf(text: string, needle: string): number {
  if (needle === '') return 0;
  let count = 0;
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) count += 1;
  return count;
}

const MAX_MATCHES = 1_048_576;

export const textSearch: readonly ScalarFunction[] = [
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
        return (row) => pattern(row).all(value(row) ?? '', MAX_MATCHES).length;
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
        return values.findIndex((item) => hasTerm(searched, dynamicToText(item).toLowerCase(), true, true));
      };
    },
  ),
];
