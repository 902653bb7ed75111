import type { ColumnType } from '../../domain/tables/schema.ts';
import type { Evaluator } from '../evaluate/context.ts';
import { convert, toLong, toText } from '../values/convert.ts';
import { type Dynamic, dynamicToText } from '../values/dynamic.ts';
import type { Int64 } from '../values/int64.ts';
import { as, type FunctionCall, type ScalarFunction, simple, special } from './function.ts';
import { escapeRegex } from './regex.ts';
import { hasTerm, patternOf } from './text-operators.ts';

const MAX_REPEATS = 1024;
const MAX_MATCHES = 1_048_576;

const isAscii = (text: string): boolean => {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 0x7f) return false;
  return true;
};

/** Length in characters (code points, not UTF-16 units). */
const lengthOf = (text: string): number => {
  let length = text.length;
  for (let at = 0; at < text.length; at += 1) if ((text.charCodeAt(at) & 0xfc00) === 0xd800) length -= 1;
  return length;
};

function substring(text: string, start: number, length: number): string {
  if (length <= 0) return '';
  if (isAscii(text)) {
    const from = start < 0 ? Math.max(0, text.length + start) : start;
    return text.slice(from, from + length);
  }
  const characters = [...text];
  const from = start < 0 ? Math.max(0, characters.length + start) : start;
  return characters.slice(from, from + length).join('');
}

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
    // the length counts anew behind each occurrence
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

/** Removes what matches at the start or end; an anchored copy of the pattern does it. */
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

/** Arguments as text from position `from` on; arrays stay apart. */
const texts = (call: FunctionCall, from: number) =>
  call.args.slice(from).map((evaluate, index) => {
    const type = call.types[from + index] as ColumnType;
    return (row: Parameters<Evaluator>[0]) => toText(evaluate(row), type);
  });

function splitText(text: string, delimiter: string): string[] {
  return delimiter === '' ? [text] : text.split(delimiter);
}

