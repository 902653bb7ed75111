import { execFile } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, KustoConnectionStringBuilder, type KustoResultTable } from 'azure-kusto-data';
import { startTestApp, type TestApp } from '../../helpers/app.ts';
import { send, WORKSPACE, WORKSPACE_ID } from '../../helpers/collector.ts';
import { heartbeat } from '../../helpers/console-events.ts';
import { pythonPackages } from '../../helpers/python.ts';

const READ_KEY = 'a-key-that-reads';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({
    settings: { ...WORKSPACE, ADMIN_KEY: 'the-administrator', READ_KEYS: READ_KEY, QUERY_MAX_ROWS: '1000' },
    roles: { api: true, worker: false },
  });
  await app.post([heartbeat('CONF-A')]);
});
afterAll(() => app.stop());

/** A table of Kusto's first form. */
interface V1Table {
  TableName: string;
  Columns: { ColumnName: string; DataType: string; ColumnType: string }[];
  Rows: unknown[][];
}
interface V1Answer {
  Tables: V1Table[];
  Exceptions?: string[];
}

const ask = <Answer>(target: string, body: object, headers: Record<string, string> = {}) =>
  send<Answer>(
    `${app.url}${target}`,
    { authorization: `Bearer ${READ_KEY}`, 'content-type': 'application/json', ...headers },
    JSON.stringify(body),
  );

const VALUES =
  'print b = true, i = int(5), l = 9007199254740993, r = 2.0, s = "é\\"", t = 1.5d, d = datetime(2026-11-21T01:02:03.1234567Z), ' +
  'g = guid(0f1e2d3c-4b5a-4978-8796-a5b4c3d2e1f0), m = decimal(0.1), y = dynamic({"a": [1]})';

describe('the first form of Kusto, which Kqlmagic reads', () => {
  const QUERY = `/v1/workspaces/${WORKSPACE_ID}/query`;
  // As Kqlmagic sends it.
  const prefer = { prefer: 'ai.response-thinning=false, wait=60' };

  it('has the result, the properties of render, how the query ended, and a list of these', async () => {
    const { status, body } = await ask<V1Answer>(QUERY, { query: `${VALUES} | render barchart` }, prefer);
    expect(status).toBe(200);
    const [result, properties, ended, contents] = body.Tables as [V1Table, V1Table, V1Table, V1Table];
    expect(body).toEqual({ Tables: [result, properties, ended, contents] });
    expect(result.TableName).toBe('Table_0');
    expect(result.Columns.map((column) => Object.values(column).join(' '))).toEqual([
      'b SByte bool',
      'i Int32 int',
      'l Int64 long',
      'r Double real',
      's String string',
      't TimeSpan timespan',
      'd DateTime datetime',
      'g Guid guid',
      'm SqlDecimal decimal',
      'y Object dynamic',
    ]);
    expect(result.Columns[0]).toEqual({ ColumnName: 'b', DataType: 'SByte', ColumnType: 'bool' });
    expect(result.Rows).toEqual([
      [
        ...[true, 5, Number('9007199254740993'), 2, 'é"', '1.12:00:00', '2026-11-21T01:02:03.1234567Z'],
        ...[WORKSPACE_ID, '0.1', '{"a":[1]}'],
      ],
    ]);
    expect(JSON.parse(properties.Rows[0]![0] as string)).toMatchObject({ Visualization: 'barchart', Title: null });
    expect(ended.Rows[0]!.slice(1, 6)).toEqual([4, 'Info', 0, 'Query completed successfully', 1]);
    expect(contents.Rows.map((row) => row.slice(0, 3))).toEqual([
      [0, 'QueryResult', 'PrimaryResult'],
      [1, 'QueryProperties', '@ExtendedProperties'],
      [2, 'QueryStatus', 'QueryStatus'],
    ]);
    for (const { Columns, Rows } of body.Tables) for (const row of Rows) expect(row).toHaveLength(Columns.length);
  });

  it('says that a result was cut', async () => {
    const { body } = await ask<V1Answer>(QUERY, { query: 'range x from 1 to 2000 step 1' }, prefer);
    expect(body.Tables[0]!.Rows).toHaveLength(1_000);
    expect(body.Exceptions).toEqual([expect.stringContaining('E_QUERY_RESULT_SET_TOO_LARGE')]);
    expect(body.Tables[2]!.Rows[0]!.slice(1, 3)).toEqual([2, 'Error']);
  });

  it.each(['ai.response-thinning=true', 'wait=60', ''])('another preference (%j) gets the usual form', async (text) => {
    const { body } = await ask<{ tables: unknown }>(QUERY, { query: 'print 1' }, { prefer: text });
    expect(body).toEqual({ tables: [expect.objectContaining({ name: 'PrimaryResult', rows: [[1]] })] });
  });

  it('is given to a request of a batch, too', async () => {
    const request = { id: '1', method: 'POST', path: '/query', workspace: WORKSPACE_ID, body: { query: 'print 1' } };
    const { body } = await ask<{ responses: { body: V1Answer }[] }>('/v1/$batch', {
      requests: [{ ...request, headers: prefer }],
    });
    expect(body.responses[0]!.body.Tables[0]!.Rows).toEqual([[1]]);
  });
});

