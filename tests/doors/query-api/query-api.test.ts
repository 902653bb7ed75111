import { request as requestHttp } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { makeToken } from '../../../src/domain/credentials/collector-token.ts';
import { makeReaderToken, readReaderToken } from '../../../src/domain/credentials/reader-key.ts';
import { paced } from '../../../src/doors/query-api/paced.ts';
import { readPrefer } from '../../../src/doors/query-api/prefer.ts';
import { createRate } from '../../../src/doors/query-api/rate.ts';
import { writeResult } from '../../../src/doors/query-api/write-result.ts';
import { startTestApp, type TestApp } from '../../helpers/app.ts';
import { send, WORKSPACE, WORKSPACE_ID, WORKSPACE_KEY, type Sent } from '../../helpers/collector.ts';
import { cameraFault, heartbeat } from '../../helpers/console-events.ts';
import { eventually } from '../../helpers/process.ts';
import type { CreateSavedQueryInput, QueryParameterInput } from '../../generated/graphql.ts';
import { seed } from '../../helpers/seed.ts';

/** With a colon, as a key may be. */
const ADMIN_KEY = 'the:administrator';
const READ_KEY = 'a-key-that-reads';
const OTHER_ID = '11111111-2222-4333-8444-555555555555';
const NOW = new Date('2026-11-21T12:00:00.000Z');
const ENDLESS = 'range x from 1 to 4000000000 step 1 | where x < 0';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({
    settings: { ...WORKSPACE, ADMIN_KEY, READ_KEYS: `notebook:${READ_KEY},another-key-that-reads`, QUERY_MAX_MB: '1' },
    roles: { api: true, worker: false },
    clock: () => NOW,
  });
  const at = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);
  await app.post([
    heartbeat('CONF-A', { at: at(90) }),
    heartbeat('CONF-A', { at: at(30) }),
    cameraFault('CONF-A', { at: at(1) }),
  ]);
});
afterAll(() => app.stop());

interface Asking {
  path?: string;
  headers?: Record<string, string | null>;
  server?: TestApp;
  /** Sent as it is. */
  text?: string | Uint8Array | null;
}

/** An error with those inside it. */
interface QueryFault {
  code: string;
  message: string;
  innererror?: QueryFault;
  details: QueryFault[];
}

/** What the query API answers to a query or to a batch of them. */
interface Answer {
  tables: { name: string; rows: unknown[][] }[];
  error: QueryFault;
  statistics: { query: unknown };
  render: unknown;
  responses: { id: string; status: number; headers: Record<string, string>; body: Answer }[];
}

interface Metadata {
  tables: { name: string; columns: unknown[]; timespanColumn?: string }[];
  functions: { name: string }[];
  workspaces: { related: { functions: string[] } }[];
}

const QUERY = `/v1/workspaces/${WORKSPACE_ID}/query`;

/** Posts a body, with a reader's key unless the headers say otherwise. */
function ask(body: unknown, { path = QUERY, headers = {}, server = app, text }: Asking = {}): Promise<Sent<Answer>> {
  return send(
    `${server.url}${path}`,
    { authorization: `Bearer ${READ_KEY}`, 'content-type': 'application/json', ...headers },
    text === undefined ? JSON.stringify(body) : text,
  );
}
const get = <Body = Answer>(path: string, server = app) =>
  send<Body>(`${server.url}${path}`, { authorization: `Bearer ${READ_KEY}` }, null, 'GET');
const batch = (requests: unknown, options: Asking = {}) => ask({ requests }, { path: '/v1/$batch', ...options });
const rows = ({ status, body }: Sent<Answer>) => (status === 200 ? body.tables[0]!.rows : { status, ...body.error });
/** The innermost of nested errors. */
const innermost = (error: QueryFault): QueryFault => (error.innererror ? innermost(error.innererror) : error);

