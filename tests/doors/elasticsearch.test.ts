import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { Client } from '@elastic/elasticsearch';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { losses, own, rowsOf, send, WORKSPACE, WORKSPACE_ID, WORKSPACE_KEY } from '../helpers/collector.ts';
import { createWorkspace } from '../../src/services/workspaces/create-workspace.ts';
import { tableOfIndex } from '../../src/domain/tables/index-name.ts';
import { operation } from '../helpers/operation.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ settings: { ...WORKSPACE, ADMIN_KEY: 'the-administrator' } });
});
afterAll(() => app.stop());

const FOLDER = path.join(import.meta.dirname, '../fixtures/collectors');
const sample = (name: string) =>
  JSON.parse(readFileSync(path.join(FOLDER, `${name}.json`), 'utf8')) as Record<string, unknown>;
const API_KEY = Buffer.from(`${WORKSPACE_ID}:${WORKSPACE_KEY}`).toString('base64');

/** A console's event as Winlogbeat ships it. */
function winlog(computer: string, recordId: number): Record<string, unknown> {
  const document = sample('winlogbeat');
  document['@timestamp'] = new Date(Date.now() - 60_000).toISOString();
  Object.assign(document['winlog'] as object, { computer_name: computer, record_id: recordId });
  return document;
}

const eventsOf = async (computer: string) =>
  app.ask(
    operation(`query ReadDeviceAndEvents($computer: String!) {
      device(by: { computer: $computer }) { health }
      events(filter: { computers: [$computer] }) { totalCount }
    }`),
    { computer },
  );

function bulk(
  lines: unknown[] | string | Buffer,
  headers: Record<string, string | null> = {},
  path = '/_bulk',
  method = 'POST',
) {
  const body = Array.isArray(lines)
    ? lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join('')
    : lines;
  return send<BulkAnswer>(
    `${app.url}/elasticsearch${path}`,
    { authorization: `ApiKey ${API_KEY}`, 'content-type': 'application/x-ndjson', ...headers },
    body,
    method,
  );
}

interface BulkItem {
  status: number;
  error: { type: string; reason: string };
}
/** What the door answers to `_bulk`: an item for each action, by its name; or why the whole is refused. */
interface BulkAnswer {
  errors: boolean;
  items: Record<string, BulkItem>[];
  error: { type: string; reason: string };
}
const statuses = ({ items }: BulkAnswer): number[] => items.map((item) => Object.values(item)[0]!.status);
const ask = (method: string, path: string, headers: Record<string, string> = {}) =>
  send<{ version: { number: string }; error: { type: string } }>(
    `${app.url}/elasticsearch${path}`,
    { authorization: `ApiKey ${API_KEY}`, ...headers },
    null,
    method,
  );

describe('npm @elastic/elasticsearch, unmodified', () => {
  const client = () => new Client({ node: `${app.url}/elasticsearch`, auth: { apiKey: API_KEY } });

  it('its bulk helper: console events are in the state, once, however often sent; other records in the table of their index', async () => {
    const es = client();
    const documents = [
      winlog('ELASTIC-01', 1),
      winlog('ELASTIC-01', 2),
      { '@timestamp': '2026-11-20T08:00:00.5Z', message: 'plain', count: 3 },
    ];
    for (let round = 0; round < 2; round += 1) {
      const result = await es.helpers.bulk({
        datasource: documents.slice(0, round === 0 ? 3 : 2),
        onDocument: () => ({ create: { _index: 'winlogbeat-8.15.0-2026.11.21' } }),
        onDrop: () => undefined,
        retries: 0,
      });
      expect(result).toMatchObject(round === 0 ? { total: 3, failed: 0, successful: 3 } : { total: 2, failed: 2 });
    }
    await es.close();
    const { device, events } = await eventsOf('ELASTIC-01');
    expect([device!.health, events.totalCount]).toEqual(['UNHEALTHY', 2]);
    expect((await rowsOf(app, 'winlogbeat_CL')).map((row) => [row['TimeGenerated'], own(row)])).toEqual([
      [new Date('2026-11-20T08:00:00.500Z'), { message: 'plain', count: 3 }],
    ]);
  });

  it('what it asks before it sends', async () => {
    const es = client();
    expect((await es.info()).version.number).toMatch(/^9\./);
    expect(await es.ping()).toBe(true);
    expect(await es.indices.exists({ index: 'nothing' })).toBe(false);
    expect(await es.indices.putIndexTemplate({ name: 'rooms', index_patterns: ['rooms-*'] })).toEqual({
      acknowledged: true,
    });
    expect(await es.ilm.putLifecycle({ name: 'rooms', policy: { phases: {} } })).toEqual({ acknowledged: true });
    expect(await es.ingest.putPipeline({ id: 'rooms', processors: [] })).toEqual({ acknowledged: true });
    expect((await es.license.get()).license.status).toBe('active');
    await expect(es.search({ index: 'rooms' })).rejects.toThrow(
      'Of Elasticsearch only _bulk, _doc and _create are provided here',
    );
    await es.close();
  });
});

