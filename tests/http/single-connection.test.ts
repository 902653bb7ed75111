import { describe, expect, test } from '@jest/globals';
import { createClient } from 'graphql-sse';
import { prefersEvents } from '../../src/http/graphql/event-stream/prefers-events.ts';
import { serve, type Answer, type Harness } from './harness.ts';

const ticks = 'subscription { ticks { number } }';
const json = { 'content-type': 'application/json' };

/** Sends a request to the stream's address. */
const send = (
  { url }: Harness,
  method: string,
  { token, body, path = '', headers = {} }: { token?: string; body?: object; path?: string; headers?: object } = {},
) =>
  fetch(`${url}/graphql/stream${path}`, {
    method,
    headers: { ...(token ? { 'x-graphql-event-stream-token': token } : {}), ...(body ? json : {}), ...headers },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });

const reserve = async (harness: Harness, headers = {}) => (await send(harness, 'PUT', { headers })).text();

/** Opens the stream of a token and reads it event by event. */
async function open({ url }: Harness, token: string, headers: Record<string, string> = {}) {
  const leave = new AbortController();
  const target = `${url}/graphql/stream?token=${token}`;
  const response = await fetch(target, { headers: { accept: 'text/event-stream', ...headers }, signal: leave.signal });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    response,
    leave: () => leave.abort(),
    async next(): Promise<string> {
      for (;;) {
        const end = text.indexOf('\n\n');
        if (end < 0) {
          const { done, value } = await reader.read();
          if (done) throw new Error(`the stream ended: ${text}`);
          text += value;
          continue;
        }
        const event = text.slice(0, end);
        text = text.slice(end + 2);
        if (!event.startsWith(':')) return event;
      }
    },
  };
}

const operation = (id: string, query = ticks) => ({ query, extensions: { operationId: id } });
const codeOf = async (response: Response) => ((await response.json()) as Answer).errors?.[0]?.extensions.code;

