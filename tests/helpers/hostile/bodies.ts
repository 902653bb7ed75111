import { deflateSync, gzipSync } from 'node:zlib';
import { compressSync } from 'snappy';
import { WebSocket } from 'ws';
import { KEY } from '../otlp.ts';
import { postLogs, send, WORKSPACE_ID, type Sent } from '../collector.ts';

/** A server that hostile callers know, and what they may call it with. */
export interface Target {
  readonly url: string;
  readonly adminKey: string;
  readonly readKey: string;
  readonly rule: string;
}

/** Something that a caller may send to hold up the server. */
export interface Hostile {
  readonly name: string;
  /** Sends it; answers the status, 0 where there is none. */
  readonly send: (target: Target) => Promise<number>;
}

const MB = 1024 * 1024;
const times = (text: string, count: number): string => text.repeat(count);
const list = (item: string, count: number): string => `[${times(`${item},`, count - 1)}${item}]`;
const members = (count: number, value = '1'): string =>
  `{${Array.from({ length: count }, (_, index) => `"member${index}":${value}`).join(',')}}`;
const nest = (open: string, close: string, depth: number): string => times(open, depth) + times(close, depth);
const event = (description: string, more = ''): string =>
  `{"computer":"HOSTILE","eventId":2000,"timeGenerated":"2026-11-21T09:30:00Z","description":${JSON.stringify(description)}${more}}`;

const zipped = (body: string | Buffer): Buffer => gzipSync(body, { level: 1 });
const status = async (sent: Promise<Sent>): Promise<number> => (await sent).status;

function post(
  path: string,
  type: string,
  body: string | Buffer,
  headers: Record<string, string>,
  url: string,
): Promise<number> {
  const bytes = zipped(body);
  return status(send(`${url}${path}`, { 'content-type': type, 'content-encoding': 'gzip', ...headers }, bytes));
}

const events = (name: string, body: () => string | Buffer, type = 'application/json'): Hostile => ({
  name: `api/events: ${name}`,
  send: ({ url, adminKey }) => post('/api/events', type, body(), { authorization: `Bearer ${adminKey}` }, url),
});
const collector = (name: string, body: () => string): Hostile => ({
  name: `data-collector: ${name}`,
  send: ({ url }) =>
    status(postLogs(url, zipped(body()), { logType: 'Hostile', headers: { 'content-encoding': 'gzip' } })),
});
const ingestion = (name: string, body: () => string, stream = 'Custom-Hostile'): Hostile => ({
  name: `logs-ingestion: ${name}`,
  send: ({ url, rule }) =>
    post(`/dataCollectionRules/${rule}/streams/${stream}?api-version=2023-01-01`, 'application/json', body(), KEY, url),
});
const otlp = (name: string, body: () => string | Buffer, path = '/v1/logs'): Hostile => ({
  name: `otlp: ${name}`,
  send({ url }) {
    const bytes = body();
    const type = typeof bytes === 'string' ? 'application/json' : 'application/x-protobuf';
    return post(path, type, bytes, KEY, url);
  },
});
/** A body to a door with a high limit, in another coding or charset. */
const coded = (name: string, coding: string, body: () => Buffer, type = 'application/json'): Hostile => ({
  name: `otlp: ${name}`,
  send: ({ url }) =>
    status(send(`${url}/v1/logs`, { ...KEY, 'content-type': type, 'content-encoding': coding }, body())),
});
const bulk = (name: string, body: () => string): Hostile => ({
  name: `elasticsearch: ${name}`,
  send: ({ url }) => post('/elasticsearch/hostile/_bulk', 'application/x-ndjson', body(), KEY, url),
});
const prometheus = (name: string, body: () => Buffer): Hostile => ({
  name: `prometheus: ${name}`,
  send: ({ url }) => post('/api/v1/write', 'application/x-protobuf', body(), KEY, url),
});
const loki = (name: string, body: () => string | Buffer): Hostile => ({
  name: `loki: ${name}`,
  send({ url }) {
    const bytes = body();
    const type = typeof bytes === 'string' ? 'application/json' : 'application/x-protobuf';
    return post('/loki/api/v1/push', type, bytes, KEY, url);
  },
});
const splunk = (name: string, body: () => string, path = 'event'): Hostile => ({
  name: `splunk: ${name}`,
  send: ({ url }) => post(`/services/collector/${path}`, 'application/json', body(), KEY, url),
});
const queryApi = (name: string, path: string, body: () => string): Hostile => ({
  name: `query-api: ${name}`,
  send: ({ url, readKey }) =>
    status(send(`${url}${path}`, { 'content-type': 'application/json', authorization: `Bearer ${readKey}` }, body())),
});
const graphql = (name: string, body: () => string, path = '/graphql'): Hostile => ({
  name: `graphql: ${name}`,
  send: ({ url, adminKey }) =>
    status(
      send(
        `${url}${path}`,
        {
          'content-type': 'application/json',
          accept: path === '/graphql' ? 'application/json' : 'text/event-stream',
          authorization: `Bearer ${adminKey}`,
        },
        body(),
      ),
    ),
});
const socket = (name: string, messages: (adminKey: string) => readonly string[]): Hostile => ({
  name: `websocket: ${name}`,
  send: ({ url, adminKey }) =>
    new Promise((resolve) => {
      const client = new WebSocket(`${url.replace(/^http/, 'ws')}/graphql`, 'graphql-transport-ws');
      client.on('open', () => {
        for (const message of messages(adminKey)) client.send(message);
        setTimeout(() => client.close(), 500).unref();
      });
      client.on('error', () => resolve(0));
      client.on('close', () => resolve(0));
    }),
});