describe('a query', () => {
  it.each([
    ['/v1', QUERY],
    ['no /v1', `/workspaces/${WORKSPACE_ID}/query`],
    ['a tenant', `/contoso/v1/workspaces/${WORKSPACE_ID}/query`],
    ['two slashes', `//v1/workspaces/${WORKSPACE_ID}//query`],
    ['an id in capitals', `/v1/workspaces/${WORKSPACE_ID.toUpperCase()}/query`],
  ])('is answered at an address with %s', async (_name, path) => {
    expect(rows(await ask({ query: 'Event | count' }, { path }))).toEqual([[3]]);
  });

  it('is answered as a table', async () => {
    const { status, headers, body } = await ask({ query: 'print a = 1, b = "x"' });
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    expect(body).toEqual({
      tables: [
        {
          name: 'PrimaryResult',
          columns: [
            { name: 'a', type: 'long' },
            { name: 'b', type: 'string' },
          ],
          rows: [[1, 'x']],
        },
      ],
    });
  });

  it('without rows is a table without rows', async () => {
    expect(rows(await ask({ query: 'Event | where EventID == 1' }))).toEqual([]);
  });

  it('may come by GET', async () => {
    const address = new URLSearchParams({ query: 'Event | count', timespan: 'PT1H' });
    expect(rows(await get(`${QUERY}?${address.toString()}`))).toEqual([[2]]);
  });

  it('may be larger than one piece of the answer', async () => {
    const answer = rows(await ask({ query: 'range x from 1 to 20000 step 1 | extend text = "abcdefghij"' }));
    expect(answer).toHaveLength(20_000);
    expect((answer as unknown[][]).at(-1)).toEqual([20_000, 'abcdefghij']);
  });

  it('whose text is as long as may be fits its body, however it is written', async () => {
    const query = `print "${'\u0001'.repeat(60_000)}" | count`;
    expect(rows(await ask(null, { text: JSON.stringify({ query }) }))).toEqual([[1]]);
  });

  it('tells warnings', async () => {
    const { body } = await ask({ query: 'Event | summarize count(EventID)' });
    expect(body).toMatchObject({ tables: [{ rows: [[3]] }], warnings: [expect.stringContaining('count()')] });
  });
});

describe('values', () => {
  it('have the text of the original', async () => {
    const query =
      'print l = 9223372036854775807, r = 2.0, e = 1e300, nan = real(nan), inf = real(+inf), t = 90s, ' +
      'd = datetime(2026-11-21), y = dynamic("text"), n = dynamic(null), m = decimal(0.25), s = "é"';
    const response = await fetch(`${app.url}${QUERY}`, {
      method: 'POST',
      headers: { 'x-api-key': READ_KEY },
      body: JSON.stringify({ query }),
    });
    const text = await response.text();
    expect(text).toContain(
      '"rows":[[9223372036854775807,2.0,1e+300,"NaN","Infinity","00:01:30","2026-11-21T00:00:00Z","\\"text\\"",null,"0.25","é"]]',
    );
  });

  it('inside dynamic values tell reals from longs, as the original prints them', async () => {
    // make-series, an example of the published documentation: avg_metric is [4.0, 3.0, 5.0, 0.0, 10.5, ...]
    const series = `
      let data = datatable(metric: real, timestamp: datetime) [
        4, datetime(2016-12-31T06:00), 4, datetime(2017-01-01), 3, datetime(2017-01-02), 4, datetime(2017-01-03T03:00),
        6, datetime(2017-01-03T03:00), 8, datetime(2017-01-05), 13, datetime(2017-01-05T01:00) ];
      data | make-series avg(metric) on timestamp from datetime(2017-01-01) to datetime(2017-01-06) step 1d
      | project avg_metric`;
    expect(rows(await ask({ query: series }))).toEqual([['[4.0,3.0,5.0,0.0,10.5]']]);
    const mixed =
      'print y = dynamic({"real": 1.0, "long": 1, "wide": 9223372036854775807, "inner": [-0.5, 1e300, "1.0", null]}), ' +
      'nan = pack_array(real(nan)), at = pack_array(datetime(2026-11-21), 90s)';
    expect(rows(await ask({ query: mixed }))).toEqual([
      [
        '{"real":1.0,"long":1,"wide":9223372036854775807,"inner":[-0.5,1e+300,"1.0",null]}',
        '["NaN"]',
        '["2026-11-21T00:00:00.0000000Z","00:01:30"]',
      ],
    ]);
    // a short query of stored rows runs in the database and needs no process
    expect(rows(await ask({ query: 'Event | count | project y = pack_array(Count * 1.0)' }))).toEqual([['[3.0]']]);
  });

  it('of any kind are JSON that gives them back', () => {
    const row = fc.tuple(
      fc.option(fc.maxSafeInteger()),
      fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
      fc.string({ unit: 'binary' }),
      fc.option(fc.json()),
    );
    const columns = (['long', 'real', 'string', 'dynamic'] as const).map((type) => ({ name: type, type }));
    fc.assert(
      fc.property(fc.array(row, { maxLength: 10 }), (some) => {
        const stats = { rowsRead: 0, rowsReturned: 0, milliseconds: 0, bindMilliseconds: 0, pushedDown: '', steps: [] };
        const result = { columns, rows: some as never[], truncated: false, warnings: [], render: null, stats };
        const limits = { resultRows: 1, resultBytes: 1 };
        const text = [
          ...writeResult(result, { wait: null, statistics: false, render: false, kusto: false }, limits),
        ].join('');
        const read = JSON.parse(text).tables[0].rows;
        expect(read).toHaveLength(some.length);
        for (const [index, [long, real, string, dynamic]] of some.entries()) {
          const written = read[index];
          expect([written[0], written[1] === null ? null : written[1] + 0, written[2]]).toEqual([
            long,
            real === null ? null : real + 0,
            string,
          ]);
          expect(written[3]).toBe(dynamic);
        }
      }),
    );
  });
});

