import type { ColumnType } from '../../../domain/tables/schema.ts';
import { toLong } from '../../values/convert.ts';
import type { Dynamic } from '../../values/dynamic.ts';
import { checkMembers } from '../../values/limits.ts';
import { TextBuilder } from '../../values/text-builder.ts';
import { type ScalarFunction, simple, special } from '../define/function.ts';
import { bounded, neverGrowing } from '../define/growth.ts';

const LAST = 0x10_ffff;

/** A character; null for a number that stands for none, as halves of characters do. */
function characterOf(value: Dynamic, type: ColumnType): string | null {
  const number = toLong(value, type);
  const code = number === null ? -1 : Number(number);
  const isHalf = code >= 0xd800 && code < 0xe000;
  return code < 0 || code > LAST || isHalf ? null : String.fromCodePoint(code);
}

/** Text that is null is empty. */
const NONE = '';

export const codePoints: readonly ScalarFunction[] = [
  ...bounded([
    special(
      'unicode_codepoints_to_string make_string',
      'unicode_codepoints_to_string(Number, ...)',
      'The text of characters, by their numbers in Unicode or by arrays of them; empty where one is none.',
      (call) => (row) => {
        const out = new TextBuilder();
        for (const [index, evaluate] of call.args.entries()) {
          const value = evaluate(row) as Dynamic;
          const isArray = Array.isArray(value);
          for (const item of isArray ? value : [value]) {
            const character = characterOf(item, isArray ? 'dynamic' : (call.types[index] as ColumnType));
            if (character === null) return NONE;
            out.add(character);
          }
        }
        return out.toString();
      },
    ),
    simple(
      'unicode_codepoints_from_string to_utf8',
      'unicode_codepoints_from_string(Text)',
      ['string'],
      'An array of the numbers of the characters in Unicode.',
      (text) => {
        checkMembers(text.length);
        const numbers: number[] = [];
        for (const character of text) numbers.push(character.codePointAt(0)!);
        return numbers;
      },
    ),
  ]),
  ...neverGrowing([
    simple('isascii', 'isascii(Text)', ['string'], 'True when all characters are ASCII.', (text) =>
      /^[\x00-\x7f]*$/.test(text),
    ),
    simple('isutf8', 'isutf8(Text)', ['string'], 'True when the text has no half of a character.', (text) =>
      text.isWellFormed(),
    ),
  ]),
];
