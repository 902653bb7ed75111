import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { QueryError, type QueryEngine } from '../../src/query/index.ts';
import { memoryEngine } from './memory-tables.ts';

/** A row of the tables of these tests. Text has no null. */
interface Row {
  k: number | null;
  v: number | null;
  s: string;
}

const RUNS = { numRuns: 60 };

const row: fc.Arbitrary<Row> = fc.record({
  k: fc.option(fc.integer({ min: -2, max: 3 }), { nil: null }),
  v: fc.option(fc.integer({ min: -5, max: 5 }), { nil: null }),
  s: fc.constantFrom('', 'a', 'A', 'room-1', 'Room-1 camera'),
});
const table = fc.array(row, { maxLength: 12 });

const literal = ({ k, v, s }: Row) => `int(${k}), long(${v}), ${JSON.stringify(s)}`;
const datatable = (rows: readonly Row[]) => `datatable(k:int, v:long, s:string)[${rows.map(literal).join(', ')}]`;
const cells = ({ k, v, s }: Row) => [k, v, s];
const multiset = (rows: readonly (readonly unknown[])[]) => rows.map((one) => JSON.stringify(one)).sort();

/** Comparisons as the documentation of nulls has them: unknown for an order, false for equality, true for inequality. */
const COMPARISONS: Readonly<Record<string, (a: number | null, b: number) => boolean | null>> = {
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => (a === null ? null : a < b),
  '>=': (a, b) => (a === null ? null : a >= b),
};

/** A condition with what it gives for a row; null is neither true nor false. */
type Condition = readonly [text: string, holds: (row: Row) => boolean | null];

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc
    .tuple(fc.constantFrom('k', 'v'), fc.constantFrom(...Object.keys(COMPARISONS)), fc.integer({ min: -3, max: 3 }))
    .map(([column, sign, value]): Condition => [
      `${column} ${sign} ${value}`,
      (one) => COMPARISONS[sign]!(one[column as 'k' | 'v'], value),
    ]),
  fc.constantFrom<Condition>(
    ['isnull(k)', (one) => one.k === null],
    ['s =~ "a"', (one) => one.s.toLowerCase() === 'a'],
    ['s has "ROOM"', (one) => /(^|[^a-z0-9])room($|[^a-z0-9])/i.test(one.s)],
    ['s contains "oo"', (one) => one.s.includes('oo')],
    ['s startswith_cs "R"', (one) => one.s.startsWith('R')],
    ['k in (1, 2)', (one) => one.k === 1 || one.k === 2],
    ['k !in (1, 2)', (one) => one.k !== 1 && one.k !== 2],
    ['isempty(s)', (one) => one.s === ''],
  ),
);

/** Three-valued logic: what is not known stays so unless the other side decides. */
const and = (a: boolean | null, b: boolean | null) =>
  a === false || b === false ? false : a === null || b === null ? null : true;
const or = (a: boolean | null, b: boolean | null) =>
  a === true || b === true ? true : a === null || b === null ? null : false;

const condition: fc.Arbitrary<Condition> = fc.letrec<{ one: Condition }>((tie) => ({
  one: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc
      .tuple(tie('one'), tie('one'))
      .map(([a, b]): Condition => [`(${a[0]} and ${b[0]})`, (r) => and(a[1](r), b[1](r))]),
    fc.tuple(tie('one'), tie('one')).map(([a, b]): Condition => [`(${a[0]} or ${b[0]})`, (r) => or(a[1](r), b[1](r))]),
  ),
})).one;