describe('a timespan', () => {
  it.each([
    ['a duration', 'PT1H', 2],
    ['a duration with fractional seconds', 'PT3600.0S', 2],
    ['days', 'P1D', 3],
    ['months', 'P10M', 3],
    ['years, months, days and hours', 'P1Y2M3DT4H', 3],
    ['start/end', '2026-11-21T10:00:00Z/2026-11-21T11:00:00Z', 1],
    ['start/duration', '2026-11-21T11:00:00.000Z/PT3000.0S', 1],
    ['duration/end', 'PT1H/2026-11-21T11:00:00Z', 1],
    ['an explicit null', null, 3],
    ['nothing', undefined, 3],
  ])('as %s', async (_name, timespan, count) => {
    expect(rows(await ask({ query: 'Event | count', timespan, workspaces: null }))).toEqual([[count]]);
  });

  it('in the address narrows one in the body', async () => {
    const path = `${QUERY}?timespan=${encodeURIComponent('2026-11-21T10:00:00Z/2026-11-21T11:45:00Z')}`;
    expect(rows(await ask({ query: 'Event | count', timespan: 'PT1H' }, { path }))).toEqual([[1]]);
    expect(rows(await ask({ query: 'Event | count', timespan: 'PT1M' }, { path }))).toEqual([[0]]);
  });

  it.each([
    'an hour',
    'P',
    'PT',
    '1h',
    '2026-13-01/P1D',
    '2026-11-21/2026-11-20',
    'PT1H/PT1H',
    'a/b/c',
    'P99999999999999D',
    5,
    {},
  ])('like %j is refused', async (timespan) => {
    const { status, body } = await ask({ query: 'Event | count', timespan });
    expect({ status, code: body.error.code }).toEqual({ status: 400, code: 'BadArgumentError' });
    expect(innermost(body.error).message).toMatch(/^timespan: expected an ISO 8601 duration .*, got /);
  });
});

describe('Prefer', () => {
  const render = 'Event | summarize count() by Computer | render piechart with (title = "Events")';

  it('asks for statistics and what to draw', async () => {
    const headers = { prefer: 'wait=60,include-statistics=true,include-render=true' };
    const { body } = await ask({ query: render }, { headers });
    expect(body.statistics.query).toMatchObject({
      executionTime: expect.any(Number),
      inputDatasetStatistics: { rows: { scanned: 1 } },
      datasetStatistics: [{ tableRowCount: 1, tableSize: expect.any(Number) }],
    });
    expect(body.render).toMatchObject({ visualization: 'piechart', title: 'Events', kind: null });
  });

  it.each([
    ['none', null],
    ['an empty one', ''],
    ['unknown options', 'respond-async, include-dataSources=true; x=1, =, wait'],
    ['options that say no', 'include-statistics=false, include-render=0'],
    ['a wait that is no number', 'wait=soon'],
  ])('%s gives the tables alone', async (_name, prefer) => {
    const { status, body } = await ask({ query: render }, { headers: { prefer } });
    expect({ status, members: Object.keys(body) }).toEqual({ status: 200, members: ['tables'] });
  });

  it('wait ends a query that takes longer', async () => {
    const { status, body } = await ask({ query: ENDLESS }, { headers: { prefer: 'wait=1' } });
    expect({ status, code: body.error.code }).toEqual({ status: 504, code: 'GatewayTimeout' });
    expect(innermost(body.error).message).toBe('The query took longer than 1 s.');
  });

  it('is read whatever it holds', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { wait } = readPrefer(text);
        expect(wait === null || (Number.isInteger(wait) && wait > 0)).toBe(true);
      }),
    );
    expect(readPrefer('WAIT="5"; a=b , Include-Render=TRUE')).toEqual({
      ...{ wait: 5, statistics: false, render: true, kusto: false },
    });
    expect(readPrefer('wait=5,wait=9')).toMatchObject({ wait: 5 });
  });
});

