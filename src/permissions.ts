import type { Permission } from './domain/principals/permissions.ts';
import type {
  MutationResolvers,
  QueryResolvers,
  Resolvers,
  ResolversParentTypes,
  SubscriptionResolvers,
} from './generated/graphql.ts';

/** What one needs to select a field. `signed-in`: every caller who is let in; what stands behind the field has its own need. */
export type Need = Permission | 'signed-in';

/** A type of the schema that has resolvers. */
type TypeWithFields = keyof Resolvers & keyof ResolversParentTypes;

type FieldOf<R> = Exclude<keyof R, `__${string}`>;

/** What each query needs. The compiler asks for a line for a new field, and for the end of one that is gone. */
const QUERY: Readonly<Record<FieldOf<QueryResolvers>, Need>> = {
  // A node is there for whoever has the need of its type.
  node: 'signed-in',
  nodes: 'signed-in',
  room: 'rooms:read',
  rooms: 'rooms:read',
  signalPolicies: 'rooms:read',
  sites: 'rooms:read',
  buildings: 'rooms:read',
  device: 'rooms:read',
  devices: 'rooms:read',
  faults: 'rooms:read',
  faultChanges: 'rooms:read',
  alerts: 'alerts:read',
  alertRules: 'rules:read',
  actionGroups: 'notices:read',
  alertRoutes: 'notices:read',
  silences: 'notices:read',
  deliveries: 'notices:read',
  fleet: 'rooms:read',
  events: 'events:read',
  tables: 'tables:read',
  customFields: 'tables:read',
  tryCustomField: 'tables:write',
  collectors: 'collectors:read',
  collectionPlan: 'collectors:read',
  workspace: 'workspace:read',
  kql: 'records:query',
  kqlDiagnostics: 'records:query',
  kqlCompletions: 'records:query',
  savedQueries: 'queries:read',
  savedQuery: 'queries:read',
  views: 'views:read',
  view: 'views:read',
  viewResults: 'views:read',
  tileDrillDown: 'views:read',
  scheduledExports: 'exports:read',
  scheduledExport: 'exports:read',
  exportKeys: 'exports:read',
  account: 'account:use',
  people: 'access:read',
  apiKeys: 'access:read',
};

/** What each command needs. */
const MUTATION: Readonly<Record<FieldOf<MutationResolvers>, Need>> = {
  createRoom: 'rooms:write',
  updateRoom: 'rooms:write',
  deleteRoom: 'rooms:write',
  importRooms: 'rooms:write',
  setSignalPolicy: 'rooms:write',
  updateDevice: 'rooms:write',
  updateSite: 'rooms:write',
  updateBuilding: 'rooms:write',
  assignDevice: 'rooms:write',
  deleteDevice: 'rooms:write',
  setSignalOptional: 'rooms:write',
  acknowledgeFault: 'faults:acknowledge',
  unacknowledgeFault: 'faults:acknowledge',
  acknowledgeAlert: 'faults:acknowledge',
  unacknowledgeAlert: 'faults:acknowledge',
  closeAlert: 'faults:acknowledge',
  createAlertRule: 'rules:write',
  updateAlertRule: 'rules:write',
  deleteAlertRule: 'rules:write',
  saveActionGroup: 'notices:write',
  deleteActionGroup: 'notices:write',
  testActionGroup: 'notices:write',
  updateAlertRoutes: 'notices:write',
  retryDelivery: 'notices:write',
  createSilence: 'notices:silence',
  expireSilence: 'notices:silence',
  ingestEvents: 'records:write',
  updateTable: 'tables:write',
  saveCustomField: 'tables:write',
  computeCustomField: 'tables:write',
  deleteCustomField: 'tables:write',
  updateCollectionPlan: 'collectors:write',
  updateWorkspace: 'workspace:write',
  rotateWorkspaceKey: 'workspace:write',
  createSavedQuery: 'queries:write',
  updateSavedQuery: 'queries:write',
  deleteSavedQuery: 'queries:write',
  createView: 'views:write',
  updateView: 'views:write',
  deleteView: 'views:write',
  createScheduledExport: 'exports:write',
  updateScheduledExport: 'exports:write',
  runScheduledExport: 'exports:write',
  resumeScheduledExport: 'exports:write',
  deleteScheduledExport: 'exports:write',
  createExportKey: 'exports:write',
  revokeExportKey: 'exports:write',
  invitePerson: 'access:write',
  updatePerson: 'access:write',
  disablePerson: 'access:write',
  resetPerson: 'access:write',
  deletePerson: 'access:write',
  createApiKey: 'access:write',
  rotateApiKey: 'access:write',
  revokeApiKey: 'access:write',
  endSession: 'account:use',
  signOutEverywhere: 'account:use',
  changePassword: 'account:use',
  beginTotp: 'account:use',
  confirmTotp: 'account:use',
};

/** What each feed needs. */
const SUBSCRIPTION: Readonly<Record<FieldOf<SubscriptionResolvers>, Need>> = {
  faultChanges: 'rooms:read',
  roomChanges: 'rooms:read',
  alertChanges: 'alerts:read',
};

