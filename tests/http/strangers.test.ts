import { EventEmitter, once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { networkOf, plainAddress } from '../../src/domain/net/network.ts';
import { createConnections } from '../../src/http/connections/connections.ts';
import { openFilesLimit, withinOpenFiles } from '../../src/http/connections/open-files.ts';
import { head } from '../helpers/slow-sockets.ts';
import { serve } from './harness.ts';

/** A connection without a network. */
class FakeSocket extends EventEmitter {
  isClosed = false;
  readonly remoteAddress: string;
  constructor(remoteAddress: string) {
    super();
    this.remoteAddress = remoteAddress;
  }
  destroy(): void {
    this.isClosed = true;
    this.emit('close');
  }
}

function world(limits: { connections: number; strangers: number }) {
  let closed = 0;
  const connections = createConnections(limits, () => (closed += 1));
  const open = (address = '192.0.2.1') => {
    const socket = new FakeSocket(address);
    connections.add(socket as unknown as Socket);
    return socket;
  };
  const admit = (socket: FakeSocket) => connections.admit(socket as unknown as Socket);
  const doubt = (socket: FakeSocket) => connections.doubt(socket as unknown as Socket);
  return { connections, open, admit, doubt, closed: () => closed };
}

describe('connections', () => {
  test('of strangers: the one that has waited longest makes room', () => {
    const { open, connections, closed } = world({ connections: 10, strangers: 2 });
    const [first, second, third] = [open(), open(), open()];
    expect([first.isClosed, second.isClosed, third.isClosed]).toEqual([true, false, false]);
    expect([connections.taken, closed()]).toEqual([{ all: 2, strangers: 2 }, 1]);
  });

  test('whoever has shown a credential stays, until a request shows none', () => {
    const { open, admit, doubt, connections } = world({ connections: 10, strangers: 1 });
    const collector = open();
    admit(collector);
    const [first, second] = [open(), open()];
    expect([collector.isClosed, first.isClosed, second.isClosed]).toEqual([false, true, false]);
    doubt(collector);
    expect([collector.isClosed, second.isClosed]).toEqual([false, true]);
    open();
    expect([collector.isClosed, connections.taken]).toEqual([true, { all: 1, strangers: 1 }]);
    admit(collector);
    expect(connections.taken).toEqual({ all: 1, strangers: 1 });
  });

  test('the network that has most strangers makes room, not who came first', () => {
    const { open } = world({ connections: 10, strangers: 3 });
    const early = open('198.51.100.7');
    const many = ['2001:db8::1', '2001:db8::2', '2001:db8::3'].map(open);
    expect([early.isClosed, ...many.map(({ isClosed }) => isClosed)]).toEqual([false, true, false, false]);
  });

  test('in all: strangers make room, and where there are none, nobody further comes in', () => {
    const { open, admit, connections } = world({ connections: 2, strangers: 2 });
    const [known, stranger] = [open(), open()];
    admit(known);
    const next = open();
    expect([stranger.isClosed, next.isClosed]).toEqual([true, false]);
    admit(next);
    expect([open().isClosed, known.isClosed, connections.taken]).toEqual([true, false, { all: 2, strangers: 0 }]);
  });

  test('leave room for other files', () => {
    const limits = { connections: 25_000, strangers: 1_000 };
    expect(withinOpenFiles(limits, 1_024)).toEqual({ connections: 768, strangers: 384 });
    expect(withinOpenFiles(limits, 100)).toEqual({ connections: 64, strangers: 32 });
    expect(withinOpenFiles(limits, Infinity)).toEqual(limits);
    expect(openFilesLimit(() => 'Max processes  1 2 processes\nMax open files            1024  4096  files\n')).toBe(
      1_024,
    );
    expect(openFilesLimit(() => 'Max open files  unlimited unlimited files')).toBe(Infinity);
    expect(
      openFilesLimit(() => {
        throw new Error('no such file');
      }),
    ).toBe(Infinity);
  });
});

test.each([
  ['192.0.2.1', '192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1', '192.0.2.1'],
  ['2001:DB8:1:2:3:4:5:6', '2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8::1', '2001:db8:0:0::/64'],
  ['2001:0db8::1:0:0:0:1', '2001:db8:0:1::1', '2001:db8:0:1::/64'],
  ['fe80::1%eth0', 'fe80::1', 'fe80:0:0:0::/64'],
  ['::1', '::1', '0:0:0:0::/64'],
  ['64:ff9b::192.0.2.1', '64:ff9b::c000:201', '64:ff9b:0:0::/64'],
  ['', '', ''],
])('the address %j is %j, of the network %j', (address, plain, network) => {
  expect([plainAddress(address), networkOf(address)]).toEqual([plain, network]);
});

test('of localhost, both addresses are watched alike', async () => {
  const { url, metrics } = await serve({ host: 'localhost' });
  const { port } = new URL(url);
  for (const host of ['127.0.0.1', 'localhost']) {
    expect((await fetch(`http://${host}:${port}/healthz`)).status).toBe(200);
  }
  const socket = connect(Number(port), '::1');
  const isThere = await new Promise((resolve) =>
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false)),
  );
  if (!isThere) return;
  const before = Number(/^http_connections (\d+)$/m.exec(await metrics.metrics())![1]);
  socket.write(head('GET /healthz', { connection: 'close' }));
  expect(before).toBeGreaterThan(0);
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(chunk as Buffer);
  expect(Buffer.concat(chunks).toString()).toMatch(/^HTTP\/1.1 200 /);
});

