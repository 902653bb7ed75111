import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CloseCode, createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { followFaults } from '../helpers/change-feed.ts';
import { cameraFault } from '../helpers/console-events.ts';
import { oldMongod, oldRedis } from '../helpers/old-services.ts';
import { endAll, spawnRoomwatch, startServer, type ServerProcess } from '../helpers/process.ts';
import { testServices } from '../helpers/services.ts';
import { operation } from '../helpers/operation.ts';

const KEY = 'correct-horse-battery-staple';
const { mongodbUri, redisUrl } = testServices();
const SERVICES = { MONGODB_URI: mongodbUri, REDIS_URL: redisUrl };

/** How a WebSocket that says hello ends: by its upgrade's answer, or by its close code; null when it is let in. */
function knock(url: string, options: { headers?: Record<string, string>; params?: Record<string, unknown> } = {}) {
  const { headers = {}, params } = options;
  return new Promise<number | null>((resolve, reject) => {
    const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/graphql`, 'graphql-transport-ws', { headers });
    socket.once('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload: params })));
    socket.once('message', () => {
      resolve(null);
      socket.terminate();
    });
    socket.once('close', (code) => resolve(code));
    socket.once('unexpected-response', (_, { statusCode }) => {
      resolve(statusCode!);
      socket.terminate();
    });
    socket.once('error', reject);
  });
}

describe('a server that others reach', () => {
  let server: ServerProcess;
  beforeAll(async () => {
    server = await startServer('api', { ...SERVICES, HOST: '0.0.0.0', ADMIN_KEY: KEY });
  });
  afterAll(endAll);
  const local = () => server.url.replace('0.0.0.0', '127.0.0.1');

  test.each([
    ['no key', undefined],
    ['a wrong key', 'Bearer correct-horse-battery-stapl'],
    ['the key as another scheme', `Basic ${KEY}`],
  ])('lets nobody in with %s, at any door', async (_, authorization) => {
    const headers = { 'content-type': 'application/json', ...(authorization && { authorization }) };
    const body = JSON.stringify([cameraFault('STRANGER')]);
    const query = operation(`query CountRooms { rooms { totalCount } }`);
    const doors: [string, RequestInit][] = [
      ['/api/events', { method: 'POST', body }],
      ['/graphql', { method: 'POST', body: JSON.stringify({ query }) }],
      [`/graphql?query=${encodeURIComponent(String(query))}`, {}],
      ['/graphql/stream', { method: 'POST', body: JSON.stringify({ query }) }],
      ['/metrics', {}],
    ];
    for (const [path, request] of doors) {
      const { status } = await fetch(local() + path, { ...request, headers });
      expect([path, status]).toEqual([path, 401]);
    }
    // A path that does not exist is no door.
    expect((await fetch(`${local()}/nowhere`, { headers })).status).toBe(404);
    expect(await knock(local(), { headers: authorization ? { authorization } : {} })).toBe(CloseCode.Forbidden);
    expect(await knock(local(), { params: { authorization } })).toBe(CloseCode.Forbidden);
    expect(await server.ask(operation(`query ReadDevices { devices { totalCount } }`))).toEqual({
      devices: { totalCount: 0 },
    });
  });

  test('tells everybody that it lives and is ready', async () => {
    for (const path of ['/healthz', '/readyz']) expect((await fetch(local() + path)).status).toBe(200);
  });

  test('lets in who has the key, by header or by connectionParams', async () => {
    expect((await server.post([cameraFault('FRIEND')])).body).toEqual({ accepted: 1, duplicates: 0, rejected: [] });
    expect((await fetch(`${local()}/metrics`, { headers: { authorization: `Bearer ${KEY}` } })).status).toBe(200);
    expect(await knock(local(), { headers: { authorization: `Bearer ${KEY}` } })).toBeNull();
    const inbox = await followFaults(server);
    expect(inbox.all.map(({ kind }) => kind)).toEqual(['SNAPSHOT', 'SYNCED']);
  });

  test('is told by the stock client as forbidden, so that a page asks for the key', async () => {
    const client = createClient({
      url: `${local().replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
    });
    const ended = new Promise((resolve) =>
      client.subscribe(
        { query: String(operation(`query CountRooms { rooms { totalCount } }`)) },
        { next: resolve, error: resolve, complete: () => undefined },
      ),
    );
    expect(await ended).toMatchObject({ code: CloseCode.Forbidden });
    await client.dispose();
  });
});

