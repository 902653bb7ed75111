import { describe, expect, jest, test } from '@jest/globals';
import { serve, serveBare } from './harness.ts';

const ticks = 'subscription { ticks { number } }';

/**
 * `graphql-transport-ws`, one test a line of the protocol, by a client that knows nothing of it. The library as it is shipped, served on
 * its own, is the control: what holds for it must hold for us.
 */
describe.each([
  ['Roomwatch', serve],
  ['graphql-ws as shipped', serveBare],
] as const)('graphql-transport-ws, %s', (_name, serve) => {
  test('connection_init is answered by connection_ack', async () => {
    const { socket } = await serve();
    const client = await socket().send({ type: 'connection_init' });
    expect(await client.next()).toEqual({ type: 'connection_ack' });
  });

  test('the sub-protocol chosen is graphql-transport-ws', async () => {
    const { socket } = await serve();
    expect(await socket().opened).toBe('graphql-transport-ws');
  });

  test('a subscription sends next for each event, and complete at its end', async () => {
    const { socket, topic } = await serve();
    const client = await socket().init();
    await client.subscribe('a', ticks);
    await topic.until(1);
    topic.emit(1);
    topic.emit(2);
    topic.emit('end');
    expect(await client.next()).toEqual({ id: 'a', type: 'next', payload: { data: { ticks: { number: 1 } } } });
    expect(await client.next()).toEqual({ id: 'a', type: 'next', payload: { data: { ticks: { number: 2 } } } });
    expect(await client.next()).toEqual({ id: 'a', type: 'complete' });
  });

  test.each([
    ['query', 'query ($name: String) { hello(name: $name) }', { name: 'you' }, { hello: 'Hello you' }],
    ['mutation', 'mutation ($input: IngestInput!) { ingest(input: $input) }', { input: { events: [] } }, { ingest: 0 }],
  ])('a %s sends next once, and complete', async (_name, query, variables, data) => {
    const { socket } = await serve();
    const client = await socket().init();
    await client.subscribe('a', query, { variables });
    expect(await client.next()).toEqual({ id: 'a', type: 'next', payload: { data } });
    expect(await client.next()).toEqual({ id: 'a', type: 'complete' });
  });

  test('complete by the client ends a subscription, and nothing comes after it', async () => {
    const { socket, topic } = await serve();
    const client = await socket().init();
    await client.subscribe('a', ticks);
    await topic.until(1);
    await client.send({ type: 'complete', id: 'a' });
    await topic.until(0);
    topic.emit(1);
    await client.settled();
    expect(client.pending).toEqual([]);
  });

  test('complete for an id that is not known is ignored', async () => {
    const { socket } = await serve();
    const client = await socket().init();
    await client.send({ type: 'complete', id: 'never' });
    await client.settled();
  });

  test('an id may be used again after complete', async () => {
    const { socket } = await serve();
    const client = await socket().init();
    for (let times = 0; times < 2; times++) {
      await client.subscribe('a', '{ hello }');
      expect(await client.next()).toMatchObject({ id: 'a', type: 'next' });
      expect(await client.next()).toEqual({ id: 'a', type: 'complete' });
    }
  });

  test('ping is answered by pong with its payload', async () => {
    const { socket } = await serve();
    const client = await socket().send({ type: 'ping', payload: { a: 1 } });
    expect(await client.next()).toEqual({ type: 'pong', payload: { a: 1 } });
    await client.send({ type: 'ping' });
    expect(await client.next()).toEqual({ type: 'pong' });
  });

  test('a pong nobody asked for is ignored', async () => {
    const { socket } = await serve();
    const client = await socket().init();
    await client.send({ type: 'pong', payload: { a: 1 } });
    await client.settled();
  });

  test.each([
    ['no JSON', '{'],
    ['no object', '5'],
    ['an unknown type', { type: 'hello' }],
    ['a message of the server', { type: 'next' }],
    ['no type', {}],
    ['subscribe without an id', { type: 'subscribe', payload: { query: '{ hello }' } }],
    ['subscribe without a query', { type: 'subscribe', id: 'a', payload: {} }],
    ['variables that are no object', { type: 'subscribe', id: 'a', payload: { query: '{ hello }', variables: [] } }],
    ['bytes', Buffer.from([0xff, 0xfe])],
  ])('4400 for a message that is invalid: %s', async (_name, message) => {
    const { socket } = await serve();
    const client = await socket().init();
    await client.send(message);
    expect(await client.closed).toEqual({ code: 4400, reason: 'Invalid message received' });
  });

  test('4401 for subscribe before connection_ack', async () => {
    const { socket } = await serve();
    const client = await socket().subscribe('a', '{ hello }');
    expect(await client.closed).toEqual({ code: 4401, reason: 'Unauthorized' });
  });

  test('4403 for a key that is not right', async () => {
    const { socket } = await serve({ adminKey: 'secret' });
    const client = await socket().send({ type: 'connection_init', payload: { authorization: 'Bearer wrong' } });
    expect(await client.closed).toEqual({ code: 4403, reason: 'Forbidden' });
  });

  test('4406 for no sub-protocol', async () => {
    const { socket } = await serve();
    expect((await socket({ protocol: null }).closed).code).toBe(4406);
  });

  test('of several sub-protocols the one that is spoken is chosen', async () => {
    const { socket } = await serve();
    expect(await socket({ protocol: ['graphql-ws', 'graphql-transport-ws'] }).opened).toBe('graphql-transport-ws');
  });

  test('4408 when connection_init does not come in time', async () => {
    const { socket } = await serve({ limits: { initTimeout: 20 } });
    expect(await socket().closed).toEqual({ code: 4408, reason: 'Connection initialisation timeout' });
  });

  test('4409 for an id that is in use', async () => {
    const { socket, topic } = await serve();
    const client = await socket().init();
    await client.subscribe('a', ticks);
    await topic.until(1);
    await client.subscribe('a', ticks);
    expect(await client.closed).toEqual({ code: 4409, reason: 'Subscriber for a already exists' });
    await topic.until(0);
  });

  test('4429 for a second connection_init', async () => {
    const { socket } = await serve();
    const client = await socket().init();
    await client.send({ type: 'connection_init' });
    expect(await client.closed).toEqual({ code: 4429, reason: 'Too many initialisation requests' });
  });
});

