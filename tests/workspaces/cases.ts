import { LIST, type Content, type TenantIds } from './tenant.ts';

/** Variables of an operation, given ids: those of the caller's own workspace, of another, or of nothing. */
export type Variables = Record<string, unknown>;

/** How a field of the schema is asked. */
export interface FieldCase {
  /** Asked in one's own workspace: nothing of another shows. Absent where it would remove what other cases name. */
  readonly own?: (ids: TenantIds, content: Content) => readonly Variables[];
  /** Asked with ids of another workspace: answered as with ids that nothing has. */
  readonly named?: (ids: TenantIds, content: Content, own: TenantIds) => readonly Variables[];
}

const just =
  (...variables: Variables[]) =>
  () =>
    variables;
const all = just({});
const listed = (list: string): FieldCase => ({
  own: all,
  named: ({ cursors }) => [{ first: 1, after: cursors[list] }],
});
const input = (members: (ids: TenantIds, content: Content, own: TenantIds) => Variables): FieldCase['named'] => {
  return (ids, content, own) => [{ input: members(ids, content, own) }];
};

/** An object of each type that can be fetched by its id. */
const nodesOf = ({
  room,
  site,
  building,
  device,
  fault,
  event,
  savedQuery,
  view,
  collector,
  scheduledExport,
  exportKey,
  alert,
  alertRule,
  person,
  apiKey,
  actionGroup,
  delivery,
  silence,
}: TenantIds) => [
  ...[room, site, building, device, fault, event, savedQuery, view, collector, scheduledExport, exportKey],
  ...[alert, alertRule, person, apiKey, actionGroup, delivery, silence],
];

