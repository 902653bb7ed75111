import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { administrator } from '../../src/domain/principals/viewer.ts';
import { createFanOut, type FanOut } from '../../src/feed/fan-out.ts';
import { feedStream, MAX_LAG } from '../../src/feed/feed-stream.ts';
import type { FaultFeedMessage } from '../../src/resolvers/common/mappers.ts';
import { eventually } from '../helpers/process.ts';
import { createWorld, type World } from '../helpers/feed-world.ts';

/** A change as subscribers get it here: its number, and how often anybody has executed it by then. */
interface Payload {
  number: number;
  executions: number;
}

const moments = async (count = 5) => {
  for (let moment = 0; moment < count; moment += 1) await new Promise((resolve) => setImmediate(resolve));
};

let world: World;
let fanOut: FanOut<FaultFeedMessage, Payload>;
let executions: Map<number, number>;
let subscribers: Subscriber[];

beforeEach(async () => {
  world = await createWorld();
  fanOut = createFanOut();
  executions = new Map();
  subscribers = [];
});

afterEach(async () => {
  for (const subscriber of subscribers) subscriber.leave();
  // Whatever a test did: when all have left, nothing is kept for them.
  await eventually(async () => fanOut.size.groups === 0 && fanOut.size.seats === 0, 'everything let go of');
  expect(world.tail.waiting).toBe(0);
  await world.tail.stop();
});

/** Follows the faults of some sites, as a transport does; `room` is how many payloads it takes before it is full. */
class Subscriber {
  readonly got: number[] = [];
  sentAway = 0;
  readonly #end = new AbortController();
  #room = Infinity;
  #drain = (): void => {};
  #pending: Promise<void> | null = null;
  readonly done: Promise<void>;

