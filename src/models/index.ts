import { createConnection, type Connection, type Schema } from 'mongoose';
import { buildingModel, type Buildings } from './building.ts';
import { alertModel, type Alerts } from './alert.ts';
import { alertRuleModel, type AlertRules } from './alert-rule.ts';
import { apiKeyModel, type ApiKeys } from './api-key.ts';
import { actionGroupModel, type ActionGroups } from './action-group.ts';
import { alertRoutesModel, type AlertRoutes } from './alert-routes.ts';
import { deliveryModel, type Deliveries } from './delivery.ts';
import { noticeGroupModel, type NoticeGroups } from './notice-group.ts';
import { changeModel, type Changes } from './change.ts';
import { collectorModel, type Collectors } from './collector.ts';
import { consumerModel, type Consumers } from './consumer.ts';
import { customFieldModel, type CustomFields } from './custom-field.ts';
import { deviceModel, type Devices } from './device.ts';
import { eventModel, type Events } from './event.ts';
import { exportKeyModel, type ExportKeys } from './export-key.ts';
import { faultModel, type Faults } from './fault.ts';
import { installationModel, type Installation } from './installation.ts';
import { personModel, type People } from './person.ts';
import { queryResultModel, type QueryResults } from './query-result.ts';
import { recordModel, type Records } from './record.ts';
import { requestModel, type Requests } from './request.ts';
import { roomModel, type Rooms } from './room.ts';
import { scheduledExportModel, type ScheduledExports } from './scheduled-export.ts';
import { savedQueryModel, type SavedQueries } from './saved-query.ts';
import { sessionModel, type Sessions } from './session.ts';
import { failOnClosedSockets } from './support/closed-sockets.ts';
import { signalPolicyModel, type SignalPolicies } from './signal-policy.ts';
import { siteModel, type Sites } from './site.ts';
import { sharedResultModel, type SharedResultModel } from './shared-result.ts';
import { silenceModel, type Silences } from './silence.ts';
import { tableModel, type Tables } from './table.ts';
import { viewModel, type Views } from './view.ts';
import { workspaceModel, type WorkspaceSettings } from './workspace.ts';

/** The collections, each with its named queries. */
export interface Models {
  connection: Connection;
  rooms: Rooms;
  sites: Sites;
  buildings: Buildings;
  signalPolicies: SignalPolicies;
  devices: Devices;
  faults: Faults;
  changes: Changes;
  consumers: Consumers;
  events: Events;
  tables: Tables;
  customFields: CustomFields;
  records: Records;
  requests: Requests;
  collectors: Collectors;
  workspaces: WorkspaceSettings;
  installation: Installation;
  queryResults: QueryResults;
  scheduledExports: ScheduledExports;
  exportKeys: ExportKeys;
  savedQueries: SavedQueries;
  views: Views;
  sharedResults: SharedResultModel;
  alertRules: AlertRules;
  alerts: Alerts;
  apiKeys: ApiKeys;
  people: People;
  sessions: Sessions;
  alertRoutes: AlertRoutes;
  actionGroups: ActionGroups;
  noticeGroups: NoticeGroups;
  deliveries: Deliveries;
  silences: Silences;
}

/** How long a request waits for a server that is away, in milliseconds: one that starts anew is back sooner. */
const PATIENCE = 5_000;

/** Documents in a batch where the query does not say: MongoDB's own first batch of 101 would make large lists cost further commands. */
const BATCH = 5_000;

function readInOneBatch(schema: Schema): void {
  schema.pre('find', function () {
    if (this.getOptions().batchSize === undefined) this.batchSize(BATCH);
  });
  schema.pre('aggregate', function () {
    this.options.batchSize ??= BATCH;
  });
}

/** Connects and builds every index. Throws where the server cannot be reached in time. */
export async function openModels(uri: string): Promise<Models> {
  failOnClosedSockets();
  const connection = await createConnection(uri, {
    autoIndex: false,
    autoCreate: false,
    monitorCommands: true,
    serverSelectionTimeoutMS: PATIENCE,
    // A server that is frozen, not dead, is noticed by these two; whoever waits for it then is told that it is away.
    connectTimeoutMS: PATIENCE,
    heartbeatFrequencyMS: PATIENCE,
    // The driver waits for the server by itself; a second queue of waiting commands would only wait longer.
    bufferCommands: false,
    // What is acknowledged is on disk, whatever the server's defaults are.
    writeConcern: { w: 'majority', journal: true },
  }).asPromise();
  connection.plugin(readInOneBatch);
  const models: Models = {
    connection,
    rooms: roomModel(connection),
    sites: siteModel(connection),
    buildings: buildingModel(connection),
    signalPolicies: signalPolicyModel(connection),
    devices: deviceModel(connection),
    faults: faultModel(connection),
    changes: changeModel(connection),
    consumers: consumerModel(connection),
    events: eventModel(connection),
    tables: tableModel(connection),
    customFields: customFieldModel(connection),
    records: recordModel(connection),
    requests: requestModel(connection),
    collectors: collectorModel(connection),
    workspaces: workspaceModel(connection),
    installation: installationModel(connection),
    queryResults: queryResultModel(connection),
    scheduledExports: scheduledExportModel(connection),
    exportKeys: exportKeyModel(connection),
    savedQueries: savedQueryModel(connection),
    views: viewModel(connection),
    sharedResults: sharedResultModel(connection),
    alertRules: alertRuleModel(connection),
    alerts: alertModel(connection),
    apiKeys: apiKeyModel(connection),
    people: personModel(connection),
    sessions: sessionModel(connection),
    alertRoutes: alertRoutesModel(connection),
    actionGroups: actionGroupModel(connection),
    noticeGroups: noticeGroupModel(connection),
    deliveries: deliveryModel(connection),
    silences: silenceModel(connection),
  };
  await Promise.all(Object.values(connection.models).map((model) => model.createIndexes()));
  return models;
}
