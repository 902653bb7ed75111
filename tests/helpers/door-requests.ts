import { postLogs, send, WORKSPACE_ID, WORKSPACE_KEY, type Sent } from './collector.ts';
import { consoleEvent } from './console-events.ts';
import { pushRequest } from './loki.ts';
import { logsRequest, nanoseconds, toProtobuf } from './otlp.ts';
import { WRITE_HEADERS, writeRequest } from './prometheus.ts';

export const ADMIN_KEY = 'the-administrators-key';

/** What a server must tell before its doors can be asked. */
export interface DoorSubjects {
  readonly url: string;
  readonly rule: string;
  /** The path of a saved query's file, with a key in it. */
  readonly file: string;
}

/** What is sent instead of what the door's clients send. */
export interface DoorChange {
  readonly body?: (body: Buffer) => Buffer;
  /** Beside the others. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Behind the type that is sent, such as `; charset=utf-8`. */
  readonly typeSuffix?: string;
}

/** A request to a door, as the door's own clients send it. Its text has a letter beyond ASCII. */
export interface DoorRequest {
  readonly name: string;
  readonly path: (subjects: DoorSubjects) => string;
  readonly ask: (subjects: DoorSubjects, change?: DoorChange) => Promise<Sent>;
  /** `store`: it brings something; `read`: it asks the database; `memory`: it may be answered from what the process knows. */
  readonly kind: 'store' | 'read' | 'memory';
  /** What the protocol says, beside the status and `Retry-After`, when this is to come again later. */
  readonly later: object;
  /** How its body is read: as a whole, line by line, or as bytes that are no text. */
  readonly body: 'text' | 'lines' | 'bytes' | 'none';
  /** The most bytes of its body, decoded. */
  readonly limit: number;
  /** The status for a body past the limit. */
  readonly tooLarge: 413 | 404;
}

const KEY = { authorization: `Bearer ${WORKSPACE_KEY}` };
const ADMIN = { authorization: `Bearer ${ADMIN_KEY}` };
const SPLUNK = { authorization: `Splunk ${WORKSPACE_KEY}` };
const JSON_TYPE = 'application/json';
const MB = 1024 * 1024;
const unavailable = { error: { code: 'UNAVAILABLE' } };
const overGraphQL = { errors: [{ extensions: { code: 'UNAVAILABLE' } }] };
const overQueryApi = { error: { code: 'ServiceUnavailable' } };

const PLACE = 'Zürich';
const logs = () => logsRequest([{ timeUnixNano: nanoseconds(new Date()), body: { stringValue: PLACE } }]);
const metrics = {
  resourceMetrics: [{ scopeMetrics: [{ metrics: [{ name: PLACE, gauge: { dataPoints: [{ asInt: 1 }] } }] }] }],
};
const spans = { resourceSpans: [{ scopeSpans: [{ spans: [{ name: PLACE }] }] }] };
const event = () => consoleEvent('DOORS-1', 2000, 'Heartbeat is healthy.', { at: new Date() });
const rooms = '{ rooms(first: 1) { edges { node { id } } } }';
const CREATE_ROOM = `mutation CreateRoomAtDoor($name: String!) {
  createRoom(input: { name: $name }) { room { id } userErrors { message } } }`;
const INGEST =
  'mutation IngestAtDoor($events: [EventInput!]!) { ingestEvents(input: { events: $events }) { accepted } }';

type Facts = Pick<DoorRequest, 'name' | 'kind' | 'later'> & Partial<Pick<DoorRequest, 'body' | 'limit'>>;
type Path = string | ((subjects: DoorSubjects) => string);
const asPath = (path: Path) => (typeof path === 'string' ? () => path : path);

function posted(
  facts: Facts,
  path: Path,
  headers: Readonly<Record<string, string>>,
  body: () => string | Buffer,
  type = JSON_TYPE,
): DoorRequest {
  const pathOf = asPath(path);
  return {
    ...{ body: 'text', limit: 10 * MB, tooLarge: 413, path: pathOf },
    ...facts,
    ask: (to, { body: change = (sent: Buffer) => sent, headers: more = {}, typeSuffix = '' } = {}) =>
      send(
        `${to.url}${pathOf(to)}`,
        { 'content-type': `${type}${typeSuffix}`, ...headers, ...more },
        change(Buffer.from(body())),
      ),
  };
}

