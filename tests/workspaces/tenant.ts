import { toNodeId, type NodeType } from '../../src/domain/ids/node-id.ts';
import type { Viewer } from '../../src/domain/principals/viewer.ts';
import { createWorkspace } from '../../src/services/workspaces/create-workspace.ts';
import type { Workspace } from '../../src/services/workspaces/workspace.ts';
import type { CreateRoomInput } from '../generated/graphql.ts';
import { openDoors, type Doors, type TestApp } from '../helpers/app.ts';
import { cameraFault, heartbeat } from '../helpers/console-events.ts';
import { operation, untypedOperation } from '../helpers/operation.ts';
import { seed } from '../helpers/seed.ts';

/** What a workspace is filled with: the same names in both, so that only the workspace tells them apart. */
export interface Content {
  readonly computers: readonly string[];
  readonly room: string;
  readonly query: string;
  readonly view: string;
  readonly scheduledExport: string;
  readonly field: string;
  readonly table: string;
}

/** Ids by which the things of a workspace are named. */
export interface TenantIds {
  readonly workspaceId: string;
  readonly room: string;
  readonly site: string;
  readonly building: string;
  readonly device: string;
  readonly fault: string;
  readonly event: string;
  readonly savedQuery: string;
  readonly view: string;
  readonly scheduledExport: string;
  readonly exportKey: string;
  readonly collector: string;
  readonly alert: string;
  readonly alertRule: string;
  readonly person: string;
  readonly apiKey: string;
  readonly actionGroup: string;
  readonly delivery: string;
  readonly silence: string;
  /** Cursors of lists and feeds. */
  readonly cursors: Readonly<Record<string, string>>;
}

/** A workspace with its content and the ways to it. */
export interface Tenant {
  readonly name: string;
  /** Stands in each text of the workspace, and nowhere else. */
  readonly mark: string;
  readonly content: Content;
  readonly doors: Doors;
  readonly authorization: string;
  readonly readerKey: string;
  readonly workspace: Workspace;
  readonly exportSecret: string;
  readonly ids: TenantIds;
}

const VIEWER = 'viewer-of-';

/** The viewer of the workspace that an `Authorization` names: tests let anybody in anywhere. */
export function authenticate(authorization: string | undefined): Viewer | null {
  const workspace = authorization?.split(`Bearer ${VIEWER}`)[1];
  if (!workspace) return null;
  return { id: 'tester', role: 'ADMINISTRATOR', workspace, name: `tester of ${workspace}` };
}

export const readerKeyOf = (workspace: string) => `reader-of-${workspace}`;

/** A message of a feed. */
export interface FeedMark {
  readonly kind: string;
  readonly cursor: string;
  readonly faultId?: string | null;
  readonly roomId?: string | null;
  readonly alertId?: string | null;
}

/** What is read of a workspace to name it by. */
const NAMES = operation(`query ReadTenant($list: String!) {
  devices { nodes { id } } faults { nodes { id } } events { nodes { id } } collectors { id }
  r: rooms(first: 1) { pageInfo { endCursor } } d: devices(first: 1) { pageInfo { endCursor } }
  f: faults(first: 1) { pageInfo { endCursor } } c: faultChanges(first: 1) { pageInfo { endCursor } }
  e: events(first: 1) { pageInfo { endCursor } } k: kql(query: $list, first: 1) { endCursor } }`);

const PLACES = operation(`query ReadTenantPlaces { sites { nodes { id } pageInfo { endCursor } }
  buildings { nodes { id } pageInfo { endCursor } } }`);
const ALERT_NAMES = operation(`query ReadTenantAlerts {
  alerts(first: 1) { nodes { id } pageInfo { endCursor } } deliveries(first: 1) { pageInfo { endCursor } } }`);

const SET_POLICIES = operation(`mutation SetTenantPolicies($room: SetSignalPolicyInput!, $device: SetSignalPolicyInput!,
  $staleAfter: UpdateDeviceInput!) { room: setSignalPolicy(input: $room) { userErrors { message } }
  device: setSignalPolicy(input: $device) { userErrors { message } } updateDevice(input: $staleAfter) { userErrors { message } } }`);

