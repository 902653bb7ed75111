import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Dynamic, toJson } from '../../../src/query/values/dynamic.ts';
import { findLastText, findText, partsOf, placesOf, separatePlacesOf } from '../../../src/query/values/find-text.ts';
import { parseJson } from '../../../src/query/values/json-reader.ts';
import { MAX_DEPTH, MAX_MEMBERS, MAX_TEXT, ValueLimitError } from '../../../src/query/values/limits.ts';
import { partOf, slicesOf, unitsBehind } from '../../../src/query/values/slices.ts';
import { TextBuilder } from '../../../src/query/values/text-builder.ts';
import { weigh } from '../../../src/query/values/weight.ts';

/** Texts of few letters, in which needles occur often and overlap; needles long enough for either search. */
const letters = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 400 });
const needle = fc
  .tuple(fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 40 }))
  .map(([part, times]) => part.repeat(times));

describe('searches in texts', () => {
  test('find what the searches of the language find', () => {
    fc.assert(
      fc.property(letters, needle, fc.nat(400), (text, wanted, from) => {
        expect(findText(text, wanted, from)).toBe(text.indexOf(wanted, from));
        expect(findLastText(text, wanted)).toBe(text.lastIndexOf(wanted));
        expect([...partsOf(text, wanted)]).toEqual(text.split(wanted));
        const all = Array.from({ length: text.length }, (_, at) => at).filter((at) => text.startsWith(wanted, at));
        expect([...placesOf(text, wanted)]).toEqual(all);
        expect([...separatePlacesOf(text, wanted)]).toEqual(
          [...text.matchAll(new RegExp(wanted, 'g'))].map(({ index }) => index),
        );
      }),
    );
  });

  test('an empty needle is at each place', () => {
    expect([...placesOf('ab', '')]).toEqual([0, 1, 2]);
  });
});

describe('parts of texts', () => {
  test('slices end at characters, and give the text', () => {
    for (const text of ['', 'é', `${'a'.repeat(65_535)}😀${'b'.repeat(10)}`, '😀'.repeat(70_000)]) {
      const slices = [...slicesOf(text)];
      expect(slices.join('')).toBe(text);
      for (const slice of slices) expect(slice).toBe(slice.toWellFormed());
    }
  });

  test('characters are counted as they are read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(20), (text, count) => {
        expect(text.slice(0, unitsBehind(text, 0, count))).toBe([...text].slice(0, count).join(''));
      }),
    );
  });

  test('a small part of a large text is the same text', () => {
    expect(partOf('x'.repeat(2_000_000), 5, 25)).toBe('x'.repeat(20));
  });

  test('many pieces become one text, up to the limit', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 9_000, size: 'max' }), (pieces) => {
        const out = new TextBuilder();
        for (const piece of pieces) out.add(piece);
        expect(out.toString()).toBe(pieces.join(''));
      }),
      { numRuns: 20 },
    );
    const out = new TextBuilder();
    out.add('x'.repeat(MAX_TEXT));
    expect(() => out.add('x')).toThrow(ValueLimitError);
  });
});

describe('dynamic values', () => {
  const json = fc.json({ maxDepth: 4 });

  test('JSON is read and written as before', () => {
    fc.assert(
      fc.property(json, (text) => {
        const value = parseJson(text) as Dynamic;
        expect(JSON.parse(toJson(value))).toEqual(JSON.parse(text));
      }),
    );
  });

  test.each([
    ['"\\u00e9\\n\\"\\\\\\/"', 'é\n"\\/'],
    ['"a\u0001b\\t"', 'a\u0001b\t'],
    ['"\\x"', undefined],
    ['"\\u12"', undefined],
    [`[${'9'.repeat(50)}]`, undefined],
  ])('escapes and numbers: %s', (text, expected) => {
    const value = parseJson(text);
    if (expected === undefined && text.startsWith('[')) expect(value).toBeDefined();
    else expect(value).toBe(expected);
  });

  test('a long text is escaped in slices, as a short one is', () => {
    const text = '"\n😀\ud800'.repeat(1_200_000);
    expect(toJson(text)).toBe(JSON.stringify(text));
  });

  test.each<[string, () => unknown]>([
    ['JSON that is too long', () => toJson('\u0001'.repeat(6_000_000))],
    ['too many members of JSON', () => parseJson(`[${'0,'.repeat(MAX_MEMBERS)}0]`)],
    ['too many members', () => weigh(new Array<Dynamic>(MAX_MEMBERS + 1).fill(null))],
    ['too many members within', () => weigh([new Map([['x', new Array<Dynamic>(MAX_MEMBERS).fill(null)]])])],
    ['too long names', () => weigh(new Map([['x'.repeat(MAX_TEXT + 1), null]]))],
    ['too deep', () => weigh(Array.from({ length: MAX_DEPTH + 1 }).reduce<Dynamic[]>((inner) => [inner], []))],
  ])('%s', (_about, make) => {
    expect(make).toThrow(ValueLimitError);
  });

  test('what is in a value twice counts twice', () => {
    const inner: Dynamic[] = ['ab', new Map([['k', 'v']])];
    expect(weigh([inner, inner])).toMatchObject({ members: 8, units: 8, depth: 3 });
  });
});
