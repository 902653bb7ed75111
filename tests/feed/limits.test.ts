import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { MAX_LAG } from '../../src/feed/feed-stream.ts';
import type { HttpLimits } from '../../src/http/options.ts';
import { serveWorld, type FeedServer } from '../helpers/feed-server.ts';
import { createWorld, FAULT_CHANGES, type World } from '../helpers/feed-world.ts';
import { eventually } from '../helpers/process.ts';
import { openRawSocket, type RawSocket } from '../helpers/raw-socket.ts';
import { operation, type OperationText } from '../helpers/operation.ts';

const FEED = operation(`subscription FollowCursors($after: String) { faultChanges(after: $after) { kind cursor } }`);
const kindsOf = (socket: RawSocket, id: string) =>
  socket.all
    .filter((text) => text.startsWith(`{"id":"${id}"`))
    .map((text) => /"(?:kind|code)":"(\w+)"/.exec(text)?.[1]);

let world: World;
let running: FeedServer;
let sockets: RawSocket[];

async function serve(limits: Partial<HttpLimits> = {}): Promise<void> {
  running = await serveWorld(world, { limits });
}

async function open(): Promise<RawSocket> {
  const socket = await openRawSocket(running.url);
  sockets.push(socket);
  return socket;
}

beforeEach(async () => {
  world = await createWorld();
  sockets = [];
});

afterEach(async () => {
  for (const { socket } of sockets) socket.terminate();
  // Whichever way each subscription ended: nothing is held for it any more.
  for (const name of [
    'graphql_subscriptions',
    'graphql_feed_seats',
    'graphql_feed_groups',
    'graphql_socket_operations',
    'graphql_connections',
  ])
    await eventually(async () => (await running.metric(name)) === 0, `${name} back to zero`);
  expect(world.tail.waiting).toBe(0);
  await running.server.stop();
  await world.tail.stop();
});

