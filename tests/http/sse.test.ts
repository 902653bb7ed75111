import { describe, expect, test } from '@jest/globals';
import { createClient } from 'graphql-sse';
import { serve, type Answer, type Harness } from './harness.ts';

const ticks = 'subscription { ticks { number } }';

type Stream = { readonly response: Response; next(): Promise<string>; leave(): void; rest(): Promise<string> };

/** Opens a stream and reads it event by event, without the comments that keep it alive. */
async function open(harness: Harness, body: object | string, headers: Record<string, string> = {}): Promise<Stream> {
  const leave = new AbortController();
  const response = await fetch(
    `${harness.url}/graphql/stream${typeof body === 'string' ? body : ''}`,
    typeof body === 'string'
      ? { headers: { accept: 'text/event-stream', ...headers }, signal: leave.signal }
      : {
          method: 'POST',
          headers: { accept: 'text/event-stream', 'content-type': 'application/json', ...headers },
          body: JSON.stringify(body),
          signal: leave.signal,
        },
  );
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    response,
    async next() {
      for (;;) {
        const end = text.indexOf('\n\n');
        if (end >= 0) {
          const event = text.slice(0, end);
          text = text.slice(end + 2);
          if (!event.startsWith(':')) return event;
          continue;
        }
        const { done, value } = (await reader?.read()) ?? { done: true };
        if (done) throw new Error(`the stream ended: ${text}`);
        text += value;
      }
    },
    leave: () => leave.abort(),
    async rest() {
      for (;;) {
        const { done, value } = (await reader?.read()) ?? { done: true };
        if (done) return text;
        text += value;
      }
    },
  };
}

const json = async (response: Response): Promise<Answer> => (await response.json()) as Answer;