describe('the engine against a plain computation', () => {
  let engine: QueryEngine;
  const run = async (text: string) => (await engine.run({ text, workspace: 'default', caller: 'test' })).rows;

  beforeAll(async () => {
    engine = memoryEngine();
    await run('print 1');
  });
  afterAll(() => engine.close());

  test('where keeps the rows whose condition is true, in their order', async () => {
    await fc.assert(
      fc.asyncProperty(table, condition, async (rows, [text, holds]) => {
        expect(await run(`${datatable(rows)} | where ${text}`)).toEqual(
          rows.filter((one) => holds(one) === true).map(cells),
        );
      }),
      RUNS,
    );
  });

  test('sort puts nulls lowest, by one key after the other, and top is its beginning', async () => {
    const order = (a: number | null, b: number | null) => (a === b ? 0 : a === null ? -1 : b === null ? 1 : a - b);
    await fc.assert(
      fc.asyncProperty(table, fc.boolean(), fc.integer({ min: 1, max: 5 }), async (rows, ascending, count) => {
        const sign = ascending ? 1 : -1;
        const sorted = [...rows].sort((a, b) => sign * order(a.k, b.k) || -order(a.v, b.v));
        const direction = ascending ? 'asc' : 'desc';
        const keys = sorted.map(({ k, v }) => [k, v]);
        expect(await run(`${datatable(rows)} | sort by k ${direction}, v | project k, v`)).toEqual(keys);
        expect(await run(`${datatable(rows)} | top ${count} by k ${direction} | project k`)).toEqual(
          keys.slice(0, count).map(([k]) => [k]),
        );
      }),
      RUNS,
    );
  });

  test('summarize counts and adds up each group', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const groups = new Map<string, Row[]>();
        for (const one of rows)
          groups.set(JSON.stringify([one.k, one.s]), [...(groups.get(JSON.stringify([one.k, one.s])) ?? []), one]);
        const expected = [...groups].map(([key, own]) => {
          const known = own.flatMap(({ v }) => (v === null ? [] : [v]));
          return [
            ...(JSON.parse(key) as unknown[]),
            own.length,
            known.reduce((a, b) => a + b, 0),
            known.length === 0 ? null : Math.min(...known),
            known.length === 0 ? null : Math.max(...known),
            new Set(known).size,
            known.filter((v) => v > 0).length,
          ];
        });
        const answer = await run(
          `${datatable(rows)} | summarize count(), sum(v), min(v), max(v), dcount(v), countif(v > 0) by k, s`,
        );
        expect(multiset(answer)).toEqual(multiset(expected));
      }),
      RUNS,
    );
  });

  test('joins of every kind', async () => {
    const same = (a: Row, b: Row) => a.s === b.s;
    const none = [null, null, ''] as const;
    const KINDS: Readonly<Record<string, (left: Row[], right: Row[]) => unknown[][]>> = {
      inner: (left, right) =>
        left.flatMap((a) => right.filter((b) => same(a, b)).map((b) => [...cells(a), ...cells(b)])),
      leftouter: (left, right) =>
        left.flatMap((a) => {
          const found = right.filter((b) => same(a, b));
          return found.length > 0 ? found.map((b) => [...cells(a), ...cells(b)]) : [[...cells(a), ...none]];
        }),
      rightouter: (left, right) =>
        right.flatMap((b) => {
          const found = left.filter((a) => same(a, b));
          return found.length > 0 ? found.map((a) => [...cells(a), ...cells(b)]) : [[...none, ...cells(b)]];
        }),
      leftsemi: (left, right) => left.filter((a) => right.some((b) => same(a, b))).map(cells),
      leftanti: (left, right) => left.filter((a) => !right.some((b) => same(a, b))).map(cells),
      rightsemi: (left, right) => right.filter((b) => left.some((a) => same(a, b))).map(cells),
      rightanti: (left, right) => right.filter((b) => !left.some((a) => same(a, b))).map(cells),
    };
    await fc.assert(
      fc.asyncProperty(table, table, fc.constantFrom(...Object.keys(KINDS)), async (left, right, kind) => {
        const answer = await run(`${datatable(left)} | join kind=${kind} (${datatable(right)}) on s`);
        expect(multiset(answer)).toEqual(multiset(KINDS[kind]!(left, right)));
      }),
      RUNS,
    );
  });

  test('arithmetic of long is that of 64 bits', async () => {
    const long = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
    const wrap = (value: bigint) => BigInt.asIntN(64, value);
    await fc.assert(
      fc.asyncProperty(long, long, async (a, b) => {
        // the least of all has no literal of its own
        const of = (value: bigint) => (value === -(2n ** 63n) ? '(-9223372036854775807 - 1)' : `(${value})`);
        const [cellsOfRow] = await run(
          `print ${of(a)} + ${of(b)}, ${of(a)} - ${of(b)}, ${of(a)} * ${of(b)}, ${of(a)} < ${of(b)}`,
        );
        expect(cellsOfRow!.map(String)).toEqual([wrap(a + b), wrap(a - b), wrap(a * b), a < b].map(String));
      }),
      RUNS,
    );
  });

  test('times and lengths of time survive being written and read', async () => {
    const tick = fc.bigInt({ min: 0n, max: 3_155_378_975_999_999_999n });
    await fc.assert(
      fc.asyncProperty(tick, tick, async (a, b) => {
        const [first] = await run(
          `let a = datetime(0001-01-01) + ${a} * 1tick; let b = totimespan(${b / 1000n});
           print a == todatetime(tostring(a)), b == totimespan(tostring(b)), a - datetime(0001-01-01) == ${a} * 1tick`,
        );
        expect(first).toEqual([true, true, true]);
      }),
      RUNS,
    );
  });

  test('whatever text comes, it is answered or refused at a place within it', async () => {
    const word = fc.constantFrom(
      'print',
      'x',
      '=',
      '1',
      '|',
      'where',
      'summarize',
      'count()',
      'by',
      '(',
      ')',
      '"a"',
      ',',
      'extend',
      'join',
      'on',
      'let',
      ';',
      'union',
      'range',
      'from',
      'to',
      'step',
      'dynamic([1])',
      '[0]',
      '.',
      'ago(1d)',
      'T',
      'datatable(a:int)[1]',
      'parse',
      'with',
      '*',
    );
    const text = fc.oneof(
      fc.array(word, { maxLength: 12 }).map((words) => words.join(' ')),
      fc.string({ maxLength: 60, unit: 'binary' }),
    );
    await fc.assert(
      fc.asyncProperty(text, async (asked) => {
        const outcome = await engine
          .run({ text: asked, workspace: 'default', caller: 'test' })
          .catch((error: unknown) => error);
        if (!(outcome instanceof Error)) return;
        expect(outcome).toBeInstanceOf(QueryError);
        const { code, span, line, column } = outcome as QueryError;
        expect(code).not.toBe('INTERNAL');
        expect(span.start).toBeLessThanOrEqual(asked.length);
        expect(asked.split('\n')[line - 1]!.length).toBeGreaterThanOrEqual(column - 1);
      }),
      { numRuns: 300 },
    );
  });
});