function fetched(facts: Facts, path: Path, headers: Readonly<Record<string, string>>): DoorRequest {
  const pathOf = asPath(path);
  return {
    ...facts,
    ...{ body: 'none', limit: 0, tooLarge: 413, path: pathOf },
    ask: (to) => send(`${to.url}${pathOf(to)}`, headers, null, 'GET'),
  };
}

const graphql = (name: string, kind: DoorRequest['kind'], query: string, variables: () => object = () => ({})) =>
  posted({ name, kind, later: overGraphQL }, '/graphql', ADMIN, () =>
    JSON.stringify({ query: `# ${PLACE}\n${query}`, variables: variables() }),
  );
const queried = (name: string, query: string) =>
  posted({ name, kind: 'read', later: overQueryApi, limit: MB }, `/v1/workspaces/${WORKSPACE_ID}/query`, ADMIN, () =>
    JSON.stringify({ query: `// ${PLACE}\n${query}` }),
  );

const dataCollector: DoorRequest = {
  ...{ name: 'Data Collector', kind: 'store', later: { Error: 'ServiceUnavailable' } },
  ...{ body: 'text', limit: 30 * MB, tooLarge: 404, path: () => '/api/logs?api-version=2016-04-01' },
  ask: ({ url }, { body = (sent: Buffer) => sent, headers = {}, typeSuffix = '' } = {}) =>
    postLogs(url, body(Buffer.from(JSON.stringify([{ a: PLACE }]))), {
      headers,
      contentType: `${JSON_TYPE}${typeSuffix}`,
    }),
};