/** Makes a workspace and fills it. */
export async function createTenant(app: TestApp, name: string, content: Content): Promise<Tenant> {
  const workspace = await createWorkspace(app.app.core, name);
  const mark = `mark-${name}`;
  const key = `${VIEWER}${name}`;
  const doors = openDoors(app.url, key);
  const steps = seed(doors);
  const hours: Pick<CreateRoomInput, 'timeZone' | 'serviceHours'> = {
    timeZone: 'Europe/Berlin',
    serviceHours: [{ days: ['MONDAY'], from: '08:00', to: '18:00' }],
  };
  const room = await steps.room({
    name: content.room,
    site: 'here',
    building: mark,
    account: mark,
    tags: [mark],
    ...hours,
  });
  for (const computer of content.computers) await room.assign(computer);
  const at = new Date(Date.now() - 60_000);
  const events = content.computers.flatMap((computer, index) => [
    heartbeat(computer, { at, members: { DisplayName: `${mark} ${computer}` } }),
    cameraFault(computer, { at: new Date(at.getTime() + index + 1), members: { Alias: mark } }),
  ]);
  await doors.post(events);
  const bearer = { authorization: `Bearer ${workspace.keys.primary}`, 'content-type': 'application/json' };
  const stored = await fetch(
    `${app.url}/dataCollectionRules/${workspace.ruleId}/streams/Custom-${content.table}?api-version=2023-01-01`,
    { method: 'POST', headers: bearer, body: JSON.stringify([{ Text: mark }]) },
  );
  if (stored.status !== 204) throw new Error(await stored.text());

  const text = `print mark = "${mark}"`;
  const query = { description: mark, text, parameters: [] };
  const savedQuery = await steps.savedQuery({ kind: 'QUERY', name: content.query, ...query });
  await steps.savedQuery({ kind: 'FUNCTION', name: 'MarkOf', ...query });
  const number = { legend: mark, query: 'MarkOf() | project strlen(mark)' };
  const tiles = [{ id: 'one', type: 'number', title: mark, forms: [{ name: 'only', number }] }];
  const view = await steps.view({
    schema: 'roomwatch.view',
    version: 1,
    name: content.view,
    description: mark,
    tiles,
  });
  const scheduledExport = await steps.scheduledExport({
    ...{ name: content.scheduledExport, query: text, format: 'CSV', window: 'HOURLY' },
    ...{ delay: '1h', destination: { folder: mark }, enabled: false },
  });
  const exportKey = await savedQuery.key(mark);
  await steps.customField({ table: 'Event', name: content.field, type: 'STRING', jsonPath: '$.Alias' });
  const alertRule = await steps.alertRule({ name: mark, description: mark, faults: { buildings: [mark] } });
  const { invitePerson, createApiKey } = await doors.ask(
    untypedOperation<{ invitePerson: { person: { id: string } }; createApiKey: { apiKey: { id: string } } }>(
      `mutation { invitePerson(input: { name: "${mark} person", role: VIEWER, sites: ["${mark}"] }) { person { id } }
        createApiKey(input: { name: "${mark} key", role: INGEST }) { apiKey { id } } }`,
    ),
    {},
  );
  const actionGroup = await steps.actionGroup({
    name: mark,
    to: [`${mark}@example.com`],
    webhooks: [{ url: `https://${mark}.example.com` }],
  });
  await steps.alertRoutes([{ name: mark, actionGroupIds: [actionGroup.id] }]);
  const delivery = await actionGroup.test();
  const silence = await steps.silence({
    ...{ matchers: [{ label: 'BUILDING', value: mark }], endsAt: new Date(Date.now() + 3_600_000), comment: mark },
  });
  await app.app.core.tally.flush();

  const found = await doors.ask(NAMES, { list: LIST });
  const { sites, buildings } = await doors.ask(PLACES);
  const alerting = await doors.ask(ALERT_NAMES);
  const deviceId = found.devices.nodes[0]!.id;
  await doors.ask(SET_POLICIES, {
    room: { key: 'motion-sensor', roomId: room.id, watchTime: '1h' },
    device: { key: 'motion-sensor', deviceId, optional: true },
    staleAfter: { deviceId, staleAfter: '25m' },
  });
  const feedCursor = async (field: string) => {
    const inbox = doors.subscribe(
      untypedOperation<Record<string, FeedMark>>(`subscription { ${field} { kind cursor } }`),
    );
    const { cursor } = await inbox.until(({ kind }) => kind === 'SYNCED');
    await inbox.close();
    return cursor;
  };
  return {
    ...{ name, mark, content, doors, workspace },
    authorization: `Bearer ${key}`,
    readerKey: readerKeyOf(name),
    exportSecret: exportKey.key,
    ids: {
      workspaceId: workspace.workspaceId,
      room: room.id,
      site: sites.nodes[0]!.id,
      building: buildings.nodes[0]!.id,
      savedQuery: savedQuery.id,
      view: view.id,
      scheduledExport: scheduledExport.id,
      device: found.devices.nodes[0]!.id,
      fault: found.faults.nodes[0]!.id,
      event: found.events.nodes[0]!.id,
      exportKey: exportKey.id,
      collector: found.collectors[0]!.id,
      alert: alerting.alerts.nodes[0]!.id,
      alertRule: alertRule.id,
      person: invitePerson.person.id,
      apiKey: createApiKey.apiKey.id,
      actionGroup: actionGroup.id,
      delivery,
      silence: silence.id,
      cursors: {
        rooms: found.r.pageInfo.endCursor!,
        sites: sites.pageInfo.endCursor!,
        buildings: buildings.pageInfo.endCursor!,
        devices: found.d.pageInfo.endCursor!,
        faults: found.f.pageInfo.endCursor!,
        faultChangesList: found.c.pageInfo.endCursor!,
        alerts: alerting.alerts.pageInfo.endCursor!,
        deliveries: alerting.deliveries.pageInfo.endCursor!,
        events: found.e.pageInfo.endCursor!,
        kql: found.k.endCursor!,
        faultChanges: await feedCursor('faultChanges'),
        roomChanges: await feedCursor('roomChanges'),
        alertChanges: await feedCursor('alertChanges'),
      },
    },
  };
}

