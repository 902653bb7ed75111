import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { readSchema } from '../../src/app.ts';
import { toNodeId, type NodeType } from '../../src/domain/ids/node-id.ts';
import { administrator, type Viewer } from '../../src/domain/principals/viewer.ts';
import { recordSites } from '../../src/services/sites/record-sites.ts';
import { openDoors, startTestApp, type Doors, type TestApp } from '../helpers/app.ts';
import { cameraFault, heartbeat } from '../helpers/console-events.ts';
import { untypedOperation } from '../helpers/operation.ts';
import { seed } from '../helpers/seed.ts';
import { MUTATIONS, QUERIES } from '../workspaces/cases.ts';
import { eventually } from '../helpers/process.ts';
import { operationOf } from '../workspaces/selection.ts';
import { madeUpIds, type TenantIds } from '../workspaces/tenant.ts';

/*
 * One workspace with two sites. Whoever is narrowed to Lisbon sees and changes nothing of Porto by any field, cursor, feed or query, and an
 * id of Porto is answered like an id that nothing has.
 */

const LISBON = 'Lisbon';
const PORTO = 'Porto';

/** Tests let in whoever they describe in the credential. */
const authenticate = (authorization: string | undefined): Viewer | null =>
  authorization
    ? (JSON.parse(Buffer.from(authorization.slice('Bearer '.length), 'base64url').toString()) as Viewer)
    : null;
const keyOf = (viewer: Partial<Viewer>): string =>
  Buffer.from(JSON.stringify({ ...administrator, id: 'tester', ...viewer })).toString('base64url');

let app: TestApp;
let schema: GraphQLSchema;
let all: Doors;
let lisbon: Doors;
let porto: Porto;

interface Porto {
  readonly ids: TenantIds;
  /** What stands in nothing but what is of Porto. */
  readonly secrets: readonly string[];
}

const at = new Date(Date.now() - 60_000);

async function fill(site: string, mark: string): Promise<void> {
  const steps = seed(all);
  const room = await steps.room({ name: `${mark} room`, site, building: `${mark} tower`, tags: [mark] });
  await room.assign(`${mark}-PC`);
  await all.post([
    heartbeat(`${mark}-PC`, { at, members: { DisplayName: `${mark} name` } }),
    cameraFault(`${mark}-PC`, { at: new Date(at.getTime() + 1), members: { Alias: `${mark} alias` } }),
  ]);
}

const NAMES = `{ sites(filter: { names: ["Porto"] }, first: 1) { nodes { id } pageInfo { endCursor } }
  buildings(filter: { sites: ["Porto"] }, first: 1) { nodes { id } pageInfo { endCursor } } rooms(filter: { sites: ["Porto"] }, first: 1) { nodes { id } pageInfo { endCursor } }
  devices(filter: { computers: ["PORTOMARK-PC"] }, first: 1) { nodes { id } pageInfo { endCursor } }
  faults(filter: { sites: ["Porto"] }, first: 1) { nodes { id } pageInfo { endCursor } }
  faultChanges(filter: { sites: ["Porto"] }, first: 1) { pageInfo { endCursor } }
  events(filter: { computers: ["PORTOMARK-PC"] }, first: 1) { nodes { id } pageInfo { endCursor } }
  kql(query: "Device | union Device", first: 1) { endCursor } workspace { workspaceId } collectors { id } }`;

const ALERT_NAMES = '{ alerts(filter: { sites: ["Porto"] }, first: 1) { nodes { id } pageInfo { endCursor } } }';

interface Names {
  sites: Listed;
  buildings: Listed;
  rooms: Listed;
  devices: Listed;
  faults: Listed;
  faultChanges: Listed;
  events: Listed;
  kql: { endCursor: string };
  workspace: { workspaceId: string };
  collectors: { id: string }[];
}
interface Listed {
  nodes: { id: string }[];
  pageInfo: { endCursor: string };
}