/** A request to each door, query and mutation. */
export const DOOR_REQUESTS: readonly DoorRequest[] = [
  posted({ name: '/api/events', kind: 'store', later: unavailable }, '/api/events', ADMIN, () =>
    JSON.stringify([{ ...event(), place: PLACE }]),
  ),
  posted(
    { name: '/api/events, one a line', kind: 'store', later: unavailable, body: 'lines' },
    '/api/events',
    ADMIN,
    () => `${JSON.stringify({ ...event(), place: PLACE })}\n`,
    'application/x-ndjson',
  ),
  posted({ name: 'OTLP logs as JSON', kind: 'store', later: { code: 14 }, limit: 64 * MB }, '/v1/logs', KEY, () =>
    JSON.stringify(logs()),
  ),
  posted(
    { name: 'OTLP logs as protobuf', kind: 'store', later: {}, body: 'bytes', limit: 64 * MB },
    '/v1/logs',
    KEY,
    () => toProtobuf(logs()),
    'application/x-protobuf',
  ),
  posted({ name: 'OTLP metrics', kind: 'store', later: { code: 14 }, limit: 64 * MB }, '/v1/metrics', KEY, () =>
    JSON.stringify(metrics),
  ),
  posted({ name: 'OTLP traces', kind: 'store', later: { code: 14 }, limit: 64 * MB }, '/v1/traces', KEY, () =>
    JSON.stringify(spans),
  ),
  posted(
    {
      ...{ name: 'Elasticsearch _bulk', kind: 'store', body: 'lines', limit: 30 * MB },
      later: { error: { type: 'cluster_block_exception' } },
    },
    '/elasticsearch/_bulk',
    KEY,
    () => `{"create":{"_index":"doors"}}\n{"a":"${PLACE}"}\n`,
  ),
  dataCollector,
  // Of these the body is snappy by itself: they are asked as they are.
  posted(
    { name: 'Prometheus remote write', kind: 'store', later: {}, body: 'none' },
    '/api/v1/write',
    { ...KEY, ...WRITE_HEADERS },
    () => writeRequest([{ labels: { __name__: 'doors' }, samples: [[1, new Date()]] }]),
  ),
  posted(
    { name: 'Loki push as protobuf', kind: 'store', later: {}, body: 'none' },
    '/loki/api/v1/push',
    KEY,
    () => {
      const timestamp = { seconds: Math.floor(Date.now() / 1_000) };
      return pushRequest([{ labels: '{job="doors"}', entries: [{ timestamp, line: 'doors' }] }]);
    },
    'application/x-protobuf',
  ),
  posted({ name: 'Loki push as JSON', kind: 'store', later: {} }, '/loki/api/v1/push', KEY, () =>
    JSON.stringify({ streams: [{ stream: { job: PLACE }, values: [[nanoseconds(new Date()), 'doors']] }] }),
  ),
  posted({ name: 'Splunk HEC', kind: 'store', later: { code: 9 } }, '/services/collector/event', SPLUNK, () =>
    JSON.stringify({ event: PLACE }),
  ),
  posted(
    { name: 'Splunk HEC, raw', kind: 'store', later: { code: 9 } },
    '/services/collector/raw',
    SPLUNK,
    () => PLACE,
    'text/plain',
  ),
  fetched({ name: 'Splunk HEC, health', kind: 'memory', later: { code: 18 } }, '/services/collector/health', {}),
  posted(
    { name: 'Logs Ingestion', kind: 'store', later: unavailable },
    ({ rule }) => `/dataCollectionRules/${rule}/streams/Custom-Doors_CL?api-version=2023-01-01`,
    KEY,
    () => JSON.stringify([{ a: PLACE }]),
  ),
  posted(
    { name: 'token', kind: 'memory', later: { error: 'temporarily_unavailable' }, limit: 16 * 1024 },
    '/contoso.example/oauth2/v2.0/token',
    {},
    () => {
      const form = { grant_type: 'client_credentials', client_id: WORKSPACE_ID, client_secret: WORKSPACE_KEY };
      return `${new URLSearchParams(form).toString()}&scope=${PLACE}`;
    },
    'application/x-www-form-urlencoded',
  ),
  fetched({ name: 'agent configuration', kind: 'memory', later: unavailable }, '/agent/otelcol.yaml', KEY),
  queried('query API', 'Event | take 1'),
  queried('query API, counting', 'Event | summarize count() by Computer'),
  fetched(
    { name: 'export of a query', kind: 'read', later: unavailable },
    `/api/export?query=${encodeURIComponent('Event | take 1')}`,
    ADMIN,
  ),
  posted(
    { name: 'export of a posted query', kind: 'read', later: unavailable, limit: 512 * 1024 },
    '/api/export',
    ADMIN,
    () => JSON.stringify({ query: `// ${PLACE}\nEvent | take 1` }),
  ),
  fetched({ name: 'file of a saved query', kind: 'read', later: unavailable }, ({ file }) => file, {}),
  graphql('GraphQL query', 'read', rooms),
  graphql('GraphQL query in KQL', 'read', '{ kql(query: "Event | take 1") { rows } }'),
  graphql('GraphQL mutation', 'store', CREATE_ROOM, () => ({ name: `Door ${Math.random()}` })),
  graphql('GraphQL mutation that brings events', 'store', INGEST, () => ({ events: [event()] })),
];

/** Makes what the requests are about. */
export async function doorSubjects(url: string): Promise<DoorSubjects> {
  const ask = async <Data>(query: string, variables: object = {}): Promise<Data> => {
    const headers = { ...ADMIN, 'content-type': JSON_TYPE };
    const { body } = await send(`${url}/graphql`, headers, JSON.stringify({ query, variables }));
    const { data, errors } = body as { data: Data; errors?: unknown };
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };
  const { workspace } = await ask<{ workspace: { dataCollectionRuleId: string } }>(
    '{ workspace { dataCollectionRuleId } }',
  );
  const { createSavedQuery } = await ask<{ createSavedQuery: { savedQuery: { id: string } } }>(
    'mutation { createSavedQuery(input: { name: "Doors", text: "Event | take 1" }) { savedQuery { id } } }',
  );
  const { createExportKey } = await ask<{ createExportKey: { key: string; path: string } }>(
    'mutation CreateKeyOfDoors($id: ID!) { createExportKey(input: { savedQueryId: $id, name: "doors" }) { key path } }',
    { id: createSavedQuery.savedQuery.id },
  );
  return { url, rule: workspace.dataCollectionRuleId, file: `${createExportKey.path}?key=${createExportKey.key}` };
}