describe('_bulk', () => {
  it('answers each item in its place', async () => {
    const { winlog: _event, ...plain } = winlog('X', 1);
    const nameless = winlog('X', 9);
    delete (nameless['winlog'] as { computer_name?: string }).computer_name;
    const answer = await bulk([
      { create: { _index: 'mixed-2026.11.21', _id: 'a' } },
      plain,
      { create: {} },
      plain,
      { index: { _index: 'mixed' } },
      winlog('BULK-01', 1),
      { create: { _index: 'mixed' } },
      winlog('BULK-01', 1),
      { index: { _index: 'mixed' } },
      winlog('BULK-01', 1),
      { delete: { _index: 'mixed', _id: 'a' } },
      { update: { _index: 'mixed', _id: 'a' } },
      { doc: { message: 'other' } },
      { create: { _index: 'mixed' } },
      '{"broken":',
      { create: { _index: 'mixed' } },
      nameless,
      { create: { _index: '2026.11.21' } },
      { message: 'no name' },
      { create: { _index: 'mixed', _id: 'a' } },
      plain,
      { index: { _index: 'mixed', _id: 'b' } },
      plain,
      { index: { _index: 'mixed', _id: 'b' } },
      plain,
      { create: { _index: 'mixed' } },
    ]);
    expect(answer.status).toBe(200);
    expect(answer.headers['x-elastic-product']).toBe('Elasticsearch');
    expect(answer.body.errors).toBe(true);
    expect(statuses(answer.body)).toEqual([201, 400, 201, 409, 200, 400, 400, 400, 400, 400, 201, 201, 200, 400]);
    expect(answer.body.items.map((item) => Object.keys(item)[0])).toEqual([
      ...[
        'create',
        'create',
        'index',
        'create',
        'index',
        'delete',
        'update',
        'create',
        'create',
        'create',
        'create',
        'index',
        'index',
        'create',
      ],
    ]);
    expect(answer.body.items[1]!['create']!.error).toEqual({
      type: 'action_request_validation_exception',
      reason: 'Validation Failed: 1: index is missing;',
    });
    expect(answer.body.items[7]!['create']!.error.reason).toBe(
      '[15:1] failed to parse: expected an object of JSON, got "{\\"broken\\":"',
    );
    expect(answer.body.items[8]!['create']!.error.reason).toContain('computer: expected a name');
    expect(answer.body.items[13]!['create']!.error.reason).toBe('The action of line [26] has no document.');
    expect((await eventsOf('BULK-01')).events.totalCount).toBe(1);
    expect(await losses(app)).toEqual(
      expect.arrayContaining(['elasticsearch  record-rejected 6', 'elasticsearch Event record-rejected 1']),
    );
  });

  it('a document that cannot be read fails alone, with what is wrong with it; the good ones beside it are kept', async () => {
    const level = winlog('BULK-02', 1);
    level['log'] = { level: 'bogus' };
    const nameless = winlog('X', 2);
    delete (nameless['winlog'] as { computer_name?: string }).computer_name;
    const deep = `{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
    const documents = [level, nameless, deep, '[1]', '"text"', winlog('BULK-02', 3), { message: 'well' }];
    const answer = await bulk(documents.flatMap((document) => [{ create: { _index: 'alone' } }, document]));
    expect(statuses(answer.body)).toEqual([201, 400, 400, 400, 400, 201, 201]);
    expect(answer.body.items.slice(1, 5).map((item) => item['create']!.error)).toEqual([
      { type: 'document_parsing_exception', reason: expect.stringContaining('computer: expected a name') },
      {
        type: 'document_parsing_exception',
        reason: expect.stringContaining('[6:1] failed to parse: expected values at most 100 deep'),
      },
      { type: 'document_parsing_exception', reason: '[8:1] failed to parse: expected an object of JSON, got "[1]"' },
      {
        type: 'document_parsing_exception',
        reason: expect.stringContaining('[10:1] failed to parse: expected an object of JSON'),
      },
    ]);
    expect((await eventsOf('BULK-02')).events.totalCount).toBe(2);
    expect(await losses(app)).toContain('elasticsearch Event level-unknown 1');
    expect((await rowsOf(app, 'alone_CL')).map(own)).toEqual([{ message: 'well' }]);
  });

  it('a record that is created again under its id conflicts', async () => {
    const lines = [{ create: { _index: 'ids', _id: '1' } }, { message: 'once' }];
    expect(statuses((await bulk(lines)).body)).toEqual([201]);
    const again = await bulk(lines);
    expect(again.body.items[0]!['create']).toMatchObject({
      _id: '1',
      status: 409,
      error: { type: 'version_conflict_engine_exception' },
    });
    expect(await rowsOf(app, 'ids_CL')).toHaveLength(1);
  });

  it('the same index and id in another workspace is another record', async () => {
    const { workspaceId, keys } = await createWorkspace(app.app.core, 'neighbour');
    const neighbour = Buffer.from(`${workspaceId}:${keys.primary}`).toString('base64');
    const lines = [{ create: { _index: 'shared', _id: '1' } }, { message: 'of each' }];
    expect(statuses((await bulk(lines)).body)).toEqual([201]);
    expect(statuses((await bulk(lines, { authorization: `ApiKey ${neighbour}` })).body)).toEqual([201]);
  });

  it.each([
    ['application/x-ndjson', 'application/json'],
    ['application/json; charset=utf-8', 'application/json'],
    [
      'application/vnd.elasticsearch+x-ndjson; compatible-with=9',
      'application/vnd.elasticsearch+json; compatible-with=9',
    ],
    ['application/vnd.elasticsearch+json;compatible-with=8', 'application/vnd.elasticsearch+json; compatible-with=8'],
  ])('as %s, by POST and PUT, zipped or not, with the index in the path', async (type, accept) => {
    for (const method of ['POST', 'PUT']) {
      const body = gzipSync('{"create":{}}\r\n{"a":1}\r\n\n');
      const answer = await bulk(
        body,
        { 'content-type': type, accept, 'content-encoding': 'gzip' },
        '/typed-8.1/_bulk',
        method,
      );
      expect([answer.status, answer.headers['content-type'], statuses(answer.body)]).toEqual([200, accept, [201]]);
    }
  });

  it.each<[string, string, Record<string, string | null>, number, string, string]>([
    ['nothing', '', {}, 400, 'parse_exception', 'request body is required'],
    [
      'no last newline',
      '{"create":{"_index":"x"}}\n{"a":1}',
      {},
      400,
      'illegal_argument_exception',
      'must be terminated by a newline',
    ],
    ['empty lines alone', '\n\n', {}, 400, 'action_request_validation_exception', 'no requests added'],
    [
      'a line that is no action',
      '{"create":{"_index":"x"}}\n{"a":1}\nhello\n',
      {},
      400,
      'illegal_argument_exception',
      'Malformed action/metadata line [3]',
    ],
    ['an unknown action', '{"upsert":{}}\n{}\n', {}, 400, 'illegal_argument_exception', 'got "{\\"upsert'],
    [
      'another type',
      '{}\n',
      { 'content-type': 'text/plain' },
      406,
      'media_type_header_exception',
      'Content-Type header ["text/plain"] is not supported',
    ],
    ['no type', '{}\n', { 'content-type': null }, 406, 'media_type_header_exception', 'is not supported'],
    ['no credential', '{}\n', { authorization: null }, 401, 'security_exception', 'credential'],
    ['a wrong key', '{}\n', { authorization: 'Basic eDp5' }, 401, 'security_exception', 'not one of this workspace'],
    ['gzip that is none', '{}\n', { 'content-encoding': 'gzip' }, 400, 'illegal_argument_exception', 'not the gzip'],
  ])('%s is refused whole, as Elasticsearch does', async (_name, body, headers, status, type, reason) => {
    const answer = await bulk(body, headers);
    expect([answer.status, answer.headers['x-elastic-product']]).toEqual([status, 'Elasticsearch']);
    expect(answer.body).toMatchObject({ status, error: { type, root_cause: [{ type }] } });
    expect(answer.body.error.reason).toContain(reason);
    expect(await rowsOf(app, 'x_CL')).toEqual([]);
  });

  it('what was refused whole, of a known caller, is told in Operation', async () => {
    const isTold = async () => (await losses(app)).some((row) => /^elasticsearch {2}request-refused \d+$/.test(row));
    // The sender does not wait for the note.
    while (!(await isTold()));
  });

  it('a gzip bomb is stopped at the limit', async () => {
    const answer = await bulk(gzipSync(Buffer.alloc(40 * 1024 * 1024, '\n')), { 'content-encoding': 'gzip' });
    expect([answer.status, answer.body.error.type]).toEqual([413, 'content_too_long_exception']);
  });

  it.each([
    ['//_bulk', 'slashes_CL', { _index: 'slashes' }],
    ['/slash//_bulk/', 'slash_CL', {}],
    ['/%3Cencoded-%7Bnow%2Fd%7D-000001%3E/_bulk?refresh=false&filter_path=errors', 'encoded_CL', {}],
    ['/typed/_doc/_bulk', 'typed_CL', {}],
  ])('POST %s goes to %s', async (path, table, action) => {
    const answer = await bulk([{ create: action }, { message: 'x' }], {}, path);
    expect([answer.status, statuses(answer.body)]).toEqual([200, [201]]);
    expect((await rowsOf(app, table)).length).toBeGreaterThan(0);
  });

  it('more documents than a post may have are refused before they are stored', async () => {
    const answer = await bulk(
      gzipSync('{"index":{}}\n{}\n'.repeat(250_001)),
      { 'content-encoding': 'gzip' },
      '/many/_bulk',
    );
    expect([answer.status, answer.body.error]).toEqual([
      413,
      expect.objectContaining({
        type: 'content_too_long_exception',
        reason: 'The body holds more than 250000 records.',
      }),
    ]);
    expect(await rowsOf(app, 'many_CL')).toEqual([]);
  });

  it('over the daily cap events are taken, and records are to come again', async () => {
    await app.app.core.workspaces.change('default', { dailyCap: 0 });
    try {
      const answer = await bulk([
        { create: { _index: 'capped' } },
        { a: 1 },
        { create: { _index: 'capped' } },
        winlog('CAPPED-01', 1),
      ]);
      expect(statuses(answer.body)).toEqual([429, 201]);
      expect((await eventsOf('CAPPED-01')).events.totalCount).toBe(1);
      expect(await losses(app)).toContain('elasticsearch capped_CL over-quota 1');
    } finally {
      await app.app.core.workspaces.change('default', { dailyCap: null });
    }
  });

  it('syslog of rsyslog and syslog-ng goes to Syslog', async () => {
    const rsyslog = {
      message: ' started',
      fromhost: 'linux-1',
      facility: 'daemon',
      priority: 'info',
      timereported: '2026-11-21T09:00:00.123456+01:00',
      timegenerated: '2026-11-21T09:00:00.2+01:00',
    };
    const syslogNg = {
      PROGRAM: 'cron',
      PRIORITY: 'err',
      PID: '812',
      MESSAGE: 'failed',
      HOST: 'linux-2',
      FACILITY: 'cron',
      '@timestamp': '2026-11-21T09:00:01+01:00',
    };
    const answer = await bulk(
      [{ index: { _index: 'rsyslog-2026.11.21' } }, rsyslog, { index: {} }, syslogNg],
      {},
      '/logs/_bulk',
    );
    expect(statuses(answer.body)).toEqual([201, 201]);
    expect((await rowsOf(app, 'Syslog')).map((row) => [row['TimeGenerated'], own(row)])).toEqual([
      [
        new Date('2026-11-21T08:00:00.123Z'),
        expect.objectContaining({
          Computer: 'linux-1',
          Facility: 'daemon',
          SeverityLevel: 'info',
          SyslogMessage: 'started',
        }),
      ],
      [
        new Date('2026-11-21T08:00:01Z'),
        expect.objectContaining({
          Computer: 'linux-2',
          Facility: 'cron',
          SeverityLevel: 'err',
          ProcessName: 'cron',
          ProcessID: 812,
          SyslogMessage: 'failed',
        }),
      ],
    ]);
  });
});

describe('one document', () => {
  const put = (path: string, document: unknown, method = 'POST', headers: Record<string, string> = {}) =>
    bulk(
      typeof document === 'string' ? document : JSON.stringify(document),
      { 'content-type': 'application/json', ...headers },
      path,
      method,
    );

  it('npm @elastic/elasticsearch, unmodified, indexes and creates, and sees it at once', async () => {
    const es = new Client({ node: `${app.url}/elasticsearch`, auth: { apiKey: API_KEY } });
    const index = 'single-2026.11.21';
    const written = await es.index({ index, document: { message: 'one' }, refresh: true });
    expect(written).toMatchObject({ _index: index, _id: expect.any(String), result: 'created', _version: 1 });
    expect(await es.create({ index, id: 'a', document: { message: 'two' } })).toMatchObject({
      _id: 'a',
      result: 'created',
    });
    await expect(es.create({ index, id: 'a', document: { message: 'three' } })).rejects.toMatchObject({
      statusCode: 409,
    });
    expect(await es.indices.refresh({ index })).toEqual({ _shards: { total: 1, successful: 1, failed: 0 } });
    await es.close();
    expect((await rowsOf(app, 'single_CL')).map((row) => own(row)['message']).sort()).toEqual(['one', 'two']);
  });

  it('its _id means what the documentation says', async () => {
    const index = 'meaning';
    const send = async (path: string, message: string, method = 'PUT') =>
      (await put(`/${index}/${path}`, { message }, method)).status;
    expect(await send('_create/1', 'a')).toBe(201);
    expect(await send('_create/1', 'b')).toBe(409);
    expect(await send('_doc/1?op_type=create', 'c', 'POST')).toBe(409);
    expect(await send('_doc/1', 'a')).toBe(201);
    expect(await send('_doc/1', 'a')).toBe(200);
    expect(await send('_doc/1', 'd')).toBe(201);
    expect((await rowsOf(app, 'meaning_CL')).map((row) => own(row)['message']).sort()).toEqual(['a', 'a', 'd']);
  });

  it('a console event is in the state', async () => {
    const event = winlog('SINGLE-01', 1);
    expect((await put('/winlogbeat-8.15.0/_doc', event)).status).toBe(201);
    expect((await put('/winlogbeat-8.15.0/_doc', event)).status).toBe(200);
    const { device, events } = await eventsOf('SINGLE-01');
    expect([device!.health, events.totalCount]).toEqual(['UNHEALTHY', 1]);
  });

  it.each([
    ['POST', '/x/_doc', '{', 400, 'document_parsing_exception'],
    ['POST', '/x/_doc', '[]', 400, 'document_parsing_exception'],
    ['POST', '/x/_doc', '', 400, 'document_parsing_exception'],
    ['PUT', `/x/_create/${'i'.repeat(513)}`, '{}', 400, 'illegal_argument_exception'],
    ['PUT', '/x/_doc', '{}', 404, 'illegal_argument_exception'],
    ['PUT', '/_doc/_doc/1', '{}', 404, 'illegal_argument_exception'],
    ['POST', '/2026/_doc', '{}', 400, 'document_parsing_exception'],
  ])('%s %s with %s: %i', async (method, path, text, status, type) => {
    const { status: got, body } = await put(path, text, method);
    expect([got, body.error.type]).toEqual([status, type]);
  });
});

describe('the cluster that shippers look for', () => {
  it.each([
    ['Winlogbeat/8.15.3 (windows; amd64)', '8.15.3'],
    ['Elastic-Filebeat/7.17.28 (linux; amd64)', '7.17.28'],
    ['Telegraf/1.37.2', '8.19.0'],
  ])('%s is told version %s', async (agent, version) => {
    const answer = await ask('GET', '/', { 'user-agent': agent });
    expect([answer.body.version.number, answer.headers['x-elastic-product']]).toEqual([version, 'Elasticsearch']);
    expect((await ask('HEAD', '/')).status).toBe(200);
  });

  it.each([
    ['GET', '/_license', 200],
    ['GET', '/_xpack', 200],
    ['GET', '/_cluster/health', 200],
    ['GET', '/_nodes/http', 200],
    ['GET', '/_index_template/winlogbeat', 404],
    ['HEAD', '/_template/telegraf', 404],
    ['PUT', '/_index_template/winlogbeat', 200],
    ['PUT', '/%3Cwinlogbeat-%7Bnow%2Fd%7D-000001%3E', 200],
    ['POST', '/winlogbeat/_refresh', 200],
    ['GET', '/winlogbeat/_refresh', 200],
    ['POST', '/_refresh', 200],
    ['GET', '/winlogbeat/_doc/1', 404],
    ['GET', '/winlogbeat/_search', 404],
    ['DELETE', '/_bulk', 405],
    ['GET', '//', 200],
    ['PUT', '/_data_stream/winlogbeat-8.15.3', 200],
    ['PATCH', '/winlogbeat/_bulk', 405],
  ])('%s %s: %i', async (method, path, status) => {
    const answer = await ask(method, path);
    expect([answer.status, answer.headers['x-elastic-product']]).toEqual([status, 'Elasticsearch']);
  });

  it('is not shown to strangers', async () => {
    const answer = await send<BulkAnswer>(`${app.url}/elasticsearch/`, {}, null, 'GET');
    expect([answer.status, answer.body.error.type]).toEqual([401, 'security_exception']);
  });
});

it.each([
  ['winlogbeat-8.1-2026.11.21', 'winlogbeat_CL'],
  ['winlogbeat-8.15.0', 'winlogbeat_CL'],
  ['logstash-2026.11.21-000007', 'logstash_CL'],
  ['rsyslog-2026-11-21', 'rsyslog_CL'],
  ['app-2026.47', 'app_CL'],
  ['.ds-logs-windows.forwarded-default-2026.11.21-000001', 'logs_windows_forwarded_default_CL'],
  ['<logs-{now/d}-000001>', 'logs_CL'],
  ['<logs-{now/d{yyyy.MM.dd|+12:00}}>', 'logs_CL'],
  ['Rooms_CL', 'Rooms_CL'],
  ['2026.11.21', null],
  ['---', null],
  ['', null],
])('index %s is table %s', (index, table) => {
  expect(tableOfIndex(index)).toBe(table);
});