beforeAll(async () => {
  schema = buildSchema(readSchema());
  app = await startTestApp({ roles: { api: true, worker: false }, callers: { authenticate, readers: [] } });
  all = openDoors(app.url, keyOf({}));
  lisbon = openDoors(app.url, keyOf({ id: 'of-lisbon', sites: [LISBON] }));
  await fill(LISBON, 'LISBONMARK');
  await fill(PORTO, 'PORTOMARK');
  await all.post([heartbeat('PORTOMARK-NOWHERE', { at })]);
  await seed(all).savedQuery({ kind: 'QUERY', name: 'all', description: '', text: 'Device', parameters: [] });
  await seed(all).alertRule({ name: 'All of it' });
  await recordSites(app.app.core);
  // Who brought something is written each second.
  const counted = untypedOperation<{ collectors: unknown[] }>('{ collectors { id } }');
  await eventually(async () => (await all.ask(counted, {})).collectors.length > 0, 'the collector counted');
  const found = await all.ask(untypedOperation<Names>(NAMES), {});
  const alerting = await all.ask(untypedOperation<Record<'alerts', Listed>>(ALERT_NAMES), {});
  const made = (type: NodeType) => toNodeId(type, 'none-of-these');
  const ids: TenantIds = {
    workspaceId: found.workspace.workspaceId,
    room: found.rooms.nodes[0]!.id,
    site: found.sites.nodes[0]!.id,
    building: found.buildings.nodes[0]!.id,
    device: found.devices.nodes[0]!.id,
    fault: found.faults.nodes[0]!.id,
    event: found.events.nodes[0]!.id,
    savedQuery: made('SavedQuery'),
    view: made('View'),
    scheduledExport: made('ScheduledExport'),
    exportKey: made('ExportKey'),
    collector: found.collectors[0]!.id,
    alert: alerting.alerts.nodes[0]!.id,
    alertRule: made('AlertRule'),
    person: made('Person'),
    apiKey: made('ApiKey'),
    actionGroup: made('ActionGroup'),
    delivery: made('Delivery'),
    silence: made('Silence'),
    cursors: {
      rooms: found.rooms.pageInfo.endCursor,
      sites: found.sites.pageInfo.endCursor,
      buildings: found.buildings.pageInfo.endCursor,
      devices: found.devices.pageInfo.endCursor,
      faults: found.faults.pageInfo.endCursor,
      faultChangesList: 'AAAAAAAAAAAAAAAAAAAAAAAAMQ',
      alerts: alerting.alerts.pageInfo.endCursor,
      deliveries: 'AAAAAAAAAAAAAAAAAAAAAAAAMQ',
      events: found.events.pageInfo.endCursor,
      kql: found.kql.endCursor,
      faultChanges: 'AAAAAAAAAAAAAAAAAAAAAAAAMQ',
      roomChanges: 'AAAAAAAAAAAAAAAAAAAAAAAAMQ',
      alertChanges: 'AAAAAAAAAAAAAAAAAAAAAAAAMQ',
    },
  };
  porto = {
    ids,
    secrets: ['PORTOMARK', PORTO, ids.site, ids.building, ids.room, ids.device, ids.fault, ids.event, ids.alert],
  };
});
afterAll(async () => {
  await Promise.all([all.close(), lisbon.close()]);
  await app.stop();
});

const content = {
  ...{ computers: ['PORTOMARK-PC', 'LISBONMARK-PC'], room: 'PORTOMARK room', query: 'all', view: 'none' },
  ...{ scheduledExport: 'none', field: 'XNone_CF', table: 'TNone' },
};

/** An answer without what was named in the question, which refusals repeat. */
function normalized(answer: unknown, { cursors, ...named }: TenantIds): string {
  let text = JSON.stringify(answer);
  for (const id of [...Object.values(named), ...Object.values(cursors)]) text = text.replaceAll(id, '<id>');
  return text.replace(/got (\\+)"[^"\\]*\\+"/g, 'got <given>').replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<time>');
}

function expectNothingOfPorto(what: string, answer: unknown): void {
  const text = JSON.stringify(answer);
  expect([what, porto.secrets.filter((secret) => text.includes(secret))]).toEqual([what, []]);
}

const ask = (doors: Doors, kind: 'query' | 'mutation', name: string, variables: object) => {
  const type = kind === 'query' ? schema.getQueryType()! : schema.getMutationType()!;
  return doors.tryAsk(untypedOperation(operationOf(schema, kind, type.getFields()[name]!)), variables as never);
};

