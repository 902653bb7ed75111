import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { QueryError, type QueryEngine } from '../../src/query/index.ts';
import { memoryEngine, type MemoryTable } from './memory-tables.ts';
import { randomTexts } from './random-texts.ts';

/** Some hundreds in each run of the suite, ten thousand by hand. */
const RUNS = Number(process.env['RANDOM_TEXTS'] ?? 200);
/** On a busy machine, and by hand. */
const PATIENCE = 3_600_000;

const column = (name: string, type: MemoryTable['columns'][number]['type']) => ({ name, type, description: '' });
const COLUMNS = [
  ...[column('d', 'datetime'), column('t', 'string'), column('u', 'string'), column('n', 'long'), column('i', 'int')],
  ...[
    column('r', 'real'),
    column('f', 'bool'),
    column('s', 'timespan'),
    column('a', 'dynamic'),
    column('b', 'dynamic'),
    column('c', 'dynamic'),
  ],
  ...[column('g', 'guid'), column('m', 'decimal')],
];
const TIME = new Date('2026-01-02T03:04:05Z');
const GUID = '74be27de-1e4e-49d9-b579-fe0b331d3642';
const table = (name: string, columns: MemoryTable['columns'], rows: MemoryTable['rows']): MemoryTable => ({
  ...{ name, description: '', columns, rows },
  timeColumn: columns.some((one) => one.name === 'd') ? 'd' : null,
});
const TABLES = [
  table('T', COLUMNS, [
    [TIME, 'a,b', 'a', 1, 2, 1.5, true, null, [1, 'a', null], { k: 1, a: [2] }, [1, 2, 3], GUID, null],
    [null, '', 'é', null, null, null, null, null, null, 'text', null, null, null],
    [TIME, 'B', 'a', -5, 0, -0.5, false, null, { k: 'x' }, [], null, null, null],
  ]),
  table(
    'U',
    [column('t', 'string'), column('u', 'string'), column('n', 'real'), column('a', 'dynamic')],
    [['a', 'B', 2, {}]],
  ),
  table('V', [column('x', 'long')], [[1], [2]]),
  table('Empty', COLUMNS, []),
];

let engine: QueryEngine;
beforeAll(async () => {
  engine = memoryEngine(TABLES, { bindMilliseconds: 60_000 });
  await engine.run({ text: 'print 1', workspace: 'default', caller: 'test' });
});
afterAll(() => engine.close());

test(
  'no text gives an internal error: the answer is rows, or a refusal that says why',
  async () => {
    let answered = 0;
    await fc.assert(
      fc.asyncProperty(randomTexts, async (text) => {
        const outcome = await engine
          .run({ text, workspace: 'default', caller: 'test', runMilliseconds: 30_000 })
          .catch((error: unknown) => error);
        if (outcome instanceof QueryError) {
          expect([outcome.code, outcome.message]).toEqual([
            expect.not.stringMatching(/^(INTERNAL|INTERRUPTED)$/),
            expect.any(String),
          ]);
          return;
        }
        expect(outcome).toMatchObject({ rows: expect.any(Array) });
        answered += 1;
      }),
      { numRuns: RUNS },
    );
    // texts that are all refused would show nothing
    expect(answered).toBeGreaterThan(RUNS / 20);
  },
  PATIENCE,
);