describe('graphql-transport-ws, where Roomwatch does more than the library', () => {
  test('an id may be used again after error', async () => {
    const { socket } = await serve();
    const client = await socket().init();
    for (let times = 0; times < 2; times++) {
      await client.subscribe('a', '{');
      expect(await client.next()).toMatchObject({ id: 'a', type: 'error' });
    }
  });

  test('1009 for a message that is too long', async () => {
    const { socket } = await serve();
    const client = await socket().init();
    await client.send({ type: 'ping', payload: { text: 'x'.repeat(65_536) } });
    expect((await client.closed).code).toBe(1009);
  });

  test('1012 when the server drains, so that clients come back elsewhere', async () => {
    const { socket, server, topic } = await serve();
    const client = await socket().init();
    await client.subscribe('a', ticks);
    await topic.until(1);
    server.drain();
    expect(await client.closed).toEqual({ code: 1012, reason: 'Service restart' });
    await topic.until(0);
  });

  test('a syntax error closes the whole socket of the library, with 4500, and is an error of its id here', async () => {
    const { socket: bare } = await serveBare();
    const theirs = await bare().init();
    const noise = jest.spyOn(console, 'error').mockImplementation(() => {});
    await theirs.subscribe('a', '{');
    expect((await theirs.closed).code).toBe(4500);
    noise.mockRestore();
    const { socket } = await serve();
    const ours = await socket().init();
    await ours.subscribe('a', '{');
    expect(await ours.next()).toMatchObject({ id: 'a', type: 'error' });
    await ours.settled();
  });

  test('the library takes any number of subscriptions on a socket, we the cap', async () => {
    for (const [start, taken] of [
      [serveBare, 100],
      [serve, 20],
    ] as const) {
      const { socket, topic } = await start();
      const client = await socket().init();
      for (let id = 0; id < 100; id++) await client.subscribe(String(id), ticks);
      await client.settled();
      expect(topic.listeners).toBe(taken);
    }
  });
});