describe('errors', () => {
  const refusal = async (body: unknown, options: Asking = {}) => {
    const { status, body: answer } = await ask(body, options);
    const { code, message, innererror } = answer.error;
    return { status, code, message, inner: innererror?.code, most: innermost(answer.error) };
  };
  const bad = { status: 400, code: 'BadArgumentError', message: 'The request had some invalid properties' };

  it('a text that cannot be parsed: line, and position from 0', async () => {
    expect(await refusal({ query: 'Event\n| where EventID = = 1' })).toMatchObject({
      ...bad,
      inner: 'SyntaxError',
      most: { code: 'SYN0002', line: 2, pos: expect.any(Number), message: expect.stringContaining('on line [2,') },
    });
  });

  it('what cannot be parsed is told before names that nobody knows', async () => {
    expect((await refusal({ query: 'completely invalid syntax' })).most).toMatchObject({
      code: 'SYN0002',
      line: 1,
      pos: 11,
      token: 'invalid',
    });
  });

  it.each([
    ['table', 'Nope | count', 1, 0],
    ['column', 'Event\n| where Nope == 1', 2, 8],
  ])('an unknown %s', async (_kind, query, line, pos) => {
    expect(await refusal({ query })).toMatchObject({
      ...bad,
      inner: 'SemanticError',
      most: {
        code: 'SEM0100',
        line,
        pos,
        message: expect.stringContaining("Failed to resolve table or column expression named 'Nope'"),
      },
    });
  });

  it.each([
    ['a function that is not there', 'print gamma(1)', 'NOT_SUPPORTED'],
    ['a type that does not fit', 'print strlen(dynamic([1])) + "a"', expect.stringMatching(/^KS/)],
    ['a control command', '.show tables', 'NOT_SUPPORTED'],
    ['100 kB of text', `print "${'x'.repeat(100_000)}"`, 'TEXT_TOO_LONG'],
    ['deep nesting', `print ${'('.repeat(5_000)}1${')'.repeat(5_000)}`, 'TOO_COMPLEX'],
  ])('%s', async (_name, query, code) => {
    expect(await refusal({ query })).toMatchObject({
      ...bad,
      inner: 'SemanticError',
      most: { code, line: 1, pos: expect.any(Number) },
    });
  });

  it('a value that would be too large', async () => {
    const query = `print a = "a" ${'| extend a = replace_string(a, "a", "aaaaaaaaaa")'.repeat(9)}`;
    expect(await refusal({ query })).toMatchObject({
      ...bad,
      inner: 'EngineError',
      most: {
        code: 'VALUE_LIMIT',
        line: 1,
        pos: expect.any(Number),
        message: expect.stringContaining('replace_string'),
      },
    });
  });

  it.each([
    ['no body', '', 'body: expected a JSON object'],
    ['a body that is no JSON', '{"query":', 'body: expected a JSON object'],
    ['a list', '[]', 'body: expected a JSON object'],
    ['no query', '{}', 'query: expected a query in KQL, got nothing.'],
    ['an explicit null', '{"query":null}', 'query: expected a query in KQL'],
    ['an empty query', '{"query":"  "}', 'query: expected a query in KQL'],
    ['a query that is no text', '{"query":5}', 'query: expected a query in KQL, got 5.'],
    ['a gzip', gzipSync('{"query":"print 1"}'), 'body: expected a JSON object'],
  ])('%s', async (_name, text, message) => {
    const told = await refusal(null, { text });
    expect(told).toMatchObject(bad);
    expect(told.most.message).toContain(message);
  });

  it('an over-long body', async () => {
    const told = await refusal(null, { text: JSON.stringify({ query: 'x'.repeat(2_000_000) }) });
    expect(told).toMatchObject({ status: 413, code: 'RequestEntityTooLarge' });
  });

  it.each([
    ['another workspace', `/v1/workspaces/${OTHER_ID}/query`, {}],
    ['the name of one', '/v1/workspaces/default/query', {}],
    ['another workspace beside', QUERY, { workspaces: [WORKSPACE_ID, OTHER_ID] }],
    ['something else beside', QUERY, { workspaces: [5] }],
  ])('%s is not the caller’s', async (_name, path, more) => {
    expect(await refusal({ query: 'print 1', ...more }, { path })).toMatchObject({
      status: 403,
      code: 'InsufficientAccessError',
    });
  });

  it('one’s own workspace may be named beside', async () => {
    expect(rows(await ask({ query: 'print 1', workspaces: [WORKSPACE_ID] }))).toEqual([[1]]);
  });

  it.each([
    '/v1/subscriptions/s/resourceGroups/g/providers/P/t/n/query',
    '/v1//subscriptions/s/resourceGroups/g/providers/P/t/n/query',
    `/v1/workspaces/${WORKSPACE_ID}/nothing`,
  ])('%s is not there', async (path) => {
    expect(await refusal({ query: 'print 1' }, { path })).toMatchObject({ status: 404, code: 'PathNotFoundError' });
  });

  it('a result that is too large is cut, and says so', async () => {
    const { status, body } = await ask({ query: 'range x from 1 to 200000 step 1 | extend text = "abcdefghij"' });
    expect(status).toBe(200);
    expect(body.tables[0]!.rows.length).toBeGreaterThan(1_000);
    expect(body.error).toMatchObject({ code: 'PartialError', details: [{ code: 'EngineError' }] });
    expect(innermost(body.error.details[0]!).message).toContain('data size limit 1048576 (in bytes)');
  });
});

