import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { JSON_LIMITS, JsonError, UnreadJson, type JsonLimits } from '../../../src/domain/json/json-limits.ts';
import { JsonReader } from '../../../src/domain/json/json-reader.ts';

/** Reads a text so that every few bytes of children are read by themselves. */
function read(text: string, limits: Partial<JsonLimits> = {}, replaceAt: number | null = null, atOnce = 8): unknown {
  const reader = new JsonReader({ ...JSON_LIMITS, ...limits }, replaceAt, atOnce);
  reader.begin(Buffer.from(text));
  while (!reader.step());
  return reader.value;
}

function fault(text: string, limits: Partial<JsonLimits> = {}, replaceAt: number | null = null): string {
  try {
    read(text, limits, replaceAt);
  } catch (error) {
    if (error instanceof JsonError) return error.kind;
    throw error;
  }
  return 'none';
}

const name = fc.oneof(fc.constantFrom('__proto__', 'constructor', '', 'a', '\u0000', '$a.b', '"\\'), fc.string());
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    // Without `withCrossShrink`: with it, making a failing case smaller took half an hour.
    { depthSize: 'large' },
    fc.jsonValue({ maxDepth: 0 }),
    fc.constantFrom(1e308, -0, 'a"b\\', '[{', '\ud800'),
    fc.array(tie('any'), { maxLength: 6 }),
    fc.array(fc.tuple(name, tie('any')), { maxLength: 6 }).map((members) => {
      const object = Object.create(null) as Record<string, unknown>;
      for (const [key, one] of members) {
        Object.defineProperty(object, key, { value: one, enumerable: true, writable: true, configurable: true });
      }
      return object;
    }),
  ),
})).any;

describe('the value is that of JSON.parse', () => {
  test('of any JSON, with any space between, read by any number of bytes', () => {
    fc.assert(
      fc.property(value, fc.constantFrom('', ' ', '\n\t'), fc.integer({ min: 1, max: 40 }), (one, space, atOnce) => {
        const text = JSON.stringify(one, null, space);
        expect(JSON.stringify(read(text, {}, null, atOnce))).toBe(JSON.stringify(JSON.parse(text)));
      }),
      { numRuns: 500 },
    );
  });

  test('and so is what is refused: any text with a character put in, taken out or changed', () => {
    const change = fc.tuple(
      fc.nat(),
      fc.constantFrom('', ',', ':', '[', ']', '{', '}', '"', '1', '\\', ' ', ',,'),
      fc.nat(1),
    );
    fc.assert(
      fc.property(value, change, fc.integer({ min: 1, max: 20 }), (one, [place, put, taken], atOnce) => {
        const json = JSON.stringify(one);
        const at = place % (json.length + 1);
        const text = json.slice(0, at) + put + json.slice(at + taken);
        let expected: string;
        try {
          expected = JSON.stringify(JSON.parse(text));
        } catch {
          expect(() => read(text, {}, null, atOnce)).toThrow(JsonError);
          return;
        }
        expect(JSON.stringify(read(text, {}, null, atOnce))).toBe(expected);
      }),
      { numRuns: 2_000 },
    );
  });

  test.each([
    '',
    ' ',
    '[',
    ']',
    '{',
    '"',
    '1,2',
    '1 {}',
    '{} 1',
    '[]]',
    '[1 {}]',
    '[{"aaaaaaaaa":1}{"b":2}]',
    '{"a":[1,2,3,4,5,6] "b":1}',
    '{"a" [1]}',
    '{"a":1[22222222222,3]}',
    '{"a":-{"b":22222222222,"c":3}}',
    '{"a":0.[22222222222,3]}',
    '{"a":1e[22222222222,3]}',
    'nul',
  ])('%j is refused as no JSON', (text) => expect(fault(text)).toBe('no-json'));

  test('a member that occurs twice has the last value', () => {
    expect(read('{"a":[1,2,3,4,5,6,7],"b":1,"a":2,"c":[1,2,3,4,5,6,7,8],"a":[3]}')).toEqual({
      a: [3],
      b: 1,
      c: [1, 2, 3, 4, 5, 6, 7, 8],
    });
  });
});

describe('what holds too much is refused while it is read', () => {
  test.each<[string, string, Partial<JsonLimits>, string]>([
    ['depth', '[[[[1]]]]', { depth: 3 }, 'too-deep'],
    ['values', '[1,2,3,4,5]', { values: 4 }, 'too-many-values'],
    ['objects and arrays', '[{},{},{}]', { containers: 3 }, 'too-many-values'],
    ['members', '[{"a":1,"b":2,"c":3}]', { members: 2 }, 'too-many-members'],
    ['the same member', '{"a":1,"a":2,"a":3}', { members: 2 }, 'too-many-members'],
    ['items', '[1,2,3]', { items: 2 }, 'too-many-items'],
    ['a long text', '["aaaaaaaaaaaaaaaa"]', { text: 10 }, 'too-long'],
  ])('%s', (_what, text, limits, kind) => {
    expect(fault(text, limits)).toBe(kind);
    const wider = Object.fromEntries(Object.entries(limits).map(([limit, most]) => [limit, most + 100]));
    expect(fault(text, wider)).toBe('none');
  });

  test('a long number', () => {
    expect(fault(`[${'1'.repeat(200_000)}]`, { text: 100 })).toBe('too-long');
  });

  test('an item that holds too much is replaced, and those beside it are read', () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    const wide = `{${Array.from({ length: 20 }, (_, index) => `"m${index}":{"x":[${index}]}`).join(',')}}`;
    const found = read(
      `[{"a":1},{"b":[${deep}]},[2],${deep},${wide},{"c":${wide}},3]`,
      { members: 10 },
      1,
    ) as unknown[];
    expect(found.map((one) => (one instanceof UnreadJson ? one.message : one))).toEqual([
      { a: 1 },
      'values are nested more than 500 deep',
      [2],
      'values are nested more than 500 deep',
      'an object has more than 10 members',
      'an object has more than 10 members',
      3,
    ]);
  });

  test('a value that lies too deep is replaced where it lies', () => {
    expect(read('{"a":[1,{"b":[[2]]},3],"c":[[[[4]]]]}', { depth: 4 }, 4)).toEqual({
      a: [1, { b: [new UnreadJson('values are nested more than 4 deep')] }, 3],
      c: [[[new UnreadJson('values are nested more than 4 deep')]]],
    });
  });

  test('the memory of millions of empty objects is counted as they come', () => {
    const reader = new JsonReader(JSON_LIMITS);
    reader.begin(Buffer.from(`[${'{},'.repeat(300_000)}{}]`));
    expect(() => {
      while (!reader.step());
    }).toThrow('more than 250000 items');
    expect(reader.memory).toBeGreaterThan(20_000_000);
  });
});