describe('an operation that cannot run is answered for its id, and the socket goes on', () => {
  test.each([
    ['a syntax error', { query: '{' }, 'GRAPHQL_PARSE_FAILED', 'Syntax Error: Expected Name, found <EOF>.'],
    [
      'an invalid document',
      { query: '{ nothing }' },
      'GRAPHQL_VALIDATION_FAILED',
      'Cannot query field "nothing" on type "Query".',
    ],
    [
      'an unknown operation',
      { query: '{ hello }', operationName: 'Other' },
      'OPERATION_RESOLUTION_FAILURE',
      'Unknown operation named "Other".',
    ],
    [
      'several operations and no name',
      { query: 'query A { hello } query B { hello }' },
      'OPERATION_RESOLUTION_FAILURE',
      'The document has several operations; operationName must say which.',
    ],
    [
      'a document without an operation',
      { query: 'fragment F on Query { hello }' },
      'GRAPHQL_VALIDATION_FAILED',
      'Fragment "F" is never used.',
    ],
    [
      'a wrong variable',
      { query: 'query ($at: DateTime!) { moment(at: $at) }', variables: { at: 'now' } },
      'BAD_USER_INPUT',
      'at: Expected an RFC 3339 time with an offset, such as 2026-11-21T09:30:00Z, got "now".',
    ],
    [
      'a wrong variable of a subscription',
      { query: 'subscription ($after: String) { ticks(after: $after) { number } }', variables: { after: 5 } },
      'BAD_USER_INPUT',
      'after: expected a value of type String, got 5.',
    ],
    [
      'a subscription that is refused',
      { query: 'subscription { refused { number } }' },
      'BAD_USER_INPUT',
      'No such cursor.',
    ],
  ])('%s', async (_name, payload, code, message) => {
    const { socket, topic } = await serve();
    const client = await socket().init();
    await client.subscribe('other', ticks);
    await topic.until(1);
    await client.send({ type: 'subscribe', id: 'a', payload });
    const answer = await client.next();
    expect(answer).toMatchObject({ id: 'a', type: 'error', payload: [{ message, extensions: { code } }] });
    topic.emit(1);
    expect(await client.next()).toMatchObject({ id: 'other', type: 'next' });
  });

  test('errors of the transports are the same', async () => {
    const { socket, query, url } = await serve();
    const client = await socket().init();
    for (const [text, variables] of [
      ['{', {}],
      ['{ nothing }', {}],
      ['{ hello(name: 5) }', {}],
      ['query ($at: DateTime!) { moment(at: $at) }', { at: 'now' }],
      ['query ($at: DateTime!) { moment(at: $at) }', {}],
      [`{ ${'self { '.repeat(15)}hello${' }'.repeat(15)} }`, {}],
      [`{ ${'hello '.repeat(2_000)} }`, {}],
    ] as const) {
      const body = { query: text, variables };
      const overHttp = (await query(body)).body.errors;
      await client.subscribe('a', text, { variables });
      expect((await client.next()).payload).toEqual(overHttp);
      const stream = await fetch(`${url}/graphql/stream`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
        body: JSON.stringify(body),
      });
      expect(await stream.text()).toContain(`event: next\ndata: ${JSON.stringify({ errors: overHttp })}\n\n`);
    }
  });

  test('a failure that nobody foresaw is masked', async () => {
    const { socket, logged } = await serve();
    const client = await socket().init();
    await client.subscribe('a', 'subscription { surprising { number } }');
    const answer = JSON.stringify(await client.next());
    expect(answer).toContain('INTERNAL_SERVER_ERROR');
    expect(answer).not.toContain('swordfish');
    expect(JSON.stringify(logged)).toContain('swordfish');
  });

  test('a source that breaks ends its subscription with an error', async () => {
    const { socket, topic } = await serve();
    const client = await socket().init();
    await client.subscribe('a', 'subscription { breaking { number } }');
    await topic.until(1);
    topic.emit(new Error('password is swordfish'));
    const answer = await client.next();
    expect(answer).toMatchObject({
      id: 'a',
      type: 'error',
      payload: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
    });
    expect(JSON.stringify(answer)).not.toContain('swordfish');
    // graphql-ws sends no complete after an error.
    await client.settled();
    expect(client.pending).toEqual([]);
    await topic.until(0);
  });

  test('an error within a message goes with its data, masked', async () => {
    const { socket, topic } = await serve();
    const client = await socket().init();
    await client.subscribe('a', 'subscription { ticks { number surprise } }');
    await topic.until(1);
    topic.emit(1);
    expect(await client.next()).toMatchObject({
      type: 'next',
      payload: {
        data: { ticks: { number: 1, surprise: null } },
        errors: [{ path: ['ticks', 'surprise'], extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
      },
    });
  });
});
