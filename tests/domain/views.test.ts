import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { drillDownQuery, isItemInText } from '../../src/domain/views/drill-down.ts';
import { meaningOf, readView, ViewFileError, VIEW_LIMITS } from '../../src/domain/views/view.ts';
import { memoryEngine } from '../query/memory-tables.ts';

const json = (path: string) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')) as object;

const number = {
  type: 'number',
  id: 'rooms',
  title: 'Rooms',
  forms: [{ name: 'all', number: { query: 'Room | count' } }],
};
const view = (more: object = {}) => ({ schema: 'roomwatch.view', version: 1, name: 'Ours', tiles: [number], ...more });
const tile = (more: object) => view({ tiles: [{ ...number, ...more }] });
const form = (more: object) => tile({ forms: [{ ...number.forms[0], ...more }] });

const GOOD: [string, object][] = [
  ['the shortest', view()],
  ['the shipped one', json('views/skype-room-systems-v2.json')],
  [
    'every type of tile',
    view({
      tiles: [
        number,
        {
          type: 'two-numbers',
          id: 'a',
          title: 'A',
          forms: [{ name: 'x', number: { query: 'Q' }, secondNumber: { query: 'Q' } }],
        },
        {
          type: 'number-and-list',
          id: 'b',
          title: 'B',
          forms: [{ name: 'x', number: { query: 'Q' }, list: { query: 'Q', columns: ['One'] } }],
        },
        {
          type: 'donut-and-list',
          id: 'c',
          title: 'C',
          forms: [{ name: 'x', donut: { query: 'Q', centre: 'Devices' }, list: { query: 'Q' } }],
        },
        { type: 'line-chart', id: 'd', title: 'D', forms: [{ name: 'x', chart: { query: 'Q' } }] },
        {
          type: 'table',
          id: 'e',
          title: 'E',
          forms: [{ name: 'x', list: { query: 'Q' }, drillDown: 'Room | where Name == {selected item}' }],
        },
      ],
    }),
  ],
  ['thresholds', tile({ colour: { meaning: 'good', thresholds: [{ from: 1, meaning: 'bad' }] } })],
];

const BAD: [object | null | unknown[], string][] = [
  [null, 'the view: expected a JSON object'],
  [[], 'the view: expected a JSON object'],
  [{}, 'schema: expected "roomwatch.view"'],
  [view({ schema: 'grafana.dashboard' }), 'schema: expected "roomwatch.view"'],
  [view({ version: 2 }), 'version: expected 1, the version that this release of Roomwatch reads'],
  [view({ version: '1' }), 'version: expected 1, the version that this release of Roomwatch reads'],
  [view({ name: '' }), 'name: expected at least 1 characters'],
  [view({ name: 'n'.repeat(101) }), 'name: expected at most 100 characters'],
  [view({ name: undefined }), 'name: expected a string'],
  [view({ colour: 'red' }), 'the view: expected no member "colour"'],
  [view({ refreshSeconds: 9 }), 'refreshSeconds: expected at least 10'],
  [view({ refreshSeconds: 60.5 }), 'refreshSeconds: expected an int'],
  [view({ tiles: [] }), 'tiles: expected at least 1 items'],
  [
    view({ tiles: Array.from({ length: 51 }, (_, n) => ({ ...number, id: `t${n}` })) }),
    'tiles: expected at most 50 items',
  ],
  [
    tile({ type: 'pie' }),
    'tiles.0.type: expected one of "number", "two-numbers", "number-and-list", "donut-and-list", "line-chart", "table"',
  ],
  [tile({ type: 'table' }), 'tiles.0.forms.0.list: expected an object'],
  [tile({ id: 'Rooms!' }), 'tiles.0.id: expected lower-case letters, digits and dashes, 40 at most, a letter first'],
  [tile({ title: 7 }), 'tiles.0.title: expected a string'],
  [
    tile({ colour: { thresholds: [{ from: 'high', meaning: 'bad' }] } }),
    'tiles.0.colour.thresholds.0.from: expected a number',
  ],
  [tile({ colour: { meaning: 'red' } }), 'tiles.0.colour.meaning: expected "good" or "neutral" or "warning" or "bad"'],
  [tile({ forms: [] }), 'tiles.0.forms: expected at least 1 items'],
  [form({ number: { query: '' } }), 'tiles.0.forms.0.number.query: expected at least 1 characters'],
  [form({ number: { query: 'x'.repeat(16_385) } }), 'tiles.0.forms.0.number.query: expected at most 16384 characters'],
  [form({ donut: { query: 'Q' } }), 'tiles.0.forms.0: expected no member "donut"'],
];
/** What a schema cannot say is said by Roomwatch alone. */
const BEYOND_SCHEMA: [object, string][] = [
  [view({ tiles: [number, number] }), 'tiles.1.id: expected a name that stands once'],
  [tile({ forms: [number.forms[0], number.forms[0]] }), 'tiles.0.forms.1.name: expected a name that stands once'],
  [
    form({ drillDown: 'Room | where Name == "{selected item}"' }),
    'tiles.0.forms.0.drillDown: expected {selected item} outside of texts and comments',
  ],
  [view({ name: '   ' }), 'name: expected at least 1 characters'],
];

