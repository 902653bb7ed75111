import { once } from 'node:events';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { WORKSPACE, WORKSPACE_ID, WORKSPACE_KEY } from '../helpers/collector.ts';
import { recordingLog } from '../helpers/log.ts';
import { eventually } from '../helpers/process.ts';
import { head } from '../helpers/slow-sockets.ts';

const ADMIN_KEY = 'the-administrator';
const JSON_TYPE = { 'content-type': 'application/json' };
const ADMINISTRATOR = { authorization: `Bearer ${ADMIN_KEY}` };
const COLLECTOR = { authorization: `Bearer ${WORKSPACE_KEY}` };

const { log, lines } = recordingLog();
let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ settings: { ...WORKSPACE, ADMIN_KEY }, roles: { api: true, worker: false }, log });
});
afterAll(() => app.stop());

/** Every door that takes a body, with a credential that it takes. */
const DOORS: readonly (readonly [string, Record<string, string>])[] = [
  ['/api/events', { ...JSON_TYPE, ...COLLECTOR }],
  ['/v1/logs', { ...JSON_TYPE, ...COLLECTOR }],
  ['/v1/metrics', { 'content-type': 'application/x-protobuf', ...COLLECTOR }],
  ['/elasticsearch/_bulk', { ...JSON_TYPE, ...COLLECTOR }],
  ['/dataCollectionRules/x/streams/Custom-A?api-version=1', { ...JSON_TYPE, ...COLLECTOR }],
  ['/api/logs?api-version=2016-04-01', { ...JSON_TYPE, ...COLLECTOR }],
  ['/any/oauth2/v2.0/token', { 'content-type': 'application/x-www-form-urlencoded' }],
  ['/graphql', { ...JSON_TYPE, ...ADMINISTRATOR }],
  ['/graphql/stream', { ...JSON_TYPE, ...ADMINISTRATOR }],
  ['/api/export', { ...JSON_TYPE, ...ADMINISTRATOR }],
  [`/v1/workspaces/${WORKSPACE_ID}/query`, { ...JSON_TYPE, ...ADMINISTRATOR }],
  ['/v1/$batch', { ...JSON_TYPE, ...ADMINISTRATOR }],
];

/** Sends bytes and hangs up: when they have left, or when the first answer comes. */
async function hangUp(bytes: string | Buffer, when: 'sent' | 'answered'): Promise<void> {
  const socket = connect(Number(new URL(app.url).port), '127.0.0.1');
  socket.on('error', () => undefined);
  const sent = new Promise((resolve) => socket.write(bytes, resolve));
  await (when === 'sent' ? sent : once(socket, 'data'));
  socket.resetAndDestroy();
}

/** What the log has as an error since it was asked last, when the server has seen that those who hung up are gone. */
async function errors(): Promise<unknown[]> {
  await eventually(async () => {
    const text = await (await fetch(`${app.url}/metrics`, { headers: ADMINISTRATOR })).text();
    return Number(/^http_connections (\d+)$/m.exec(text)![1]) <= IDLE;
  }, 'the connections are gone');
  return lines.splice(0).filter(({ level }) => level >= 50);
}
/** Connections that the tests' own `fetch` may keep. */
const IDLE = 100;

test('uploads that break off', async () => {
  for (const [path, headers] of DOORS) {
    await hangUp(`${head(`POST ${path}`, { ...headers, 'content-length': '1000' })}{"a":`, 'sent');
    const chunked = head(`POST ${path}`, { ...headers, 'transfer-encoding': 'chunked', 'content-encoding': 'gzip' });
    const zipped = gzipSync('{"a":1}').subarray(0, 15);
    await hangUp(Buffer.concat([Buffer.from(`${chunked}f\r\n`), zipped]), 'sent');
    await hangUp(`${head(`POST ${path}`, { ...headers, 'transfer-encoding': 'chunked' })}5\r\n{"a":\r\nzz\r\n`, 'sent');
  }
  expect(await errors()).toEqual([]);
});

