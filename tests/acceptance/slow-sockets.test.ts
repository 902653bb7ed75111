import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { postLogs, send, WORKSPACE, WORKSPACE_ID, WORKSPACE_KEY } from '../helpers/collector.ts';
import { recordingLog } from '../helpers/log.ts';
import { eventually } from '../helpers/process.ts';
import { head, openSlowSockets, type SlowSocket } from '../helpers/slow-sockets.ts';
import { tempDir } from '../helpers/temp-dir.ts';

/** `npm run test:long` opens 2,000. */
const COUNT = Number(process.env['SLOW_SOCKETS'] ?? 400);
/** Connections of strangers that the server keeps: fewer than those who come. */
const STRANGERS = Math.floor(COUNT / 4);
const ADMIN_KEY = 'the-administrator';
const READ_KEY = 'a-key-that-reads';
const VERSION = '?api-version=2023-01-01';
const WEB_SOCKET = {
  connection: 'Upgrade',
  upgrade: 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
  'sec-websocket-protocol': 'graphql-transport-ws',
};
const LENGTH = '5000';

const { log, lines } = recordingLog();
let app: TestApp;
let rule = '';
beforeAll(async () => {
  app = await startTestApp({
    settings: {
      ...{ ...WORKSPACE, ADMIN_KEY, READ_KEYS: READ_KEY, DATA_DIR: tempDir('slow-sockets') },
      ...{ STRANGER_CONNECTIONS: String(STRANGERS), HEADERS_TIMEOUT: '5s', INIT_TIMEOUT: '5s' },
    },
    // All is as it is in production, but sooner.
    limits: { bodyWindow: 5_000, pingEvery: 5_000, drainTimeout: 1_000 },
    roles: { api: true, worker: false },
    tlsSelfSigned: true,
    log,
  });
  rule = (await app.app.core.workspaces.get('default')).ruleId;
});
afterAll(() => app.stop());

/** The doors that take a body: where, and what else their requests say. */
function doors(): [string, Record<string, string>][] {
  const json = { 'content-type': 'application/json', 'content-length': LENGTH };
  const date = new Date().toUTCString();
  const signed = createHmac('sha256', Buffer.from(WORKSPACE_KEY, 'base64'))
    .update(`POST\n${LENGTH}\napplication/json\nx-ms-date:${date}\n/api/logs`)
    .digest('base64');
  const collector = { authorization: `Bearer ${WORKSPACE_KEY}` };
  const administrator = { authorization: `Bearer ${ADMIN_KEY}` };
  return [
    ['/api/events', { ...json, ...collector }],
    ['/v1/logs', { ...json, ...collector }],
    ['/v1/metrics', { ...json, ...collector }],
    ['/elasticsearch/_bulk', { ...json, ...collector }],
    [`/dataCollectionRules/${rule}/streams/Custom-A${VERSION}`, { ...json, ...collector }],
    [
      '/api/logs?api-version=2016-04-01',
      { ...json, 'log-type': 'A', 'x-ms-date': date, authorization: `SharedKey ${WORKSPACE_ID}:${signed}` },
    ],
    ['/graphql', { ...json, ...administrator }],
    ['/graphql/stream', { ...json, ...administrator }],
    ['/api/export', { ...json, ...administrator }],
    [`/v1/workspaces/${WORKSPACE_ID}/query`, { ...json, authorization: `Bearer ${READ_KEY}` }],
    ['/v1/$batch', { ...json, 'x-api-key': READ_KEY }],
  ];
}

/** A text frame of a client, with a mask that changes nothing. */
function textFrame(text: string): Buffer {
  return Buffer.concat([Buffer.from([0x81, 0x80 | text.length, 0, 0, 0, 0]), Buffer.from(text)]);
}
const UNFINISHED_FRAME = Buffer.from([0x81, 0xfe, 0x10, 0, 0, 0, 0, 0]);