/** A query with more rows than one page of it holds. */
export const LIST = 'range i from 1 to 3 step 1';

/** Ids that nothing has, of the same forms as those of a tenant. */
export function madeUpIds(ids: TenantIds): TenantIds {
  const node = (type: NodeType) => toNodeId(type, '00000000-0000-4000-8000-000000000000');
  return {
    workspaceId: '00000000-0000-4000-8000-000000000000',
    room: node('Room'),
    site: node('Site'),
    building: node('Building'),
    device: node('Device'),
    fault: node('Fault'),
    event: node('Event'),
    savedQuery: node('SavedQuery'),
    view: node('View'),
    scheduledExport: node('ScheduledExport'),
    exportKey: node('ExportKey'),
    collector: node('Collector'),
    alert: node('Alert'),
    alertRule: node('AlertRule'),
    person: node('Person'),
    apiKey: node('ApiKey'),
    actionGroup: node('ActionGroup'),
    delivery: node('Delivery'),
    silence: node('Silence'),
    cursors: Object.fromEntries(Object.keys(ids.cursors).map((list) => [list, 'AAAAAAAAAAAAAAAAAAAAAAAAMQ'])),
  };
}

/** Everything that the database holds of a workspace, as text. */
export async function dumpOf({ app }: TestApp, { name }: Tenant): Promise<Record<string, unknown[]>> {
  const { connection } = app.core.models;
  const dump: Record<string, unknown[]> = {};
  for (const { collection } of Object.values(connection.models)) {
    const own = { $or: [{ workspace: { $in: [name, `${name}#leaving`] } }, { _id: name }] };
    const documents = await collection.find(own as never).toArray();
    dump[collection.name] = documents.map((document) => JSON.stringify(document)).sort();
  }
  return dump;
}