export const text: readonly ScalarFunction[] = [
  simple('strlen', 'strlen(Text)', ['string'], 'Length in characters.', (value) => lengthOf(value)),
  simple('string_size', 'string_size(Text)', ['string'], 'Size in bytes as UTF-8.', (value) =>
    Buffer.byteLength(value, 'utf8'),
  ),
  simple('tolower', 'tolower(Text)', ['string'], 'In lower case.', (value) => value.toLowerCase()),
  simple('toupper', 'toupper(Text)', ['string'], 'In upper case.', (value) => value.toUpperCase()),
  simple('reverse', 'reverse(Text)', ['string'], 'The characters in reverse order.', (value) =>
    [...value].reverse().join(''),
  ),
  special('strcat', 'strcat(Value, ...)', 'The values as text, one behind the other.', (call) => {
    const parts = texts(call, 0);
    return (row) => {
      let result = '';
      for (const part of parts) result += part(row);
      return result;
    };
  }),
  special(
    'strcat_delim',
    'strcat_delim(Delimiter, Value, ...)',
    'The values as text with the delimiter between them.',
    (call) => {
      const delimiter = as(call, 0, 'string');
      const parts = texts(call, 1);
      return (row) => parts.map((part) => part(row)).join(delimiter(row) ?? '');
    },
  ),
  simple(
    'strcat_array',
    'strcat_array(Array, Delimiter)',
    ['dynamic', 'string'],
    'The elements as text with the delimiter between them.',
    (array, delimiter) => (Array.isArray(array) ? array.map(dynamicToText).join(delimiter) : null),
  ),
  simple(
    'substring',
    'substring(Text, Start [, Length])',
    ['string', 'long', 'long'],
    'A part of the text; the first character is at 0, a negative start counts from the end.',
    (value, start, length = Number.MAX_SAFE_INTEGER) => substring(value, Number(start), Number(length)),
  ),
  special(
    'split',
    'split(Text, Delimiter [, Index])',
    'The parts between the delimiters as an array; with an index an array of that part.',
    (call) => {
      const [value, delimiter] = [as(call, 0, 'string'), as(call, 1, 'string')];
      const index = call.args.length > 2 ? as(call, 2, 'long') : null;
      return (row) => {
        const parts = splitText(value(row) ?? '', delimiter(row) ?? '');
        if (!index) return parts;
        const wanted = Number(index(row) ?? 0);
        const part = parts[wanted < 0 ? parts.length + wanted : wanted];
        return part === undefined ? null : [part];
      };
    },
  ),
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
  special('repeat', 'repeat(Value, Count)', 'An array with the value Count times.', (call) => {
    const evaluate = call.args[0] as Evaluator;
    const type = call.types[0] as ColumnType;
    const count = as(call, 1, 'long');
    return (row) => {
      const times = count(row);
      if (times === null || Number(times) < 0) return null;
      const value = convert(evaluate(row), type, 'dynamic') as Dynamic;
      return new Array<Dynamic>(Math.min(Number(times), MAX_REPEATS)).fill(value);
    };
  }),
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
  trimmer('trim', 'Removes what matches the pattern at both ends.', true, true),
  trimmer('trim_start', 'Removes what matches the pattern at the start.', true, false),
  trimmer('trim_end', 'Removes what matches the pattern at the end.', false, true),
  special(
    'extract',
    'extract(Pattern, Group, Text [, typeof(Type)])',
    'A group of the first match (0 is the whole match), as text or as the type.',
    (call) => {
      const [pattern, group, value] = [patternOf(call, 0), as(call, 1, 'long'), as(call, 2, 'string')];
      return (row) => {
        const found = pattern(row).groups(value(row) ?? '')?.[Number(group(row) ?? 0)];
        return found === undefined || found === null ? null : convert(found, 'string', call.type);
      };
    },
  ),
  special(
    'extract_all',
    'extract_all(Pattern, [Groups,] Text)',
    'All matches: an array of texts, or of arrays where the pattern has several groups.',
    (call) => {
      const pattern = patternOf(call, 0);
      const value = as(call, call.args.length - 1, 'string');
      const wanted = call.args.length > 2 ? (call.args[1] as Evaluator) : null;
      return (row) => {
        const compiled = pattern(row);
        const chosen = wanted ? (wanted(row) as Dynamic[] | null) : null;
        const groups = chosen
          ? chosen.map((group) => (typeof group === 'string' ? compiled.groupOf(group) : Number(group)))
          : Array.from({ length: compiled.groupCount }, (_, index) => index + 1);
        if (groups.length === 0) return call.fail('the pattern needs a group in parentheses.');
        const found = compiled.all(value(row) ?? '', MAX_MATCHES);
        if (found.length === 0) return null;
        return found.map((match): Dynamic => {
          const parts = groups.map((group) => match[group] ?? '');
          return parts.length === 1 && !chosen ? (parts[0] as string) : parts;
        });
      };
    },
  ),
  simple('regex_quote', 'regex_quote(Text)', ['string'], 'The text as a pattern that matches exactly it.', (value) =>
    escapeRegex(value),
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
  special('tohex', 'tohex(Number [, MinLength])', 'A whole number in hexadecimal digits.', (call) => {
    const evaluate = call.args[0] as Evaluator;
    const type = call.types[0] as ColumnType;
    const width = call.args.length > 1 ? as(call, 1, 'long') : () => 0;
    return (row) => {
      const whole = toLong(evaluate(row), type);
      return whole === null ? '' : hex(whole, type === 'int' ? 32 : 64).padStart(Number(width(row) ?? 0), '0');
    };
  }),
];

const hex = (value: Int64, bits: number): string => BigInt.asUintN(bits, BigInt(value)).toString(16);

function replaceRegex(call: FunctionCall, text: number, search: number, by: number): Evaluator {
  const pattern = patternOf(call, search);
  const [value, replacement] = [as(call, text, 'string'), as(call, by, 'string')];
  return (row) => pattern(row).replace(value(row) ?? '', replacement(row) ?? '');
}
