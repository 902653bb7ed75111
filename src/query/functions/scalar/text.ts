import type { ColumnType } from '../../../domain/tables/schema.ts';
import type { Evaluator } from '../../evaluate/context.ts';
import type { FunctionCall } from '../../evaluate/function-call.ts';
import { convert, toLong, toText } from '../../values/convert.ts';
import { type Dynamic, dynamicToText } from '../../values/dynamic.ts';
import type { Int64 } from '../../values/int64.ts';
import { as, type ScalarFunction, simple, special } from '../define/function.ts';

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
    return text.slice(from, from + length);
  }
  const characters = [...text];
  const from = start < 0 ? Math.max(0, characters.length + start) : start;
  return characters.slice(from, from + length).join('');
}

/** Arguments as text from position `from` on; arrays stay apart. */
const texts = (call: FunctionCall, from: number) =>
  call.args.slice(from).map((evaluate, index) => {
    const type = call.types[from + index] as ColumnType;
    return (row: Parameters<Evaluator>[0]) => toText(evaluate(row), type);
  });

function splitText(text: string, delimiter: string): string[] {
  return delimiter === '' ? [text] : text.split(delimiter);
}

const hex = (value: Int64, bits: number): string => BigInt.asUintN(bits, BigInt(value)).toString(16);

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
  special('strcat', 'strcat(Value, ...)', 'The values as text, concatenated.', (call) => {
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
      return whole === null ? '' : hex(whole, type === 'int' ? 32 : 64).padStart(Number(width(row) ?? 0), '0');
    };
  }),
];
