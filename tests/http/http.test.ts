import { request } from 'node:http';
import { connect } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { describe, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { getIntrospectionQuery } from 'graphql';
import { serve, type Answer } from './harness.ts';

/** Sends a request with headers that `fetch` keeps to itself, such as `Host`. */
function send(url: string, headers: Record<string, string>): Promise<{ status: number; body: unknown }> {
  return new Promise((resolve, reject) => {
    request(url, { headers }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) as unknown }));
    })
      .on('error', reject)
      .end();
  });
}

const codes = ({ errors }: Answer): string[] => (errors ?? []).map(({ extensions }) => extensions.code);

describe('GraphQL over HTTP', () => {
  test('answers a query by POST, for nobody to keep', async () => {
    const { query } = await serve();
    const { status, headers, body } = await query({
      query: 'query ($name: String) { hello(name: $name) }',
      variables: { name: 'you' },
    });
    expect(status).toBe(200);
    expect(body).toEqual({ data: { hello: 'Hello you' } });
    expect(headers.get('cache-control')).toBe('no-store');
  });

  test('answers a query by GET, to a client that says it is no page', async () => {
    const { url } = await serve();
    const target = `${url}/graphql?query=${encodeURIComponent('{ hello }')}`;
    const answered = await fetch(target, { headers: { 'apollo-require-preflight': '1', accept: 'application/json' } });
    expect(await answered.json()).toEqual({ data: { hello: 'Hello world' } });
    const refused = await fetch(target, { headers: { accept: 'application/json' } });
    expect([refused.status, codes((await refused.json()) as Answer)]).toEqual([400, ['BAD_REQUEST']]);
  });

  test('speaks application/graphql-response+json', async () => {
    const { query } = await serve();
    const { headers } = await query({ query: '{ hello }' }, { accept: 'application/graphql-response+json' });
    expect(headers.get('content-type')).toMatch(/^application\/graphql-response\+json/);
  });

  test('lets the introspection query of tools pass every limit', async () => {
    const { query } = await serve();
    const full = getIntrospectionQuery({
      descriptions: true,
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      schemaDescription: true,
      inputValueDeprecation: true,
      oneOf: true,
    });
    expect((await query({ query: full, operationName: 'IntrospectionQuery' })).body.errors).toBeUndefined();
  });

  test('makes a context for each operation', async () => {
    const { query } = await serve();
    const first = await query({ query: '{ contextNumber self { contextNumber } }' });
    expect(first.body.data).toEqual({ contextNumber: 1, self: { contextNumber: 1 } });
    expect((await query({ query: '{ contextNumber }' })).body.data).toEqual({ contextNumber: 2 });
  });

  test('knows the viewer by role and workspace', async () => {
    const { query } = await serve();
    const { body } = await query({ query: '{ viewer { role workspace } }' });
    expect(body.data).toEqual({ viewer: { role: 'ADMINISTRATOR', workspace: 'default' } });
  });

  test('keeps a persisted query, as Apollo has them', async () => {
    const { query } = await serve();
    const sha256Hash = '4b78bba5d8ec0f40e7f0f4ee1a5fbb8fbb7d5b1e66e9b4ed7b52f0c5c2a77c0a';
    const extensions = { persistedQuery: { version: 1, sha256Hash } };
    expect(codes((await query({ extensions })).body)).toEqual(['PERSISTED_QUERY_NOT_FOUND']);
  });

  test.each([
    ['a syntax error', { query: '{ hello' }, 400, 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', { query: '{ nothing }' }, 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['an unknown operation', { query: '{ hello }', operationName: 'Other' }, 400, 'OPERATION_RESOLUTION_FAILURE'],
    ['no query', {}, 400, 'BAD_REQUEST'],
    ['a batch', [{ query: '{ hello }' }], 400, 'BAD_REQUEST'],
    ['a subscription', { query: 'subscription { ticks { number } }' }, 400, 'BAD_REQUEST'],
    ['a refusal by a resolver', { query: '{ refusal }' }, 200, 'BAD_USER_INPUT'],
  ])('answers %s with its code', async (_name, body, status, code) => {
    const { query } = await serve();
    const answer = await query(body);
    expect([answer.status, codes(answer.body)]).toEqual([status, [code]]);
  });

  test('takes no batch, no form and no plain text', async () => {
    const { url } = await serve();
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': type }, body: '{}' });
      expect([response.status, codes((await response.json()) as Answer)]).toEqual([415, ['BAD_REQUEST']]);
    }
  });

  test('answers a body that is no JSON', async () => {
    const { url } = await serve();
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: '{"query":' });
    expect([response.status, codes((await response.json()) as Answer)]).toEqual([400, ['BAD_REQUEST']]);
  });

  test('refuses a body over the limit', async () => {
    const { query } = await serve({ limits: { bodyBytes: 1_000 } });
    const { status, body } = await query({ query: `{ hello(name: "${'x'.repeat(1_000)}") }` });
    expect([status, codes(body)]).toEqual([413, ['PAYLOAD_TOO_LARGE']]);
    expect(body.errors?.[0]?.message).toContain('1000 bytes');
  });
});

