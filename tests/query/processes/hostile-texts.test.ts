import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { QueryError, type QueryEngine } from '../../../src/query/index.ts';
import { childrenOf, zombiesOf } from '../../helpers/children.ts';
import { eventually } from '../../helpers/process.ts';
import { memoryEngine } from '../memory-tables.ts';

const times = (count: number, make: (index: number) => string, between = '') =>
  Array.from({ length: count }, (_, index) => make(index)).join(between);

/** Texts within 64 kB that give the parser, the binder or the planner far more work or memory than their length lets expect. */
const TEXTS: Readonly<Record<string, string>> = {
  'functions that call the one before twice': `let f0 = (x:long) { x };\n${times(40, (n) => `let f${n + 1} = (x:long) { f${n}(x) + f${n}(x) };\n`)} print f40(1)`,
  'tables that join the one before with itself': `let t0 = range a from 1 to 2 step 1 | extend ${times(50, (n) => `c${n} = a`, ', ')};\n${times(30, (n) => `let t${n + 1} = t${n} | join kind=inner t${n} on a;\n`)} t30 | count`,
  'tables that unite the one before with itself': `let t0 = print a = 1;\n${times(40, (n) => `let t${n + 1} = union t${n}, (t${n} | extend b${n} = 1);\n`)} t40 | count`,
  'a union of thousands': `union ${times(6_000, () => '(print 1)', ',')}`,
  'thousands of operators': `print a = 1 ${times(5_000, () => '| where a>0')}`,
  'thousands of signs': `print ${times(60_000, () => '-')}1`,
  'a long chain of and': `print ${times(10_000, () => 'true', ' and ')}`,
  'a list of lists': `print dynamic(${'['.repeat(30_000)}${']'.repeat(30_000)})`,
  'brackets without an end': `print ${'('.repeat(60_000)}`,
  'quotes without an end': `print ${times(16_000, () => '"a" "')}`,
  'columns that double': `print a = 1 ${times(20, (n) => `| extend ${times(100, (m) => `b${n}_${m} = a`, ', ')} | project-reorder * asc`)}`,
  'cases within cases': `print ${times(120, () => 'case(true, ')}1${times(120, () => ', 2)')}`,
};

/** `npm run test:long` takes all of them. */
const ALL = process.env['HOSTILE_TEXTS'] === 'all';
const SHORT = new Set([
  'tables that join the one before with itself',
  'quotes without an end',
  'thousands of signs',
  'brackets without an end',
]);

describe('hostile texts', () => {
  let engine: QueryEngine;
  beforeAll(() => {
    engine = memoryEngine([], { bindMilliseconds: 500 });
    engine.warmUp();
  });
  afterAll(() => engine.close());

  /** A query of people: where its process must start first, it may take longer than a text is allowed. */
  const answers = async () => {
    const request = { text: 'print 1', workspace: 'default', caller: 'other' };
    return (await eventually(() => engine.run(request), 'answered')).rows;
  };

  test('each is answered or refused, and the process that met them is the same', async () => {
    expect(await answers()).toEqual([[1]]);
    for (const [name, text] of Object.entries(TEXTS).filter(([name]) => ALL || SHORT.has(name))) {
      const request = { text: text.slice(0, 65_000), workspace: 'default', caller: 'test' };
      const failure: unknown = await engine.run({ ...request, runMilliseconds: 1_000 }).then(
        () => null,
        (error: unknown) => error,
      );
      expect({ name, failure: failure === null || failure instanceof QueryError }).toEqual({ name, failure: true });
      expect({ name, code: (failure as QueryError | null)?.code }).not.toEqual({ name, code: 'INTERNAL' });
    }
    expect(await answers()).toEqual([[1]]);
    expect(childrenOf(process.pid).length).toBeGreaterThan(0);
    await eventually(async () => zombiesOf(process.pid).length === 0, 'without zombies');
  });
});