/** Every field of Query, with the cases of its arguments that name something. */
export const QUERIES: Readonly<Record<string, FieldCase>> = {
  node: { own: (ids) => nodesOf(ids).map((id) => ({ id })), named: (ids) => nodesOf(ids).map((id) => ({ id })) },
  nodes: {
    own: (ids) => [{ ids: nodesOf(ids) }],
    named: (ids, _content, own) => [{ ids: nodesOf(ids) }, { ids: [own.room, ids.room, own.device, ids.device] }],
  },
  room: {
    own: ({ room }, content) => [{ by: { id: room } }, { by: { name: content.room } }],
    named: ({ room }) => [{ by: { id: room } }],
  },
  rooms: {
    own: just({}, { orderBy: 'HEALTH' }, { orderBy: 'LAST_EVENT_AT' }, { filter: { search: 'mark' } }),
    named: ({ room, cursors }) => [{ first: 1, after: cursors['rooms'] }, { filter: { ids: [room] } }],
  },
  signalPolicies: { own: all },
  sites: {
    own: just({}, { filter: { names: ['here'] } }),
    named: ({ cursors }) => [{ first: 1, after: cursors['sites'] }],
  },
  buildings: {
    own: just({}, { filter: { sites: ['here'] } }),
    named: ({ cursors }) => [{ first: 1, after: cursors['buildings'] }],
  },
  device: {
    own: ({ device }, { computers }) => [
      { by: { id: device } },
      ...computers.map((computer) => ({ by: { computer } })),
    ],
    named: ({ device }) => [{ by: { id: device } }],
  },
  devices: {
    own: just({}, { filter: { search: 'mark' } }),
    named: ({ device, room, cursors }) => [
      { first: 1, after: cursors['devices'] },
      { filter: { ids: [device] } },
      { filter: { roomIds: [room] } },
    ],
  },
  faults: {
    own: all,
    named: ({ fault, device, room, cursors }) => [
      { first: 1, after: cursors['faults'] },
      { filter: { ids: [fault] } },
      { filter: { deviceIds: [device] } },
      { filter: { roomIds: [room] } },
    ],
  },
  faultChanges: {
    own: all,
    named: ({ fault, device, cursors }) => [
      { first: 1, after: cursors['faultChangesList'] },
      { first: 1, after: cursors['faultChanges'] },
      { filter: { ids: [fault] } },
      { filter: { deviceIds: [device] } },
    ],
  },
  alerts: {
    own: all,
    named: ({ alert, alertRule, device, room, cursors }) => [
      { first: 1, after: cursors['alerts'] },
      { filter: { ids: [alert] } },
      { filter: { ruleIds: [alertRule] } },
      { filter: { deviceIds: [device] } },
      { filter: { roomIds: [room] } },
    ],
  },
  alertRules: { own: all },
  actionGroups: { own: all },
  alertRoutes: { own: all },
  deliveries: listed('deliveries'),
  silences: { own: all },
  events: listed('events'),
  fleet: { own: all, named: ({ room }) => [{ filter: { ids: [room] } }] },
  tables: { own: (_ids, { table }) => [{}, { names: [`${table}_CL`] }] },
  collectors: { own: all },
  collectionPlan: { own: all },
  customFields: { own: all },
  tryCustomField: {
    own: just({ input: { table: 'Event', name: 'Tried', type: 'STRING', jsonPath: '$.Alias' } }),
  },
  workspace: { own: all },
  account: { own: all },
  people: { own: all },
  apiKeys: { own: all },
  kql: {
    own: (_ids, { table }) => [
      ...[
        'Event',
        'Device',
        'Room',
        'Alert',
        'Fault',
        'FaultChange',
        'RoomChange',
        'Usage',
        'Heartbeat',
        'Operation',
        'Export',
      ].map((name) => ({ query: name })),
      { query: `${table}_CL` },
      { query: 'MarkOf()' },
      { query: 'search "mark"' },
      { query: 'Event | summarize count() by TenantId' },
      { query: 'Event | summarize max(TimeGenerated), dcount(Computer)', explain: true },
    ],
    named: ({ cursors }) => [{ query: LIST, first: 1, after: cursors['kql'] }],
  },
  kqlDiagnostics: { own: just({ text: 'MarkOf() | extend a = 1' }) },
  kqlCompletions: { own: just({ text: 'Mark', position: 4 }) },
  savedQueries: { own: all },
  savedQuery: {
    own: ({ savedQuery }, { query }) => [{ by: { id: savedQuery } }, { by: { name: query } }],
    named: ({ savedQuery }) => [{ by: { id: savedQuery } }],
  },
  views: { own: all },
  view: {
    own: ({ view }, content) => [{ by: { id: view } }, { by: { name: content.view } }],
    named: ({ view }) => [{ by: { id: view } }],
  },
  viewResults: { own: ({ view }) => [{ viewId: view }], named: ({ view }) => [{ viewId: view }] },
  tileDrillDown: {
    own: ({ view }) => [{ viewId: view, tile: 'one', item: '1' }],
    named: ({ view }) => [{ viewId: view, tile: 'one', item: '1' }],
  },
  scheduledExports: { own: all },
  scheduledExport: {
    own: ({ scheduledExport }) => [{ id: scheduledExport }],
    named: ({ scheduledExport }) => [{ id: scheduledExport }],
  },
  exportKeys: {
    own: ({ savedQuery }) => [{}, { savedQueryId: savedQuery }],
    named: ({ savedQuery }) => [{ savedQueryId: savedQuery }],
  },
};

const exportOf = (content: Content, more: Variables) => ({
  ...{ name: `${content.scheduledExport} too`, format: 'CSV', window: 'HOURLY', delay: '1h', enabled: false },
  ...{ destination: { folder: 'too' }, ...more },
});