describe('a server on loopback', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({
      roles: { api: true, worker: false },
      settings: {
        PUBLIC_URL: 'https://rooms.example.com/watch',
        ALLOWED_HOSTS: 'Signage.lan',
        ALLOWED_ORIGINS: 'https://wall.example.com',
      },
    });
  });
  afterAll(() => app.stop());
  const post = (headers: Record<string, string>) => app.post([cameraFault('ANY')], headers);

  test.each(['evil.example.com', 'rooms.example.com.evil.example.com', '192.168.0.7'])(
    'does not answer to the name %s, however it is asked',
    async (host) => {
      expect(await knock(app.url, { headers: { host } })).toBe(421);
    },
  );

  test.each(['localhost:1234', '[::1]', 'rooms.example.com', 'signage.lan:8080'])('answers to %s', async (host) => {
    expect(await knock(app.url, { headers: { host } })).toBeNull();
  });

  test.each(['https://evil.example.com', 'null', 'http://127.0.0.1:1'])('keeps pages of %s out', async (origin) => {
    expect(await post({ origin })).toMatchObject({ status: 403, body: { error: { code: 'ORIGIN_NOT_ALLOWED' } } });
    expect(await knock(app.url, { headers: { origin } })).toBe(403);
    expect((await app.ask(operation(`query ReadDevices { devices { totalCount } }`))).devices.totalCount).toBe(0);
  });

  test('lets pages of its own, of PUBLIC_URL and of ALLOWED_ORIGINS in', async () => {
    for (const origin of [app.url, 'https://rooms.example.com', 'https://wall.example.com']) {
      expect([origin, (await post({ origin })).status]).toEqual([origin, 200]);
      expect(await knock(app.url, { headers: { origin } })).toBeNull();
    }
  });
});