test('answers that nobody waits for', async () => {
  const query = 'range x from 1 to 50000 step 1 | extend text = strcat("a long enough text, ", x)';
  const bodies: [string, object][] = [
    ['/api/export', { query }],
    [`/v1/workspaces/${WORKSPACE_ID}/query`, { query }],
    ['/graphql', { query: `{ kql(query: ${JSON.stringify(query)}) { rowCount } }` }],
    ['/graphql/stream', { query: 'subscription { faultChanges { __typename } }' }],
    ['/graphql/stream', { query: `{ kql(query: ${JSON.stringify(query)}) { rowCount } }` }],
  ];
  for (const [path, body] of bodies) {
    const text = JSON.stringify(body);
    const headers = { ...JSON_TYPE, ...ADMINISTRATOR, 'content-length': String(Buffer.byteLength(text)) };
    for (const when of ['sent', 'answered'] as const) await hangUp(head(`POST ${path}`, headers) + text, when);
  }
  for (const messages of [
    [],
    [{ type: 'subscribe', id: '1', payload: { query: 'subscription { faultChanges { __typename } }' } }],
  ]) {
    const socket = new WebSocket(`${app.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    await once(socket, 'open');
    socket.send(JSON.stringify({ type: 'connection_init', payload: ADMINISTRATOR }));
    await once(socket, 'message');
    for (const message of messages) await new Promise((resolve) => socket.send(JSON.stringify(message), resolve));
    socket.terminate();
  }
  expect(await errors()).toEqual([]);
});

test('bodies that are none of their type', async () => {
  const bodies: [string | Buffer, Record<string, string>][] = [
    ['', {}],
    ['not zipped', { 'content-encoding': 'gzip' }],
    [gzipSync('{}').subarray(0, 12), { 'content-encoding': 'gzip' }],
    ['{}', { 'content-encoding': 'br, zstd' }],
    ['{}', { 'content-type': ';;;' }],
    ['{}', { 'content-type': 'application/json; charset=utf-16' }],
    ['{}', { 'content-type': 'multipart/form-data' }],
    [Buffer.from([0xff, 0xfe, 0, 0xc3, 0x28]), {}],
    ['{"__proto__":{"a":1},"constructor":{"prototype":{}}}', {}],
    ['{"query":"{ __typename }","variables":{"__proto__":1}}', {}],
    ['['.repeat(20_000), {}],
    ['null', {}],
    ['"text"', {}],
    ['1e999', {}],
  ];
  for (const [path, headers] of DOORS) {
    for (const [body, others] of bodies) {
      const answer = await fetch(app.url + path, {
        method: 'POST',
        headers: { ...headers, ...others },
        body: body as string,
      });
      expect([path, body.toString(), answer.status]).not.toEqual([path, body.toString(), 500]);
      await answer.arrayBuffer();
    }
  }
  expect(await errors()).toEqual([]);
});

test('parameters that are none', async () => {
  const paths = [
    '/graphql?query=%ff',
    '/graphql?query={a}&query={b}&variables=x&extensions=[]',
    '/graphql?query={__typename}&variables=%5B1%5D&extensions=%7B%22persistedQuery%22%3A1%7D',
    '/graphql/stream?query={__typename}&query={__typename}',
    '/graphql/stream?query={__typename}&variables=%5B%5D',
    '/graphql/stream?query={__typename}&operationName=%00',
    '/graphql/stream?__proto__=1',
    '/api/export?query=print%201&query=print%202',
    '/api/export?query=print%201&format=__proto__',
    '/export/a.csv?key=a&key=b',
    '/export/..%2f..%2fetc%2fpasswd.csv?key=a',
    '/export/.csv',
    `/v1/workspaces/${WORKSPACE_ID}/query?query=print%201&query=print%202`,
    `/v1/workspaces/${WORKSPACE_ID}/query?query=print%201&timespan=P99999999999D`,
    `/v1/workspaces/%00/metadata`,
    '/%F0%9F%98/v2.0/.well-known/openid-configuration',
    '/agent/otelcol.yaml?a[b]=c',
    '/elasticsearch/%zz/_bulk',
    '/metrics?x=%',
  ];
  // Wrong keys among these are slowed: together they wait no longer than one of them.
  await Promise.all(
    paths.flatMap((path) =>
      [ADMINISTRATOR, COLLECTOR, {}].map(async (headers) => {
        const all = { 'apollo-require-preflight': '1', prefer: 'wait=;,,=', 'x-ms-date': '\u00ff', ...headers };
        const answer = await fetch(app.url + path, { headers: all as Record<string, string> });
        await answer.arrayBuffer();
        expect([path, answer.status]).not.toEqual([path, 500]);
      }),
    ),
  );
  expect(await errors()).toEqual([]);
});

/** Documents and variables that no transport can run. */
const OPERATIONS: readonly { query?: unknown; variables?: unknown; operationName?: unknown; extensions?: unknown }[] = [
  { query: '{' },
  { query: '' },
  { query: 1 },
  { query: '{ nothing }' },
  { query: 'query A { __typename } query A { __typename }', operationName: 'A' },
  { query: 'query A { __typename }', operationName: 'constructor' },
  { query: 'fragment A on Query { __typename }' },
  { query: 'subscription { faultChanges @skip(if: true) { __typename } }' },
  { query: 'subscription ($no: Boolean!) { faultChanges @include(if: $no) { __typename } }', variables: { no: false } },
  { query: 'subscription { ...F } fragment F on Subscription { ... @skip(if: true) { faultChanges { __typename } } }' },
  { query: 'subscription { __typename }' },
  { query: 'subscription { faultChanges { __typename } roomChanges { __typename } }' },
  { query: 'query ($a: Int!) { __typename @include(if: true) rooms(first: $a) { totalCount } }', variables: {} },
  { query: 'query ($a: Int!) { rooms(first: $a) { totalCount } }', variables: { a: 'x' } },
  { query: 'query ($a: Int!) { rooms(first: $a) { totalCount } }', variables: { a: 1e300 } },
  { query: 'query ($a: Boolean) { __typename @skip(if: $a) }', variables: { a: null } },
  { query: 'query ($a: ID!) { room(id: $a) { name } }', variables: { a: { toString: 1 } } },
  {
    query: 'mutation ($a: [EventInput!]!) { ingestEvents(input: { events: $a }) { accepted } }',
    variables: { a: Array.from({ length: 50 }, () => ({ computer: 1, eventId: 'x' })) },
  },
  { query: '{ rooms(first: -1) { totalCount } }' },
  { query: '{ rooms(after: "x") { totalCount } }' },
  { query: '{ kql(query: "print nothing(") { rowCount } }' },
  { query: '{ __typename }', variables: 'x' },
  { query: '{ __typename }', extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } },
];

test.each(OPERATIONS.map((operation) => [JSON.stringify(operation).slice(0, 120), operation]))(
  'the operation %s, over each transport',
  async (_name, operation) => {
    const body = JSON.stringify(operation);
    for (const path of ['/graphql', '/graphql/stream']) {
      const answer = await fetch(app.url + path, { method: 'POST', headers: { ...JSON_TYPE, ...ADMINISTRATOR }, body });
      expect(await answer.text()).not.toContain('INTERNAL_SERVER_ERROR');
    }
    const socket = new WebSocket(`${app.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    const texts: string[] = [];
    await once(socket, 'open');
    const isOver = new Promise<void>((resolve) => {
      socket.on('close', () => resolve());
      socket.on('message', (data) => {
        texts.push(String(data));
        if (/"type":"(error|complete)"/.test(String(data))) resolve();
      });
    });
    socket.send(JSON.stringify({ type: 'connection_init', payload: ADMINISTRATOR }));
    socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload: operation }));
    await isOver;
    socket.terminate();
    expect(texts.join()).not.toContain('INTERNAL_SERVER_ERROR');
    expect(await errors()).toEqual([]);
  },
);