/** The types by what all of their fields need, by whichever way one comes to them. */
const TYPES = {
  'signed-in': ['PageInfo', 'UserError'],
  'rooms:read': [
    ...['Room', 'RoomConnection', 'RoomEdge', 'Device', 'DeviceConnection', 'DeviceEdge', 'Signal', 'SignalPolicy'],
    ...['Fault', 'FaultConnection', 'FaultEdge', 'FaultChange', 'FaultChangeConnection', 'FaultChangeEdge'],
    ...['Site', 'SiteConnection', 'SiteEdge', 'Building', 'BuildingConnection', 'BuildingEdge', 'WeeklyHours'],
    ...['RoomChange', 'Fleet', 'HealthCount', 'VersionCount'],
  ],
  'alerts:read': [...['Alert', 'AlertConnection', 'AlertEdge', 'AlertMember', 'AlertChange']],
  'rules:read': ['AlertRule', 'FaultCondition'],
  'events:read': ['Event', 'EventConnection', 'EventEdge'],
  'records:query': ['QueryColumn', 'QueryResult', 'QueryStats', 'QueryStep', 'KqlDiagnostic', 'KqlCompletion'],
  'tables:read': ['Table', 'Column', 'CustomField', 'CustomFieldTrial'],
  'collectors:read': ['CollectionPlan', 'PlannedLog', 'PlannedCounter', 'Collector'],
  'workspace:read': ['Workspace'],
  'queries:read': ['QueryParameter', 'SavedQuery'],
  'views:read': [
    ...['View', 'Tile', 'TileForm', 'TilePart', 'Threshold', 'TileResult', 'TilePartResult', 'TileData', 'TileError'],
    'DrillDown',
  ],
  'exports:read': ['ScheduledExport', 'ExportDestination', 'S3Destination', 'ExportRun', 'ExportKey'],
  'access:read': ['Person', 'ApiKey'],
  'access:write': [
    ...['InvitationPayload', 'PersonPayload', 'DeletePersonPayload', 'ApiKeyPayload', 'RevokeApiKeyPayload'],
  ],
  'account:use': [
    ...['Account', 'Session', 'EndSessionPayload', 'SignOutPayload', 'AccountPayload', 'BeginTotpPayload'],
  ],
  'rooms:write': [
    ...['CreateRoomPayload', 'UpdateRoomPayload', 'DeleteRoomPayload', 'AssignDevicePayload', 'DeleteDevicePayload'],
    ...['SetSignalOptionalPayload', 'UpdateSitePayload', 'UpdateBuildingPayload', 'ImportRoomsPayload', 'ImportedRoom'],
    ...['SetSignalPolicyPayload', 'UpdateDevicePayload'],
  ],
  'faults:acknowledge': ['AcknowledgeFaultPayload', 'UnacknowledgeFaultPayload', 'AlertPayload'],
  'notices:read': [
    ...['ActionGroup', 'Webhook', 'AlertRoute', 'AlertRoutes', 'LabelMatcher', 'Silence'],
    ...['Delivery', 'DeliveryAttempt', 'DeliveryConnection', 'DeliveryEdge'],
  ],
  'notices:write': [
    ...['SaveActionGroupPayload', 'WebhookSecret', 'DeleteActionGroupPayload', 'TestActionGroupPayload'],
    ...['UpdateAlertRoutesPayload', 'RetryDeliveryPayload'],
  ],
  'notices:silence': ['SilencePayload'],
  'rules:write': ['AlertRulePayload', 'DeleteAlertRulePayload'],
  'records:write': ['IngestEventsPayload', 'RejectedEvent'],
  'tables:write': ['UpdateTablePayload', 'TryCustomFieldPayload', 'SaveCustomFieldPayload', 'DeleteCustomFieldPayload'],
  'collectors:write': ['UpdateCollectionPlanPayload'],
  'workspace:write': ['UpdateWorkspacePayload', 'RotateWorkspaceKeyPayload'],
  'queries:write': ['SavedQueryPayload', 'DeleteSavedQueryPayload'],
  'views:write': ['ViewPayload', 'DeleteViewPayload'],
  'exports:write': [
    ...['ScheduledExportPayload', 'DeleteScheduledExportPayload', 'CreateExportKeyPayload', 'RevokeExportKeyPayload'],
  ],
} as const satisfies Partial<Record<Need, readonly TypeWithFields[]>>;

/** Types whose fields are told apart above, and names that are no object types. */
type Apart = 'Query' | 'Mutation' | 'Subscription';
type Listed = (typeof TYPES)[keyof typeof TYPES][number];
/** The names of object types: scalars, enums and interfaces have no fields that one could select. */
type ObjectName = Exclude<TypeWithFields, Apart | 'DateTime' | 'JSON' | 'Node'>;
/** The compiler names here each type that stands nowhere above. */
const missing: Record<Exclude<ObjectName, Listed>, never> = {};
void missing;

const NEED_OF_TYPE: ReadonlyMap<string, Need> = new Map(
  Object.entries(TYPES).flatMap(([need, types]) => types.map((type) => [type, need as Need] as const)),
);
const ROOTS: Readonly<Record<string, Readonly<Record<string, Need>>>> = {
  Query: QUERY,
  Mutation: MUTATION,
  Subscription: SUBSCRIPTION,
};

/** What a type's fields need; undefined for one that nobody may select. */
export function needOfType(type: string): Need | undefined {
  return NEED_OF_TYPE.get(type);
}

/** What a field needs; undefined for one that nobody may select. */
export function needOfField(type: string, field: string): Need | undefined {
  const root = Object.hasOwn(ROOTS, type) ? ROOTS[type] : undefined;
  if (root) return Object.hasOwn(root, field) ? root[field] : undefined;
  return needOfType(type);
}