describe('a batch', () => {
  const one = (id: unknown, query: string, more: object = {}) => ({
    id,
    method: 'POST',
    path: '/query',
    workspace: WORKSPACE_ID,
    headers: {},
    body: { query },
    ...more,
  });

  it('is answered in its order, each request on its own', async () => {
    const { status, body } = await batch([
      one('slow', 'range x from 1 to 300000 step 1 | count', { headers: { Prefer: 'include-statistics=true' } }),
      one('wrong', 'Nope'),
      one('foreign', 'print 1', { workspace: OTHER_ID }),
      one('nowhere', 'print 1', { path: '/metadata' }),
      one('malformed', 'print 1', { body: { query: 'print 1', timespan: 'soon' } }),
      one('bodiless', '', { body: null }),
      { id: 'get', path: '/query?query=print%202', workspace: WORKSPACE_ID },
      one('fine', 'print 1', { headers: { prefer: '' } }),
    ]);
    expect(status).toBe(200);
    const answers = body.responses.map((response) => [
      response.id,
      response.status,
      response.body.error?.code ?? response.body.tables[0]!.rows[0]![0],
    ]);
    expect(answers).toEqual([
      ['slow', 200, 300_000],
      ['wrong', 400, 'BadArgumentError'],
      ['foreign', 403, 'InsufficientAccessError'],
      ['nowhere', 404, 'PathNotFoundError'],
      ['malformed', 400, 'BadArgumentError'],
      ['bodiless', 400, 'BadArgumentError'],
      ['get', 200, 2],
      ['fine', 200, 1],
    ]);
    expect(body.responses[0]!.body.statistics).toBeDefined();
    expect(body.responses[7]!.body.statistics).toBeUndefined();
  });

  it('may have more requests than a caller’s share of queries', async () => {
    const { body } = await batch(Array.from({ length: 12 }, (_, n) => one(String(n), `print ${n}`)));
    expect(body.responses.map(({ body: answer }) => answer.tables[0]!.rows[0]![0])).toEqual([...Array(12).keys()]);
  });

  it.each([
    [
      'two requests of one id',
      [one('a', 'print 1'), one('a', 'print 2')],
      'requests[1].id: expected an id that no other',
    ],
    ['a request without id', [one(undefined, 'print 1')], 'requests[0].id: expected a text'],
    ['something else than requests', [5], 'requests[0].id: expected a text'],
    ['no requests', [], 'requests: expected a list of 1 to 100'],
    ['no list', 'a', 'requests: expected a list of 1 to 100'],
    ['too many requests', Array.from({ length: 101 }, (_, n) => one(String(n), 'print 1')), 'got "101 requests"'],
  ])('of %s fails', async (_name, requests, message) => {
    const { status, body } = await batch(requests);
    expect({ status, code: body.error.code }).toEqual({ status: 400, code: 'BadArgumentError' });
    expect(innermost(body.error).message).toContain(message);
  });
});