describe('a start that cannot be', () => {
  afterAll(endAll);
  const CLOSED = '127.0.0.1:1';

  /** What it says and how it ends; what it does not say is how it was made. */
  async function refused(settings: Record<string, string>, ...words: string[]): Promise<string[]> {
    const roomwatch = spawnRoomwatch(words.length > 0 ? words : ['start'], settings);
    expect(await roomwatch.ended).toEqual({ code: 1, signal: null });
    expect(roomwatch.said()).not.toMatch(/^\s+at |node:internal|Error:/m);
    return roomwatch.said().trimEnd().split('\n');
  }

  test('a HOST that others reach without ADMIN_KEY', async () => {
    expect(await refused({ ...SERVICES, HOST: '0.0.0.0' })).toEqual([
      'ADMIN_KEY: HOST is "0.0.0.0", so others can reach this server; set ADMIN_KEY to a key that callers must send, or leave HOST unset.',
    ]);
  });

  test('wrong values: each is named, with what was expected and what came', async () => {
    const wrong = {
      PORT: '70000',
      MONGODB_URI: 'postgres://db',
      REDIS_URL: 'localhost:6379',
      ADMIN_KEY: 'two words',
      ALLOWED_ORIGINS: 'wall.example.com',
      STALE_AFTER: '20 minutes',
      REOPEN_WITHIN: '-1d',
      EVENT_RETENTION: '0s',
      CHANGE_RETENTION: 'for ever',
      PUBLIC_URL: 'rooms',
      LOG_LEVEL: 'l'.repeat(300),
    };
    const sentences = await refused(wrong);
    expect(sentences.map((sentence) => sentence.split(':')[0]).sort()).toEqual(Object.keys(wrong).sort());
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z_]+: expected .+, got .{1,101}\.$/);
  });

  test('given services that do not answer', async () => {
    const sentences = await refused({ MONGODB_URI: `mongodb://me:hunter2@${CLOSED}`, REDIS_URL: `redis://${CLOSED}` });
    expect(sentences).toEqual([
      expect.stringMatching(
        /^MongoDB at mongodb:\/\/127.0.0.1:1 does not answer \(.*ECONNREFUSED.*\)\. Check .*MONGODB_URI/,
      ),
      expect.stringMatching(/^Redis at redis:\/\/127.0.0.1:1 does not answer \(.*ECONNREFUSED.*\)\. Check .*REDIS_URL/),
    ]);
  });

  test('given services that are too old', async () => {
    const [mongod, redis] = await Promise.all([oldMongod('4.4.29'), oldRedis('5.0.7')]);
    try {
      expect(await refused({ MONGODB_URI: mongod.uri, REDIS_URL: redis.uri })).toEqual([
        expect.stringMatching(
          /^MongoDB at \S+ is MongoDB 4.4.29, and Roomwatch needs MongoDB 6.0 or newer\. Upgrade it/,
        ),
        expect.stringMatching(/^Redis at \S+ is Redis 5.0.7, and Roomwatch needs Redis 6.2 or newer\. Upgrade it/),
      ]);
    } finally {
      await Promise.all([mongod.stop(), redis.stop()]);
    }
  });

  test('a DATA_DIR that cannot be made, for services, the key of secrets or certificates', async () => {
    const DATA_DIR = '/dev/null/data';
    const sentence =
      /^DATA_DIR is \/dev\/null\/data, but \/dev\/null\/data\S* cannot be (made|used) \(ENOTDIR\)\. Set DATA_DIR to a folder/;
    for (const settings of [{}, { ...SERVICES, SECRET_KEY: '' }]) {
      const sentences = await refused({ ...settings, DATA_DIR });
      expect(sentences.at(-1)).toMatch(sentence);
    }
  });

  test('a port that is in use, or an address of another machine', async () => {
    const other = await startTestApp({ roles: { api: true, worker: false } });
    const { port } = new URL(other.url);
    try {
      expect((await refused({ ...SERVICES, PORT: port }, 'api')).at(-1)).toBe(
        `Port ${port} of 127.0.0.1 is in use. Stop what listens there, or set PORT to another (0 takes any).`,
      );
      for (const setting of ['SYSLOG_TCP_PORT', 'OTLP_GRPC_PORT']) {
        expect((await refused({ ...SERVICES, PORT: '0', [setting]: port }, 'api')).at(-1)).toBe(
          `Port ${port} of 127.0.0.1 is in use. Stop what listens there, or set ${setting} to another (0 takes any).`,
        );
      }
    } finally {
      await other.stop();
    }
    expect((await refused({ ...SERVICES, HOST: '192.0.2.1', ADMIN_KEY: KEY, PORT: '0' }, 'api')).at(-1)).toMatch(
      /^HOST is 192\.0\.2\.1, which is no address of this machine\./,
    );
  });

  test('settings of syslog that do not go with what is there', async () => {
    expect(await refused({ ...SERVICES, PORT: '0', SYSLOG_TLS_PORT: '0' }, 'api')).toContain(
      'SYSLOG_TLS_PORT: expected TLS_CERT and TLS_KEY beside it, or --tls-self-signed.',
    );
    const settings = { SYSLOG_TCP_PORT: '0', SYSLOG_SENDERS: '10.0.0.0/8=nowhere' };
    expect(await refused({ ...SERVICES, PORT: '0', ...settings }, 'api')).toContain(
      'SYSLOG_SENDERS: expected the name of a workspace for 10.0.0.0/8, got nowhere.',
    );
  });

  test('a command or an option that is none', async () => {
    expect((await refused({}, 'strat')).join(' ')).toMatch(/unknown command 'strat'.*Did you mean start\?.*--help/);
    expect((await refused({}, 'worker', '--demo')).join(' ')).toMatch(/unknown option '--demo'/);
  });
});

describe('--help', () => {
  afterAll(endAll);

  test.each([
    ['', ['start', 'api', 'worker', 'simulate']],
    ['start', ['--demo', 'MONGODB_URI', 'ADMIN_KEY', 'STALE_AFTER (20m)']],
    ['api', ['HOST (127.0.0.1)', 'PORT (4000)', 'ALLOWED_ORIGINS', 'PUBLIC_URL']],
    ['worker', ['REDIS_URL', 'DATA_DIR (.data)', 'LOG_LEVEL']],
  ])('roomwatch %s', async (command, words) => {
    const roomwatch = spawnRoomwatch([...(command ? [command] : []), '--help']);
    expect(await roomwatch.ended).toEqual({ code: 0, signal: null });
    for (const word of words) expect(roomwatch.said()).toContain(word);
  });
});