const graphqlBody = (query: string, variables = '{}'): string =>
  `{"query":${JSON.stringify(query)},"variables":${variables}}`;
const INGEST = 'mutation($events: [EventInput!]!) { ingestEvents(input: { events: $events }) { accepted } }';
const VIEW = 'mutation($d: JSON!) { createView(input: { definition: $d }) { userErrors { message } } }';
const ROOMS = 'query($f: RoomFilter) { rooms(filter: $f) { totalCount } }';

/** A message of protobuf in another. */
function wrap(tag: number, inner: Buffer): Buffer {
  const size: number[] = [];
  for (let left = inner.length; ; left >>>= 7) {
    size.push(left > 127 ? (left & 127) | 128 : left);
    if (left <= 127) break;
  }
  return Buffer.concat([Buffer.from([tag, ...size]), inner]);
}
const logRecords = (records: Buffer): Buffer => wrap(0x0a, wrap(0x12, records));
const points = (dataPoints: Buffer, tag = 0x2a): Buffer =>
  wrap(0x0a, wrap(0x12, wrap(0x12, Buffer.concat([wrap(0x0a, Buffer.from('a.b')), wrap(tag, dataPoints)]))));
const many = (bytes: readonly number[], count: number): Buffer =>
  Buffer.alloc(bytes.length * count, Buffer.from(bytes));

/** A frame of zstd whose blocks each say how often a byte is repeated, in four bytes. */
function zstdOfBlocks(count: number, size = 128 * 1024): Buffer {
  const blocks = Buffer.alloc(count * 4);
  for (let at = 0; at < count; at += 1) blocks.writeUIntLE((size << 3) | 2 | Number(at === count - 1), at * 4, 3);
  return Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x58]), blocks]);
}