  constructor({ sites, shape = 'shape' }: { sites?: readonly string[]; shape?: string | null } = {}) {
    subscribers.push(this);
    const { follow, faultFeed } = world.createContext();
    const payloads = fanOut.follow({
      stream: feedStream(follow, faultFeed, {
        workspace: administrator.workspace,
        filter: sites ? { sites } : {},
        after: null,
      }),
      shape,
      async render(message) {
        if (message.kind !== 'CHANGE') return { number: 0, executions: 0 };
        const { number } = message.entry;
        executions.set(number, (executions.get(number) ?? 0) + 1);
        return { number, executions: executions.get(number)! };
      },
      reader: { send: (payload) => this.#take(payload), sendAway: () => void (this.sentAway += 1) },
      signal: this.#end.signal,
    });
    this.done = (async () => {
      for await (const payload of payloads) await this.#take(payload);
    })();
  }

  #take({ number }: Payload): Promise<void> | null {
    if (number > 0) this.got.push(number);
    this.#room -= 1;
    if (this.#room > 0) return null;
    this.#pending ??= new Promise((resolve) => (this.#drain = resolve));
    return this.#pending;
  }

  /** Takes so many more, then no more until it is told to. */
  stallAfter(count: number): void {
    this.#room = count;
  }

  goOn(): void {
    this.#room = Infinity;
    this.#pending = null;
    this.#drain();
  }

  leave(): void {
    this.#end.abort();
    this.goOn();
  }
}

describe('subscribers of a feed', () => {
  test('equal ones share one execution of each change', async () => {
    const many = Array.from({ length: 50 }, () => new Subscriber());
    await moments();
    expect(fanOut.size).toEqual({ groups: 1, seats: 50 });
    world.publish(3);
    await moments();
    for (const { got } of many) expect(got).toEqual([1, 2, 3]);
    expect([...executions.values()]).toEqual([1, 1, 1]);
  });

  test('those who differ in their filter only share it too, each getting what its filter lets through', async () => {
    const [one, two, both] = [['Site 1'], ['Site 2'], ['Site 1', 'Site 2']].map((sites) => new Subscriber({ sites }));
    await moments();
    world.publish([1, 2, 3, 101].map((fault) => ({ fault, before: 'PENDING', after: 'OPEN' })));
    await moments();
    expect([one!.got, two!.got, both!.got]).toEqual([[1, 4], [2], [1, 2, 4]]);
    expect([...executions]).toEqual([
      [1, 1],
      [2, 1],
      [4, 1],
    ]);
  });

  test('those of another shape, or that share with nobody, have executions of their own', async () => {
    const all = [
      new Subscriber(),
      new Subscriber({ shape: 'other' }),
      new Subscriber({ shape: null }),
      new Subscriber({ shape: null }),
    ];
    await moments();
    world.publish(2);
    await moments();
    for (const { got } of all) expect(got).toEqual([1, 2]);
    expect([...executions.values()]).toEqual([4, 4]);
  });

  test('a reader that is full is sent nothing until it has drained, then all it missed, in order', async () => {
    const [slow, quick] = [new Subscriber(), new Subscriber()];
    await moments();
    slow.stallAfter(2);
    for (let times = 0; times < 30; times += 1) {
      world.publish(1);
      await moments(1);
    }
    await moments();
    expect(slow.got).toEqual([1, 2]);
    expect(quick.got).toHaveLength(30);
    slow.goOn();
    await moments();
    expect(slow.got).toEqual(quick.got);
    expect(fanOut.size.seats).toBe(2);
  });

  test('a reader that falls too far behind is sent away, once', async () => {
    const [slow, quick] = [new Subscriber(), new Subscriber()];
    await moments();
    slow.stallAfter(1);
    world.publish(MAX_LAG + 2);
    await eventually(async () => slow.sentAway === 1, 'sent away');
    expect(slow.got).toEqual([1]);
    expect([quick.sentAway, quick.got.length]).toEqual([0, MAX_LAG + 2]);
    world.publish(1);
    await moments();
    expect(slow.sentAway).toBe(1);
  });

  test('a group ends with its last subscriber, and begins anew with the next', async () => {
    const first = new Subscriber();
    await moments();
    first.leave();
    await first.done;
    expect(fanOut.size).toEqual({ groups: 0, seats: 0 });
    world.publish(1);
    const second = new Subscriber();
    await moments();
    world.publish(1);
    await moments();
    expect([first.got, second.got]).toEqual([[], [2]]);
  });

  test('a group of which everyone is full is not read for', async () => {
    const slow = new Subscriber();
    await moments();
    slow.stallAfter(1);
    world.publish(5);
    await moments();
    expect([...executions.keys()].length).toBeLessThanOrEqual(2);
    expect(fanOut.size.groups).toBe(0);
    slow.goOn();
    await moments();
    expect(slow.got).toEqual([1, 2, 3, 4, 5]);
  });

  test('however they come, stall, go on and leave, each gets every change of its filter once and in order', async () => {
    const sites = fc.constantFrom(undefined, ['Site 0'], ['Site 1'], ['Site 0', 'Site 1']);
    const step = fc.oneof(
      {
        weight: 3,
        arbitrary: fc.record({
          do: fc.constant('publish' as const),
          faults: fc.array(fc.constantFrom(100, 101, 102), { minLength: 1, maxLength: 150 }),
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({ do: fc.constant('join' as const), sites, shape: fc.constantFrom('a', 'b', null) }),
      },
      fc.record({ do: fc.constant('stall' as const), who: fc.nat(), after: fc.integer({ min: 1, max: 5 }) }),
      fc.record({ do: fc.constant('goOn' as const), who: fc.nat() }),
      fc.record({ do: fc.constant('leave' as const), who: fc.nat() }),
      fc.record({ do: fc.constant('wait' as const), moments: fc.integer({ min: 1, max: 5 }) }),
    );
    const property = fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const log: number[] = [];
      const start = world.tail.position;
      const present: { subscriber: Subscriber; sites?: readonly string[]; from: number }[] = [];
      for (const wish of steps) {
        const chosen = 'who' in wish ? present[wish.who % Math.max(1, present.length)] : undefined;
        if (wish.do === 'publish') {
          log.push(...wish.faults);
          world.publish(wish.faults.map((fault) => ({ fault, before: 'OPEN', after: 'OPEN' })));
        } else if (wish.do === 'join') {
          present.push({ subscriber: new Subscriber(wish), sites: wish.sites, from: world.tail.position });
        } else if (wish.do === 'stall') chosen?.subscriber.stallAfter(wish.after);
        else if (wish.do === 'goOn') chosen?.subscriber.goOn();
        else if (wish.do === 'wait') await moments(wish.moments);
        else if (chosen) {
          chosen.subscriber.leave();
          present.splice(present.indexOf(chosen), 1);
        }
      }
      for (const { subscriber } of present) subscriber.goOn();
      await eventually(
        async () => present.every((one) => one.subscriber.got.length >= expected(one).length),
        'all there',
      );
      for (const one of present) expect(one.subscriber.got).toEqual(expected(one));
      for (const { subscriber } of present) subscriber.leave();

      function expected({ sites: wanted, from }: { sites?: readonly string[]; from: number }): number[] {
        return log.flatMap((fault, index) => {
          const number = start + index + 1;
          return number > from && (wanted === undefined || wanted.includes(`Site ${fault % 100}`)) ? [number] : [];
        });
      }
    });
    await fc.assert(property, { numRuns: 100 });
  });
});
