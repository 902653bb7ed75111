import { describe, expect, test } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import { documentLimitsRule } from '../../src/http/graphql/documents/limits.ts';

const schema = buildSchema(`
  directive @d repeatable on FIELD | QUERY | FRAGMENT_SPREAD | INLINE_FRAGMENT
  type Query { a: Int b: Int q: Query }
`);

function complaints(query: string): string[] {
  return validate(schema, parse(query), [documentLimitsRule]).map(({ message }) => message);
}

const times = (count: number, text: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => text(at)).join(' ');
const nested = (levels: number): string => `${'{ q '.repeat(levels - 1)}{ a }${' }'.repeat(levels - 1)}`;

describe('limits of a document', () => {
  test.each([
    ['depth', nested(15), nested(16), 'is nested 16 levels deep; at most 15'],
    [
      'depth through fragments',
      `{ q { ...F } } fragment F on Query ${nested(14)}`,
      `{ q { ...F } } fragment F on Query ${nested(15)}`,
      'is nested 16 levels deep; at most 15',
    ],
    [
      'aliases',
      `{ q { ${times(15, (at) => `x${at}: a`)} } }`,
      `{ q { ${times(16, (at) => `x${at}: __typename`)} } }`,
      'has 16 aliases; at most 15',
    ],
    [
      'aliases of a fragment, for each time it is spread',
      `{ q { ...F } } fragment F on Query { ${times(15, (at) => `x${at}: a`)} }`,
      `{ q { ...F } a: q { ...F } } fragment F on Query { ${times(8, (at) => `x${at}: a`)} }`,
      'has 17 aliases; at most 15',
    ],
    [
      'directives',
      `{ a ${times(8, () => '@d')} }`,
      `query @d { a ${times(7, () => '@d')} ... @d { b } }`,
      'has 9 directives; at most 8',
    ],
    [
      'root fields',
      `{ ${times(10, (at) => `x${at}: a`)} }`,
      `{ ...F ... { b } } fragment F on Query { ${times(10, (at) => `x${at}: a`)} }`,
      'has 11 root fields; at most 10',
    ],
    [
      'repetitions',
      `{ q { ${times(20, () => 'a')} } }`,
      `{ q { ${times(21, () => 'a')} } }`,
      'names one field 21 times',
    ],
  ])('%s', (_name, within, beyond, message) => {
    expect(complaints(within)).toEqual([]);
    expect(complaints(beyond)).toEqual([expect.stringContaining(message)]);
  });

  test('fragments that spread each other many times over are measured in no time', () => {
    const fragments = times(60, (at) => `fragment F${at} on Query { x: q { ...F${at + 1} } y: q { ...F${at + 1} } }`);
    expect(complaints(`{ ...F0 } ${fragments} fragment F60 on Query { a }`).length).toBeGreaterThan(0);
  });

  test('a circle of fragments is left to the rule for it', () => {
    expect(complaints('{ ...F } fragment F on Query { q { ...G } } fragment G on Query { q { ...F } }')).toEqual([]);
  });

  test('each operation counts for itself', () => {
    expect(complaints(`query A ${nested(15)} query B ${nested(15)}`)).toEqual([]);
  });
});
