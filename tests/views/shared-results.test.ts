import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { createLogger } from '../../src/logger.ts';
import { openModels, type Models } from '../../src/models/index.ts';
import { wholeQueryError } from '../../src/query/plan/errors.ts';
import type { QueryEngine, QueryRequest, QueryResult } from '../../src/query/index.ts';
import { MOST_ROWS } from '../../src/services/queries/shared-result.ts';
import { createSharedResults } from '../../src/services/queries/shared-results.ts';
import { testServices } from '../helpers/services.ts';

const MINUTE = 60_000;
const log = createLogger('silent');

/** An engine that answers when the test says so: what is looked at here is who asks it, and how often. */
function heldEngine() {
  const asked: (QueryRequest & { answer(rows: unknown[][]): void; fail(error: Error): void })[] = [];
  let waiting: (() => void)[] = [];
  const engine = {
    run: (request: QueryRequest) =>
      new Promise<QueryResult>((resolve, reject) => {
        const answer = (rows: unknown[][]) =>
          resolve({
            columns: [{ name: 'n', type: 'long' }],
            rows,
            truncated: false,
            warnings: [],
            render: null,
            stats: {},
          } as never);
        asked.push({ ...request, answer, fail: reject });
        for (const tell of waiting) tell();
        waiting = [];
      }),
  } as unknown as QueryEngine;
  /** Resolves once so many queries have been asked in all. */
  const until = async (count: number) => {
    while (asked.length < count) await new Promise<void>((resolve) => waiting.push(resolve));
    return asked[count - 1]!;
  };
  return { engine, asked, until };
}