describe('who is narrowed to a site', () => {
  test.each(Object.keys(QUERIES))('sees nothing of another by %s', async (name) => {
    const { own, named } = QUERIES[name]!;
    const madeUp = madeUpIds(porto.ids);
    const missing = named?.(madeUp, content, madeUp) ?? [];
    for (const [index, variables] of (named?.(porto.ids, content, madeUp) ?? []).entries()) {
      const foreign = normalized(await ask(lisbon, 'query', name, variables), porto.ids);
      expect(foreign).toBe(normalized(await ask(lisbon, 'query', name, missing[index]!), madeUp));
      expectNothingOfPorto(name, JSON.parse(foreign));
    }
    for (const variables of own?.(porto.ids, content) ?? []) {
      const answer = normalized(await ask(lisbon, 'query', name, variables), porto.ids);
      // The name that was asked for may be repeated in a refusal of the whole field; nothing else may show.
      expectNothingOfPorto(`${name} ${JSON.stringify(variables)}`, JSON.parse(answer));
    }
  });

  test.each(Object.keys(MUTATIONS))('changes nothing of another by %s', async (name) => {
    const before = await dump();
    const { own, named } = MUTATIONS[name]!;
    for (const variables of [...(own?.(porto.ids, content) ?? []), ...(named?.(porto.ids, content, porto.ids) ?? [])]) {
      const answer = await ask(lisbon, 'mutation', name, variables);
      expectNothingOfPorto(name, JSON.parse(normalized(answer, porto.ids)));
      const refused =
        answer.errors ?? (Object.values(answer.data as object)[0] as { userErrors: unknown[] }).userErrors;
      expect([name, refused]).not.toEqual([name, []]);
    }
    expect(await dump()).toEqual(before);
  });

  test('sees what is of its own: rooms, devices, faults, events, numbers, queries', async () => {
    const text = `{ rooms { nodes { name devices { computer } } totalCount } devices { totalCount } faults { totalCount }
      events { totalCount nodes { computer } } fleet { rooms devices } faultChanges { totalCount }
      a: kql(query: "Device | project Computer") { rows } b: kql(query: "Event | summarize dcount(Computer)") { rows }
      c: kql(query: "Room | where Site != 'x' | take 1 | project Name, Health") { rows }
      d: kql(query: "FaultChange | summarize by Site") { rows stats { rowsRead } } }`;
    const seen = await lisbon.ask(untypedOperation(text), {});
    expect(seen).toMatchObject({
      rooms: { nodes: [{ name: 'LISBONMARK room', devices: [{ computer: 'LISBONMARK-PC' }] }], totalCount: 1 },
      devices: { totalCount: 1 },
      faults: { totalCount: 1 },
      events: { totalCount: 2 },
      fleet: { rooms: 1, devices: 1 },
      a: { rows: [['LISBONMARK-PC']] },
      b: { rows: [[1]] },
      c: { rows: [['LISBONMARK room', expect.any(String)]] },
      d: { rows: [[LISBON]] },
    });
    // Whoever sees all sees more: the walk above could find something.
    expect(await all.ask(untypedOperation(text), {})).toMatchObject({
      rooms: { totalCount: 3 },
      devices: { totalCount: 3 },
    });
  });

  test('does not know tables about the workspace, nor ones that know no room', async () => {
    const refusalOf = async (table: string) => {
      const { errors } = await lisbon.tryAsk(untypedOperation(`{ kql(query: "${table} | count") { rows } }`));
      return JSON.stringify(errors)
        .replaceAll(table, '<table>')
        .replace(/"length":\d+/, '');
    };
    const unknown = await refusalOf('NeverThere');
    expect(unknown).toContain('kqlCode');
    for (const table of ['Usage', 'Operation', 'Export', 'Audit'])
      expect([table, await refusalOf(table)]).toEqual([table, unknown]);
    const { errors } = await lisbon.tryAsk(untypedOperation('{ tables { name } }'));
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'FORBIDDEN', permission: 'tables:read' } });
  });

  test('is told nothing of another by the feeds, and that a fault left where its room moves away', async () => {
    const feed = untypedOperation<
      Record<string, { kind: string; left: boolean; faultId: string | null; fault: unknown }>
    >('subscription { faultChanges { kind left faultId fault { id computer room { name } } } }');
    const inbox = lisbon.subscribe(feed);
    await inbox.until(({ kind }) => kind === 'SYNCED');
    await all.post([cameraFault('PORTOMARK-PC', { at: new Date(), members: { Alias: 'again' } })]);
    const room = await seed(all).room({ name: 'LISBON second', site: LISBON });
    await room.assign('LISBONMARK-TWO');
    await all.post([cameraFault('LISBONMARK-TWO', { at: new Date() })]);
    const opened = await inbox.until(
      ({ kind, fault }) => kind !== 'SYNCED' && JSON.stringify(fault).includes('LISBONMARK-TWO'),
    );
    await room.update({ site: PORTO });
    const left = await inbox.until((message) => message.left);
    expect(left).toMatchObject({ faultId: opened.faultId, fault: null });
    await inbox.close();
    expectNothingOfPorto('faultChanges', inbox.all);
  });
});

async function dump(): Promise<Record<string, string[]>> {
  const { connection } = app.app.core.models;
  const found: Record<string, string[]> = {};
  for (const name of [
    'rooms',
    'devices',
    'faults',
    'changes',
    'events',
    'savedqueries',
    'views',
    'tables',
    'workspaces',
  ]) {
    found[name] = (await connection.collection(name).find({}).toArray()).map((one) => JSON.stringify(one)).sort();
  }
  return found;
}