describe('metadata', () => {
  it.each(['GET', 'POST'])('by %s tell every table with its columns', async (method) => {
    const url = `${app.url}/v1/workspaces/${WORKSPACE_ID}/metadata`;
    const { status, body } = await send<Metadata>(url, { 'x-api-key': READ_KEY }, null, method);
    expect(status).toBe(200);
    const named = (name: string) => body.tables.find((table) => table.name === name)!;
    expect(named('Event')).toMatchObject({
      id: 't/Event',
      timespanColumn: 'TimeGenerated',
      description: expect.any(String),
    });
    expect(named('Event').columns).toContainEqual({
      name: 'EventID',
      type: 'int',
      description: expect.any(String),
    });
    expect(named('Device').timespanColumn).toBeUndefined();
    expect(body.workspaces).toMatchObject([{ id: WORKSPACE_ID }]);
  });

  it('tell every saved function with its parameters and its text', async () => {
    const text = 'Event | where Computer == device | take most';
    const parameters = [
      { name: 'device', type: 'STRING' },
      { name: 'most', type: 'LONG', default: '5' },
    ] satisfies QueryParameterInput[];
    for (const input of [
      { kind: 'FUNCTION', name: 'NewestOf', description: 'The newest events of one.', text, parameters },
      { kind: 'FUNCTION', name: 'AllRooms', text: 'Room' },
      { kind: 'QUERY', name: 'no function', text: 'Room' },
    ] satisfies CreateSavedQueryInput[]) {
      await seed(app).savedQuery(input);
    }
    const { body } = await get<Metadata>(`/v1/workspaces/${WORKSPACE_ID}/metadata`);
    expect(body.functions).toEqual([
      { id: 'f/AllRooms', name: 'AllRooms', description: '', body: 'Room', related: { workspaces: [WORKSPACE_ID] } },
      {
        id: 'f/NewestOf',
        name: 'NewestOf',
        parameters: 'device:string, most:long=5',
        description: 'The newest events of one.',
        body: text,
        related: { workspaces: [WORKSPACE_ID] },
      },
    ]);
    expect(body.workspaces[0]!.related.functions).toEqual(['f/AllRooms', 'f/NewestOf']);
    // What is told is what can be called.
    const { name } = body.functions[0]!;
    expect(rows(await ask({ query: `${name} | count` }))).toEqual([[1]]);
  });

  it('of another workspace are refused', async () => {
    expect(await get(`/v1/workspaces/${OTHER_ID}/metadata`)).toMatchObject({ status: 403 });
  });
});

