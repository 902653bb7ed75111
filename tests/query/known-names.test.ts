import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { olderSpellings } from '../../src/query/language/kusto-library.ts';
import { AGGREGATE_FAMILIES, SCALAR_FAMILIES, WINDOWS } from '../../src/query/functions/registry.ts';
import type { QueryEngine } from '../../src/query/index.ts';
import { memoryEngine } from './memory-tables.ts';

let engine: QueryEngine;
beforeAll(() => {
  engine = memoryEngine();
});
afterAll(() => engine.close());

const functions = [...Object.values(SCALAR_FAMILIES), ...Object.values(AGGREGATE_FAMILIES), WINDOWS].flat();
/** The names that are called with brackets; the others are operators such as `has` and `==`. */
const called = functions.flatMap(({ names, usage }) =>
  usage.includes(`${names[0]}(`) ? names.filter((name) => /^[a-z]\w*$/i.test(name)) : [],
);

/** The functions of a text that the binder does not know. */
async function unknownIn(text: string): Promise<string[]> {
  const problems = await engine.diagnostics({ text, workspace: 'default', caller: 'test' });
  return problems.flatMap(({ message }) => /'([^']+)' does not refer to any known function/.exec(message)?.[1] ?? []);
}

test("each function of the registries is one of Microsoft's binder, which checks its call before it runs", async () => {
  expect(called.length).toBeGreaterThan(200);
  expect(await unknownIn('print made_up_function()')).toEqual(['made_up_function']);
  expect(await unknownIn(`print ${called.map((name) => `${name}()`).join(', ')}`)).toEqual([]);
});

/** Older spellings of what is not supported in either spelling, and names of the library's own. */
const NOT_THERE = ['to_utf8', 'make_string', 'extentid', 'current_cursor', 'array_sum'];

test('each older spelling that the library knows of a supported function is supported', () => {
  const families = { Functions: [SCALAR_FAMILIES, { windows: WINDOWS }], Aggregates: [AGGREGATE_FAMILIES] } as const;
  const lacking = Object.entries(families).flatMap(([kind, of]) => {
    const known = new Set(of.flatMap((family) => Object.values(family).flat()).flatMap(({ names }) => names));
    return olderSpellings(kind as 'Functions' | 'Aggregates').filter(({ name, newer }) => {
      const isSupported = newer.split(/\W+or\W+/).some((one) => known.has(one));
      return !known.has(name) && (isSupported || !NOT_THERE.includes(name));
    });
  });
  expect(lacking).toEqual([]);
  expect(olderSpellings('Functions').length).toBeGreaterThan(20);
});
