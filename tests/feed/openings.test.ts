import { afterEach, expect, test } from '@jest/globals';
import type { FeedStream } from '../../src/feed/feed.ts';
import { createOpenings } from '../../src/feed/openings.ts';
import { createPace } from '../../src/feed/pace.ts';

/* Those who open the same at about the same time share one reading, and none gets what was read before it asked. */

const openings = createOpenings<string, string>();
let readings: Reading[] = [];
let renders: string[] = [];
let leaving: (() => void)[] = [];

/** A reading of a snapshot: its pages come when a test lets them. */
interface Reading {
  /** Lets the next page come; an error makes it fail, null ends the opening. */
  give(page: readonly string[] | Error | null): void;
}

afterEach(async () => {
  for (const leave of leaving) leave();
  await turns();
  expect(openings.held).toBe(0);
  [readings, renders, leaving] = [[], [], []];
});

const turns = async () => {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

function streamOf(): FeedStream<string> {
  return {
    opening() {
      const given: (readonly string[] | Error | null)[] = [];
      let wake = (): void => {};
      const reading: Reading = {
        give(page) {
          given.push(page);
          wake();
        },
      };
      return (async function* () {
        readings.push(reading);
        for (;;) {
          while (given.length === 0) await new Promise<void>((resolve) => (wake = resolve));
          const page = given.shift()!;
          if (page === null) return;
          if (page instanceof Error) throw page;
          yield { messages: page, end: 7 };
        }
      })();
    },
    positionAfter: (end: number) => end,
  } as unknown as FeedStream<string>;
}

/** A subscriber that takes pages until it is told to stall. */
function open(name: string | null) {
  let leave = (): void => {};
  const ended = new Promise<void>((resolve) => (leave = resolve));
  const got: string[] = [];
  const state = { got, failure: null as Error | null, isDone: false, stalls: false, leave, goOn: () => {} };
  leaving.push(() => {
    leave();
    state.goOn();
  });
  const render = async (message: string) => {
    renders.push(message);
    return message.toUpperCase();
  };
  void (async () => {
    try {
      for await (const { payloads } of openings.follow(name, streamOf(), render, ended)) {
        got.push(...payloads);
        if (state.stalls) await new Promise<void>((resolve) => (state.goOn = resolve));
        if (leaving.length === 0) return;
      }
    } catch (error) {
      state.failure = error as Error;
    }
    state.isDone = true;
  })();
  return state;
}

test('those who ask in one turn share one reading and one execution', async () => {
  const all = Array.from({ length: 100 }, () => open('same'));
  const other = open('other');
  await turns();
  expect(readings).toHaveLength(2);
  readings[0]!.give(['a', 'b']);
  readings[0]!.give(null);
  await turns();
  for (const { got, isDone } of all) expect([got, isDone]).toEqual([['A', 'B'], true]);
  expect([renders, other.got]).toEqual([['a', 'b'], []]);
  readings[1]!.give(null);
});

test('who comes after the reading has begun gets a later one, together with all who come meanwhile', async () => {
  const first = open('same');
  await turns();
  const late = [open('same'), open('same'), open('same')];
  await turns();
  expect(readings).toHaveLength(1);
  readings[0]!.give(['old']);
  readings[0]!.give(null);
  await turns();
  expect(readings).toHaveLength(2);
  readings[1]!.give(['new']);
  readings[1]!.give(null);
  await turns();
  expect([first.got, ...late.map(({ got }) => got)]).toEqual([['OLD'], ['NEW'], ['NEW'], ['NEW']]);
});

test('one that stalls hinders nobody, goes on where it was, and what it holds is counted', async () => {
  const [slow, quick] = [open('same'), open('same')];
  slow.stalls = true;
  await turns();
  for (const page of [['a'], ['b'], ['c'], null]) readings[0]!.give(page);
  await turns();
  expect([slow.got, quick.got, quick.isDone]).toEqual([['A'], ['A', 'B', 'C'], true]);
  expect(openings.held).toBe(3);
  slow.stalls = false;
  slow.goOn();
  await turns();
  expect([slow.got, slow.isDone, openings.held]).toEqual([['A', 'B', 'C'], true, 0]);
  expect(renders).toEqual(['a', 'b', 'c']);
});

test('a reading that fails tells each of its members, and the next begins anew', async () => {
  const members = [open('same'), open('same')];
  await turns();
  const next = open('same');
  readings[0]!.give(new Error('away'));
  await turns();
  expect(members.map(({ failure }) => failure?.message)).toEqual(['away', 'away']);
  expect(readings).toHaveLength(2);
  readings[1]!.give(['a']);
  readings[1]!.give(null);
  await turns();
  expect(next.got).toEqual(['A']);
});

test('where all leave before it begins, nothing is read; where all leave on the way, the next begins', async () => {
  const first = open('same');
  await turns();
  const [gone, stays] = [open('same'), open('same')];
  gone.leave();
  first.stalls = true;
  readings[0]!.give(['a']);
  await turns();
  first.leave();
  first.stalls = false;
  first.goOn();
  readings[0]!.give(null);
  await turns();
  expect(readings).toHaveLength(2);
  readings[1]!.give(['b']);
  readings[1]!.give(null);
  await turns();
  expect([gone.got, stays.got]).toEqual([[], ['B']]);
});

test('those that share with nobody read by themselves', async () => {
  open(null);
  open(null);
  await turns();
  expect(readings).toHaveLength(2);
  for (const reading of readings) reading.give(null);
});

test('many who send at once have turns, in their order', async () => {
  const pace = createPace(100);
  const order: number[] = [];
  const all = Array.from({ length: 10 }, async (_, n) => {
    await pace(50);
    order.push(n);
  });
  await Promise.resolve();
  await Promise.resolve();
  expect(order).toEqual([0, 1]);
  await new Promise((resolve) => setImmediate(resolve));
  expect(order.length).toBeLessThan(10);
  await Promise.all(all);
  expect(order).toEqual(Array.from({ length: 10 }, (_, n) => n));
});