describe('view files', () => {
  const validate = new Ajv2020({ strict: false }).compile(json('docs/view.schema.json'));

  test.each(GOOD)('%s is taken, by the published schema too', (_name, content) => {
    expect(readView(content).tiles.length).toBeGreaterThan(0);
    validate(content);
    expect(validate.errors).toBeNull();
  });

  const refusal = (content: unknown) => {
    try {
      readView(content);
      return 'taken';
    } catch (error) {
      expect(error).toBeInstanceOf(ViewFileError);
      return (error as ViewFileError).message;
    }
  };
  test.each(BAD)('%j is refused: %s, by the published schema too', (content, message) => {
    expect(refusal(content)).toBe(message);
    expect(validate(content)).toBe(false);
  });
  test.each(BEYOND_SCHEMA)('%j is refused: %s', (content, message) => {
    expect(refusal(content)).toBe(message);
  });

  test('one that is too large, or nested beyond reason, is refused', () => {
    const many = Array.from({ length: 20 }, (_, n) => ({
      ...number,
      id: `t${n}`,
      forms: [{ name: 'all', number: { query: 'x'.repeat(16_000) } }],
    }));
    expect(refusal(view({ tiles: many }))).toBe(`the view: expected at most ${VIEW_LIMITS.file} characters of JSON`);
    let deep: unknown = 'x';
    for (let depth = 0; depth < 50_000; depth += 1) deep = [deep];
    expect(refusal(view({ tiles: deep }))).toContain('expected at most');
  });

  test('what was left out is filled in', () => {
    expect(readView(view())).toMatchObject({
      description: '',
      refreshSeconds: 60,
      tiles: [
        { group: '', colour: { meaning: 'neutral', thresholds: [] }, forms: [{ title: '', number: { legend: '' } }] },
      ],
    });
  });

  test('the greatest threshold that a number reaches says what its colour tells', () => {
    const colour = {
      meaning: 'good' as const,
      thresholds: [
        { from: 10, meaning: 'bad' as const },
        { from: 1, meaning: 'warning' as const },
      ],
    };
    expect([0, 1, 9.5, 10, 1e9].map((value) => meaningOf(value, colour))).toEqual([
      'good',
      'warning',
      'warning',
      'bad',
      'bad',
    ]);
    // a long beyond 2^53 comes as text
    expect(meaningOf('9223372036854775807', colour)).toBe('bad');
    expect([null, undefined, 'many', true, {}].map((value) => meaningOf(value, colour))).toEqual(Array(5).fill('good'));
  });
});

describe('drill-downs', () => {
  test('the selected item becomes one quoted text; nothing else is put in', () => {
    expect(drillDownQuery('search {selected item} | where A == 1', 'CONF-01')).toBe('search "CONF-01" | where A == 1');
    expect(drillDownQuery('T | where C == {selected item} or D == {selected item}', '$&{selected item}')).toBe(
      'T | where C == "$&{selected item}" or D == "$&{selected item}"',
    );
    expect(drillDownQuery('T | where C == {item} and D == "{title}"', 'x')).toBe(
      'T | where C == {item} and D == "{title}"',
    );
  });

  test.each([
    ['T | where C == "{selected item}"'],
    ["T | where C == '{selected item}'"],
    ['T | where C == @"a""{selected item}"'],
    ["T | where C == h@'{selected item}'"],
    ['T // {selected item}\n| count'],
    ['print ```\n{selected item}\n```'],
    ['T | where C == "\\"{selected item}"'],
  ])('inside of a text or comment nothing is put in: %s', (query) => {
    expect(isItemInText(query)).toBe(true);
    expect(drillDownQuery(query, 'x')).toBe(query);
  });

  test('whatever the item is, it stays one value: the query compares with it and does nothing else', async () => {
    const column = { name: 'Name', type: 'string' as const, description: '.' };
    const engine = memoryEngine([
      { name: 'T', description: '.', timeColumn: null, columns: [column], rows: [['other'], ['"'], ['x']] },
      { name: 'Secret', description: '.', timeColumn: null, columns: [column], rows: [['secret']] },
    ]);
    const run = async (text: string) => (await engine.run({ text, workspace: 'w', caller: 'c' })).rows;
    const attempts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({
        unit: fc.constantFrom(
          '"',
          "'",
          '\\',
          '\n',
          '\r',
          '`',
          '~',
          '@',
          '/',
          '|',
          ';',
          '{',
          '}',
          '\u2028',
          '\u0085',
          '\0',
          'a',
        ),
      }),
      fc.constantFrom(
        'x" or true or Name == "',
        '" | union Secret //',
        '\\" | union Secret //',
        '"; Secret',
        "' | Secret",
        '{selected item}',
      ),
    );
    try {
      await fc.assert(
        fc.asyncProperty(attempts, async (item) => {
          const found = await run(
            drillDownQuery('T | extend Same = Name == {selected item}, Item = {selected item}', item),
          );
          expect(found).toEqual(['other', '"', 'x'].map((name) => [name, name === item, item]));
        }),
        { numRuns: 60 },
      );
    } finally {
      await engine.close();
    }
  });
});