describe('results that many look at', () => {
  let now = new Date('2026-11-21T12:00:00.000Z');
  const clock = () => now;
  const opened: Models[] = [];
  const services = testServices();
  /** A process of its own: its own connection, its own memory. */
  async function startProcess() {
    const models = await openModels(services.mongodbUri);
    opened.push(models);
    const { engine, asked, until } = heldEngine();
    return {
      ...createSharedResults({ model: models.sharedResults, queries: engine, clock, log }),
      asked,
      until,
      models,
    };
  }
  let first: Awaited<ReturnType<typeof startProcess>>;
  let second: typeof first;

  beforeAll(async () => {
    first = await startProcess();
    second = await startProcess();
  });
  afterEach(() => {
    now = new Date(now.getTime() + 60 * MINUTE);
    first.asked.length = 0;
    second.asked.length = 0;
  });
  afterAll(() => Promise.all(opened.map(({ connection }) => connection.close())));

  test('a hundred viewers of two processes ask at the same moment: it is computed once, and all are shown the same', async () => {
    const asking = Array.from({ length: 100 }, (_, n) => (n % 2 ? first : second).get('w', 'hundred', MINUTE));
    const one = await Promise.race([first.until(1), second.until(1)]);
    one.answer([[7]]);
    const results = await Promise.all(asking);
    expect(first.asked.length + second.asked.length).toBe(1);
    for (const { data, error, computedAt } of results) {
      expect({ rows: data!.rows, error, computedAt }).toEqual({ rows: [[7]], error: null, computedAt: now });
    }
    // nobody in particular asks: the query goes on when a viewer goes
    expect(one).toMatchObject({ workspace: 'w', text: 'hundred', caller: 'w views' });
    expect(one.signal).toBeUndefined();
  });

  test('it is computed again after the refresh interval, not before, whichever process is asked', async () => {
    const asking = first.get('w', 'interval', MINUTE);
    (await first.until(1)).answer([[1]]);
    await asking;
    const start = now;
    now = new Date(start.getTime() + MINUTE - 1);
    expect((await second.get('w', 'interval', MINUTE)).data!.rows).toEqual([[1]]);
    expect((await first.get('w', 'interval', MINUTE)).data!.rows).toEqual([[1]]);
    expect(second.asked).toHaveLength(0);
    now = new Date(start.getTime() + MINUTE);
    const next = second.get('w', 'interval', MINUTE);
    (await second.until(1)).answer([[2]]);
    expect((await next).data!.rows).toEqual([[2]]);
    expect((await first.get('w', 'interval', MINUTE)).data!.rows).toEqual([[2]]);
    expect(first.asked).toHaveLength(1);
  });

  test('who takes older results does not answer for one who wants newer ones', async () => {
    const asking = first.get('w', 'ages', MINUTE);
    (await first.until(1)).answer([[1]]);
    await asking;
    now = new Date(now.getTime() + MINUTE);
    const [old, fresh] = [first.get('w', 'ages', 60 * MINUTE), first.get('w', 'ages', MINUTE)];
    (await first.until(2)).answer([[2]]);
    expect([(await old).data!.rows, (await fresh).data!.rows]).toEqual([[[1]], [[2]]]);
  });

  test('workspaces share nothing', async () => {
    const asking = [first.get('w', 'same', MINUTE), first.get('v', 'same', MINUTE)];
    const [one, other] = [await first.until(1), await first.until(2)];
    one.answer([[one.workspace]]);
    other.answer([[other.workspace]]);
    expect((await Promise.all(asking)).map(({ data }) => data!.rows)).toEqual([[['w']], [['v']]]);
  });

  test('a query that fails is not asked again before the interval is over', async () => {
    const asking = first.get('w', 'wrong', MINUTE);
    (await first.until(1)).fail(wholeQueryError('MEMORY_LIMIT', 'Too much.'));
    const wrong = { data: null, error: { code: 'MEMORY_LIMIT', message: 'Too much.', line: 1, column: 1 } };
    expect(await asking).toMatchObject(wrong);
    expect(await second.get('w', 'wrong', MINUTE)).toMatchObject(wrong);
    expect(second.asked).toHaveLength(0);
  });

  /** What costs an evaluator. */
  const fatal = () => Object.assign(wholeQueryError('MEMORY_LIMIT', 'Too much.'), { endsEvaluator: true });

  test('a query that costs its evaluator is run once a minute, and after three times once an hour', async () => {
    for (let count = 1; count <= 3; count += 1) {
      const asking = first.get('w', 'fatal', 1);
      (await first.until(count)).fail(fatal());
      expect((await asking).error).toMatchObject({ code: 'MEMORY_LIMIT' });
      // neither those who want newer results nor another process have it run again
      expect((await second.get('w', 'fatal', 1)).error).toMatchObject({ code: count < 3 ? 'MEMORY_LIMIT' : 'PAUSED' });
      expect(second.asked).toHaveLength(0);
      now = new Date(now.getTime() + MINUTE);
    }
    const paused = await second.get('w', 'fatal', 1);
    expect(paused.data).toBeNull();
    expect(paused.error!.message).toMatch(
      /^This query is paused since \S+Z\. It ended its evaluator 3 times; the last time: Too much\. It runs again when its text is changed, or after \S+Z\.$/,
    );
    now = new Date(now.getTime() + 59 * MINUTE);
    const once = second.get('w', 'fatal', 1);
    (await second.until(1)).fail(fatal());
    await once;
    expect((await first.get('w', 'fatal', 1)).error).toMatchObject({ code: 'PAUSED' });
    now = new Date(now.getTime() + 60 * MINUTE);
    const mended = first.get('w', 'fatal', 1);
    (await first.until(4)).answer([[1]]);
    expect((await mended).data!.rows).toEqual([[1]]);
    now = new Date(now.getTime() + 1);
    const next = first.get('w', 'fatal', 1);
    (await first.until(5)).answer([[2]]);
    expect((await next).data!.rows).toEqual([[2]]);
  });

  test('a query that takes the server down is counted before it runs', async () => {
    for (let count = 1; count <= 3; count += 1) {
      const process = await startProcess();
      void process.get('w', 'deadly', MINUTE);
      await process.until(1);
      // it is no more: its renewals stop, and its lease ends
      await process.models.sharedResults.model.collection.updateMany({ workspace: 'w' } as object, {
        $set: { leaseOwner: 'dead' },
      });
      now = new Date(now.getTime() + MINUTE);
    }
    expect((await first.get('w', 'deadly', 1)).error).toMatchObject({ code: 'PAUSED' });
    expect(first.asked).toHaveLength(0);
  });

  test('that too many queries run is told, and the next one who asks tries again', async () => {
    const asking = first.get('w', 'busy', MINUTE);
    (await first.until(1)).fail(wholeQueryError('TOO_MANY_QUERIES', 'Later.', 30));
    expect(await asking).toMatchObject({ data: null, error: { code: 'TOO_MANY_QUERIES' } });
    const again = second.get('w', 'busy', MINUTE);
    (await second.until(1)).answer([[1]]);
    expect((await again).data!.rows).toEqual([[1]]);
  });

  test('an unexpected failure reaches those who asked, and the next one who asks tries again', async () => {
    const asking = first.get('w', 'away', MINUTE);
    const failed = expect(asking).rejects.toThrow('gone');
    (await first.until(1)).fail(new Error('gone'));
    await failed;
    const again = first.get('w', 'away', MINUTE);
    (await first.until(2)).answer([[1]]);
    expect((await again).data!.rows).toEqual([[1]]);
  });

  test('where the process dies that computes it, another takes over once its lease is over', async () => {
    const slow = first.get('w', 'died', MINUTE);
    await first.until(1);
    // it never answers, and renews nothing
    const { model } = first.models.sharedResults;
    const asking = second.get('w', 'died', MINUTE);
    const leased = (await model.findOne({ leaseUntil: { $gt: now } }).lean())!;
    now = new Date(leased.leaseUntil!.getTime() + 1);
    (await second.until(1)).answer([[2]]);
    expect((await asking).data!.rows).toEqual([[2]]);
    // one that was only slow shows its own answer to those who wait for it, but it does not replace the newer one
    first.asked[0]!.answer([[1]]);
    expect((await slow).data!.rows).toEqual([[1]]);
    const third = await startProcess();
    expect((await third.get('w', 'died', MINUTE)).data!.rows).toEqual([[2]]);
    expect(third.asked).toHaveLength(0);
  });

  test('what is kept is bounded: rows beyond a thousand, or beyond a million characters, are left out', async () => {
    const many = first.get('w', 'many', MINUTE);
    (await first.until(1)).answer(Array.from({ length: MOST_ROWS + 1 }, (_, n) => [n]));
    expect((await many).data).toMatchObject({ truncated: true, rows: { length: MOST_ROWS } });
    const wide = first.get('w', 'wide', MINUTE);
    (await first.until(2)).answer(Array.from({ length: 30 }, () => ['x'.repeat(100_000)]));
    expect((await wide).data).toMatchObject({ truncated: true, rows: { length: 9 } });
    const exact = first.get('w', 'exact', MINUTE);
    (await first.until(3)).answer(Array.from({ length: MOST_ROWS }, (_, n) => [n]));
    expect((await exact).data).toMatchObject({ truncated: false, rows: { length: MOST_ROWS } });
  });
});
