import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createQueryEngine, QueryError, type TableProvider } from '../../src/query/index.ts';

const NEVER_ENDING = 'range x from 1 to 4000000000 step 1 | where x < 0';
const DAY = 86_400_000;

/** A table without an end: the test sees what is read of it, and when its readers leave. */
class Endless implements TableProvider {
  readonly open = new Set<AbortSignal>();
  read = 0;
  private watchers: (() => void)[] = [];

  tables() {
    const columns = [
      { name: 'TimeGenerated', type: 'datetime' as const, description: '' },
      { name: 'Number', type: 'long' as const, description: '' },
    ];
    return [{ name: 'Endless', description: '', timeColumn: 'TimeGenerated', columns }];
  }

  async *scan(_workspace: string, _table: string, { columns }: { columns: readonly string[] }, signal: AbortSignal) {
    this.open.add(signal);
    this.changed();
    try {
      while (!signal.aborted) {
        this.read += 1_000;
        yield Array.from({ length: 1_000 }, (_, index) =>
          columns.map((column) => (column === 'Number' ? index : new Date(index * DAY))),
        );
        await new Promise((resolve) => setImmediate(resolve));
      }
    } finally {
      this.open.delete(signal);
      this.changed();
    }
  }

  private changed(): void {
    for (const watcher of this.watchers.splice(0)) watcher();
  }

  async until(test: () => boolean): Promise<void> {
    while (!test()) await new Promise<void>((resolve) => this.watchers.push(resolve));
  }
}

describe('what a query may cost', () => {
  const source = new Endless();
  const engine = createQueryEngine({
    tables: source,
    limits: {
      bindMilliseconds: 20_000,
      resultRows: 1_000,
      resultBytes: 100_000,
      memoryBytes: 32 * 1024 * 1024,
      evaluationProcesses: 2,
      concurrentPerCaller: 1,
      queueLength: 1,
    },
  });
  const asked = (text: string, caller = 'test', signal?: AbortSignal) => ({
    text,
    workspace: 'default',
    caller,
    signal,
  });
  const failure = async (answer: Promise<unknown>): Promise<QueryError> => {
    const error = await answer.then(
      () => null,
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof QueryError))
      throw new Error('The query was answered, or failed otherwise', { cause: error });
    return error;
  };

  beforeAll(() => engine.run(asked('print 1')));
  afterAll(() => engine.close());

  test('rows beyond the limit are cut off, and the answer says so', async () => {
    const { rows, truncated } = await engine.run(asked('range x from 1 to 5000 step 1'));
    expect({ rows: rows.length, truncated }).toEqual({ rows: 1_000, truncated: true });
  });

  test('exactly as many rows as are allowed are not cut', async () => {
    const { rows, truncated } = await engine.run(asked('range x from 1 to 1000 step 1'));
    expect({ rows: rows.length, truncated }).toEqual({ rows: 1_000, truncated: false });
  });

  test('bytes beyond the limit are cut off, and the answer says so', async () => {
    const text = 'range x from 1 to 900 step 1 | extend s = strcat_array(repeat("abcdefghij", 100), "")';
    const { rows, truncated } = await engine.run(asked(text));
    expect(truncated).toBe(true);
    expect(JSON.stringify(rows).length).toBeLessThanOrEqual(100_000);
    expect(rows.length).toBeGreaterThan(50);
  });

  test.each([
    ['sort', 'range x from 1 to 5000000 step 1 | extend s = strcat("row number ", x) | sort by s asc | take 1'],
    ['summarize', 'range x from 1 to 5000000 step 1 | summarize make_list(strcat("row ", x)) by x | take 1'],
    ['join', 'range x from 1 to 3000000 step 1 | join (range x from 1 to 3000000 step 1) on x | count'],
  ])('memory: %s is named, at its place, and there are no rows', async (operator, query) => {
    const error = await failure(engine.run(asked(query)));
    expect(error.code).toBe('MEMORY_LIMIT');
    expect(error.message).toContain(`'${operator}'`);
    expect(query.slice(error.span.start)).toMatch(new RegExp(`^${operator}`));
    // the process, or another in its place, serves the next query
    expect((await engine.run(asked('print 2'))).rows).toEqual([[2]]);
  });

  test('a caller that goes away stops its query, in the source too', async () => {
    const leaving = new AbortController();
    const answer = failure(engine.run(asked('Endless | summarize count() by Number', 'test', leaving.signal)));
    await source.until(() => source.open.size === 1);
    leaving.abort();
    expect((await answer).code).toBe('CANCELLED');
    await source.until(() => source.open.size === 0);
    expect((await engine.run(asked('print 1'))).rows).toEqual([[1]]);
  });

  test('a source is read no further than the query needs, and not ahead of it', async () => {
    const before = source.read;
    const { rows, stats } = await engine.run(asked('Endless | take 5'));
    expect(rows).toHaveLength(5);
    expect(stats.pushedDown).toBe('Endless: 2 of 2 columns');
    await source.until(() => source.open.size === 0);
    expect(source.read - before).toBeLessThan(20_000);
  });

  test('one caller has so many queries at once, others are not held up by those that wait', async () => {
    const leaving = new AbortController();
    const first = failure(engine.run(asked(NEVER_ENDING, 'greedy', leaving.signal)));
    const second = failure(engine.run(asked(NEVER_ENDING, 'greedy', leaving.signal)));
    const third = await failure(engine.run(asked('print 3', 'greedy')));
    expect(third).toMatchObject({ code: 'TOO_MANY_QUERIES', retryAfterSeconds: expect.any(Number) });
    expect((await engine.run(asked('print 4', 'modest'))).rows).toEqual([[4]]);
    leaving.abort();
    expect([(await first).code, (await second).code]).toEqual(['CANCELLED', 'CANCELLED']);
  });

  test('a regular expression that explodes elsewhere is answered', async () => {
    const text = `let a = strcat_array(repeat("a", 5000), "");
      print a matches regex "^(a+)+$", strcat(a, "b") matches regex "^(a|aa)+$"`;
    expect((await engine.run(asked(text))).rows).toEqual([[true, false]]);
  });

  test('a query that takes too long is ended', async () => {
    const quick = createQueryEngine({ tables: source, limits: { bindMilliseconds: 20_000, runMilliseconds: 4_000 } });
    try {
      // that its processes start is part of the time that the first queries take
      let rows: unknown = null;
      while (rows === null) rows = await quick.run(asked('print 1')).catch(() => null);
      expect(await failure(quick.run(asked(NEVER_ENDING)))).toMatchObject({ code: 'TIMEOUT', line: 1 });
    } finally {
      await quick.close();
    }
  });
});