describe('callers', () => {
  const token = (secret: string, id = WORKSPACE_ID) =>
    send<{ access_token: string }>(
      `${app.url}/contoso.example/oauth2/v2.0/token`,
      { 'content-type': 'application/x-www-form-urlencoded' },
      new URLSearchParams({ grant_type: 'client_credentials', client_id: id, client_secret: secret }).toString(),
    );
  const asked = async (headers: Record<string, string | null>) => {
    const { status, body } = await ask({ query: 'print 1' }, { headers: { authorization: null, ...headers } });
    return body.error ? [status, body.error.code] : [status];
  };

  it.each([
    ["a reader's key", { authorization: `Bearer ${READ_KEY}` }],
    ['a key without a name', { authorization: 'Bearer another-key-that-reads' }],
    ["the administrator's key", { authorization: `Bearer ${ADMIN_KEY}` }],
    ['X-Api-Key', { 'x-api-key': READ_KEY }],
    ['a key as password of Basic', { authorization: `Basic ${Buffer.from(`any:${READ_KEY}`).toString('base64')}` }],
    [
      'a key with a colon as password',
      { authorization: `Basic ${Buffer.from(`any:${ADMIN_KEY}`).toString('base64')}` },
    ],
    ['a key as user of Basic', { authorization: `Basic ${Buffer.from(`${READ_KEY}:`).toString('base64')}` }],
  ])('%s', async (_name, headers) => {
    expect(await asked(headers)).toEqual([200]);
  });

  it.each([READ_KEY, ADMIN_KEY])('a token of the token door for %s', async (key) => {
    const { status, body, headers } = await token(key);
    expect({ status, ...body }).toMatchObject({ status: 200, token_type: 'Bearer', expires_in: 3_600 });
    expect(headers['cache-control']).toBe('no-store');
    expect(await asked({ authorization: `Bearer ${body.access_token}` })).toEqual([200]);
  });

  it('get no token for a wrong key, or another workspace', async () => {
    expect(await token('wrong')).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
    expect(await token(READ_KEY, OTHER_ID)).toMatchObject({ status: 401 });
  });

  it('without a credential are told to bring one', async () => {
    expect(await asked({})).toEqual([401, 'AuthenticationFailed']);
    const { headers } = await ask({ query: 'print 1' }, { headers: { authorization: null } });
    expect(headers['www-authenticate']).toMatch(/^Bearer/);
  });

  it.each([
    ['a wrong key', { authorization: 'Bearer wrong' }],
    ['a wrong X-Api-Key', { 'x-api-key': 'wrong' }],
    ['another scheme', { authorization: `Digest ${READ_KEY}` }],
    ["a collector's key", { authorization: `Bearer ${WORKSPACE_KEY}` }],
    ["a collector's token", { authorization: `Bearer ${makeToken(WORKSPACE_ID, WORKSPACE_KEY, NOW)}` }],
    [
      'an old token',
      { authorization: `Bearer ${makeReaderToken({ name: 'x', key: READ_KEY }, new Date(NOW.getTime() - 3_600_000))}` },
    ],
    ['a token of another key', { authorization: `Bearer ${makeReaderToken({ name: 'x', key: 'old' }, NOW)}` }],
  ])('with %s are refused', async (_name, headers) => {
    expect(await asked(headers)).toEqual([403, 'InvalidAuthenticationToken']);
  });

  it('who read may do nothing else', async () => {
    const { body } = await token(READ_KEY);
    for (const key of [READ_KEY, body.access_token]) {
      const authorization = `Bearer ${key}`;
      expect((await app.post([heartbeat('CONF-X')], { authorization })).status).toBe(401);
      const graphql = await send(`${app.url}/graphql`, { authorization, 'content-type': 'application/json' }, '{}');
      expect(graphql.status).toBe(401);
    }
    // The administrator's token reads and no more.
    const { body: administrators } = await token(ADMIN_KEY);
    const answer = await app.post([heartbeat('CONF-X')], { authorization: `Bearer ${administrators.access_token}` });
    expect(answer.status).toBe(401);
  });

  test('no altered token is good', () => {
    const keys = [{ name: 'one', key: 'k1' }];
    const good = makeReaderToken(keys[0]!, NOW);
    expect(readReaderToken(keys, good, NOW)).toBe(keys[0]);
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (at, letter) => {
        const altered = good.slice(0, at) + letter + good.slice(at + 1);
        expect(readReaderToken(keys, altered, NOW)).toBe(altered === good ? keys[0] : null);
      }),
    );
  });

  it.each([
    ['nobody', {}, 401],
    ['a wrong key', { authorization: 'Bearer wrong' }, 403],
  ])('%s is refused before the body is read', async (_name, headers, status) => {
    const answer = await new Promise((resolve, reject) => {
      // The body is announced and never sent.
      const request = requestHttp(`${app.url}${QUERY}`, {
        method: 'POST',
        agent: false,
        headers: { 'content-length': '1000', ...headers },
      });
      request.on('response', (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode));
        response.on('error', reject);
        request.destroy();
        resolve(response.statusCode);
      });
      request.on('error', reject);
      request.flushHeaders();
    });
    expect(answer).toBe(status);
  });

  it('need no key where nobody does', async () => {
    const open = await startTestApp({ settings: WORKSPACE, roles: { api: true, worker: false } });
    try {
      for (const authorization of [null, 'Bearer whatever']) {
        expect(rows(await ask({ query: 'print 1' }, { server: open, headers: { authorization } }))).toEqual([[1]]);
      }
      // A page that pointed a name of its own at this machine is none of ours.
      const headers = { authorization: null, host: 'evil.example' };
      expect((await ask({ query: 'print 1' }, { server: open, headers })).status).toBe(421);
    } finally {
      await open.stop();
    }
  });
});