describe('errors that nobody foresaw', () => {
  test.each(['surprise', 'uncoded', 'missing'])(
    '%s is masked, and logged under the id that the caller gets',
    async (field) => {
      const { query, logged } = await serve();
      const { body } = await query({ query: `{ ${field} }` });
      const [{ message, path, extensions }] = body.errors as [NonNullable<Answer['errors']>[0]];
      expect(extensions.code).toBe('INTERNAL_SERVER_ERROR');
      expect(path).toEqual([field]);
      expect(JSON.stringify(body)).not.toMatch(/swordfish|stacktrace|non-nullable/);
      expect(message).toContain(extensions['correlationId']);
      const line = logged.find(({ correlationId }) => correlationId === extensions['correlationId']);
      expect(JSON.stringify(line)).toMatch(/swordfish|non-nullable/);
    },
  );
});

describe('variables', () => {
  const ingest = 'mutation ($input: IngestInput!) { ingest(input: $input) }';
  const event = { computer: 'A', eventId: 3001, timeGenerated: '2026-11-21T09:30:00Z' };

  async function wrong(events: unknown): Promise<string[]> {
    const { query } = await serve();
    const { status, body } = await query({ query: ingest, variables: { input: { events } } });
    expect([status, [...new Set(codes(body))]]).toEqual([400, ['BAD_USER_INPUT']]);
    return (body.errors ?? []).map(({ message }) => message);
  }

  test.each([
    [
      'a time that is none',
      { timeGenerated: 'yesterday' },
      'input.events[1].timeGenerated: Expected an RFC 3339 time with an offset, such as 2026-11-21T09:30:00Z, got "yesterday".',
    ],
    ['a wrong type', { eventId: 'x' }, 'input.events[1].eventId: expected a value of type Int!, got "x".'],
    ['a null', { computer: null }, 'input.events[1].computer: expected a value of type String!, got null.'],
    ['nothing', { computer: undefined }, 'input.events[1].computer: expected a value of type String!, got nothing.'],
    ['an unknown value', { level: 'LOUD' }, 'input.events[1].level: expected one of ERROR, WARNING, got "LOUD".'],
    ['an unknown member', { extra: 1 }, 'input.events[1]: type EventInput has no field "extra".'],
  ])('%s is named by path, expectation and value', async (_name, others, message) => {
    expect(await wrong([event, { ...event, ...others }])).toEqual([message]);
  });

  test('something else than an object is named too', async () => {
    expect(await wrong([5])).toEqual(['input.events[0]: expected an object of type EventInput, got 5.']);
  });

  test('a value is cut to 100 characters', async () => {
    const [text, ...others] = await wrong([{ ...event, eventId: 'x'.repeat(5_000) }]);
    expect(others).toEqual([]);
    expect(text).toBe(`input.events[0].eventId: expected a value of type Int!, got "${'x'.repeat(97)}…".`);
    const [long] = await wrong([{ ...event, ['y'.repeat(5_000)]: 1 }]);
    expect(long?.length).toBeLessThan(250);
  });

  test('many errors are listed up to five', async () => {
    expect(await wrong(Array.from({ length: 500 }, () => ({ ...event, eventId: 'x' })))).toHaveLength(5);
  });

  test('one that is missing altogether is named', async () => {
    const { query } = await serve();
    const { body } = await query({ query: ingest });
    expect(body.errors?.[0]?.message).toBe('input: expected a value of type IngestInput!, got nothing.');
    expect(body.errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', field: ['input'] });
  });

  test('exactly one member of a @oneOf input must be given', async () => {
    const { query } = await serve();
    const { body } = await query({
      query: 'query ($by: By!) { by(by: $by) }',
      variables: { by: { id: '1', name: 'x' } },
    });
    expect(body.errors?.[0]).toMatchObject({
      message: expect.stringContaining('by: Exactly one key'),
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  test('a null for an argument that must not be null is the caller’s mistake', async () => {
    const { query } = await serve();
    const { body } = await query({
      query: 'query ($at: DateTime = "2026-01-01T00:00:00Z") { moment(at: $at) }',
      variables: { at: null },
    });
    expect(codes(body)).toEqual(['BAD_USER_INPUT']);
  });
});

describe('who may call', () => {
  test('without a key everybody on loopback is administrator', async () => {
    const { query } = await serve();
    expect((await query({ query: '{ hello }' })).status).toBe(200);
  });

  test('beyond loopback a key is needed', async () => {
    await expect(serve({ host: '0.0.0.0' })).rejects.toThrow('HOST is 0.0.0.0, which others can reach; set ADMIN_KEY');
  });

  test.each(['', 'Bearer', 'Bearer wrong', 'Basic secret', 'Bearer secret2', 'Bearer secre'])(
    'with a key, %p is not let in',
    async (authorization) => {
      const { query, url } = await serve({ adminKey: 'secret', doors: (app) => void app.get('/api/x', () => 'in') });
      const { status, headers, body } = await query({ query: '{ hello }' }, { authorization });
      expect([status, codes(body), headers.get('www-authenticate')]).toEqual([
        401,
        ['UNAUTHENTICATED'],
        'Bearer realm="Roomwatch"',
      ]);
      expect((await fetch(`${url}/nowhere`, { headers: { authorization } })).status).toBe(404);
      for (const path of ['/api/x', '/metrics']) {
        const response = await fetch(url + path, { headers: { authorization } });
        expect(response.status).toBe(401);
        expect(await response.json()).toEqual({
          error: { code: 'UNAUTHENTICATED', message: expect.stringContaining('ADMIN_KEY') },
        });
      }
    },
  );

  test('with the key, everything opens; health is open to all', async () => {
    const { query, url } = await serve({
      adminKey: 'secret',
      doors: (app) => void app.get('/api/x', ({ viewer }) => viewer),
    });
    const authorization = 'bearer secret';
    expect((await query({ query: '{ hello }' }, { authorization })).status).toBe(200);
    const door = await fetch(`${url}/api/x`, { headers: { authorization } });
    expect(await door.json()).toMatchObject({ role: 'ADMINISTRATOR', workspace: 'default' });
    for (const path of ['/healthz', '/readyz']) expect((await fetch(url + path)).status).toBe(200);
  });
});

describe('by which name, and from where', () => {
  test.each([
    'localhost',
    'LOCALHOST:1',
    '127.0.0.1',
    '127.8.9.1:80',
    '[::1]:4000',
    'rooms.example',
    'wall.example:8080',
  ])('on loopback, Host %s is answered', async (host) => {
    const { url } = await serve({ publicUrl: 'https://rooms.example/x', allowedHosts: ['wall.example'] });
    expect((await send(`${url}/schemas/view.json`, { host })).status).toBe(200);
  });

  test.each(['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example', '0.0.0.0', '10.0.0.1', 'a@localhost'])(
    'on loopback, Host %p is not',
    async (host) => {
      const { url } = await serve();
      const { status, body } = await send(`${url}/schemas/view.json`, { host });
      expect(status).toBe(421);
      expect(body).toEqual({ error: { code: 'HOST_NOT_ALLOWED', message: expect.stringContaining('ALLOWED_HOSTS') } });
      expect((await send(`${url}/graphql?query={hello}`, { host })).body).toMatchObject({
        errors: [{ extensions: { code: 'HOST_NOT_ALLOWED' } }],
      });
    },
  );

  test('beyond loopback every name will do, for a key is asked for', async () => {
    const { url } = await serve({ host: '0.0.0.0', adminKey: 'secret' });
    const local = url.replace('0.0.0.0', '127.0.0.1');
    expect((await send(`${local}/schemas/view.json`, { host: 'any.example' })).status).toBe(200);
  });

  test.each(['/healthz', '/readyz'])('%s answers whatever the Host, as checks of load balancers need', async (path) => {
    const { url } = await serve();
    for (const host of ['evil.example', '10.0.0.1:4000', 'a@localhost']) {
      expect((await send(`${url}${path}`, { host })).status).toBe(200);
    }
    // HAProxy's check of HTTP/1.0 names no host, and asks for the head alone.
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.end(`HEAD ${path} HTTP/1.0\r\n\r\n`);
    expect(await readText(socket)).toMatch(/^HTTP\/1\.\d 200 /);
  });

  test('metrics are not answered by a foreign Host', async () => {
    const { url } = await serve();
    expect((await send(`${url}/metrics`, { host: 'evil.example' })).status).toBe(421);
  });

  test('pages of our own origin, of PUBLIC_URL and of ALLOWED_ORIGINS may call and read', async () => {
    const { query, url } = await serve({
      publicUrl: 'https://rooms.example/x',
      allowedOrigins: ['https://wall.example'],
    });
    for (const origin of [url, 'https://rooms.example', 'https://wall.example']) {
      const { status, headers } = await query({ query: '{ hello }' }, { origin });
      expect([status, headers.get('access-control-allow-origin')]).toEqual([200, origin]);
    }
  });

  test.each(['https://evil.example', 'null', 'http://127.0.0.1:1'])('pages of %s may not', async (origin) => {
    const { query, url } = await serve({ allowedOrigins: ['https://wall.example'] });
    const { status, body, headers } = await query({ query: '{ hello }' }, { origin });
    expect([status, codes(body)]).toEqual([403, ['ORIGIN_NOT_ALLOWED']]);
    expect(headers.get('access-control-allow-origin')).toBeNull();
    const preflight = { origin, 'access-control-request-method': 'POST' };
    expect((await fetch(`${url}/graphql`, { method: 'OPTIONS', headers: preflight })).status).toBe(403);
  });

  test('a preflight of an allowed page is answered without a key', async () => {
    const { url } = await serve({ adminKey: 'secret', allowedOrigins: ['https://wall.example'] });
    const preflight = {
      origin: 'https://wall.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type',
    };
    const { status, headers } = await fetch(`${url}/graphql`, { method: 'OPTIONS', headers: preflight });
    expect([status, headers.get('access-control-allow-origin')]).toEqual([204, 'https://wall.example']);
    expect(headers.get('access-control-allow-headers')).toContain('authorization');
  });
});

describe('health, metrics and the log', () => {
  test('/readyz says 503 with what is wrong', async () => {
    const { url } = await serve({ ready: async () => ({ ok: false, checks: { mongodb: 'does not answer' } }) });
    const response = await fetch(`${url}/readyz`);
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({ ok: false, checks: { mongodb: 'does not answer' } });
  });

  test('/readyz turns to 503 when the server drains, while requests are still answered', async () => {
    const { url, server, query } = await serve();
    server.drain();
    expect((await fetch(`${url}/readyz`)).status).toBe(503);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect((await query({ query: '{ hello }' })).status).toBe(200);
  });

  test('/metrics counts requests by route', async () => {
    const { url, query } = await serve();
    await query({ query: '{ hello }' });
    await fetch(`${url}/nowhere/at/all`);
    const text = await (await fetch(`${url}/metrics`)).text();
    expect(text).toContain('http_requests_total{method="POST",route="/graphql",status="200"} 1');
    expect(text).toContain('http_requests_total{method="GET",route="none",status="404"} 1');
    expect(text).toContain('process_cpu_seconds_total');
    expect(text).toContain('graphql_connections 0');
  });

  test('METRICS_KEY opens /metrics and nothing else', async () => {
    const { url, query } = await serve({ adminKey: 'of-the-administrator', metricsKey: 'of-prometheus' });
    const key = { authorization: 'Bearer of-prometheus' };
    const metrics = await fetch(`${url}/metrics`, { headers: key });
    expect([metrics.status, await metrics.text()]).toEqual([
      200,
      expect.stringContaining('# TYPE http_requests_total'),
    ]);
    expect((await query({ query: '{ hello }' }, key)).status).toBe(401);
    for (const authorization of ['Bearer other', 'Basic b2YtcHJvbWV0aGV1czo=']) {
      expect((await fetch(`${url}/metrics`, { headers: { authorization } })).status).toBe(401);
    }
    const admin = { authorization: 'Bearer of-the-administrator' };
    expect((await fetch(`${url}/metrics`, { headers: admin })).status).toBe(200);
  });

  test('a request makes one line, at debug, without its text', async () => {
    const { query, logged } = await serve();
    await query({ query: '{ hello(name: "swordfish") }' });
    await query({ query: 'query ($n: String) { hello(name: $n) }', variables: { n: 'swordfish' } });
    const lines = logged.filter(({ msg }) => msg === 'request');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatchObject({ level: 20, method: 'POST', route: '/graphql', status: '200' });
    expect(JSON.stringify(logged)).not.toContain('swordfish');
  });

  test('a door that fails is masked, and what is not there is 404', async () => {
    const { url, logged } = await serve({
      doors: (app) =>
        void app.get('/api/x', () => {
          throw new Error('password is swordfish');
        }),
    });
    const failed = await fetch(`${url}/api/x`);
    const body = (await failed.json()) as { error: { message: string } };
    expect([failed.status, body]).toEqual([
      500,
      { error: { code: 'INTERNAL_SERVER_ERROR', message: expect.any(String) } },
    ]);
    expect(JSON.stringify(body)).not.toContain('swordfish');
    expect(logged.some(({ correlationId }) => body.error.message.includes(String(correlationId)))).toBe(true);
    const missing = await fetch(`${url}/nowhere`);
    expect([missing.status, await missing.json()]).toEqual([
      404,
      { error: { code: 'NOT_FOUND', message: 'There is nothing at /nowhere.' } },
    ]);
  });

  test.each([
    ['DELETE', '/healthz', 405, 'GET, HEAD'],
    ['PUT', '/graphql', 405, 'GET, HEAD, POST'],
    ['HEAD', '/graphql/stream', 405, 'GET, POST, PUT, DELETE'],
    ['POST', '/api/thing/x', 405, 'PUT'],
    ['POST', '/api/thing', 404, null],
  ])('%s %s: %i with Allow: %s, whoever asks and whatever is sent', async (method, path, status, allow) => {
    const doors = (app: FastifyInstance) => void app.put('/api/thing/:id', () => 'in');
    const { url } = await serve({ adminKey: 'secret', doors });
    const body =
      method === 'POST'
        ? { body: 'x', headers: { 'content-type': 'application/odd', 'content-encoding': 'gzip' } }
        : {};
    const response = await fetch(`${url}${path}?a=b`, { method, ...body });
    expect([response.status, response.headers.get('allow')]).toEqual([status, allow]);
  });

  test('an address whose bytes are not UTF-8 is refused by name', async () => {
    const { url } = await serve();
    const response = await fetch(`${url}/graphql?query=${encodeURIComponent('{ hello }')}&x=Z%FCrich`);
    expect([response.status, await response.text()]).toEqual([400, expect.stringContaining('not UTF-8')]);
    expect((await fetch(`${url}/healthz?x=Z%C3%BCrich%&y=100%`)).status).toBe(200);
  });

  test('stopping twice is stopping once', async () => {
    const { server, url } = await serve();
    await Promise.all([server.stop(), server.stop()]);
    await expect(fetch(`${url}/healthz`)).rejects.toThrow();
  });
});