/** Publishes more than the operating system buffers for one connection, which is not ours to bound: 400 changes of 20 kB. */
async function publishMuch(): Promise<void> {
  const change = { fault: 1, before: 'OPEN', after: 'OPEN', reason: 'x'.repeat(20_000) } as const;
  for (let times = 0; times < 40; times += 1) {
    world.publish(Array.from({ length: 10 }, () => change));
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function stream(
  query: OperationText,
): Promise<{ text(): Promise<string>; leave(): void; first(): Promise<string> }> {
  const end = new AbortController();
  const response = await fetch(`${running.url}/graphql/stream`, {
    method: 'POST',
    headers: { accept: 'text/event-stream', 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
    signal: end.signal,
  });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const read = async (enough: () => boolean) => {
    while (!enough()) {
      const { done, value } = await reader.read();
      if (done) break;
      text += value;
    }
    return text;
  };
  return {
    text: () => read(() => false),
    first: () => read(() => text.includes('event: next')),
    leave: () => end.abort(),
  };
}

describe('how many may subscribe', () => {
  test.each(['subscriptionsPerPrincipal', 'subscriptions'] as const)(
    'one more than %s allows gets SUBSCRIPTION_LIMIT, over every transport; what runs goes on, and a slot that is freed is taken',
    async (limit) => {
      await serve({ [limit]: 3 });
      const [one, two] = [await open(), await open()];
      one.subscribe('a', { query: FEED });
      one.subscribe('b', { query: FEED });
      two.subscribe('c', { query: FEED });
      await eventually(async () => (await running.metric('graphql_feed_seats')) === 3, 'three in step');
      two.subscribe('d', { query: FEED });
      await two.until((all) => all.length === 2);
      expect(two.all[1]).toMatch(/^\{"id":"d","type":"error".*"code":"SUBSCRIPTION_LIMIT"/);
      const refused = await stream(operation(`subscription FollowKinds { faultChanges { kind } }`));
      expect(await refused.text()).toMatch(
        /event: next\ndata: \{"errors":.*"SUBSCRIPTION_LIMIT".*\n\nevent: complete/s,
      );

      // Queries do not count.
      two.subscribe('q', { query: operation(`query ReadTypename { __typename }`) });
      await two.until((all) => all.some((text) => text.includes('"id":"q"')));
      world.publish(1);
      await one.until((all) => all.length === 4);
      one.complete('a');
      await one.settled();
      two.subscribe('d', { query: FEED });
      await two.until((all) => all.at(-1)!.includes('SYNCED'));
    },
  );

  test('a refused cursor, a syntax error and an invalid document free their slot and leave the others alone', async () => {
    await serve({ subscriptions: 2, subscriptionsPerSocket: 2 });
    const socket = await open();
    socket.subscribe('a', { query: FEED });
    await socket.until((all) => all.length === 1);
    for (let times = 0; times < 3; times += 1) {
      socket.subscribe('b', { query: FEED, variables: { after: 'altered' } });
      socket.subscribe('c', { query: 'subscription {' });
      socket.subscribe('d', { query: 'subscription { nothing }' });
      await socket.settled();
    }
    await socket.until((all) => all.length === 10);
    expect(kindsOf(socket, 'b')).toEqual(Array(3).fill('BAD_USER_INPUT'));
    expect(socket.all.find((text) => text.includes('"id":"b"'))).toContain('after: expected a cursor of faultChanges');
    expect(kindsOf(socket, 'c')).toEqual(Array(3).fill('GRAPHQL_PARSE_FAILED'));
    expect(kindsOf(socket, 'd')).toEqual(Array(3).fill('GRAPHQL_VALIDATION_FAILED'));
    world.publish(1);
    await socket.until((all) => all.at(-1)!.includes('"id":"a"'));
  });

  test('a cursor of another feed is refused by name', async () => {
    await serve();
    const socket = await open();
    socket.subscribe('a', { query: FEED });
    await socket.until((all) => all.length === 1);
    const after = /"cursor":"([^"]+)"/.exec(socket.all[0]!)![1];
    socket.subscribe('b', {
      query: operation(
        `subscription FollowRoomChangesOfLimits($after: String) { roomChanges(after: $after) { kind } }`,
      ),
      variables: { after },
    });
    await socket.until((all) => all.length === 2);
    expect(socket.all[1]).toContain('after: expected a cursor of roomChanges, unaltered');
  });
});

describe('slots are free again and nothing is left behind', () => {
  const endings: [string, (socket: RawSocket) => Promise<unknown> | void][] = [
    ['complete', (socket) => socket.complete('a')],
    ['a close', (socket) => socket.close()],
    ['a cut', (socket) => socket.socket.terminate()],
    ['a breach of the protocol', (socket) => socket.socket.send('{')],
    ['the id used twice', (socket) => socket.subscribe('a', { query: FEED })],
    ['a drain', () => running.server.drain()],
  ];

  test.each(endings)('after %s, in step', async (_name, end) => {
    await serve();
    const socket = await open();
    socket.subscribe('a', { query: FEED });
    await eventually(async () => (await running.metric('graphql_feed_seats')) === 1, 'in step');
    await end(socket);
    await eventually(async () => (await running.metric('graphql_subscriptions')) === 0, 'free');
  });

  test.each(endings)('after %s, with messages that nobody reads', async (_name, end) => {
    await serve({ bufferedBytes: 1_000 });
    const socket = await open();
    socket.subscribe('a', { query: FAULT_CHANGES });
    await eventually(async () => (await running.metric('graphql_feed_seats')) === 1, 'in step');
    socket.socket.pause();
    await publishMuch();
    await eventually(async () => (await running.metric('graphql_feed_seats')) === 0, 'full');
    const ended = end(socket);
    socket.socket.resume();
    await ended;
    await eventually(async () => (await running.metric('graphql_subscriptions')) === 0, 'free');
  });

  test('after a stream is left', async () => {
    await serve();
    const one = await stream(operation(`subscription FollowKinds { faultChanges { kind } }`));
    await one.first();
    expect(await running.metric('graphql_subscriptions')).toBe(1);
    one.leave();
  });

  test('after thousands were begun and ended on one socket', async () => {
    await serve();
    const socket = await open();
    const heapAt: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      for (let times = 0; times < 500; times += 1) {
        socket.subscribe(`${round}-${times}`, { query: FEED });
        socket.complete(`${round}-${times}`);
        if (times % 10 === 0) await socket.settled();
      }
      await socket.settled();
      await eventually(async () => (await running.metric('graphql_subscriptions')) === 0, 'free');
      heapAt.push(await running.metric('graphql_feed_groups'));
    }
    expect(heapAt).toEqual([0, 0, 0, 0]);
    expect(socket.all.filter((text) => text.includes('SUBSCRIPTION_LIMIT'))).toEqual([]);
  });
});

describe('a reader that stalls', () => {
  test('holds up nobody, is sent away with 1013 when it is too far behind, and goes on from its cursor', async () => {
    await serve();
    const [stalled, quick] = [await open(), await open()];
    for (const socket of [stalled, quick]) socket.subscribe('1', { query: FAULT_CHANGES });
    await eventually(async () => (await running.metric('graphql_feed_seats')) === 2, 'in step');
    stalled.socket.pause();
    await publishMuch();
    await eventually(async () => (await running.metric('graphql_feed_seats')) === 1, 'out of its group');
    const published = 400 + MAX_LAG;
    world.publish(MAX_LAG);
    await quick.until((all) => all.length === 1 + published);
    // It is told only once it reads again: by then it is too late for it.
    await eventually(async () => (await running.metric('graphql_subscriptions')) === 1, 'sent away');
    const numbers = (socket: RawSocket) => socket.all.slice(1).map((text) => /"faultId":"(.*?)"/.exec(text)![1]);
    stalled.socket.resume();
    expect(await stalled.closed).toEqual({ code: 1013, reason: 'Too slow; come again with the last cursor' });

    const after = /"cursor":"([^"]+)"/.exec(stalled.all.at(-1)!)![1];
    const known = numbers(stalled);
    expect(known.length).toBeLessThan(400);
    const again = await open();
    again.subscribe('1', { query: FAULT_CHANGES, variables: { after } });
    await again.until((all) => all.at(-1)?.includes('"SYNCED"') ?? false);
    const missed = again.all.slice(0, -1).map((text) => /"faultId":"(.*?)"/.exec(text)![1]);
    expect([...known, ...missed]).toEqual(numbers(quick));
  });
});