/** Sends bytes over a connection of its own; gives what came until the server closed it. */
async function exchange(url: string, bytes: string | Buffer): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.on('error', () => undefined);
  socket.write(bytes);
  await new Promise((resolve) => socket.once('close', resolve));
  return Buffer.concat(chunks).toString();
}

describe('what comes too slowly', () => {
  const json = { 'content-type': 'application/json', 'content-length': '1000' };
  const soon = { headersTimeout: 200, bodyWindow: 200 };

  test('headers', async () => {
    const { url, metrics } = await serve({ limits: soon });
    expect(await exchange(url, 'GET /healthz HTTP/1.1\r\nx: ')).toMatch(/^HTTP\/1.1 408 Request Timeout\r\n/);
    expect(await exchange(url, '')).toMatch(/^HTTP\/1.1 408 Request Timeout\r\n/);
    expect(await metrics.metrics()).toContain('http_client_mistakes_total{kind="slow-headers"} 2');
  });

  test.each(['/graphql', '/graphql/stream'])('a body at %s is answered in the form of its route', async (path) => {
    const { url, metrics } = await serve({ limits: soon });
    const answer = await exchange(url, `${head(`POST ${path}`, json)}{`);
    expect(answer).toMatch(/^HTTP\/1.1 408 Request Timeout\r\n/);
    expect(answer).toMatch(/^connection: close\r$/im);
    expect(answer).toContain('{"errors":[{"message":"The body came too slowly: ');
    expect(await metrics.metrics()).toContain('http_client_mistakes_total{kind="slow-body"} 1');
  });

  test('a body that takes too long, however fast it comes', async () => {
    const { url } = await serve({ limits: { bodyTimeout: 100, bodyWindow: 1_000, bodyRate: 1 } });
    const answer = await exchange(url, `${head('POST /graphql', json)}{`);
    expect(answer).toContain('The body took longer than 0.1 seconds.');
  });

  test('the body of a request that was refused', async () => {
    const { url } = await serve({ adminKey: 'open-sesame', limits: soon });
    expect(await exchange(url, `${head('POST /graphql', json)}{`)).toMatch(/^HTTP\/1.1 401 /);
  });

  test('a body that comes well is taken, and one whose reader is slow', async () => {
    let read: (() => void) | undefined;
    const { url } = await serve({
      limits: { bodyWindow: 100 },
      doors: (app) => {
        app.removeAllContentTypeParsers();
        app.addContentTypeParser('*', (_request, _payload, done) => done(null));
        app.post('/slow', { config: { door: true } }, async ({ raw }) => {
          await new Promise<void>((resolve) => (read = resolve));
          let size = 0;
          for await (const chunk of raw) size += (chunk as Buffer).length;
          return { size };
        });
      },
    });
    const size = 4 * 1024 * 1024;
    const answer = fetch(`${url}/slow`, { method: 'POST', body: Buffer.alloc(size) });
    // Windows pass while nobody reads; that nothing happens in them has no event.
    await new Promise((resolve) => setTimeout(resolve, 500));
    read!();
    expect(await (await answer).json()).toEqual({ size });
  });

  test('bodies beyond the bytes that are held are sent away, to come again', async () => {
    const { url, query } = await serve({ limits: { heldBytes: 10 } });
    const waiting = connect(Number(new URL(url).port), '127.0.0.1');
    await once(waiting, 'connect');
    waiting.write(`${head('POST /graphql', json)}${'{'.repeat(10)}`);
    for (;;) {
      const { status, headers, body } = await query({ query: '{ hello }' });
      if (status === 200) continue;
      expect([status, headers.get('retry-after'), body.errors![0]!.extensions.code]).toEqual([
        429,
        '1',
        'TOO_MANY_REQUESTS',
      ]);
      break;
    }
    waiting.destroy();
    while ((await query({ query: '{ hello }' })).status !== 200);
  });
});

