import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, test } from '@jest/globals';
import { createQueryEngine, QueryError, type QueryEngine, type TableProvider } from '../../src/query/index.ts';

/** A table without end that knows how far it was read and whether it was let go. */
class Endless implements TableProvider {
  batches = 0;
  closed = 0;

  tables() {
    const columns = [{ name: 'n', type: 'long' as const, description: '' }];
    return [{ name: 'Endless', description: '', columns, timeColumn: null }];
  }

  async *scan(_workspace: string, _table: string, _request: unknown, signal: AbortSignal) {
    try {
      while (!signal.aborted) {
        yield Array.from({ length: 1_000 }, (_, index) => [this.batches * 1_000 + index]);
        this.batches += 1;
      }
    } finally {
      this.closed += 1;
    }
  }
}

describe('a streamed result', () => {
  const source = new Endless();
  const engine: QueryEngine = createQueryEngine({
    tables: source,
    limits: { bindMilliseconds: 20_000, streamRows: 200_000, streamMilliseconds: 30_000, resultRows: 10, streams: 2 },
  });
  afterAll(() => engine.close());
  const asked = (text: string, signal?: AbortSignal) => ({
    text,
    workspace: 'default',
    caller: 'test',
    ...(signal ? { signal } : {}),
  });
  const failure = async (answer: Promise<unknown>): Promise<QueryError> => {
    const error = await answer.then(
      () => null,
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof QueryError)) throw new Error('no QueryError', { cause: error });
    return error;
  };

  test('is whole, in order, and longer than what is answered at once', async () => {
    let text = '';
    let rows = 0;
    const done = await engine.stream(asked('range x from 1 to 50000 step 1'), { format: 'ndjson' }, (bytes, count) => {
      text += Buffer.from(bytes).toString();
      rows += count;
    });
    const lines = text.trimEnd().split('\n');
    expect(lines.length).toBe(50_000);
    expect(lines.every((line, index) => line === `{"x":${index + 1}}`)).toBe(true);
    expect([rows, done.stats.rowsReturned, done.columns]).toEqual([50_000, 50_000, [{ name: 'x', type: 'long' }]]);
  });

  test('without rows there is a header', async () => {
    let text = '';
    await engine.stream(asked('print a = 1 | where a > 1'), { format: 'csv' }, (bytes) => {
      text += Buffer.from(bytes).toString();
    });
    expect(text).toBe('a\r\n');
  });

  test('now() is what the caller says', async () => {
    let text = '';
    const request = { ...asked('print t = now()'), now: new Date('2026-01-02T03:04:05Z') };
    await engine.stream(request, { format: 'csv' }, (bytes) => void (text += Buffer.from(bytes).toString()));
    expect(text).toBe('t\r\n2026-01-02T03:04:05.0000000Z\r\n');
  });

  test('while nobody takes, nothing is read: the source stands still after a few batches; who goes ends it', async () => {
    const before = { batches: source.batches, closed: source.closed };
    const gone = new AbortController();
    let chunks = 0;
    let first: () => void;
    const firstCame = new Promise<void>((resolve) => (first = resolve));
    const answer = failure(
      engine.stream(asked('Endless', gone.signal), { format: 'ndjson' }, () => {
        chunks += 1;
        first();
        return new Promise<never>(() => undefined);
      }),
    );
    await firstCame;
    let still = -1;
    while (still !== source.batches) {
      still = source.batches;
      await pause(200);
    }
    // Five chunks of 64 kB of rows of 12 bytes, and four batches ahead.
    expect(source.batches - before.batches).toBeLessThan(60);
    expect(chunks).toBe(1);
    gone.abort();
    expect((await answer).code).toBe('CANCELLED');
    while (source.closed === before.closed) await pause(10);
  });

  test('a taker that fails ends the query, and is the cause', async () => {
    const full = new Error('the disk is full');
    const error = await failure(engine.stream(asked('Endless'), { format: 'csv' }, () => Promise.reject(full)));
    expect([error.code, error.cause]).toEqual(['CANCELLED', full]);
  });

  test('rows beyond the limit are a failure, for a file that ends early looks whole', async () => {
    const error = await failure(engine.stream(asked('Endless'), { format: 'csv' }, () => undefined));
    expect([error.code, error.message]).toEqual(['RESULT_LIMIT', expect.stringContaining('200000 rows')]);
  });
});