describe('one stream for many operations', () => {
  test('the client of graphql-sse, in its mode of a single connection', async () => {
    const harness = await serve({ adminKey: 'secret' });
    const client = createClient({
      url: `${harness.url}/graphql/stream`,
      singleConnection: true,
      headers: { authorization: 'Bearer secret' },
      retryAttempts: 0,
    });
    const results = [client.iterate({ query: ticks }), client.iterate({ query: ticks })];
    const first = results.map((result) => result.next());
    await harness.topic.until(2);
    const once = client.iterate({ query: '{ viewer { role } }' });
    expect((await once.next()).value).toEqual({ data: { viewer: { role: 'ADMINISTRATOR' } } });
    expect((await once.next()).done).toBe(true);
    harness.topic.emit(1);
    for (const result of first) expect((await result).value).toEqual({ data: { ticks: { number: 1 } } });
    await results[0]!.return?.(undefined);
    await harness.topic.until(1);
    const second = results[1]!.next();
    harness.topic.emit(2);
    expect((await second).value).toEqual({ data: { ticks: { number: 2 } } });
    client.dispose();
    await harness.topic.until(0);
  });

  test('messages carry the id of their operation; DELETE ends one, and its id may be used again', async () => {
    const harness = await serve();
    const token = await reserve(harness);
    const stream = await open(harness, token);
    expect((await send(harness, 'POST', { token, body: operation('a') })).status).toBe(202);
    expect(await codeOf(await send(harness, 'POST', { token, body: operation('a') }))).toBe('CONFLICT');
    await harness.topic.until(1);
    harness.topic.emit(1);
    expect(await stream.next()).toBe('event: next\ndata: {"id":"a","payload":{"data":{"ticks":{"number":1}}}}');
    expect((await send(harness, 'DELETE', { token, path: '?operationId=a' })).status).toBe(200);
    await harness.topic.until(0);
    expect((await send(harness, 'POST', { token, body: operation('a', '{ hello }') })).status).toBe(202);
    expect(await stream.next()).toBe('event: next\ndata: {"id":"a","payload":{"data":{"hello":"Hello world"}}}');
    expect(await stream.next()).toBe('event: complete\ndata: {"id":"a"}');
    stream.leave();
  });

  test('an operation that comes before its stream is opened waits for it', async () => {
    const harness = await serve();
    const token = await reserve(harness);
    expect((await send(harness, 'POST', { token, body: operation('a', '{ hello }') })).status).toBe(202);
    const stream = await open(harness, token);
    expect(await stream.next()).toContain('"id":"a","payload":{"data":{"hello":"Hello world"}}');
    stream.leave();
  });

  test('a token is for one stream, and for who reserved it', async () => {
    const harness = await serve({ adminKey: 'secret' });
    const headers = { authorization: 'Bearer secret' };
    const token = await reserve(harness, headers);
    expect((await open(harness, token)).response.status).toBe(401);
    const stream = await open(harness, token, headers);
    expect((await open(harness, token, headers)).response.status).toBe(409);
    expect((await open(harness, 'made-up', headers)).response.status).toBe(404);
    stream.leave();
  });

  test.each([
    ['no operationId', { query: '{ hello }' }, 400, 'BAD_REQUEST'],
    ['a document that is not valid', operation('a', '{ nothing }'), 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['no document', { extensions: { operationId: 'a' } }, 400, 'BAD_REQUEST'],
    ['an operationId without end', operation('a'.repeat(201)), 400, 'BAD_REQUEST'],
  ])('a request with %s is refused', async (_name, body, status, code) => {
    const harness = await serve();
    const token = await reserve(harness);
    const answer = await send(harness, 'POST', { token, body });
    expect([answer.status, await codeOf(answer)]).toEqual([status, code]);
  });

  test.each([
    ['GET', '?token=made-up', 406],
    ['POST', '', 404],
    ['DELETE', '?operationId=a', 404],
  ])('%s with a token that is none is refused', async (method, path, status) => {
    const harness = await serve();
    const headers = { accept: 'application/json' };
    const body = method === 'POST' ? { body: operation('a') } : {};
    expect((await send(harness, method, { token: 'made-up', path, headers, ...body })).status).toBe(status);
  });

  test('DELETE without a token or an id says what is missing', async () => {
    const harness = await serve();
    expect((await send(harness, 'DELETE')).status).toBe(400);
    expect((await send(harness, 'DELETE', { token: await reserve(harness) })).status).toBe(400);
  });

  test('more operations than a socket may run are refused, in the stream', async () => {
    const harness = await serve({ limits: { subscriptionsPerSocket: 1 } });
    const token = await reserve(harness);
    const stream = await open(harness, token);
    await send(harness, 'POST', { token, body: operation('a') });
    await harness.topic.until(1);
    expect((await send(harness, 'POST', { token, body: operation('b') })).status).toBe(202);
    expect(await stream.next()).toMatch(/^event: next\ndata: \{"id":"b".*SUBSCRIPTION_LIMIT/);
    expect(await stream.next()).toBe('event: complete\ndata: {"id":"b"}');
    stream.leave();
    await harness.topic.until(0);
  });

  test('reservations count among the streams of a principal, and end where nobody opens them', async () => {
    const harness = await serve({ limits: { socketsPerPrincipal: 1, headersTimeout: 48 } });
    const token = await reserve(harness);
    const full = await send(harness, 'PUT');
    expect([full.status, full.headers.get('retry-after')]).toEqual([503, '5']);
    while ((await send(harness, 'POST', { token, body: operation('a') })).status !== 404);
    expect((await send(harness, 'PUT')).status).toBe(201);
  });

  test('a server that drains ends streams and their operations', async () => {
    const harness = await serve();
    const token = await reserve(harness);
    const stream = await open(harness, token);
    await send(harness, 'POST', { token, body: operation('a') });
    await harness.topic.until(1);
    harness.server.drain();
    await expect(stream.next()).rejects.toThrow('the stream ended');
    await harness.topic.until(0);
    expect((await send(harness, 'PUT')).status).toBe(503);
  });
});

describe('events at /graphql', () => {
  test('the client of graphql-sse subscribes there', async () => {
    const harness = await serve();
    const client = createClient({ url: `${harness.url}/graphql` });
    const results = client.iterate({ query: ticks });
    const first = results.next();
    await harness.topic.until(1);
    harness.topic.emit(1);
    expect((await first).value).toEqual({ data: { ticks: { number: 1 } } });
    client.dispose();
    await harness.topic.until(0);
  });

  test.each([
    ['text/event-stream', '{ hello }', 'text/event-stream'],
    ['text/event-stream, */*;q=0.1', '{ hello }', 'text/event-stream'],
    ['application/json, text/event-stream', '{ hello }', 'application/json'],
    ['application/json;q=0.5, text/event-stream;q=0.1', '{ hello }', 'application/json'],
    ['application/json', '{ hello }', 'application/json'],
    ['*/*', '{ hello }', 'application/json'],
  ])('Accept: %s, by %s, gets %s', async (accept, query, type) => {
    const { url } = await serve();
    const body = JSON.stringify({ query });
    const { headers } = await fetch(`${url}/graphql`, { method: 'POST', headers: { ...json, accept }, body });
    expect(headers.get('content-type')).toMatch(new RegExp(`^${type}`));
  });

  test('a subscription is streamed to who accepts both, a query is not', () => {
    // As urql sends it with every query.
    const accept =
      'application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed';
    expect(prefersEvents(accept, () => true)).toBe(true);
    expect(prefersEvents(accept, () => false)).toBe(false);
    expect(prefersEvents('text/event-stream;q=0, */*', () => true)).toBe(false);
    expect(prefersEvents(undefined, () => true)).toBe(false);
  });
});