describe('GraphQL as server-sent events', () => {
  test('a subscription by POST sends next for each event, and complete at its end', async () => {
    const harness = await serve();
    const stream = await open(harness, { query: ticks });
    expect(stream.response.status).toBe(200);
    expect(stream.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    await harness.topic.until(1);
    harness.topic.emit(1);
    harness.topic.emit('end');
    expect(await stream.next()).toBe('event: next\ndata: {"data":{"ticks":{"number":1}}}');
    expect(await stream.next()).toBe('event: complete\ndata:');
    expect(await stream.rest()).toBe('');
  });

  test('one by GET does the same', async () => {
    const harness = await serve();
    const query = new URLSearchParams({
      query: 'subscription S($after: String) { ticks(after: $after) { number } }',
      operationName: 'S',
      variables: '{"after":null}',
    });
    const stream = await open(harness, `?${query}`);
    await harness.topic.until(1);
    harness.topic.emit(1);
    expect(await stream.next()).toBe('event: next\ndata: {"data":{"ticks":{"number":1}}}');
    stream.leave();
    await harness.topic.until(0);
  });

  test('a query sends next once, and complete', async () => {
    const harness = await serve();
    const stream = await open(harness, { query: '{ hello }' });
    expect(await stream.rest()).toBe(
      ':\n\nevent: next\ndata: {"data":{"hello":"Hello world"}}\n\nevent: complete\ndata:\n\n',
    );
  });

  test('the id of a message is the cursor of its event, asked for or not', async () => {
    const harness = await serve();
    const stream = await open(harness, { query: 'subscription { mine: ticks { resumeAfter } }' });
    await harness.topic.until(1);
    harness.topic.emit({ cursor: 'cursor-1' });
    expect(await stream.next()).toBe('id: cursor-1\nevent: next\ndata: {"data":{"mine":{"resumeAfter":null}}}');
    harness.topic.emit({ cursor: '1\nevent: evil' });
    expect(await stream.next()).toMatch(/^event: next\ndata: \{/);
    stream.leave();
    await harness.topic.until(0);
  });

  test('Last-Event-ID reaches the resolvers, also where the document has no variable for it', async () => {
    const harness = await serve();
    const stream = await open(
      harness,
      { query: 'subscription { ticks { resumeAfter } }' },
      { 'last-event-id': 'cursor-9' },
    );
    await harness.topic.until(1);
    harness.topic.emit(1);
    expect(await stream.next()).toContain('{"resumeAfter":"cursor-9"}');
    stream.leave();
    await harness.topic.until(0);
  });

  test('each message has a context of its own', async () => {
    const harness = await serve();
    const stream = await open(harness, { query: 'subscription { ticks { contextNumber } }' });
    await harness.topic.until(1);
    harness.topic.emit(1);
    harness.topic.emit(2);
    expect([await stream.next(), await stream.next()].map((event) => /\d+/.exec(event)?.[0])).toEqual(['2', '3']);
    stream.leave();
    await harness.topic.until(0);
  });

  test.each([
    ['a syntax error', { query: '{' }, 'GRAPHQL_PARSE_FAILED'],
    ['an invalid document', { query: '{ nothing }' }, 'GRAPHQL_VALIDATION_FAILED'],
    ['an unknown operation', { query: '{ hello }', operationName: 'Other' }, 'OPERATION_RESOLUTION_FAILURE'],
    ['a subscription that is refused', { query: 'subscription { refused { number } }' }, 'BAD_USER_INPUT'],
    ['a wrong variable', { query: 'query ($at: DateTime!) { moment(at: $at) }' }, 'BAD_USER_INPUT'],
  ])('%s is sent as next, with its code, then complete', async (_name, body, code) => {
    const stream = await open(await serve(), body);
    const [next, data] = (await stream.next()).split('\ndata: ');
    expect([next, JSON.parse(data as string)]).toMatchObject(['event: next', { errors: [{ extensions: { code } }] }]);
    expect(await stream.next()).toBe('event: complete\ndata:');
  });

  test('a source that breaks is masked', async () => {
    const harness = await serve();
    const stream = await open(harness, { query: 'subscription { breaking { number } }' });
    await harness.topic.until(1);
    harness.topic.emit(new Error('password is swordfish'));
    const text = await stream.rest();
    expect(text).toContain('INTERNAL_SERVER_ERROR');
    expect(text).not.toContain('swordfish');
  });

  test.each([
    ['no query', {}],
    ['an empty query', { query: '' }],
    ['variables that are no object', { query: '{ hello }', variables: [] }],
    ['a name that is no text', { query: '{ hello }', operationName: 5 }],
    ['a list', [{ query: '{ hello }' }]],
    ['variables that are no JSON', '?query={hello}&variables={'],
    ['a query that is given twice', '?query={hello}&query={hello}'],
  ])('a request with %s is refused', async (_name, body) => {
    const { response } = await open(await serve(), body);
    expect([response.status, response.headers.get('content-type')]).toEqual([400, 'application/json; charset=utf-8']);
  });

  test('a mutation by GET is refused', async () => {
    const { url } = await serve();
    const query = encodeURIComponent('mutation { ingest(input: { events: [] }) }');
    const response = await fetch(`${url}/graphql/stream?query=${query}`, { headers: { accept: 'text/event-stream' } });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
    expect((await json(response)).errors?.[0]?.extensions.code).toBe('BAD_REQUEST');
  });

  test('who does not take events is told so', async () => {
    const { url } = await serve();
    const response = await fetch(`${url}/graphql/stream?query={hello}`, { headers: { accept: 'application/json' } });
    expect(response.status).toBe(406);
  });

  test('a key is asked for', async () => {
    const harness = await serve({ adminKey: 'secret' });
    const refused = await open(harness, { query: '{ hello }' });
    expect(refused.response.status).toBe(401);
    const stream = await open(harness, { query: '{ hello }' }, { authorization: 'Bearer secret' });
    expect(await stream.next()).toContain('Hello world');
  });

  test('streams and sockets share the places of a principal', async () => {
    const harness = await serve({ limits: { socketsPerPrincipal: 1 } });
    const client = await harness.socket().init();
    const { response } = await open(harness, { query: ticks });
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
    client.socket.close();
    await client.closed;
  });

  test('a server that drains ends streams without complete, so that clients come back', async () => {
    const harness = await serve();
    const stream = await open(harness, { query: ticks });
    await harness.topic.until(1);
    harness.server.drain();
    expect(await stream.rest()).toBe(':\n\n');
    await harness.topic.until(0);
    expect((await open(harness, { query: ticks })).response.status).toBe(503);
  });

  test('a reader that stalls holds its source back', async () => {
    const harness = await serve();
    const stream = await open(harness, { query: 'subscription { ticks { cursor contextNumber } }' });
    await harness.topic.until(1);
    const long = 'x'.repeat(1_000_000);
    for (let times = 0; times < 60; times++) harness.topic.emit(long);
    // What was executed is counted by contexts; a server that did not wait would have executed all.
    const other = async (): Promise<number> => {
      const { body } = await harness.query({ query: '{ contextNumber }' });
      return Number(body.data?.['contextNumber']);
    };
    for (let before = -1, now = await other(); now !== before + 1;) [before, now] = [now, await other()];
    expect(await other()).toBeLessThan(60);
    stream.leave();
    await harness.topic.until(0);
  });

  test('the client of graphql-sse iterates over a subscription and ends it', async () => {
    const harness = await serve();
    const client = createClient({ url: `${harness.url}/graphql/stream` });
    const results = client.iterate({ query: ticks });
    const first = results.next();
    await harness.topic.until(1);
    harness.topic.emit(1);
    expect((await first).value).toEqual({ data: { ticks: { number: 1 } } });
    await results.return?.(undefined);
    await harness.topic.until(0);
    client.dispose();
  });
});