describe('what cannot be read', () => {
  test.each([
    ['no HTTP', 'hello\r\n\r\n', 400],
    ['TLS', Buffer.from([0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc, 3, 3]), 400],
    ['two lengths', head('POST /graphql', { 'content-length': '1', 'Content-Length': '2' }), 400],
    ['a length and chunks', head('POST /graphql', { 'content-length': '1', 'transfer-encoding': 'chunked' }), 400],
    ['a chunk that is none', `${head('POST /graphql', { 'transfer-encoding': 'chunked' })}zz\r\n`, 400],
    ['long headers', head('GET /graphql', { x: 'y'.repeat(20_000) }), 431],
    ['a path that is none', head('GET /%zz', { connection: 'close' }), 400],
    ['a target that is none', head('GET http://[/graphql', { connection: 'close' }), 400],
    ['an authority that is none', head('GET //[/graphql', { connection: 'close' }), 404],
    ['an upgrade to nothing', head('GET /graphql', { connection: 'Upgrade', upgrade: 'nothing' }), 400],
    ['an upgrade elsewhere', head('GET /x', { connection: 'Upgrade', upgrade: 'websocket' }), 404],
  ])('%s is the mistake of the caller, and no error', async (_name, bytes, status) => {
    const { url, logged } = await serve();
    expect(await exchange(url, bytes)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(logged.filter(({ level }) => Number(level) >= 40)).toEqual([]);
  });

  test('hundreds of requests on a connection that waits for no answer', async () => {
    const { url, metrics } = await serve();
    await exchange(url, head('GET /readyz', {}).repeat(300));
    expect(await metrics.metrics()).toMatch(/http_client_mistakes_total\{kind="pipelined"\} [1-9]/);
  });

  test('frames that are no WebSocket', async () => {
    const { socket, logged, metrics } = await serve();
    const client = socket();
    await client.opened;
    (client.socket as unknown as { _socket: Socket })._socket.write(Buffer.from([0xff, 0xff, 0xff, 0xff]));
    expect((await client.closed).code).toBe(1002);
    expect(await metrics.metrics()).toContain('http_client_mistakes_total{kind="websocket"} 1');
    expect(logged.filter(({ level }) => Number(level) >= 40)).toEqual([]);
  });

  test('messages that are none of the protocol', async () => {
    const { socket, logged } = await serve();
    for (const message of [
      '',
      '{',
      '[]',
      'null',
      '{"type":"__proto__"}',
      '{"type":"subscribe","id":1}',
      Buffer.from([0xff, 0xfe]),
    ]) {
      const client = await socket().send(message);
      await client.closed;
    }
    expect(logged.filter(({ level }) => Number(level) >= 40)).toEqual([]);
  });
});
