import { describe, expect, test } from '@jest/globals';
import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import { serve, type Harness } from './harness.ts';

const ticks = 'subscription { ticks { number } }';

describe('who may open a socket', () => {
  test.each([
    ['connectionParams', { authorization: 'Bearer secret' }, undefined],
    ['the header of the upgrade', undefined, 'Bearer secret'],
    ['connectionParams before the header', { authorization: 'Bearer secret' }, 'Bearer wrong'],
  ])('the key is taken from %s', async (_name, payload, authorization) => {
    const { socket } = await serve({ adminKey: 'secret' });
    const client = await socket({ headers: authorization ? { authorization } : {} }).init(payload);
    await client.subscribe('a', '{ viewer { role } }');
    expect(await client.next()).toMatchObject({ payload: { data: { viewer: { role: 'ADMINISTRATOR' } } } });
  });

  test.each([
    ['no key', undefined, undefined],
    [
      'a wrong key in connectionParams, though the header has the right one',
      { authorization: 'Bearer x' },
      'Bearer secret',
    ],
    ['something else than a text', { authorization: { $ne: '' } }, undefined],
  ])('%s is closed with 4403, upon which clients come back', async (_name, payload, authorization) => {
    const { socket } = await serve({ adminKey: 'secret' });
    const client = socket({ headers: authorization ? { authorization } : {} });
    await client.send({ type: 'connection_init', payload });
    expect((await client.closed).code).toBe(4403);
  });

  test.each([
    ['a foreign page', { origin: 'https://evil.example' }, 403, 'ORIGIN_NOT_ALLOWED'],
    ['a rebound name', { headers: { host: 'evil.example' } }, 421, 'HOST_NOT_ALLOWED'],
  ])('%s is refused at the upgrade', async (_name, options, status, code) => {
    const { socket } = await serve();
    await expect(socket(options).opened).rejects.toMatchObject({
      status,
      message: expect.stringContaining(`"extensions":{"code":"${code}"}`),
    });
  });

  test('a socket that offers only the older sub-protocol is told what to offer', async () => {
    const { socket } = await serve();
    await expect(socket({ protocol: 'graphql-ws' }).opened).rejects.toMatchObject({
      status: 400,
      message: expect.stringContaining('Sec-WebSocket-Protocol: expected graphql-transport-ws, got \\"graphql-ws\\".'),
    });
  });

  test.each([undefined, 'https://wall.example', 'own'])('a page of %s is let in', async (origin) => {
    const { socket, url } = await serve({ allowedOrigins: ['https://wall.example'] });
    await socket(origin ? { origin: origin === 'own' ? url : origin } : {}).init();
  });

  test('sockets are opened at /graphql only', async () => {
    const { url } = await serve();
    const client = new WebSocket(`${url.replace('http', 'ws')}/graphql/stream`, 'graphql-transport-ws');
    const status = await new Promise((resolve) => {
      client.once('unexpected-response', (_request, { statusCode }) => resolve(statusCode));
      client.on('error', () => {});
    });
    client.terminate();
    expect(status).toBe(404);
  });

  test('a full process refuses the upgrade, and lets in again when one has left', async () => {
    const { socket } = await serve({ limits: { sockets: 1 } });
    const first = await socket().init();
    await expect(socket().opened).rejects.toMatchObject({ status: 503 });
    first.socket.close();
    await first.closed;
    await untilLetIn(() => socket());
  });

  test('a principal with too many sockets is asked to come back later', async () => {
    const { socket } = await serve({ limits: { socketsPerPrincipal: 1 } });
    const first = await socket().init();
    const second = await socket().send({ type: 'connection_init' });
    expect(await second.closed).toEqual({ code: 1013, reason: 'Too many sockets' });
    first.socket.close();
    await first.closed;
    await untilLetIn(() => socket());
  });
});

/** The server hears of a socket's end a moment after its client does. */
async function untilLetIn(open: () => ReturnType<Harness['socket']>): Promise<void> {
  for (;;) {
    const client = open();
    const inside = await client.init().then(
      () => true,
      () => false,
    );
    if (inside) return;
  }
}

