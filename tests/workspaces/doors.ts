import { postLogs, send, type Sent } from '../helpers/collector.ts';
import { WRITE_HEADERS, writeRequest } from '../helpers/prometheus.ts';
import type { Tenant, TenantIds } from './tenant.ts';

/** What a door answered, as text. */
export type DoorAnswer = string;

/**
 * How a door is knocked at: with the credentials of `own`, and ids of whichever workspace. The door must answer the ids of another
 * workspace as those of none, and otherwise show nothing of another.
 */
export type DoorCase = (
  url: string,
  own: Tenant,
  ids: TenantIds & { ruleId: string },
) => Promise<readonly DoorAnswer[]>;

const JSON_TYPE = { 'content-type': 'application/json' };
const events = JSON.stringify([
  { computer: 'DOOR-1', eventId: 2000, timeGenerated: new Date().toISOString(), description: '{"Description":"well"}' },
]);

const textOf = ({ status, body }: Sent): DoorAnswer => JSON.stringify([status, body]);

async function knock(
  address: string,
  headers: Record<string, string>,
  body: string | null,
  method = 'POST',
): Promise<DoorAnswer> {
  return textOf(await send(address, headers, body, method));
}

const hostOf = (url: string, workspaceId: string) => `${workspaceId}.${new URL(url).host}`;
const keyOf = ({ workspace }: Tenant) => ({ authorization: `Bearer ${workspace.keys.primary}` });

/** Each folder of src/doors/ that has routes. A new one without a case fails the test. */
export const DOORS: Readonly<Record<string, DoorCase>> = {
  events: async (url, own, { workspaceId }) => [
    await knock(`${url}/api/events`, { ...JSON_TYPE, ...keyOf(own), host: hostOf(url, workspaceId) }, events),
  ],
  'data-collector': async (url, own, { workspaceId }) => {
    const post = (id: string, headers: Record<string, string>) =>
      postLogs(url, '[{"a":1}]', { id, key: own.workspace.keys.primary, logType: 'Foreign', headers });
    return [
      // A foreign id exists, and its key did not sign: the one answer that says so, as the original's does.
      ...(workspaceId === own.ids.workspaceId ? [textOf(await post(workspaceId, {}))] : []),
      textOf(await post(own.ids.workspaceId, { host: hostOf(url, workspaceId) })),
    ];
  },
  'logs-ingestion': async (url, own, { ruleId }) => [
    await knock(
      `${url}/dataCollectionRules/${ruleId}/streams/Custom-Foreign?api-version=2023-01-01`,
      { ...JSON_TYPE, ...keyOf(own) },
      '[{"a":1}]',
    ),
  ],
  otlp: async (url, own, { workspaceId }) => [
    await knock(
      `${url}/v1/logs`,
      { ...JSON_TYPE, ...keyOf(own), host: hostOf(url, workspaceId) },
      JSON.stringify({ resourceLogs: [] }),
    ),
  ],
  elasticsearch: async (url, own, { workspaceId }) => [
    await knock(
      `${url}/elasticsearch/_bulk`,
      { 'content-type': 'application/x-ndjson', ...keyOf(own), host: hostOf(url, workspaceId) },
      '{"create":{"_index":"foreign"}}\n{"a":1}\n',
    ),
  ],
  prometheus: async (url, own, { workspaceId }) => [
    textOf(
      await send(
        `${url}/api/v1/write`,
        { ...WRITE_HEADERS, ...keyOf(own), host: hostOf(url, workspaceId) },
        writeRequest([{ labels: { __name__: 'foreign' }, samples: [[1, new Date()]] }]),
      ),
    ),
  ],
  loki: async (url, own, { workspaceId }) => [
    await knock(
      `${url}/loki/api/v1/push`,
      { ...JSON_TYPE, ...keyOf(own), host: hostOf(url, workspaceId) },
      JSON.stringify({ streams: [{ stream: { job: 'foreign' }, values: [[`${Date.now()}000000`, 'a']] }] }),
    ),
  ],
  splunk: async (url, own, { workspaceId }) => [
    await knock(
      `${url}/services/collector/event`,
      {
        authorization: `Splunk ${own.workspace.keys.primary}`,
        'content-type': 'application/json',
        host: hostOf(url, workspaceId),
      },
      JSON.stringify({ event: 'foreign' }),
    ),
  ],
  agent: async (url, own, { workspaceId }) => [
    await knock(`${url}/agent/otelcol.yaml`, keyOf(own), null, 'GET'),
    await knock(`${url}/agent/otelcol.yaml`, { ...keyOf(own), host: hostOf(url, workspaceId) }, null, 'GET'),
  ],
  token: async (url, own, { workspaceId }) => {
    const form = { grant_type: 'client_credentials', client_id: workspaceId };
    const answers = [];
    for (const secret of [own.workspace.keys.primary, own.readerKey]) {
      const body = new URLSearchParams({ ...form, client_secret: secret }).toString();
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      answers.push(await knock(`${url}/tenant/oauth2/v2.0/token`, headers, body));
    }
    return answers;
  },
  // Who signs in names no workspace; a name that another workspace has is answered like one that nobody has.
  'sign-in': async (url, _own, { workspaceId }) => [
    await knock(`${url}/sign-in`, JSON_TYPE, JSON.stringify({ name: workspaceId, password: 'not the password' })),
    await knock(`${url}/sign-out`, JSON_TYPE, '{}'),
  ],
  'query-api': async (url, own, { workspaceId }) => {
    const headers = { ...JSON_TYPE, authorization: `Bearer ${own.readerKey}` };
    const query = JSON.stringify({ query: 'search *' });
    const base = `${url}/v1/workspaces`;
    return [
      await knock(`${base}/${workspaceId}/query`, headers, query),
      await knock(`${base}/${workspaceId}/metadata`, headers, null, 'GET'),
      await knock(
        `${base}/${own.ids.workspaceId}/query`,
        headers,
        JSON.stringify({ query: 'Room', workspaces: [workspaceId] }),
      ),
      await knock(`${url}/v2/rest/query`, headers, JSON.stringify({ db: workspaceId, csl: 'search *' })),
      await knock(
        `${url}/v1/$batch`,
        headers,
        JSON.stringify({
          requests: [
            {
              id: '1',
              method: 'POST',
              path: '/query',
              workspace: workspaceId,
              headers: JSON_TYPE,
              body: { query: 'Room' },
            },
          ],
        }),
      ),
    ];
  },
  exports: async (url, own, { savedQuery }) => [
    await knock(
      `${url}/api/export`,
      { ...JSON_TYPE, authorization: own.authorization },
      JSON.stringify({ query: 'MarkOf() | union (Room | project mark = Building)', format: 'csv' }),
    ),
    await knock(`${url}/export/${savedQuery}.csv`, { authorization: own.authorization }, null, 'GET'),
    await knock(`${url}/export/${savedQuery}.csv`, { authorization: `Bearer ${own.exportSecret}` }, null, 'GET'),
  ],
};
