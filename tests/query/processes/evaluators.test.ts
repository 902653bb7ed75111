import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { QueryError, type QueryEngine } from '../../../src/query/index.ts';
import { childrenOf, evaluatorsOf, isAlive, watchEvaluators, zombiesOf } from '../../helpers/children.ts';
import { eventually } from '../../helpers/process.ts';
import { memoryEngine } from '../memory-tables.ts';

const NEVER_ENDING = 'range x from 1 to 4000000000 step 1 | where x < 0';
/** Each of the 1,024 rows of a batch takes milliseconds, and no row leaves the batch before all are done. */
const ONE_PIECE = 'range x from 1 to 1024 step 1 | where array_length(array_sort_asc(range(x, 400000 + x, 1))) < 0';

async function failure(answer: Promise<unknown>): Promise<QueryError> {
  const error = await answer.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof QueryError)) throw new Error('The query was answered, or failed otherwise', { cause: error });
  return error;
}

describe('the processes of a query engine', () => {
  let engine: QueryEngine;
  const asked = (text: string, signal?: AbortSignal) => ({
    text,
    workspace: 'default',
    caller: 'test',
    ...(signal ? { signal } : {}),
  });
  const answers = async () => expect((await engine.run(asked('print 1'))).rows).toEqual([[1]]);
  /** An evaluator that works, and is none of these. */
  const busyEvaluator = (...others: number[]) => {
    const working = watchEvaluators(process.pid);
    return eventually(async () => working().find((pid) => !others.includes(pid)), 'at work');
  };

  const server = createServer();
  beforeAll(async () => {
    // what the processes must not inherit
    process.env['A_SECRET_OF_THE_SERVER'] = 'secret';
    server.listen(0, '127.0.0.1');
    engine = memoryEngine([], { bindMilliseconds: 20_000, memoryBytes: 32 * 1024 * 1024 });
    engine.warmUp();
    await answers();
  });
  afterAll(async () => {
    delete process.env['A_SECRET_OF_THE_SERVER'];
    server.close();
    await engine.close();
  });

  test('they inherit no environment, no input and no sockets', () => {
    const own = new Set(descriptorsOf(process.pid));
    const children = childrenOf(process.pid).filter(({ command }) => command.startsWith('roomwatch-'));
    expect(children.map(({ command }) => command.split(' ')[0])).toEqual(
      expect.arrayContaining(['roomwatch-evaluator', 'roomwatch-language']),
    );
    for (const { pid } of children) {
      const names = readFileSync(`/proc/${pid}/environ`, 'utf8')
        .split('\0')
        .map((line) => line.split('=')[0]);
      expect(
        names.filter((name) => !/^(TZ|PWD|SHLVL|_|OLDPWD|NODE_CHANNEL_\w+|LD_LIBRARY_PATH|)$/.test(name!)),
      ).toEqual([]);
      expect(readlinkSync(`/proc/${pid}/fd/0`)).toBe('/dev/null');
      const shared = descriptorsOf(pid).filter((target) => target.startsWith('socket:') && own.has(target));
      expect(shared).toEqual([]);
      expect(readFileSync(`/proc/${pid}/limits`, 'utf8')).toMatch(/Max core file size +0 +0/);
    }
  });

  test('kill -9 from outside: its query is told, the next is answered, and others are not disturbed', async () => {
    const leaving = new AbortController();
    const other = failure(engine.run(asked(NEVER_ENDING, leaving.signal)));
    const neighbour = await busyEvaluator();
    const query = failure(engine.run(asked(NEVER_ENDING)));
    const victim = await busyEvaluator(neighbour);
    process.kill(victim, 'SIGKILL');
    expect(await query).toMatchObject({
      code: 'INTERRUPTED',
      endsEvaluator: false,
      message: 'The process that ran the query was ended from outside (SIGKILL). The query can be run again.',
    });
    await answers();
    expect(isAlive(neighbour)).toBe(true);
    leaving.abort();
    expect((await other).code).toBe('CANCELLED');
  });

  test('evaluators that are killed while they are idle cost no query anything', async () => {
    await answers();
    for (const pid of evaluatorsOf(process.pid)) process.kill(pid, 'SIGKILL');
    await answers();
  });

  test('the processes that parse are killed: the next query is answered', async () => {
    for (const { pid, command } of childrenOf(process.pid))
      if (command.startsWith('roomwatch-language')) process.kill(pid, 'SIGKILL');
    expect((await engine.run(asked(`print ${Date.now()} > 0`))).rows).toEqual([[true]]);
  });

  test('fifty queries in a row are answered while evaluators are killed', async () => {
    let killed = 0;
    for (let count = 0; count < 50; count += 1) {
      if (count % 10 === 0) {
        for (const pid of evaluatorsOf(process.pid)) {
          process.kill(pid, 'SIGKILL');
          killed += 1;
        }
      }
      expect((await engine.run(asked(`range x from 1 to ${count + 1} step 1 | count`))).rows).toEqual([[count + 1]]);
    }
    expect(killed).toBeGreaterThan(4);
  });

  test('a query that is cancelled while it works ends, and its evaluator goes on to the next', async () => {
    const leaving = new AbortController();
    const query = failure(engine.run(asked(NEVER_ENDING, leaving.signal)));
    const pid = await busyEvaluator();
    leaving.abort();
    expect((await query).code).toBe('CANCELLED');
    await answers();
    expect(isAlive(pid)).toBe(true);
  });

  test('a query that is cancelled in one synchronous piece ends with its evaluator', async () => {
    const leaving = new AbortController();
    const query = failure(engine.run(asked(ONE_PIECE, leaving.signal)));
    await busyEvaluator();
    leaving.abort();
    expect((await query).code).toBe('CANCELLED');
    await answers();
  });

  test('a deadline in one synchronous piece names the operator', async () => {
    const error = await failure(engine.run({ ...asked(ONE_PIECE), runMilliseconds: 2_000 }));
    expect(error).toMatchObject({ code: 'TIMEOUT', endsEvaluator: false });
    expect(error.message).toBe("The query took longer than 2 s in the operator 'where'.");
    await answers();
  });

  test('what needs too much memory is told so and costs its evaluator', async () => {
    const text = 'range x from 1 to 5000000 step 1 | extend s = strcat("row number ", x) | sort by s asc | take 1';
    expect(await failure(engine.run(asked(text)))).toMatchObject({ code: 'MEMORY_LIMIT', endsEvaluator: true });
    await answers();
  });

  test('closing ends all of them, also those that work, and leaves no zombie', async () => {
    const before = new Set(childrenOf(process.pid).map(({ pid }) => pid));
    const closing = memoryEngine([], { bindMilliseconds: 20_000 });
    closing.warmUp();
    await closing.run(asked('print 1'));
    const query = failure(closing.run(asked(NEVER_ENDING)));
    const own = await eventually(async () => {
      const found = childrenOf(process.pid).filter(({ pid }) => !before.has(pid));
      return found.filter(({ command }) => command.startsWith('roomwatch-')).length > 1 ? found : null;
    }, 'children');
    await closing.close();
    expect((await query).code).toBe('CANCELLED');
    expect(own.filter(({ pid }) => isAlive(pid))).toEqual([]);
    expect(zombiesOf(process.pid)).toEqual([]);
  });
});

const descriptorsOf = (pid: number): string[] =>
  readdirSync(`/proc/${pid}/fd`).flatMap((name) => {
    try {
      return [readlinkSync(`/proc/${pid}/fd/${name}`)];
    } catch {
      return [];
    }
  });
