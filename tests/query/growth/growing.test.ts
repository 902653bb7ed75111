import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { QueryError, type QueryEngine } from '../../../src/query/index.ts';
import { memoryEngine } from '../memory-tables.ts';
import { everyCall, growingTexts, knownCalls } from './growing-texts.ts';
import { ANSWERED, KILLERS } from './killers.ts';

/** How long random texts are tried; ten minutes or more by hand. */
const SECONDS = Number(process.env['GROWING_SECONDS'] ?? 20);
/** Calls of each function; a few more by hand. */
const CALLS = process.env['GROWING_SECONDS'] === undefined ? 1 : 3;
/** Rows multiply too: texts that take longer end with TIMEOUT. */
const RUN_MILLISECONDS = 10_000;
/** On a busy machine, and by hand. */
const PATIENCE = 3_600_000;

const MEMORY_BYTES = 256 * 1024 * 1024;
/** Bytes of this process, and of those that it has started: an evaluator, one that replaces it, those that read texts. */
const MOST_BYTES = 1_500 * 1024 * 1024;
const MOST_OF_CHILDREN = 4_000 * 1024 * 1024;

/** The resident memory of the processes that this one has started, where the system reports it. */
function memoryOfChildren(): number {
  const children = `/proc/self/task/${process.pid}/children`;
  if (!existsSync(children)) return 0;
  return readFileSync(children, 'utf8')
    .split(' ')
    .filter((pid) => /^\d+$/.test(pid))
    .reduce((sum, pid) => sum + residentOf(pid), 0);
}

function residentOf(pid: string): number {
  try {
    // man 5 proc: the second number are pages of 4 kB
    return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4096;
  } catch {
    // it has just ended
    return 0;
  }
}

describe('values that grow', () => {
  let engine: QueryEngine;
  const known = knownCalls(CALLS);
  const outcomes = new Map<string, number>();
  let most = 0;

  const ask = (text: string, caller = 'greedy', runMilliseconds?: number) =>
    engine.run({ text, workspace: 'default', caller, ...(runMilliseconds ? { runMilliseconds } : {}) });
  const failureOf = async (text: string): Promise<QueryError> => {
    const outcome = await ask(text).catch((error: unknown) => error);
    if (!(outcome instanceof QueryError)) throw new Error(`Not refused: ${text}`, { cause: outcome });
    return outcome;
  };

  beforeAll(async () => {
    engine = memoryEngine([], {
      memoryBytes: MEMORY_BYTES,
      evaluationProcesses: 1,
      bindMilliseconds: 5_000,
    });
    await ask('print 1');
  });
  afterAll(() => engine.close());

  /** Every text is answered or refused, the next query is answered, and the memory of the process stays within its bound. */
  async function survives(text: string): Promise<void> {
    const outcome = await ask(text, 'greedy', RUN_MILLISECONDS).then(
      () => 'rows',
      (error: unknown) => (error instanceof QueryError ? error.code : String(error)),
    );
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    expect(outcome).toMatch(/^(rows|VALUE_LIMIT|MEMORY_LIMIT|BAD_ARGUMENT|TOO_COMPLEX|TIMEOUT|KS\d+)$/);
    expect((await ask('print 2', 'modest')).rows).toEqual([[2]]);
    const { rss } = process.memoryUsage();
    expect(rss).toBeLessThan(MOST_BYTES);
    const children = memoryOfChildren();
    most = Math.max(most, children);
    expect(children).toBeLessThan(MOST_OF_CHILDREN);
  }

  test.each(KILLERS)('%s is refused (%s), and the next query is answered', async (name, code, text) => {
    const { code: found, message } = await failureOf(text);
    expect({ code: found, message }).toEqual({ code, message: expect.stringContaining(name) });
    expect((await ask('print 2', 'modest')).rows).toEqual([[2]]);
  });

  test.each(ANSWERED)('%s', async (_about, text, rows) => {
    expect((await ask(text)).rows).toEqual(rows);
  });

  test('garbage is not counted: a hundred rows of long texts one after the other are answered', async () => {
    const text = `print a = strcat_array(repeat(strcat_array(repeat("aaaaaaaaaa", 1000), ""), 1000), "")
      | extend x = range(1, 100) | mv-expand x | extend b = strlen(toupper(strcat(a, tostring(x)))) | summarize sum(b)`;
    expect((await ask(text)).rows).toEqual([[1_000_000_192]]);
  });

  test('functions that call each other twice are refused before they are written out', async () => {
    const nested = `let f = (x: long) { x + x }; print ${'f('.repeat(60)}1${')'.repeat(60)}`;
    expect(await failureOf(nested)).toMatchObject({
      code: 'TOO_COMPLEX',
      message: expect.stringContaining('written out'),
    });
    const tables = Array.from({ length: 40 }, (_, at) => `let t${at + 1} = (union t${at}, t${at});`).join('');
    expect((await failureOf(`let t0 = (print 1); ${tables} t40`)).code).toBe('TOO_COMPLEX');
    expect((await ask('print 2', 'modest')).rows).toEqual([[2]]);
  });

  test('calls are known of nearly every function', () => {
    const without = [...known.scalars, ...known.aggregates].filter(({ calls }) => calls.length === 0);
    expect(without.map(({ name }) => name)).toEqual([]);
  });

  test(
    'each function and aggregate of the registry, repeated',
    async () => {
      for (const text of everyCall(known)) await survives(text);
    },
    PATIENCE,
  );

  test(
    'random texts',
    async () => {
      await fc.assert(fc.asyncProperty(growingTexts(known), survives), {
        numRuns: 1_000_000,
        interruptAfterTimeLimit: SECONDS * 1_000,
        endOnFailure: true,
      });
      const counts = [...outcomes].map(([outcome, count]) => `${count} ${outcome}`).join(', ');
      process.stdout.write(`Growing texts: ${counts}; evaluators had at most ${Math.round(most / 1024 / 1024)} MB\n`);
      expect(outcomes.get('rows')).toBeGreaterThan(5);
    },
    PATIENCE,
  );
});