/** Every field of Mutation. What names nothing is sent with the names that the other workspace uses. */
export const MUTATIONS: Readonly<Record<string, FieldCase>> = {
  createRoom: { own: (_ids, { room }) => [{ input: { name: `${room} too` } }] },
  updateRoom: { named: input(({ room }) => ({ roomId: room, name: 'Taken over' })) },
  deleteRoom: { named: input(({ room }) => ({ roomId: room })) },
  setSignalPolicy: {
    own: just({ input: { key: 'camera', severity: 'WARNING' } }),
    named: ({ room, device }) => [
      { input: { key: 'camera', roomId: room, optional: true } },
      { input: { key: 'camera', deviceId: device, optional: true } },
    ],
  },
  updateDevice: { named: input(({ device }) => ({ deviceId: device, staleAfter: '1h' })) },
  importRooms: {
    own: (_ids, { room, computers }) => [
      { input: { rooms: [{ name: room, computers: [computers[0], 'IMPORT-1'] }, { name: `${room} imported` }] } },
    ],
  },
  updateSite: { named: input(({ site }) => ({ siteId: site, timeZone: 'Europe/Berlin' })) },
  updateBuilding: { named: input(({ building }) => ({ buildingId: building, timeZone: 'Europe/Berlin' })) },
  assignDevice: {
    own: ({ room }) => [{ input: { computer: 'NEW-1', roomId: room } }],
    named: (ids, { computers }) => [{ input: { computer: computers[0], roomId: ids.room } }],
  },
  deleteDevice: { named: input(({ device }) => ({ deviceId: device })) },
  setSignalOptional: { named: input(({ device }) => ({ deviceId: device, key: 'camera', optional: true })) },
  acknowledgeFault: { named: input(({ fault }) => ({ faultId: fault, note: 'Mine now' })) },
  unacknowledgeFault: { named: input(({ fault }) => ({ faultId: fault })) },
  acknowledgeAlert: { named: input(({ alert }) => ({ alertId: alert, note: 'Mine now' })) },
  unacknowledgeAlert: { named: input(({ alert }) => ({ alertId: alert })) },
  closeAlert: { named: input(({ alert }) => ({ alertId: alert, note: 'Mine now' })) },
  createAlertRule: { own: just({ input: { name: 'All', pendingFor: '1m' } }) },
  updateAlertRule: { named: input(({ alertRule }) => ({ alertRuleId: alertRule, enabled: false })) },
  deleteAlertRule: { named: input(({ alertRule }) => ({ alertRuleId: alertRule })) },
  saveActionGroup: {
    own: just({ input: { name: 'All', to: ['ann@example.com'] } }),
    named: input(({ actionGroup }) => ({ actionGroupId: actionGroup, name: 'Taken over' })),
  },
  deleteActionGroup: { named: input(({ actionGroup }) => ({ actionGroupId: actionGroup })) },
  testActionGroup: {
    own: ({ actionGroup }) => [{ input: { actionGroupId: actionGroup } }],
    named: input(({ actionGroup }) => ({ actionGroupId: actionGroup })),
  },
  updateAlertRoutes: {
    own: ({ actionGroup }) => [{ input: { routes: [{ name: 'All', actionGroupIds: [actionGroup] }] } }],
    named: input(({ actionGroup }) => ({ routes: [{ name: 'All', actionGroupIds: [actionGroup] }] })),
  },
  createSilence: {
    own: () => [
      {
        input: {
          ...{ matchers: [{ label: 'SITE', value: 'x' }], comment: 'x' },
          endsAt: new Date(Date.now() + 60_000).toISOString(),
        },
      },
    ],
  },
  expireSilence: { named: input(({ silence }) => ({ silenceId: silence })) },
  retryDelivery: { named: input(({ delivery }) => ({ id: delivery })) },
  ingestEvents: {
    own: (_ids, { computers }) => [
      {
        input: {
          events: computers.map((computer) => ({
            ...{ computer, eventLog: 'Skype Room System', eventId: 3000, timeGenerated: new Date().toISOString() },
            description: '{"Description":"HardwareCheckEngine is healthy."}',
          })),
        },
      },
    ],
  },
  updateTable: { own: (_ids, { table }) => [{ input: { name: `${table}_CL`, description: 'Mine', retention: '7d' } }] },
  updateCollectionPlan: { own: just({ input: { counterSeconds: 120 } }) },
  saveCustomField: {
    own: (_ids, { field }) => [{ input: { table: 'Event', name: field, type: 'STRING', jsonPath: '$.OS' } }],
  },
  computeCustomField: { own: (_ids, { field }) => [{ input: { table: 'Event', name: field } }] },
  deleteCustomField: { own: (_ids, { field }) => [{ input: { table: 'Event', name: field } }] },
  updateWorkspace: { own: just({ input: { dailyCapMegabytes: 1_000 } }) },
  rotateWorkspaceKey: { own: just({ input: { key: 'SECONDARY' } }) },
  createSavedQuery: {
    own: (_ids, { query }) => [
      { input: { kind: 'QUERY', name: `${query} too`, description: '', text: 'MarkOf()', parameters: [] } },
    ],
  },
  updateSavedQuery: { named: input(({ savedQuery }) => ({ savedQueryId: savedQuery, text: 'print 1' })) },
  deleteSavedQuery: { named: input(({ savedQuery }) => ({ savedQueryId: savedQuery })) },
  createView: {
    own: (_ids, { view }) => [
      { input: { definition: { schema: 'roomwatch.view', version: 1, name: `${view} too`, tiles: [] } } },
    ],
  },
  updateView: {
    named: input(({ view }) => ({
      viewId: view,
      definition: { schema: 'roomwatch.view', version: 1, name: 'Taken over', tiles: [] },
    })),
  },
  deleteView: { named: input(({ view }) => ({ viewId: view })) },
  createScheduledExport: {
    own: (_ids, content) => [{ input: exportOf(content, { query: 'print 1' }) }],
    named: input(({ savedQuery }, content) => exportOf(content, { savedQueryId: savedQuery })),
  },
  updateScheduledExport: {
    named: ({ scheduledExport, savedQuery }, _content, own) => [
      { input: { id: scheduledExport, query: 'print 1' } },
      { input: { id: own.scheduledExport, savedQueryId: savedQuery } },
    ],
  },
  runScheduledExport: { named: input(({ scheduledExport }) => ({ id: scheduledExport })) },
  resumeScheduledExport: { named: input(({ scheduledExport }) => ({ id: scheduledExport })) },
  deleteScheduledExport: { named: input(({ scheduledExport }) => ({ id: scheduledExport })) },
  createExportKey: {
    own: ({ savedQuery }) => [{ input: { savedQueryId: savedQuery, name: 'second' } }],
    named: input(({ savedQuery }) => ({ savedQueryId: savedQuery, name: 'second' })),
  },
  revokeExportKey: { named: input(({ exportKey }) => ({ id: exportKey })) },
  invitePerson: { own: (_ids, { room }) => [{ input: { name: `${room}@example.com`, role: 'OPERATOR' } }] },
  updatePerson: { named: input(({ person }) => ({ id: person, role: 'ADMINISTRATOR' })) },
  disablePerson: { named: input(({ person }) => ({ id: person, disabled: true })) },
  resetPerson: { named: input(({ person }) => ({ id: person })) },
  deletePerson: { named: input(({ person }) => ({ id: person })) },
  createApiKey: { own: just({ input: { name: 'second', role: 'VIEWER' } }) },
  rotateApiKey: { named: input(({ apiKey }) => ({ id: apiKey })) },
  revokeApiKey: { named: input(({ apiKey }) => ({ id: apiKey })) },
  // A key has no account: these are refused, whatever they name.
  endSession: { named: input(({ person }) => ({ sessionId: person })) },
  signOutEverywhere: { own: all },
  changePassword: { own: just({ input: { current: 'none', password: 'a password for nobody' } }) },
  beginTotp: { own: just({ input: { current: 'none' } }) },
  confirmTotp: { own: just({ input: { code: '123456' } }) },
};

/** Every field of Subscription; the walk checks that each is followed over both transports. */
export const SUBSCRIPTIONS: readonly string[] = ['faultChanges', 'roomChanges', 'alertChanges'];