describe('PyPI azure-kusto-data, unmodified', () => {
  interface SeenAnswer {
    columns: string[];
    rows: [string, string][][];
    tables: string[];
    errors: number;
    failure: string;
    message: string;
  }
  let seen: Record<string, SeenAnswer>;
  beforeAll(async () => {
    const PYTHONPATH = await pythonPackages('azure-kusto-data==6.0.4');
    const steps = [
      { step: 'values', query: VALUES },
      { step: 'by id', db: WORKSPACE_ID, query: 'Event | summarize Events = count() by Computer' },
      { step: 'empty', db: 'default', query: 'print a = 1 | where a > 1' },
      { step: 'cut', query: 'range x from 1 to 2000 step 1' },
      { step: 'semantic', query: 'Event | where Nope == 1' },
      { step: 'command', query: '.show tables' },
      { step: 'another database', db: 'Samples', query: 'print 1' },
      { step: 'timeout', query: 'range x from 1 to 4000000000 step 1 | where x < 0', timeout: 1 },
      { step: 'wrong key', query: 'print 1', key: 'wrong' },
    ];
    seen = await new Promise((resolve, reject) => {
      const words = [path.join(import.meta.dirname, '../../fixtures/azure/kusto.py'), app.url, READ_KEY];
      const env = { PATH: process.env['PATH'], PYTHONPATH };
      const child = execFile('python3', words, { env }, (error, stdout, stderr) =>
        error
          ? reject(new Error(`${error.message}\n${stderr}`))
          : resolve(JSON.parse(stdout) as Record<string, SeenAnswer>),
      );
      child.stdin!.end(JSON.stringify(steps));
    });
  });

  it('reads every type', () => {
    const { columns, rows, tables, errors } = seen['values']!;
    expect(errors).toBe(0);
    expect(tables).toEqual(['@ExtendedProperties', 'PrimaryResult', 'QueryCompletionInformation']);
    expect(columns).toEqual([
      ...['b: bool', 'i: int', 'l: long', 'r: real', 's: string', 't: timespan', 'd: datetime', 'g: guid'],
      ...['m: decimal', 'y: dynamic'],
    ]);
    expect(rows).toEqual([
      [
        ['bool', 'True'],
        ['int', '5'],
        ['int', '9007199254740993'],
        ['float', '2.0'],
        ['str', 'é"'],
        ['timedelta', '1 day, 12:00:00'],
        ['datetime', '2026-11-21 01:02:03.123456+00:00'],
        ['str', WORKSPACE_ID],
        ['Decimal', '0.1'],
        ['str', '{"a":[1]}'],
      ],
    ]);
  });

  it('names its workspace by its id, its name, or as the default database', () => {
    expect(seen['by id']!.rows).toEqual([
      [
        ['str', 'CONF-A'],
        ['int', '1'],
      ],
    ]);
    expect([seen['empty']!.columns, seen['empty']!.rows]).toEqual([['a: long'], []]);
  });

  it.each([
    ['cut', 'KustoMultiApiError', /E_QUERY_RESULT_SET_TOO_LARGE/],
    ['semantic', 'KustoApiError', /Semantic error: .*'Nope'/],
    ['command', 'KustoApiError', /^Commands such as ".show tables" are not supported/],
    ['another database', 'KustoApiError', /no access to the workspace "Samples"/],
    ['timeout', 'KustoApiError', /longer than 1 s/],
    ['wrong key', 'KustoApiError', /neither one of READ_KEYS/],
  ])('%s: raises %s', (step, failure, message) => {
    expect(seen[step]).toMatchObject({ failure, message: expect.stringMatching(message) });
  });
});