describe('subscriptions', () => {
  test('each message has a context of its own', async () => {
    const { socket, topic } = await serve();
    const client = await socket().init();
    await client.subscribe('a', 'subscription { ticks { contextNumber resumeAfter } }');
    await topic.until(1);
    topic.emit(1);
    topic.emit(2);
    // The first was for the question where the events come from.
    expect(await client.next()).toMatchObject({
      payload: { data: { ticks: { contextNumber: 2, resumeAfter: null } } },
    });
    expect(await client.next()).toMatchObject({ payload: { data: { ticks: { contextNumber: 3 } } } });
  });

  test('one more than a socket may have is refused, and the socket stays', async () => {
    const { socket, topic } = await serve({ limits: { subscriptionsPerSocket: 2 } });
    const client = await socket().init();
    await client.subscribe('a', ticks);
    await client.subscribe('b', ticks);
    await topic.until(2);
    await client.subscribe('c', ticks);
    expect(await client.next()).toMatchObject({
      id: 'c',
      type: 'error',
      payload: [{ message: expect.stringContaining('2 operations'), extensions: { code: 'SUBSCRIPTION_LIMIT' } }],
    });
    topic.emit(1);
    expect([(await client.next()).id, (await client.next()).id]).toEqual(['a', 'b']);
  });

  test('a flood of them on one socket is held at the cap', async () => {
    const { socket, topic } = await serve();
    const client = await socket().init();
    for (let id = 0; id < 5_000; id++) await client.subscribe(String(id), ticks);
    await client.settled();
    expect(topic.listeners).toBe(20);
    client.socket.terminate();
    await topic.until(0);
  });

  test('a stuck subscribe that is completed again and again takes no more than the cap', async () => {
    const { socket, url } = await serve();
    const client = await socket().init();
    for (let id = 0; id < 100; id++) {
      await client.subscribe(String(id), 'subscription { stuck { number } }');
      await client.send({ type: 'complete', id: String(id) });
    }
    await client.settled();
    expect(await (await fetch(`${url}/metrics`)).text()).toContain('graphql_socket_operations 0');
  });

  type Ending = (harness: Harness, client: ReturnType<Harness['socket']>) => Promise<unknown> | void;
  const thatKeepTheSocket: [string, Ending][] = [
    ['the source ends', ({ topic }) => topic.emit('end')],
    ['the source breaks', ({ topic }) => topic.emit(new Error('broken'))],
    ['the client completes it', (_harness, client) => client.send({ type: 'complete', id: 'a' })],
  ];
  const thatEndTheSocket: [string, Ending][] = [
    ['the client closes', (_harness, client) => client.socket.close()],
    ['the connection is cut', (_harness, client) => client.socket.terminate()],
    ['the client breaks the protocol', (_harness, client) => client.send('{')],
    ['the server stops', ({ server }) => server.stop()],
  ];

  test.each(thatKeepTheSocket)('a slot is free again when %s', async (_name, end) => {
    const harness = await serve({ limits: { subscriptionsPerSocket: 1 } });
    const client = await harness.socket().init();
    await client.subscribe('a', ticks);
    await harness.topic.until(1);
    await end(harness, client);
    await harness.topic.until(0);
    await client.settled();
    await client.subscribe('b', ticks);
    await harness.topic.until(1);
  });

  test.each(thatEndTheSocket)('nothing listens any more when %s', async (_name, end) => {
    const harness = await serve();
    const client = await harness.socket().init();
    await client.subscribe('a', ticks);
    await client.subscribe('b', ticks);
    await harness.topic.until(2);
    await end(harness, client);
    await harness.topic.until(0);
  });

  test('queries leave their slot too, also when they are refused', async () => {
    const { socket } = await serve({ limits: { subscriptionsPerSocket: 1 } });
    const client = await socket().init();
    for (const query of ['{ hello }', '{', '{ nothing }', '{ surprise }', 'subscription { refused { number } }']) {
      await client.subscribe('a', query);
      const first = await client.next();
      expect(JSON.stringify(first)).not.toContain('SUBSCRIPTION_LIMIT');
      if (first.type === 'next') await client.next();
    }
  });

  test('the messages of one socket wait for those of the others', async () => {
    const { socket } = await serve();
    const [busy, calm] = [await socket().init(), await socket().init()];
    let answeredToBusy = 0;
    busy.socket.on('message', () => (answeredToBusy += 1));
    for (let times = 0; times < 3_000; times++) await busy.send({ type: 'ping' });
    await calm.send({ type: 'ping' });
    await calm.next();
    expect(answeredToBusy).toBeLessThan(3_000);
  });
});

describe('sockets that are gone', () => {
  test('one that answers no ping is cut', async () => {
    const { socket, topic } = await serve({ limits: { pingEvery: 30 } });
    const client = await socket({ autoPong: false }).init();
    await client.subscribe('a', ticks);
    await topic.until(1);
    expect((await client.closed).code).toBe(1006);
    await topic.until(0);
  });

  test('one that answers stays', async () => {
    const { socket } = await serve({ limits: { pingEvery: 200 } });
    const client = await socket().init();
    for (let pings = 0; pings < 3; pings++) await new Promise((resolve) => client.socket.once('ping', resolve));
    await client.settled();
  });

  test('one that does not leave is cut when the server stops', async () => {
    const { socket, server, topic } = await serve({ limits: { drainTimeout: 20 } });
    const client = await socket().init();
    await client.subscribe('a', ticks);
    await topic.until(1);
    client.socket.pause();
    await server.stop();
    await topic.until(0);
  });

  test('a server that drains lets nobody in', async () => {
    const { socket, server } = await serve();
    server.drain();
    await expect(socket().opened).rejects.toMatchObject({ status: 503 });
  });
});

describe('the client of graphql-ws', () => {
  async function connect(harness: Harness, options: Partial<Parameters<typeof createClient>[0]> = {}): Promise<Client> {
    return createClient({
      url: `${harness.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      retryAttempts: 3,
      retryWait: async () => {},
      ...options,
    });
  }

  test('iterates over a subscription and ends it', async () => {
    const harness = await serve();
    const client = await connect(harness);
    const numbers: unknown[] = [];
    const iteration = (async () => {
      for await (const { data } of client.iterate<{ ticks: { number: number } }>({ query: ticks })) {
        if (numbers.push(data?.ticks.number) === 2) break;
      }
    })();
    await harness.topic.until(1);
    harness.topic.emit(1);
    harness.topic.emit(2);
    await iteration;
    expect(numbers).toEqual([1, 2]);
    await harness.topic.until(0);
    await client.dispose();
  });

  test('subscribes again by itself when its socket is cut', async () => {
    const harness = await serve();
    const sockets: WebSocket[] = [];
    const client = await connect(harness, { on: { opened: (socket) => void sockets.push(socket as WebSocket) } });
    const results = client.iterate({ query: ticks });
    const first = results.next();
    await harness.topic.until(1);
    sockets[0]?.terminate();
    await harness.topic.until(0);
    await harness.topic.until(1);
    harness.topic.emit(7);
    expect((await first).value).toEqual({ data: { ticks: { number: 7 } } });
    await results.return?.(undefined);
    await client.dispose();
  });
});