function knownWays(port: number): SlowSocket[] {
  const init = textFrame(
    JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${ADMIN_KEY}` } }),
  );
  return [
    ...doors().map(([path, headers]) => ({ name: path, port, head: head(`POST ${path}`, headers), drip: ' ' })),
    {
      ...{ name: 'chunks', port, drip: '1\r\n \r\n' },
      head: head('POST /api/events', {
        ...{ authorization: `Bearer ${WORKSPACE_KEY}`, 'content-type': 'application/json' },
        'transfer-encoding': 'chunked',
      }),
    },
    {
      ...{ name: 'WebSocket', port, drip: ' ' },
      head: Buffer.concat([Buffer.from(head('GET /graphql', WEB_SOCKET)), init, UNFINISHED_FRAME]),
    },
  ];
}

function strangersWays(port: number, tlsPort: number): SlowSocket[] {
  const withoutKey = doors().map(([path, { authorization: _, 'x-api-key': __, ...headers }]) => ({
    ...{ name: `${path} without a key`, port, drip: ' ' },
    head: head(`POST ${path}`, headers),
  }));
  const wrongKey = doors().map(([path, headers]) => ({
    ...{ name: `${path} with a wrong key`, port, drip: ' ' },
    head: head(`POST ${path}`, { ...headers, authorization: 'Bearer not-a-key-of-ours', 'x-api-key': 'not-a-key' }),
  }));
  const form = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': LENGTH };
  return [
    ...withoutKey,
    ...wrongKey,
    { name: 'token', port, head: head('POST /any/oauth2/v2.0/token', form), drip: 'a' },
    { name: 'nothing', port, head: '', drip: '' },
    { name: 'headers', port, head: 'GET /healthz HTTP/1.1\r\nx: ', drip: 'a' },
    { name: 'headers of a WebSocket', port, head: 'GET /graphql HTTP/1.1\r\nupgrade: ', drip: 'w' },
    { name: 'WebSocket without init', port, head: head('GET /graphql', WEB_SOCKET), drip: '' },
    {
      ...{ name: 'WebSocket with a slow init', port, drip: ' ' },
      head: Buffer.concat([Buffer.from(head('GET /graphql', WEB_SOCKET)), UNFINISHED_FRAME]),
    },
    { name: 'requests one after another', port, head: '', drip: head('GET /healthz', {}) },
    { name: 'a page', port, head: head('GET /graphql', { accept: 'text/html' }), drip: 'G' },
    { name: 'no TLS', port: tlsPort, head: '', drip: '' },
    { name: 'half a handshake', port: tlsPort, head: Buffer.from([0x16, 3, 1, 2, 0, 1, 0]), drip: '\0' },
  ];
}

/** What callers with a credential get of every door: status and body, without what differs each time. */
async function answers(): Promise<unknown> {
  const json = { 'content-type': 'application/json' };
  const collector = { ...json, authorization: `Bearer ${WORKSPACE_KEY}` };
  const administrator = { ...json, authorization: `Bearer ${ADMIN_KEY}` };
  const event = { computer: 'SLOW-1', eventId: 2000, timeGenerated: new Date().toISOString(), description: '{}' };
  const bulk = '{"create":{"_index":"slow"}}\n{"a":1}\n';
  const query = JSON.stringify({ query: 'print x = 1' });
  const operation = JSON.stringify({ query: '{ kql(query: "print x = 1") { rows } }' });
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: WORKSPACE_ID,
    client_secret: WORKSPACE_KEY,
  }).toString();
  const all = await Promise.all([
    postLogs(app.url, [{ a: 1 }]),
    send(`${app.url}/api/events`, collector, JSON.stringify([event])),
    send(`${app.url}/v1/logs`, collector, '{"resourceLogs":[]}'),
    send(`${app.url}/v1/metrics`, collector, '{"resourceMetrics":[]}'),
    send(`${app.url}/elasticsearch/_bulk`, collector, bulk),
    send(`${app.url}/dataCollectionRules/${rule}/streams/Custom-A${VERSION}`, collector, '[{"a":1}]'),
    send(`${app.url}/any/oauth2/v2.0/token`, { 'content-type': 'application/x-www-form-urlencoded' }, form),
    send(`${app.url}/graphql`, administrator, operation),
    send(`${app.url}/graphql/stream`, administrator, operation),
    send(`${app.url}/api/export`, administrator, query),
    send(`${app.url}/v1/workspaces/${WORKSPACE_ID}/query`, { ...json, 'x-api-key': READ_KEY }, query),
    send(`${app.url}/agent/otelcol.yaml`, collector, null, 'GET'),
    send(`${app.url}/healthz`, {}, null, 'GET'),
    send(`${app.url}/readyz`, {}, null, 'GET'),
  ]);
  const changing = /"(access_token|_id|took|took_ms|executionTime)":("[^"]*"|[\d.]+)/g;
  // A stream begins with comments, one or more.
  return all.map(({ status, body }) => [
    status,
    JSON.stringify(body)
      .replace(changing, '"$1"')
      .replace(/(:\\n\\n)+/, ''),
  ]);
}

async function connections(): Promise<number> {
  const response = await fetch(`${app.url}/metrics`, { headers: { authorization: `Bearer ${ADMIN_KEY}` } });
  return Number(/^http_connections (\d+)$/m.exec(await response.text())![1]);
}

describe(`${COUNT} sockets that send a byte from time to time`, () => {
  const ports = () => [app.url, app.app.tlsUrl!].map((url) => Number(new URL(url).port)) as [number, number];

  test('with credentials: callers are served as before, and no socket stays', async () => {
    const before = await answers();
    const slow = await openSlowSockets(knownWays(ports()[0]), COUNT, 1_000);
    await eventually(async () => (await connections()) >= slow.open && slow.open > 0, 'the sockets are there');
    expect(await answers()).toEqual(before);
    await slow.allClosed;
    expect(await answers()).toEqual(before);
    for (const [path] of doors())
      expect([path, ...slow.answers.get(path)!]).toEqual([path, 'HTTP/1.1 408 Request Timeout']);
  });

  test.each([
    ['without', () => strangersWays(...ports())],
    ['that ask for a token', () => strangersWays(...ports()).filter(({ name }) => name === 'token')],
  ])('%s: the longest wait makes room, callers are served as before, and no socket stays', async (_name, ways) => {
    const before = await answers();
    const slow = await openSlowSockets(ways(), COUNT, 1_000);
    expect(await answers()).toEqual(before);
    await eventually(async () => slow.open <= STRANGERS, 'the others had to go');
    expect(await answers()).toEqual(before);
    await slow.allClosed;
    expect(await answers()).toEqual(before);
  });

  test('none of it is an error of the server', () => {
    expect(lines.filter(({ level }) => level >= 50)).toEqual([]);
  });
});