describe('limits', () => {
  let small: TestApp;
  beforeAll(async () => {
    small = await startTestApp({
      settings: {
        ...WORKSPACE,
        ADMIN_KEY,
        READ_KEYS: `${READ_KEY},a-busy-key-that-reads`,
        QUERY_RATE: '50',
        QUERY_CONCURRENCY: '1',
        QUERY_QUEUE: '1',
        QUERY_TIMEOUT: '1ms',
        QUERY_MAX_WAIT: '60s',
      },
      roles: { api: true, worker: false },
    });
  });
  afterAll(() => small.stop());
  const patient = { prefer: 'wait=600' };

  it('end a query at the time that is set, unless its caller waits longer', async () => {
    expect((await ask({ query: ENDLESS }, { server: small })).status).toBe(504);
    const answer = await ask({ query: 'range x from 1 to 300000 step 1 | count' }, { server: small, headers: patient });
    expect(rows(answer)).toEqual([[300_000]]);
  });

  it('end a query whose caller goes away, and turn away what is too much at once', async () => {
    const leaving = new AbortController();
    const post = () =>
      fetch(`${small.url}${QUERY}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${READ_KEY}`, ...patient },
        body: JSON.stringify({ query: ENDLESS }),
        signal: leaving.signal,
      }).catch(() => null);
    // One runs, one waits, the third is one too many.
    const answers = [post(), post(), post()];
    const refused = (await Promise.race(answers))!;
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({ error: { code: 'ThrottledError' } });
    // Another caller has a share of its own.
    const headers = { authorization: `Bearer ${ADMIN_KEY}`, ...patient };
    expect(rows(await ask({ query: 'print 1' }, { server: small, headers }))).toEqual([[1]]);
    leaving.abort();
    await Promise.all(answers);
    // Long before the minute that the two would have had.
    await eventually(
      async () => (await ask({ query: 'print 1' }, { server: small, headers: patient })).status === 200,
      'answered again',
    );
  });

  it('turn away who asks too often, each of a batch for itself', async () => {
    const headers = { authorization: 'Bearer a-busy-key-that-reads' };
    const options = { server: small, headers };
    const requests = Array.from({ length: 52 }, (_, n) => ({
      id: `${n}`,
      method: 'POST',
      path: '/query',
      workspace: WORKSPACE_ID,
      body: { query: 'Nope' },
    }));
    const { body } = await batch(requests, options);
    const statuses = body.responses.map(({ status }) => status);
    expect(statuses).toEqual([...Array(50).fill(400), 429, 429]);
    expect(Number(body.responses[51]!.headers['Retry-After'])).toBeGreaterThan(0);
    const refused = await ask({ query: 'print 1' }, options);
    expect(refused).toMatchObject({ status: 429, body: { error: { code: 'ThrottledError' } } });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    const another = { authorization: `Bearer ${ADMIN_KEY}`, ...patient };
    expect((await ask({ query: 'print 1' }, { ...options, headers: another })).status).toBe(200);
  });

  test('a rate lets so many pass in any window', () => {
    let now = 0;
    const rate = createRate(2, 30_000, () => now);
    expect([rate.take('a'), rate.take('a'), rate.take('b')]).toEqual([null, null, null]);
    now = 10_500;
    expect(rate.take('a')).toBe(20);
    now = 30_000;
    expect([rate.take('a'), rate.take('a'), rate.take('a')]).toEqual([null, null, 30]);
  });

  test('a reader that takes nothing is cut off', async () => {
    await new Promise<void>((resolve) => {
      const pieces = paced(['a', 'b'], 1, resolve);
      void pieces.next();
    });
  });
});
