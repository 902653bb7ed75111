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

/** A request to a door, as the door's own clients send it. */
export interface DoorRequest {
  readonly name: string;
  readonly ask: (subjects: DoorSubjects) => Promise<Sent>;
  /** `store`: it brings something; `read`: it asks the database; `memory`: it may be answered from what the process knows. */
  readonly kind: 'store' | 'read' | 'memory';
  /** What the protocol says, beside the status and `Retry-After`, when this is to come again later. */
  readonly later: object;
}

const KEY = { authorization: `Bearer ${WORKSPACE_KEY}` };
const ADMIN = { authorization: `Bearer ${ADMIN_KEY}` };
const JSON_TYPE = { 'content-type': 'application/json' };
const unavailable = { error: { code: 'UNAVAILABLE' } };
const overGraphQL = { errors: [{ extensions: { code: 'UNAVAILABLE' } }] };
const overQueryApi = { error: { code: 'ServiceUnavailable' } };

const logs = (text: string) => logsRequest([{ timeUnixNano: nanoseconds(new Date()), body: { stringValue: text } }]);
const metrics = {
  resourceMetrics: [{ scopeMetrics: [{ metrics: [{ name: 'a', gauge: { dataPoints: [{ asInt: 1 }] } }] }] }],
};
const spans = { resourceSpans: [{ scopeSpans: [{ spans: [{ name: 'doors' }] }] }] };
const graphql = (query: string, variables: object = {}) => JSON.stringify({ query, variables });
const post = (path: string, headers: Record<string, string>, body: string | Buffer) => (subjects: DoorSubjects) =>
  send(`${subjects.url}${path}`, { ...JSON_TYPE, ...headers }, body);
const get = (path: string, headers: Record<string, string>) => (subjects: DoorSubjects) =>
  send(`${subjects.url}${path}`, headers, null, 'GET');
const event = () => consoleEvent('DOORS-1', 2000, 'Heartbeat is healthy.', { at: new Date() });
const CREATE_ROOM = `mutation CreateRoomAtDoor($name: String!) {
  createRoom(input: { name: $name }) { room { id } userErrors { message } } }`;
const rooms = '{ rooms(first: 1) { edges { node { id } } } }';

/** A request to each door, query and mutation. */
export const DOOR_REQUESTS: readonly DoorRequest[] = [
  {
    name: '/api/events',
    kind: 'store',
    later: unavailable,
    ask: (to) => post('/api/events', ADMIN, JSON.stringify([event()]))(to),
  },
  {
    name: 'OTLP logs as JSON',
    kind: 'store',
    later: { code: 14 },
    ask: (to) => post('/v1/logs', KEY, JSON.stringify(logs('doors')))(to),
  },
  {
    name: 'OTLP logs as protobuf',
    kind: 'store',
    later: {},
    ask: (to) => post('/v1/logs', { ...KEY, 'content-type': 'application/x-protobuf' }, toProtobuf(logs('doors')))(to),
  },
  { name: 'OTLP metrics', kind: 'store', later: { code: 14 }, ask: post('/v1/metrics', KEY, JSON.stringify(metrics)) },
  { name: 'OTLP traces', kind: 'store', later: { code: 14 }, ask: post('/v1/traces', KEY, JSON.stringify(spans)) },
  {
    name: 'Elasticsearch _bulk',
    kind: 'store',
    later: { error: { type: 'cluster_block_exception' } },
    ask: post('/elasticsearch/_bulk', KEY, '{"create":{"_index":"doors"}}\n{"a":1}\n'),
  },
  {
    name: 'Prometheus remote write',
    kind: 'store',
    later: {},
    ask: (to) =>
      post(
        '/api/v1/write',
        { ...KEY, ...WRITE_HEADERS },
        writeRequest([{ labels: { __name__: 'doors' }, samples: [[1, new Date()]] }]),
      )(to),
  },
  {
    name: 'Loki push as JSON',
    kind: 'store',
    later: {},
    ask: (to) =>
      post(
        '/loki/api/v1/push',
        KEY,
        JSON.stringify({ streams: [{ stream: { job: 'doors' }, values: [[nanoseconds(new Date()), 'doors']] }] }),
      )(to),
  },
  {
    name: 'Loki push as protobuf',
    kind: 'store',
    later: {},
    ask: (to) =>
      post(
        '/loki/api/v1/push',
        { ...KEY, 'content-type': 'application/x-protobuf' },
        pushRequest([
          {
            labels: '{job="doors"}',
            entries: [{ timestamp: { seconds: Math.floor(Date.now() / 1_000) }, line: 'doors' }],
          },
        ]),
      )(to),
  },
  {
    name: 'Data Collector',
    kind: 'store',
    later: { Error: 'ServiceUnavailable' },
    ask: ({ url }) => postLogs(url, [{ a: 1 }]),
  },
  {
    name: 'Logs Ingestion',
    kind: 'store',
    later: unavailable,
    ask: (to) =>
      post(`/dataCollectionRules/${to.rule}/streams/Custom-Doors_CL?api-version=2023-01-01`, KEY, '[{"a":1}]')(to),
  },
  {
    name: 'token',
    kind: 'memory',
    later: { error: 'temporarily_unavailable' },
    ask: post(
      '/contoso.example/oauth2/v2.0/token',
      { 'content-type': 'application/x-www-form-urlencoded' },
      new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: WORKSPACE_ID,
        client_secret: WORKSPACE_KEY,
      }).toString(),
    ),
  },
  { name: 'agent configuration', kind: 'memory', later: unavailable, ask: get('/agent/otelcol.yaml', KEY) },
  {
    name: 'query API',
    kind: 'read',
    later: overQueryApi,
    ask: post(`/v1/workspaces/${WORKSPACE_ID}/query`, ADMIN, '{"query":"Event | take 1"}'),
  },
  {
    name: 'query API, counting',
    kind: 'read',
    later: overQueryApi,
    ask: post(`/v1/workspaces/${WORKSPACE_ID}/query`, ADMIN, '{"query":"Event | summarize count() by Computer"}'),
  },
  {
    name: 'export of a query',
    kind: 'read',
    later: unavailable,
    ask: get(`/api/export?query=${encodeURIComponent('Event | take 1')}`, ADMIN),
  },
  { name: 'file of a saved query', kind: 'read', later: unavailable, ask: (to) => get(to.file, {})(to) },
  { name: 'GraphQL query', kind: 'read', later: overGraphQL, ask: post('/graphql', ADMIN, graphql(rooms)) },
  {
    name: 'GraphQL query in KQL',
    kind: 'read',
    later: overGraphQL,
    ask: post('/graphql', ADMIN, graphql('{ kql(query: "Event | take 1") { rows } }')),
  },
  {
    name: 'GraphQL mutation',
    kind: 'store',
    later: overGraphQL,
    ask: (to) => post('/graphql', ADMIN, graphql(CREATE_ROOM, { name: `Door ${Math.random()}` }))(to),
  },
  {
    name: 'GraphQL mutation that brings events',
    kind: 'store',
    later: overGraphQL,
    ask: (to) =>
      post(
        '/graphql',
        ADMIN,
        graphql(
          'mutation IngestAtDoor($events: [EventInput!]!) { ingestEvents(input: { events: $events }) { accepted } }',
          {
            events: [event()],
          },
        ),
      )(to),
  },
];

/** Makes what the requests are about. */
export async function doorSubjects(url: string): Promise<DoorSubjects> {
  const ask = async <Data>(query: string, variables: object = {}): Promise<Data> => {
    const { body } = await post('/graphql', ADMIN, graphql(query, variables))({ url, rule: '', file: '' });
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
