import type { ColumnType } from '../../../domain/tables/schema.ts';
import type { Evaluator } from '../../evaluate/context.ts';
import type { FunctionCall } from '../../evaluate/function-call.ts';
import { convert, toLong, toText } from '../../values/convert.ts';
import { type Dynamic, dynamicToText } from '../../values/dynamic.ts';
import { partsOf, separatePlacesOf } from '../../values/find-text.ts';
import type { Int64 } from '../../values/int64.ts';
import { checkMembers, checkText, LARGE_TEXT, MAX_TEXT } from '../../values/limits.ts';
import { partOf, slicesOf, unitsBehind } from '../../values/slices.ts';
import { TextBuilder } from '../../values/text-builder.ts';
import { as, type ScalarFunction, simple, special } from '../define/function.ts';
import { bounded, neverGrowing } from '../define/growth.ts';

const MAX_REPEATS = 1024;

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
    return partOf(text, from, from + length);
  }
  const from = unitsBehind(text, 0, start < 0 ? Math.max(0, lengthOf(text) + start) : start);
  return partOf(text, from, unitsBehind(text, from, length));
}

/** Arguments as text from position `from` on; arrays stay apart. */
const texts = (call: FunctionCall, from: number) =>
  call.args.slice(from).map((evaluate, index) => {
    const type = call.types[from + index] as ColumnType;
    return (row: Parameters<Evaluator>[0]) => toText(evaluate(row), type);
  });

/** The most units that a unit becomes when its case changes: `ΐ` in upper case has three. */
const MOST_FOLDED = 3;

function folded(text: string, fold: (text: string) => string): string {
  if (text.length * MOST_FOLDED > MAX_TEXT) {
    let units = 0;
    for (const slice of slicesOf(text)) units += fold(slice).length;
    checkText(units);
  }
  return fold(text);
}

function reversed(text: string): string {
  if (text.length <= LARGE_TEXT) return [...text].reverse().join('');
  const out = new TextBuilder();
  for (const slice of [...slicesOf(text)].reverse()) out.add([...slice].reverse().join(''));
  return out.toString();
}

/** Texts behind each other. Large ones are joined: added to each other they would be joined later, uncounted. */
function concatenated(parts: readonly string[], delimiter = ''): string {
  let units = delimiter.length * Math.max(0, parts.length - 1);
  for (const part of parts) units += part.length;
  checkText(units);
  return parts.join(delimiter);
}

function splitText(text: string, delimiter: string): string[] {
  if (delimiter === '') return [text];
  if (text.length <= LARGE_TEXT) return text.split(delimiter);
  const parts: string[] = [];
  for (const part of partsOf(text, delimiter)) {
    checkMembers(parts.length + 1);
    parts.push(part);
  }
  return parts;
}

/** One part between the delimiters; negative positions count from the end. */
function partAt(text: string, delimiter: string, wanted: number): string | undefined {
  if (delimiter === '') return wanted === 0 || wanted === -1 ? text : undefined;
  let left = wanted;
  if (wanted < 0) {
    left += 1;
    for (const _ of separatePlacesOf(text, delimiter)) left += 1;
    if (left < 0) return undefined;
  }
  for (const part of partsOf(text, delimiter)) {
    if (left === 0) return text.length > LARGE_TEXT ? partOf(part, 0, part.length) : part;
    left -= 1;
  }
  return undefined;
}

const hex = (value: Int64, bits: number): string => BigInt.asUintN(bits, BigInt(value)).toString(16);

export const text: readonly ScalarFunction[] = [
  ...neverGrowing([
    simple('strlen', 'strlen(Text)', ['string'], 'Length in characters.', (value) => lengthOf(value)),
    simple('string_size', 'string_size(Text)', ['string'], 'Size in bytes as UTF-8.', (value) =>
      Buffer.byteLength(value, 'utf8'),
    ),
  ]),
  ...bounded([
    simple('tolower', 'tolower(Text)', ['string'], 'In lower case.', (value) =>
      folded(value, (part) => part.toLowerCase()),
    ),
    simple('toupper', 'toupper(Text)', ['string'], 'In upper case.', (value) =>
      folded(value, (part) => part.toUpperCase()),
    ),
  ]),
  ...neverGrowing([
    simple('reverse', 'reverse(Text)', ['string'], 'The characters in reverse order.', (value) => reversed(value)),
  ]),
  ...bounded([
    special(
      'strrep',
      'strrep(Value, Count [, Delimiter])',
      'The value as text, Count times (1,024 at most), with the delimiter between.',
      (call) => {
        const without = <T>(list: readonly T[]) => list.filter((_, at) => at !== 1);
        const [value, delimiter = () => ''] = texts(
          { ...call, args: without(call.args), types: without(call.types) },
          0,
        );
        const count = as(call, 1, 'long');
        return (row) => {
          const times = Math.min(MAX_REPEATS, Math.max(0, Number(count(row) ?? 0)));
          return concatenated(new Array<string>(times).fill(value!(row)), delimiter(row));
        };
      },
    ),
    special('strcat', 'strcat(Value, ...)', 'The values as text, concatenated.', (call) => {
      const parts = texts(call, 0);
      return (row) => {
        let result = '';
        for (let index = 0; index < parts.length; index += 1) {
          const part = parts[index]!(row);
          if (result.length + part.length > LARGE_TEXT) {
            return concatenated([result, part, ...parts.slice(index + 1).map((rest) => rest(row))]);
          }
          result += part;
        }
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
        return (row) =>
          concatenated(
            parts.map((part) => part(row)),
            delimiter(row) ?? '',
          );
      },
    ),
    simple(
      'strcat_array array_strcat',
      'strcat_array(Array, Delimiter)',
      ['dynamic', 'string'],
      'The elements as text with the delimiter between them.',
      (array, delimiter) => {
        if (!Array.isArray(array)) return null;
        const out = new TextBuilder();
        array.forEach((item, index) => {
          if (index > 0) out.add(delimiter);
          out.add(dynamicToText(item));
        });
        return out.toString();
      },
    ),
  ]),
  ...neverGrowing([
    simple(
      'substring',
      'substring(Text, Start [, Length])',
      ['string', 'long', 'long'],
      'A part of the text; the first character is at 0, a negative start counts from the end.',
      (value, start, length = Number.MAX_SAFE_INTEGER) => substring(value, Number(start), Number(length)),
    ),
  ]),
  ...bounded([
    special(
      'split',
      'split(Text, Delimiter [, Index])',
      'The parts between the delimiters as an array; with an index an array of that part.',
      (call) => {
        const [value, delimiter] = [as(call, 0, 'string'), as(call, 1, 'string')];
        const index = call.args.length > 2 ? as(call, 2, 'long') : null;
        return (row) => {
          const [source, by] = [value(row) ?? '', delimiter(row) ?? ''];
          if (!index) return splitText(source, by);
          const part = partAt(source, by, Number(index(row) ?? 0));
          return part === undefined ? null : [part];
        };
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
    special('tohex', 'tohex(Number [, MinLength])', 'A whole number in hexadecimal digits.', (call) => {
      const evaluate = call.args[0] as Evaluator;
      const type = call.types[0] as ColumnType;
      const width = call.args.length > 1 ? as(call, 1, 'long') : () => 0;
      return (row) => {
        const whole = toLong(evaluate(row), type);
        const least = Number(width(row) ?? 0);
        checkText(least);
        return whole === null ? '' : hex(whole, type === 'int' ? 32 : 64).padStart(least, '0');
      };
    }),
  ]),
];
