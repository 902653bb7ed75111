import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { createEqualRequests } from '../../src/http/graphql/apollo/equal-requests.ts';

/* Equal requests that come while one is answered are one; none is answered by what began before it came. */

/** Executions that are ended by hand. */
function setUp() {
  const requests = createEqualRequests<string>();
  const begun: { end(answer: string): void; fail(error: Error): void; gone(): AbortSignal }[] = [];
  const make = (gone: () => AbortSignal) =>
    new Promise<string>((end, fail) => {
      begun.push({ end, fail, gone });
    });
  const ask = (name: string | null, response = responseOf()) => requests.answer(name, response, make);
  return { ask, begun };
}

function responseOf(): ServerResponse & { leave(): void } {
  const response = Object.assign(new EventEmitter(), { closed: false, writableFinished: false });
  const leave = () => {
    response.closed = true;
    response.emit('close');
  };
  return Object.assign(response, { leave }) as unknown as ServerResponse & { leave(): void };
}

/** All that is settled by promises alone. */
const settled = async () => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

test('those that come while one runs are one execution, which begins when that ends', async () => {
  const { ask, begun } = setUp();
  const first = ask('a');
  const others = [ask('a'), ask('a'), ask('a')];
  await settled();
  expect(begun).toHaveLength(1);
  begun[0]!.end('old');
  await settled();
  expect(await first).toBe('old');
  expect(begun).toHaveLength(2);
  begun[1]!.end('new');
  expect(await Promise.all(others)).toEqual(['new', 'new', 'new']);
});

test('none joins an execution that has begun, and none waits longer than a moment', async () => {
  const { ask, begun } = setUp();
  void ask('a');
  const second = ask('a');
  jest.advanceTimersByTime(20);
  await settled();
  expect(begun).toHaveLength(2);
  const third = ask('a');
  begun[1]!.end('second');
  expect(await second).toBe('second');
  await settled();
  expect(begun).toHaveLength(3);
  begun[2]!.end('third');
  expect(await third).toBe('third');
});

test('others share nothing: by another name, and by none', async () => {
  const { ask, begun } = setUp();
  for (const name of ['a', 'b', null, null]) void ask(name);
  await settled();
  expect(begun).toHaveLength(4);
});

test('a failure is told to each, and the next begins anew', async () => {
  const { ask, begun } = setUp();
  const first = ask('a');
  const others = [ask('a'), ask('a')];
  begun[0]!.fail(new Error('first'));
  await expect(first).rejects.toThrow('first');
  await settled();
  begun[1]!.fail(new Error('group'));
  for (const other of others) await expect(other).rejects.toThrow('group');
  const next = ask('a');
  begun[2]!.end('well');
  expect(await next).toBe('well');
});

test('what is asked for by several is given up when the last of them has gone', async () => {
  const { ask, begun } = setUp();
  void ask('a');
  const [one, other] = [responseOf(), responseOf()];
  void ask('a', one);
  void ask('a', other);
  begun[0]!.end('');
  await settled();
  const signal = begun[1]!.gone();
  one.leave();
  expect(signal.aborted).toBe(false);
  other.leave();
  expect(signal.aborted).toBe(true);
});