describe('npm azure-kusto-data, unmodified', () => {
  const client = (key = READ_KEY) =>
    new Client(KustoConnectionStringBuilder.withAccessToken(app.url, key) as KustoConnectionStringBuilder);

  it('reads every type, in both forms', async () => {
    const one = client();
    for (const ask of [one.executeQuery, one.executeQueryV1]) {
      const answer = await ask.call(one, 'NetDefaultDB', VALUES);
      const [table] = answer.primaryResults as [KustoResultTable];
      expect(table.columns.map(({ name, type }) => `${name}: ${type}`)).toEqual([
        ...['b: bool', 'i: int', 'l: long', 'r: real', 's: string', 't: timespan', 'd: datetime', 'g: guid'],
        ...['m: decimal', 'y: dynamic'],
      ]);
      const [row] = [...table.rows()];
      expect(row!.toJSON()).toEqual({
        ...{ b: true, i: 5, l: Number('9007199254740993'), r: 2, s: 'é"', t: 36 * 3_600_000 },
        ...{ d: new Date('2026-11-21T01:02:03.123Z'), g: WORKSPACE_ID, m: expect.anything(), y: '{"a":[1]}' },
      });
    }
    one.close();
  });

  it.each([
    ['a command', '.show tables', READ_KEY, 400],
    ['a fault in the query', 'Event | where Nope == 1', READ_KEY, 400],
    ['a wrong key', 'print 1', 'wrong', 403],
  ])('is refused %s', async (_name, query, key, status) => {
    const one = client(key);
    await expect(one.execute('NetDefaultDB', query)).rejects.toMatchObject({ response: { status } });
    one.close();
  });
});

describe("Kusto's REST API", () => {
  it('in its first form', async () => {
    const { status, body } = await ask<V1Answer>('/v1/rest/query', { csl: 'print a = 1' });
    expect([status, body.Tables.length, body.Tables[0]!.Rows]).toEqual([200, 4, [[1]]]);
  });

  it.each([
    ['no query', {}, /^csl: expected a query in KQL, got nothing/],
    ['properties that are no object', { csl: 'print 1', properties: '[]' }, /^body: expected a JSON object/],
    [
      'an odd time',
      { csl: 'print 1', properties: { Options: { servertimeout: 5 } } },
      /^properties.Options.servertimeout/,
    ],
    ['parameters', { csl: 'print 1', properties: { Parameters: { a: '1' } } }, /^properties.Parameters: expected none/],
  ])('refuses a request with %s', async (_name, body, message) => {
    const answer = await ask<{ error: Record<string, unknown> }>('/v2/rest/query', body);
    expect(answer.status).toBe(400);
    expect(answer.body.error).toEqual({
      code: 'BadArgumentError',
      message: expect.any(String),
      '@type': expect.any(String),
      '@message': expect.stringMatching(message),
      '@context': { timestamp: expect.any(String), activityId: expect.any(String) },
      '@permanent': true,
    });
  });

  it('asks for a key before it reads', async () => {
    expect((await ask('/v2/rest/query', {}, { authorization: '' })).status).toBe(403);
    expect((await send(`${app.url}/v2/rest/query`, {}, '{}')).status).toBe(401);
  });
});