/** What was seen to hold the server, and what is like it, for every door. */
export const HOSTILE: readonly Hostile[] = [
  events('3 million empty objects', () => list('{}', 3_000_000)),
  events('3 million lines', () => times('{}\n', 3_000_000), 'application/x-ndjson'),
  events('10 million empty lines', () => times('\n', 10 * MB - 1), 'application/x-ndjson'),
  events('5 million brackets', () => nest('[', ']', 5_000_000)),
  events('a million members', () => `[${members(500_000)}]`),
  events('the same member a million times', () => `[{${times('"a":1,', 1_000_000)}"a":1}]`),
  events('a text of nine megabytes', () => `[${event(times('x', 9_000_000))}]`),
  events('a number of nine megabytes', () => `[{"eventId":${times('9', 9_000_000)}}]`),
  events('escapes', () => `[{"computer":"${times('\\u0041', 1_500_000)}"}]`),
  events('a description of a million empty arrays', () => `[${event(`{"a":${list('[]', 300_000)}}`)}]`),
  events(
    'a description of sentences',
    () => `[${event(times('A status : B. ', 60_000), ',"eventLog":"Skype Room System"')}]`,
  ),
  events(
    '10,000 events of 500 computers',
    () =>
      `[${Array.from({ length: 10_000 }, (_, index) => event(times('Network status : Healthy. ', 30)).replace('HOSTILE', `HOSTILE-${index % 500}`)).join(',')}]`,
  ),
  collector('a record of a million properties', () => members(1_000_000)),
  collector('records of ten thousand properties', () => list(members(9_999), 40)),
  collector('30,000 records', () => list('{"a":1,"b":"x"}', 30_000)),
  collector('more records than a post may have', () => list('{"a":1,"b":"x"}', 600_000)),
  collector('a property of a million objects', () => `{"a":${list('{"b":{}}', 400_000)}}`),
  collector('a name of a million underscores', () => `{"${times('_', 1_000_000)}":1}`),
  ingestion('a property of 3 million empty objects', () => `[{"a":${list('{}', 3_000_000)}}]`),
  ingestion(
    'names of ten thousand letters',
    () => `[{${Array.from({ length: 900 }, (_, index) => `"${times('_', 10_000)}${index}":1`).join(',')}}]`,
  ),
  ingestion(
    'XML of a million tags',
    () => `[{"System":"<Event>${times('<a/>', 1_000_000)}</Event>"}]`,
    'Microsoft-Event',
  ),
  ingestion(
    'inserts that are no JSON',
    () => `[{"Channel":"x","EventID":1,"Computer":"H","StringInserts":${list('"{"', 90_000)}}]`,
    'Microsoft-Event',
  ),
  otlp('32 million empty messages', () => many([0x0a, 0], 32_000_000)),
  otlp('millions of empty records', () => logRecords(many([0x12, 0], 4_000_000))),
  otlp('a record of a million attributes', () => logRecords(wrap(0x12, many([0x32, 0], 3_000_000)))),
  otlp('values within values', () => {
    let value: Buffer = Buffer.from([0x0a, 0x01, 0x78]);
    for (let level = 0; level < 5_000; level += 1) value = wrap(0x2a, wrap(0x0a, value));
    return logRecords(wrap(0x12, wrap(0x2a, value)));
  }),
  otlp('a long text', () => logRecords(wrap(0x12, wrap(0x2a, wrap(0x0a, Buffer.alloc(60 * MB, 'x')))))),
  otlp('packed numbers', () => points(wrap(0x0a, wrap(0x32, Buffer.alloc(60 * MB))), 0x4a), '/v1/metrics'),
  otlp(
    'a million buckets of exponential histograms',
    () => points(many([...wrap(0x0a, wrap(0x42, wrap(0x12, Buffer.alloc(10_000, 1))))], 100), 0x52),
    '/v1/metrics',
  ),
  otlp('4 million spans', () => wrap(0x0a, wrap(0x12, many([0x12, 0], 4_000_000))), '/v1/traces'),
  otlp(
    'points that share a long resource',
    () => {
      const resource = wrap(
        0x0a,
        wrap(0x0a, Buffer.concat([wrap(0x0a, Buffer.from('a')), wrap(0x12, wrap(0x0a, Buffer.alloc(500_000, 'y')))])),
      );
      const metrics = wrap(
        0x12,
        wrap(
          0x12,
          Buffer.concat([
            wrap(0x0a, Buffer.from('a.b')),
            wrap(0x2a, many([0x0a, 0x09, 0x21, 0, 0, 0, 0, 0, 0, 0, 0], 100_000)),
          ]),
        ),
      );
      return wrap(0x0a, Buffer.concat([resource, metrics]));
    },
    '/v1/metrics',
  ),
  otlp('JSON of 20 million empty objects', () => `{"resourceLogs":${list('{}', 20_000_000)}}`),
  otlp(
    'JSON of 20,000 records',
    () => `{"resourceLogs":[{"scopeLogs":[{"logRecords":${list('{"body":{"stringValue":"x"}}', 20_000)}}]}]}`,
  ),
  coded('zstd that says 16 GB', 'zstd', () => zstdOfBlocks(131_072)),
  coded('zstd of two million empty blocks', 'zstd', () => zstdOfBlocks(2_000_000, 0)),
  coded('snappy of 60 MB', 'snappy', () => compressSync(Buffer.alloc(60 * MB, ' '))),
  coded('deflate of a gigabyte', 'deflate', () => deflateSync(Buffer.alloc(1024 * MB), { level: 1 })),
  coded('UTF-16 of 60 MB', 'gzip', () => gzipSync(Buffer.alloc(60 * MB, ' \0')), 'application/json; charset=utf-16'),
  bulk('20,000 documents', () => times('{"create":{}}\n{"a":1}\n', 20_000)),
  bulk('a document of 29 megabytes', () => `{"create":{}}\n{"a":${list('{}', 9_000_000)}}\n`),
  bulk('a document of deep values', () => times(`{"create":{}}\n{"a":${nest('[', ']', 100_000)}}\n`, 100)),
  bulk('a long action', () => `{"create":{"_index":"${times('{a', 5_000_000)}"}}\n{}\n`),
  bulk('lines that are no JSON', () => times('{"create":{}}\n{\n', 50_000)),
  prometheus('5 million empty series', () => many([0x0a, 0], 5_000_000)),
  prometheus('a series of a million samples', () => wrap(0x0a, many([0x12, 2, 0x10, 1], 2_000_000))),
  prometheus('a series of a million labels', () => wrap(0x0a, many([0x0a, 3, 0x0a, 1, 0x78], 1_900_000))),
  prometheus('100,000 samples of a long label', () =>
    wrap(
      0x0a,
      Buffer.concat([wrap(0x0a, wrap(0x12, Buffer.alloc(9_000_000, 'x'))), many([0x12, 2, 0x10, 1], 100_000)]),
    ),
  ),
  loki('20,000 lines', () => `{"streams":[{"stream":{},"values":${list('["1795251600000000000","x"]', 20_000)}}]}`),
  loki('millions of empty streams', () => `{"streams":${list('{}', 3_000_000)}}`),
  loki(
    'lines of brackets',
    () =>
      `{"streams":[{"stream":{},"values":${list(`["1795251600000000000","{\"a\":${nest('[', ']', 60_000)}}"]`, 60)}}]}`,
  ),
  loki('labels without end', () =>
    wrap(0x0a, Buffer.concat([wrap(0x0a, Buffer.from(`{a="${times('\\a', 4_000_000)}`)), many([0x12, 0], 1_000)])),
  ),
  loki('millions of empty lines', () => wrap(0x0a, many([0x12, 0], 4_000_000))),
  splunk('millions of empty objects', () => times('{}', 5_000_000)),
  splunk('millions of brackets', () => times('{', 10_000_000)),
  splunk('a deep event', () => `{"event":${nest('[', ']', 2_000_000)}}`),
  splunk(
    'an event of a million numbers',
    () => `{"event":"metric","fields":{${list('"metric_name:a":1', 500_000).slice(1, -1)}}}`,
  ),
  splunk('millions of lines', () => times('a\n', 5_000_000), 'raw'),
  queryApi('a batch of empty objects', '/v1/$batch', () => `{"requests":${list('{}', 2_600_000)}}`),
  queryApi(
    'a batch of long headers',
    '/v1/$batch',
    () => `{"requests":[{"id":"1","headers":"${times('x', 8_000_000)}"}]}`,
  ),
  queryApi('a body of brackets', `/v1/workspaces/${WORKSPACE_ID}/query`, () => `{"query":${nest('[', ']', 500_000)}}`),
  queryApi(
    'a long time span',
    `/v1/workspaces/${WORKSPACE_ID}/query`,
    () => `{"query":"print 1","timespan":"P${times('1', 900_000)}"}`,
  ),
  queryApi(
    'many workspaces',
    `/v1/workspaces/${WORKSPACE_ID}/query`,
    () => `{"query":"print 1","workspaces":${list('""', 300_000)}}`,
  ),
  graphql('800,000 wrong variables', () => graphqlBody(INGEST, `{"events":${list('1', 800_000)}}`)),
  graphql('10,000 wrong events', () => graphqlBody(INGEST, `{"events":${list('{"x":1}', 10_000)}}`)),
  graphql('10,000 events', () => graphqlBody(INGEST, `{"events":${list(event('x'), 10_000)}}`)),
  graphql('unknown members', () => graphqlBody(ROOMS, `{"f":${members(9_000)}}`)),
  graphql('a long unknown member', () => graphqlBody(ROOMS, `{"f":{"${times('healths', 1_000_000)}":1}}`)),
  graphql('a long word of an enum', () => graphqlBody(ROOMS, `{"f":{"healths":["${times('HEALTHY', 1_000_000)}"]}}`)),
  graphql('a view of a million tiles', () => graphqlBody(VIEW, `{"d":{"tiles":${list('{}', 2_000_000)}}}`)),
  graphql('a view of 40,000 tiles', () =>
    graphqlBody(VIEW, `{"d":{"schema":"roomwatch.view","version":1,"name":"x","tiles":${list('{}', 40_000)}}}`),
  ),
  graphql('brackets', () => nest('[', ']', 5_000_000)),
  graphql('a comment of nine megabytes', () => graphqlBody(`#${times('x', 9_000_000)}\n{ rooms { totalCount } }`)),
  graphql('one field over and over', () => graphqlBody(`{ rooms { nodes { ${times('id ', 1_900)} } } }`)),
  graphql('fragments in each other', () =>
    graphqlBody(
      `{ rooms(first: 1) { nodes { ...F0 } } } ${Array.from(
        { length: 28 },
        (_, index) =>
          `fragment F${index} on Room { id ${Array.from({ length: 28 }, (_one, other) => (other > index ? `...F${other}` : '')).join(' ')} }`,
      ).join(' ')}`,
    ),
  ),
  graphql('introspection ten times', () =>
    graphqlBody(
      `{ ${Array.from({ length: 10 }, (_, index) => `a${index}: __schema { types { fields { name args { name type { name } } type { fields { name type { name } } } } } }`).join(' ')} }`,
    ),
  ),
  graphql('directives', () => graphqlBody(`{ rooms ${times('@include(if: true) ', 600)} { totalCount } }`)),
  graphql(
    'wrong variables of a stream',
    () => graphqlBody(INGEST, `{"events":${list('{"x":1}', 9_000)}}`),
    '/graphql/stream',
  ),
  graphql('brackets to a stream', () => nest('[', ']', 5_000_000), '/graphql/stream'),
  socket('odd parameters of a connection', () => [
    `{"type":"connection_init","payload":{"authorization":{"toString":1}}}`,
  ]),
  socket('many operations', (adminKey) => [
    `{"type":"connection_init","payload":{"authorization":"Bearer ${adminKey}"}}`,
    ...Array.from(
      { length: 300 },
      (_, index) => `{"type":"subscribe","id":"${index}","payload":{"query":"{ ${times('a ', 900)} }"}}`,
    ),
  ]),
  {
    name: 'token: a form of many members',
    send: ({ url }) =>
      status(
        send(
          `${url}/any/oauth2/v2.0/token`,
          { 'content-type': 'application/x-www-form-urlencoded' },
          times('a&', 8_000),
        ),
      ),
  },
  {
    name: 'api/export: a body of brackets',
    send: ({ url, adminKey }) =>
      status(
        send(
          `${url}/api/export`,
          { 'content-type': 'application/json', authorization: `Bearer ${adminKey}` },
          `{"query":${nest('[', ']', 250_000)}}`,
        ),
      ),
  },
];
