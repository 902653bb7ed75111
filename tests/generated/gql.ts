/* eslint-disable */
import * as types from './graphql.ts';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "query ReadEventsAndDevices {\n    events(first: 1) { totalCount }\n    devices(first: 1) { totalCount }\n    faulty: devices(filter: { health: [UNHEALTHY, WARNING] }, first: 1) { totalCount }\n  }": typeof types.ReadEventsAndDevicesDocument,
    "subscription FollowFaultChanges($after: String) { faultChanges(after: $after) {\n  kind cursor at faultId state previousState reason left\n  fault { id state severity category computer startedAt openedAt occurrences version room { name site building health } } } }": typeof types.FollowFaultChangesDocument,
    "query ReadRoomsOverHttp($first: Int) { rooms(first: $first, orderBy: HEALTH) { nodes {\n  name site building floor health healthSince lastEventAt\n  devices { computer health appVersion lastHeartbeatAt lastEventAt }\n  faults { nodes { severity state reason recommendedAction startedAt signal { key state value } } }\n} pageInfo { hasNextPage endCursor } } }": typeof types.ReadRoomsOverHttpDocument,
    "mutation BenchImport($input: ImportRoomsInput!) { importRooms(input: $input) {\n  rooms { action } userErrors { message } } }": typeof types.BenchImportDocument,
    "subscription OpenFaultFeed { faultChanges { kind cursor fault { id state severity category reason computer startedAt openedAt occurrences signal { key state } device { computer } room { name } } } }": typeof types.OpenFaultFeedDocument,
    "query ListOpenFaults($after: String) { faults(first: 100, after: $after) { nodes { id state severity category reason computer startedAt openedAt occurrences signal { key state } device { computer } room { name } } pageInfo { hasNextPage endCursor } } }": typeof types.ListOpenFaultsDocument,
    "query ReadRooms($first: Int) { rooms(first: $first, orderBy: HEALTH) { nodes {\n  name site building floor health healthSince lastEventAt\n  devices { computer health appVersion lastHeartbeatAt lastEventAt }\n  faults { nodes { severity state reason recommendedAction startedAt signal { key state value } } }\n} pageInfo { hasNextPage endCursor } } }": typeof types.ReadRoomsDocument,
    "query CountRooms { rooms { totalCount } }": typeof types.CountRoomsDocument,
    "query ReadRows($query: String!) { kql(query: $query) { rows } }": typeof types.ReadRowsDocument,
    "subscription FollowFaultChangesOfSubscriber { faultChanges { kind fault { computer startedAt } } }": typeof types.FollowFaultChangesOfSubscriberDocument,
    "query ReadDevices { devices { totalCount } }": typeof types.ReadDevicesDocument,
    "query ReadFaultChanges($after: String) { faultChanges(first: 100, after: $after) {\n  nodes { kind fault { computer signal { key } } } pageInfo { hasNextPage endCursor } } }": typeof types.ReadFaultChangesDocument,
    "query ReadDevice($computer: String!) { device(by: { computer: $computer }) { health } }": typeof types.ReadDeviceDocument,
    "query ReadDevicesOfCrash($after: String) { devices(first: 100, after: $after) {\n  nodes { computer health room { name health } signals { key state value } faults(states: [PENDING, OPEN]) { nodes { signal { key } state } } }\n  pageInfo { hasNextPage endCursor } } }": typeof types.ReadDevicesOfCrashDocument,
    "query ReadEvents($after: String) { events(first: 100, after: $after) {\n  nodes { computer eventId timeGenerated description } pageInfo { hasNextPage endCursor } } }": typeof types.ReadEventsDocument,
    "query ReadRoomsOfCrash { rooms(first: 50) { nodes { name health devices { computer } } } }": typeof types.ReadRoomsOfCrashDocument,
    "query CountRows($text: String!) { kql(query: $text) { rowCount } }": typeof types.CountRowsDocument,
    "query ReadRoomsAndFaults { rooms { totalCount } faults(filter: { states: [OPEN] }) { totalCount } }": typeof types.ReadRoomsAndFaultsDocument,
    "\n  subscription FollowFaultChangesOfFaultLife($after: String) {\n    faultChanges(after: $after) {\n      kind\n      cursor\n      left\n      faultId\n      fault {\n        id\n        state\n        occurrences\n        room {\n          name\n        }\n        device {\n          computer\n        }\n        signal {\n          key\n          state\n        }\n      }\n    }\n  }\n": typeof types.FollowFaultChangesOfFaultLifeDocument,
    "query ReadRoomsOfFaultLife { rooms { totalCount nodes { name health devices { computer health } faults { nodes { state signal { key } } } } } }": typeof types.ReadRoomsOfFaultLifeDocument,
    "query ReadFaults { faults { nodes { startedAt lastReportedAt version } } }": typeof types.ReadFaultsDocument,
    "query ReadRoomsOfInstalled { rooms { nodes { name health } } }": typeof types.ReadRoomsOfInstalledDocument,
    "query ReadViews { views { name } }": typeof types.ReadViewsDocument,
    "subscription FaultsOfMetrics { faultChanges { kind } }": typeof types.FaultsOfMetricsDocument,
    "query ReadEventsAndDevice($computer: String!) {\n      events(filter: { computers: [$computer] }) { totalCount }\n      device(by: { computer: $computer }) {\n        health lastEventAt\n        signals { key state value since }\n        faults(states: null) { nodes {\n          signal { key } state occurrences startedAt\n          changes { nodes { kind state previousState } }\n        } }\n      }\n    }": typeof types.ReadEventsAndDeviceDocument,
    "mutation CreateExportKeyBehindProxy($id: ID!) {\n  createExportKey(input: { savedQueryId: $id, name: \"proxy\" }) { key path url userErrors { message } } }": typeof types.CreateExportKeyBehindProxyDocument,
    "query CollectorsBehindProxy { collectors { agent address } }": typeof types.CollectorsBehindProxyDocument,
    "query ReadDeviceOfResent($computer: String!) {\n      device(by: { computer: $computer }) {\n        health lastEventAt signals { key state since } faults(states: null) { nodes { state occurrences version } }\n      }\n    }": typeof types.ReadDeviceOfResentDocument,
    "query ReadRoom($id: ID!) { room(by: { id: $id }) { health faults(states: [PENDING, OPEN]) { totalCount } } }": typeof types.ReadRoomDocument,
    "mutation AssignDevice($computer: String!, $roomId: ID!) {\n  assignDevice(input: { computer: $computer, roomId: $roomId }) { device { room { id } } userErrors { code } } }": typeof types.AssignDeviceDocument,
    "query ReadDeviceOfSilence($computer: String!) { device(by: { computer: $computer }) {\n  health staleAt room { health } signals { key state value } faults { nodes { signal { key } state startedAt openedAt } }\n} }": typeof types.ReadDeviceOfSilenceDocument,
    "subscription CursorOfSnippets { faultChanges { cursor kind } }": typeof types.CursorOfSnippetsDocument,
    "subscription FollowAlerts($filter: AlertFilter, $after: String) {\n  alertChanges(filter: $filter, after: $after) {\n    kind cursor at alertId state previousState reason left\n    alert { id name computer state response severity version room { name } members { signal endedAt acknowledged fault { id } } }\n  }\n}": typeof types.FollowAlertsDocument,
    "query AlertsOf($filter: AlertFilter) {\n  alerts(filter: $filter) { totalCount nodes {\n    id name computer state severity summary firedAt resolvedAt response respondedBy note acknowledgedUntil version\n    rule { id name isShipped } device { computer } room { name }\n    members { signal severity reason recommendedAction endedAt acknowledged fault { id acknowledgedBy } }\n  } }\n}": typeof types.AlertsOfDocument,
    "query AlertRules { alertRules {\n  id name enabled isShipped severity pendingFor keepFiringFor revision faults { categories signals sites } } }": typeof types.AlertRulesDocument,
    "mutation Acknowledge($input: AcknowledgeAlertInput!) {\n  acknowledgeAlert(input: $input) { alert { response respondedBy } userErrors { code field message } } }": typeof types.AcknowledgeDocument,
    "mutation Withdraw($input: UnacknowledgeAlertInput!) {\n  unacknowledgeAlert(input: $input) { alert { response } userErrors { code field message } } }": typeof types.WithdrawDocument,
    "mutation CloseAlert($input: CloseAlertInput!) {\n  closeAlert(input: $input) { alert { response state note } userErrors { code field message } } }": typeof types.CloseAlertDocument,
    "mutation CreateRule($input: CreateAlertRuleInput!) {\n  createAlertRule(input: $input) { alertRule { id name revision pendingFor } userErrors { code field message } } }": typeof types.CreateRuleDocument,
    "mutation UpdateRule($input: UpdateAlertRuleInput!) {\n  updateAlertRule(input: $input) { alertRule { enabled revision updatedBy } userErrors { code field message } } }": typeof types.UpdateRuleDocument,
    "mutation DeleteRule($input: DeleteAlertRuleInput!) {\n  deleteAlertRule(input: $input) { deletedAlertRuleId userErrors { code field message } } }": typeof types.DeleteRuleDocument,
    "query AlertRows($query: String!) { kql(query: $query) { rows } }": typeof types.AlertRowsDocument,
    "mutation UpdateCollectionPlan($input: UpdateCollectionPlanInput!) { updateCollectionPlan(input: $input) {\n        collectionPlan { logs { name levels } counters { object counter instances } counterSeconds }\n        userErrors { code message field } } }": typeof types.UpdateCollectionPlanDocument,
    "query ReadDeviceOfComeAgain { device(by: { computer: \"AGAIN-01\" }) { health } }": typeof types.ReadDeviceOfComeAgainDocument,
    "query ReadTryCustomField($input: CustomFieldInput!) { tryCustomField(input: $input) {\n  trial { records matched notMatched values } userErrors { code message field } } }": typeof types.ReadTryCustomFieldDocument,
    "mutation SaveCustomField($input: CustomFieldInput!) { saveCustomField(input: $input) {\n  customField { table name type eventLog eventIds column jsonPath pattern computing } userErrors { code message field } } }": typeof types.SaveCustomFieldDocument,
    "mutation ComputeCustomField($input: CustomFieldKey!) { computeCustomField(input: $input) {\n  customField { computing } userErrors { code } } }": typeof types.ComputeCustomFieldDocument,
    "mutation DeleteCustomField($input: CustomFieldKey!) { deleteCustomField(input: $input) { deletedName userErrors { code } } }": typeof types.DeleteCustomFieldDocument,
    "query ReadCustomFields { customFields { name } }": typeof types.ReadCustomFieldsDocument,
    "query ReadCustomFieldsOfCustomFields { customFields(table: \"Event\") { name computing } }": typeof types.ReadCustomFieldsOfCustomFieldsDocument,
    "query ReadTables { tables(names: [\"Event\"]) { columns { name type } } }": typeof types.ReadTablesDocument,
    "query ReadPausedFields { customFields { name pausedBecause } }": typeof types.ReadPausedFieldsDocument,
    "query ReadDeviceOfDataCollector($computer: String!) { device(by: { computer: $computer }) { health signals { key state } } }": typeof types.ReadDeviceOfDataCollectorDocument,
    "query ReadEventsOfDataCollector { events(filter: { computers: [\"collected-01\"] }) { totalCount } }": typeof types.ReadEventsOfDataCollectorDocument,
    "mutation IngestEvents($events: [EventInput!]!) { ingestEvents(input: { events: $events }) { accepted } }": typeof types.IngestEventsDocument,
    "query ReadDeviceAndEvents($computer: String!) {\n      device(by: { computer: $computer }) { health }\n      events(filter: { computers: [$computer] }) { totalCount }\n    }": typeof types.ReadDeviceAndEventsDocument,
    "query ReadEventsOfEvents($computers: [String!]) {\n      events(filter: { computers: $computers }, first: 100) {\n        nodes { computer eventLog source eventId level timeGenerated description device { computer } }\n      }\n    }": typeof types.ReadEventsOfEventsDocument,
    "query ReadDeviceOfEvents($computer: String!) {\n      device(by: { computer: $computer }) {\n        id computer health lastEventAt signals { key state value } room { name } appVersion\n      }\n    }": typeof types.ReadDeviceOfEventsDocument,
    "query ReadEventsOfEvents2($computers: [String!]) { events(filter: { computers: $computers, levels: [\"ERROR\"] }) { totalCount } }": typeof types.ReadEventsOfEvents2Document,
    "query ReadFaultChangesOfEvents($ids: [ID!]) { faultChanges(filter: { deviceIds: $ids }) { nodes { kind } } }": typeof types.ReadFaultChangesOfEventsDocument,
    "mutation IngestEventsOfEvents($events: [EventInput!]!) {\n    ingestEvents(input: { events: $events }) { accepted duplicates rejected { index code message } userErrors { message } }\n  }": typeof types.IngestEventsOfEventsDocument,
    "query ReadDeviceAndEventsOfLogsIngestion($computer: String!) {\n        device(by: { computer: $computer }) { health room { health } }\n        events(filter: { computers: [$computer] }) { totalCount }\n      }": typeof types.ReadDeviceAndEventsOfLogsIngestionDocument,
    "query ReadDeviceOfLogsIngestion { device(by: { computer: \"EVENT-01\" }) { health } }": typeof types.ReadDeviceOfLogsIngestionDocument,
    "query ReadDeviceOfLogsIngestion2 { device(by: { computer: \"EVENT-02\" }) { id } }": typeof types.ReadDeviceOfLogsIngestion2Document,
    "query ReadEventsOfLogsIngestion { events(filter: { computers: [\"LATE-01\"] }) { nodes { timeGenerated } } }": typeof types.ReadEventsOfLogsIngestionDocument,
    "query ReadDeviceOfLoki { device(by: { computer: \"LOKI-01\" }) { health } }": typeof types.ReadDeviceOfLokiDocument,
    "query ReadDeviceAndEventsOfLogs($computer: String!) {\n        device(by: { computer: $computer }) { health faults { totalCount } }\n        events(filter: { computers: [$computer] }) { totalCount nodes { eventId level source } }\n      }": typeof types.ReadDeviceAndEventsOfLogsDocument,
    "mutation CreateExportKeyOfAddress($id: ID!) {\n  createExportKey(input: { savedQueryId: $id, name: \"address\" }) { path url } }": typeof types.CreateExportKeyOfAddressDocument,
    "query ReadEventsAndDeviceOfRecorded { events(filter: { computers: [\"OTELCOL-01\"] }) { totalCount } device(by: { computer: \"OTELCOL-01\" }) { faults(states: null) { nodes { signal { key } occurrences } } } }": typeof types.ReadEventsAndDeviceOfRecordedDocument,
    "query ReadDeviceAndEventsOfRecorded { device(by: { computer: \"PYTHON-01\" }) { room { name } } events(filter: { computers: [\"PYTHON-01\"] }) { totalCount } }": typeof types.ReadDeviceAndEventsOfRecordedDocument,
    "query ReadDevicesOfSplunk { devices(first: 10) { nodes { computer health } } }": typeof types.ReadDevicesOfSplunkDocument,
    "query ReadCollectorsOfSyslog { collectors { door address } }": typeof types.ReadCollectorsOfSyslogDocument,
    "query ReadDeviceOfSyslog { device(by: { computer: \"SYSLOG-01\" }) { health } }": typeof types.ReadDeviceOfSyslogDocument,
    "query ReadWorkspace { workspace { workspaceId primaryKey secondaryKey dataCollectionRuleId dailyCapMegabytes collecting } }": typeof types.ReadWorkspaceDocument,
    "mutation RotateWorkspaceKey($key: WorkspaceKey!) {\n  rotateWorkspaceKey(input: { key: $key }) { workspace { primaryKey secondaryKey } userErrors { code field } } }": typeof types.RotateWorkspaceKeyDocument,
    "query ReadTablesOfWorkspace { tables { name rows firstRecordAt retention hasOwnRetention columns { name type } } }": typeof types.ReadTablesOfWorkspaceDocument,
    "query ReadTablesOfWorkspace2 { tables(names: [\"Made_CL\", \"made_cl\"]) { name rows firstRecordAt lastRecordAt columns { name type firstSeenAt } } }": typeof types.ReadTablesOfWorkspace2Document,
    "query ReadTablesOfWorkspace3 { tables(names: [\"Shared_CL\"]) { rows columns { name } } }": typeof types.ReadTablesOfWorkspace3Document,
    "mutation UpdateTable($input: UpdateTableInput!) { updateTable(input: $input) { table { retention hasOwnRetention } userErrors { code field message } } }": typeof types.UpdateTableDocument,
    "mutation UpdateWorkspace($cap: Float) { updateWorkspace(input: { dailyCapMegabytes: $cap }) { workspace { dailyCapMegabytes } userErrors { code } } }": typeof types.UpdateWorkspaceDocument,
    "query ReadDeviceOfWorkspace { device(by: { computer: \"CAPPED-02\" }) { health } }": typeof types.ReadDeviceOfWorkspaceDocument,
    "query ReadCollectors { collectors { id hash door credential agent host address batches records recordsPerMinute devices lastSeenAt } }": typeof types.ReadCollectorsDocument,
    "mutation UpdateWorkspaceOfWorkspace { updateWorkspace(input: { collecting: false }) { workspace { collecting } } }": typeof types.UpdateWorkspaceOfWorkspaceDocument,
    "query WarmUp { kql(query: \"print 1\") { rowCount } }": typeof types.WarmUpDocument,
    "mutation CreateSavedQueryOfCsvUrl($input: CreateSavedQueryInput!) { createSavedQuery(input: $input) { savedQuery { id revision } userErrors { message } } }": typeof types.CreateSavedQueryOfCsvUrlDocument,
    "mutation CreateExportKey($input: CreateExportKeyInput!) { createExportKey(input: $input) {\n  key path exportKey { id name savedQuery { name } createdAt lastUsedAt } userErrors { code field message } } }": typeof types.CreateExportKeyDocument,
    "query ReadExportKeys { exportKeys { name lastUsedAt savedQuery { name } } }": typeof types.ReadExportKeysDocument,
    "mutation UpdateSavedQuery($id: ID!) { updateSavedQuery(input: { savedQueryId: $id, description: \"x\" }) { userErrors { message } } }": typeof types.UpdateSavedQueryDocument,
    "mutation RevokeExportKey($id: ID!) { revokeExportKey(input: { id: $id }) { revokedExportKeyId userErrors { message } } }": typeof types.RevokeExportKeyDocument,
    "mutation DeleteSavedQuery($id: ID!) { deleteSavedQuery(input: { savedQueryId: $id }) { userErrors { message } } }": typeof types.DeleteSavedQueryDocument,
    "query ReadSavedQueries { savedQueries(kind: FUNCTION) { id } }": typeof types.ReadSavedQueriesDocument,
    "query ReadPausedExport($id: ID!) {\n  scheduledExport(id: $id) { enabled dueAt failures lastError pausedAt pauseReason runs(first: 100) { status attempt error } }\n}": typeof types.ReadPausedExportDocument,
    "mutation UpdateScheduledExport($id: ID!, $query: String!) { updateScheduledExport(input: { id: $id, query: $query }) { userErrors { message } } }": typeof types.UpdateScheduledExportDocument,
    "subscription FollowFaultChangesOfChanges($filter: FaultFilter, $after: String) {\n  faultChanges(filter: $filter, after: $after) {\n    kind cursor at faultId state previousState reason left\n    fault { id state version computer severity acknowledgedAt occurrences room { name site } signal { key state } }\n  }\n}": typeof types.FollowFaultChangesOfChangesDocument,
    "subscription FollowRoomChanges($filter: RoomFilter, $after: String) {\n  roomChanges(filter: $filter, after: $after) {\n    kind cursor at roomId health previousHealth reason left\n    room { id name site building floor tags health version devices { computer } }\n  }\n}": typeof types.FollowRoomChangesDocument,
    "query ReadFaultChangesOfChanges($filter: FaultFilter, $after: String) {\n      faultChanges(filter: $filter, after: $after, first: 4) { nodes { kind cursor left } pageInfo { hasNextPage endCursor } }\n    }": typeof types.ReadFaultChangesOfChangesDocument,
    "query ReadFaultsOfChanges { faults(first: 1) { pageInfo { endCursor } } }": typeof types.ReadFaultsOfChangesDocument,
    "subscription FollowFaultChangesOfClients($after: String) { faultChanges(after: $after) { kind cursor faultId state fault { computer } } }": typeof types.FollowFaultChangesOfClientsDocument,
    "subscription FollowFaultChangesOfCutsAndReturns($filter: FaultFilter, $after: String) {\n      faultChanges(filter: $filter, after: $after) { kind cursor left subject: faultId row: fault { id version state severity computer occurrences acknowledgedAt room { id name site } } }\n    }": typeof types.FollowFaultChangesOfCutsAndReturnsDocument,
    "query ReadFaultsOfCutsAndReturns($filter: FaultFilter, $after: String) {\n      faults(filter: $filter, after: $after, first: 100) { nodes { id version state severity computer occurrences acknowledgedAt room { id name site } } pageInfo { hasNextPage endCursor } }\n    }": typeof types.ReadFaultsOfCutsAndReturnsDocument,
    "subscription FollowRoomChangesOfCutsAndReturns($filter: RoomFilter, $after: String) {\n      roomChanges(filter: $filter, after: $after) { kind cursor left subject: roomId row: room { id version name site tags health devices { id computer } } }\n    }": typeof types.FollowRoomChangesOfCutsAndReturnsDocument,
    "query ReadRoomsOfCutsAndReturns($filter: RoomFilter, $after: String) {\n      rooms(filter: $filter, after: $after, first: 100) { nodes { id version name site tags health devices { id computer } } pageInfo { hasNextPage endCursor } }\n    }": typeof types.ReadRoomsOfCutsAndReturnsDocument,
    "query ReadDeviceId($computer: String!) { device(by: { computer: $computer }) { id } }": typeof types.ReadDeviceIdDocument,
    "subscription FollowCursors($after: String) { faultChanges(after: $after) { kind cursor } }": typeof types.FollowCursorsDocument,
    "subscription FollowKinds { faultChanges { kind } }": typeof types.FollowKindsDocument,
    "query ReadTypename { __typename }": typeof types.ReadTypenameDocument,
    "subscription FollowRoomChangesOfLimits($after: String) { roomChanges(after: $after) { kind } }": typeof types.FollowRoomChangesOfLimitsDocument,
    "query ReadChangesAroundCursors($after: String, $before: String) {\n  faultChanges(first: 100, after: $after, before: $before) { nodes { faultId } pageInfo { endCursor } } }": typeof types.ReadChangesAroundCursorsDocument,
    "subscription FollowFaultChangesOfSharedBytes { faultChanges { kind reason } }": typeof types.FollowFaultChangesOfSharedBytesDocument,
    "subscription FollowFaults($after: String) { faultChanges(after: $after) {\n  kind cursor at state previousState left faultId\n  fault { id state version computer occurrences signal { key } } } }": typeof types.FollowFaultsDocument,
    "subscription FollowRooms($after: String) { roomChanges(after: $after) {\n  kind cursor roomId health previousHealth } }": typeof types.FollowRoomsDocument,
    "query ReadFaultHistory($after: String) { faultChanges(first: 100, after: $after) {\n  nodes { kind cursor at state previousState left faultId }\n  pageInfo { hasNextPage endCursor } } }": typeof types.ReadFaultHistoryDocument,
    "query ReadOpenFaults($after: String) {\n  faults(filter: { states: [PENDING, OPEN, RESOLVED] }, first: 100, after: $after) {\n    nodes { id state version computer occurrences signal { key } }\n    pageInfo { hasNextPage endCursor } } }": typeof types.ReadOpenFaultsDocument,
    "mutation CreateScheduledExport($input: CreateScheduledExportInput!) { createScheduledExport(input: $input) {\n  scheduledExport { id exportId name query format window delay nextWindow dueAt enabled destination { folder s3 { endpoint bucket accessKeyId } } }\n  userErrors { code message field } } }": typeof types.CreateScheduledExportDocument,
    "query ReadScheduledExport($id: ID!) { scheduledExport(id: $id) { nextWindow running failures lastError dueAt\n  runs(first: 100) { status windowStart windowEnd attempt rows bytes sha256 object milliseconds error } } }": typeof types.ReadScheduledExportDocument,
    "subscription FollowFaultChangesOfFeedWorld($filter: FaultFilter, $after: String) { faultChanges(filter: $filter, after: $after) {\n  cursor kind at faultId state previousState reason left\n  fault { id state severity category computer startedAt openedAt occurrences version room { name site building health } } } }": typeof types.FollowFaultChangesOfFeedWorldDocument,
    "query CountEventsOfGood($computers: [String!]!) { events(filter: { computers: $computers }) { totalCount } }": typeof types.CountEventsOfGoodDocument,
    "mutation SeedRoom($input: CreateRoomInput!) {\n  createRoom(input: $input) { room { id } userErrors { code field message } } }": typeof types.SeedRoomDocument,
    "mutation SeedRoomUpdate($input: UpdateRoomInput!) {\n  updateRoom(input: $input) { room { id } userErrors { code field message } } }": typeof types.SeedRoomUpdateDocument,
    "mutation SeedRoomDeletion($input: DeleteRoomInput!) {\n  deleteRoom(input: $input) { deletedRoomId userErrors { code field message } } }": typeof types.SeedRoomDeletionDocument,
    "mutation SeedAssignment($input: AssignDeviceInput!) {\n  assignDevice(input: $input) { device { id } userErrors { code field message } } }": typeof types.SeedAssignmentDocument,
    "query SeedDevice($computer: String!) { device(by: { computer: $computer }) { id } }": typeof types.SeedDeviceDocument,
    "mutation SeedDeviceDeletion($input: DeleteDeviceInput!) {\n  deleteDevice(input: $input) { deletedDeviceId userErrors { code field message } } }": typeof types.SeedDeviceDeletionDocument,
    "mutation SeedOptional($input: SetSignalOptionalInput!) {\n  setSignalOptional(input: $input) { device { id } userErrors { code field message } } }": typeof types.SeedOptionalDocument,
    "mutation SeedAcknowledgement($input: AcknowledgeFaultInput!) {\n  acknowledgeFault(input: $input) { fault { id } userErrors { code field message } } }": typeof types.SeedAcknowledgementDocument,
    "mutation SeedUnacknowledgement($input: UnacknowledgeFaultInput!) {\n  unacknowledgeFault(input: $input) { fault { id } userErrors { code field message } } }": typeof types.SeedUnacknowledgementDocument,
    "mutation SeedSavedQuery($input: CreateSavedQueryInput!) {\n  createSavedQuery(input: $input) { savedQuery { id } userErrors { code field message } } }": typeof types.SeedSavedQueryDocument,
    "mutation SeedSavedQueryUpdate($input: UpdateSavedQueryInput!) {\n  updateSavedQuery(input: $input) { savedQuery { id } userErrors { code field message } } }": typeof types.SeedSavedQueryUpdateDocument,
    "mutation SeedSavedQueryDeletion($input: DeleteSavedQueryInput!) {\n  deleteSavedQuery(input: $input) { deletedSavedQueryId userErrors { code field message } } }": typeof types.SeedSavedQueryDeletionDocument,
    "mutation SeedKey($input: CreateExportKeyInput!) {\n  createExportKey(input: $input) { exportKey { id } key path userErrors { code field message } } }": typeof types.SeedKeyDocument,
    "mutation SeedKeyRevocation($input: RevokeExportKeyInput!) {\n  revokeExportKey(input: $input) { revokedExportKeyId userErrors { code field message } } }": typeof types.SeedKeyRevocationDocument,
    "mutation SeedAlertRule($input: CreateAlertRuleInput!) {\n  createAlertRule(input: $input) { alertRule { id } userErrors { code field message } } }": typeof types.SeedAlertRuleDocument,
    "mutation SeedActionGroup($input: SaveActionGroupInput!) {\n  saveActionGroup(input: $input) { actionGroup { id } userErrors { code field message } } }": typeof types.SeedActionGroupDocument,
    "mutation SeedTest($input: TestActionGroupInput!) {\n  testActionGroup(input: $input) { deliveries { id } userErrors { code field message } } }": typeof types.SeedTestDocument,
    "mutation SeedSilence($input: CreateSilenceInput!) {\n  createSilence(input: $input) { silence { id } userErrors { code field message } } }": typeof types.SeedSilenceDocument,
    "mutation SeedAlertRoutes($input: UpdateAlertRoutesInput!) {\n  updateAlertRoutes(input: $input) { alertRoutes { revision } userErrors { code field message } } }": typeof types.SeedAlertRoutesDocument,
    "mutation SeedView($input: CreateViewInput!) {\n  createView(input: $input) { view { id } userErrors { code field message } } }": typeof types.SeedViewDocument,
    "mutation SeedViewUpdate($input: UpdateViewInput!) {\n  updateView(input: $input) { view { id } userErrors { code field message } } }": typeof types.SeedViewUpdateDocument,
    "mutation SeedViewDeletion($input: DeleteViewInput!) {\n  deleteView(input: $input) { deletedViewId userErrors { code field message } } }": typeof types.SeedViewDeletionDocument,
    "mutation SeedCustomField($input: CustomFieldInput!) {\n  saveCustomField(input: $input) { customField { name } userErrors { code field message } } }": typeof types.SeedCustomFieldDocument,
    "mutation SeedExport($input: CreateScheduledExportInput!) {\n  createScheduledExport(input: $input) { scheduledExport { id } userErrors { code field message } } }": typeof types.SeedExportDocument,
    "mutation SeedExportUpdate($input: UpdateScheduledExportInput!) {\n  updateScheduledExport(input: $input) { scheduledExport { id } userErrors { code field message } } }": typeof types.SeedExportUpdateDocument,
    "mutation SeedExportRun($input: ScheduledExportKey!) {\n  runScheduledExport(input: $input) { scheduledExport { id } userErrors { code field message } } }": typeof types.SeedExportRunDocument,
    "mutation SeedExportDeletion($input: ScheduledExportKey!) {\n  deleteScheduledExport(input: $input) { deletedScheduledExportId userErrors { code field message } } }": typeof types.SeedExportDeletionDocument,
    "query SeedRows($query: String!) { kql(query: $query) { rows } }": typeof types.SeedRowsDocument,
    "query ReadRuleForHostile { workspace { dataCollectionRuleId } }": typeof types.ReadRuleForHostileDocument,
    "mutation SaveQueryOfForeignPages($input: CreateSavedQueryInput!) { createSavedQuery(input: $input) { savedQuery { id } } }": typeof types.SaveQueryOfForeignPagesDocument,
    "mutation ImportOfTest($input: ImportRoomsInput!) { importRooms(input: $input) {\n  rooms { index name action changes registered moved removedRooms room { id name } userErrors { code field message } }\n  userErrors { code field message } } }": typeof types.ImportOfTestDocument,
    "query ReadImportedRoom($name: String!) { room(by: { name: $name }) {\n  id name site building floor tags account ownTimeZone health version devices { computer health room { name } } } }": typeof types.ReadImportedRoomDocument,
    "query ReadFaultsOfImport($computer: String!) { device(by: { computer: $computer }) {\n  room { id name } faults { nodes { room { name site } changes { nodes { kind reason } } } } } }": typeof types.ReadFaultsOfImportDocument,
    "subscription FollowImport { roomChanges { kind room { name } roomId reason } }": typeof types.FollowImportDocument,
    "query ReadDeviceOfJobs($c: String!) { device(by: { computer: $c }) { health room { health } } }": typeof types.ReadDeviceOfJobsDocument,
    "mutation SaveGroup($input: SaveActionGroupInput!) { saveActionGroup(input: $input) {\n  actionGroup { id name to cc bcc revision webhooks { webhookId url format disabledAt disabledBecause } }\n  secrets { webhookId secret } userErrors { code field message } } }": typeof types.SaveGroupDocument,
    "query ActionGroups { actionGroups { id name to cc bcc revision updatedBy\n  webhooks { webhookId url format disabledAt disabledBecause failingSince } } }": typeof types.ActionGroupsDocument,
    "mutation SaveRoutes($input: UpdateAlertRoutesInput!) { updateAlertRoutes(input: $input) {\n  alertRoutes { revision routes { name groupWait groupBy actionGroups { name } } } userErrors { code field message } } }": typeof types.SaveRoutesDocument,
    "mutation TryGroup($input: TestActionGroupInput!) { testActionGroup(input: $input) {\n  deliveries { id channel } userErrors { code field message } } }": typeof types.TryGroupDocument,
    "mutation RetryDelivery($input: RetryDeliveryInput!) { retryDelivery(input: $input) {\n  delivery { id status } userErrors { code field message } } }": typeof types.RetryDeliveryDocument,
    "mutation RemoveGroup($input: DeleteActionGroupInput!) { deleteActionGroup(input: $input) {\n  deletedActionGroupId userErrors { code field message } } }": typeof types.RemoveGroupDocument,
    "query DeliveryLog { deliveries(first: 100) { nodes {\n  id deliveryId channel status target reason headline text body answer nextAttemptAt sentAt\n  attempts { at error } actionGroup { name } alerts { computer } } } }": typeof types.DeliveryLogDocument,
    "mutation AcknowledgeFirst($input: AcknowledgeAlertInput!) {\n  acknowledgeAlert(input: $input) { userErrors { message } } }": typeof types.AcknowledgeFirstDocument,
    "query OpenAlerts($filter: AlertFilter) { alerts(filter: $filter) { nodes { id state } } }": typeof types.OpenAlertsDocument,
    "mutation SilenceAlerts($input: CreateSilenceInput!) { createSilence(input: $input) {\n    silence { id state createdBy matchers { label operator value } } userErrors { code field message } } }": typeof types.SilenceAlertsDocument,
    "mutation EndSilence($input: ExpireSilenceInput!) { expireSilence(input: $input) {\n    silence { state } userErrors { code field message } } }": typeof types.EndSilenceDocument,
    "query ReadOneFault($computer: String!) { device(by: { computer: $computer }) {\n      health room { health } faults(states: null) { nodes { signal { key } state occurrences } } } }": typeof types.ReadOneFaultDocument,
    "mutation SetPolicyOfTest($input: SetSignalPolicyInput!) { setSignalPolicy(input: $input) {\n  policy { key room { name } optional watchTime severity } userErrors { code field message } } }": typeof types.SetPolicyOfTestDocument,
    "mutation UpdateDeviceOfTest($input: UpdateDeviceInput!) { updateDevice(input: $input) {\n  device { staleAfter ownStaleAfter staleAt } userErrors { code field message } } }": typeof types.UpdateDeviceOfTestDocument,
    "query ReadPoliciesOfDevice($computer: String!) { device(by: { computer: $computer }) {\n  id health staleAt signalPolicies { key optional watchTime severity } signals { key optional }\n  faults(states: [PENDING, OPEN]) { nodes { state severity } } room { id } } }": typeof types.ReadPoliciesOfDeviceDocument,
    "query ReadPolicies { signalPolicies { key room { name } optional watchTime severity } }": typeof types.ReadPoliciesDocument,
    "query ReadKqlOfGraphql($query: String!, $timespan: String, $first: Int, $after: String) {\n  kql(query: $query, timespan: $timespan, first: $first, after: $after) {\n    columns { name type } rows rowCount truncated warnings render endCursor\n    stats { rowsRead rowsReturned milliseconds pushedDown }\n  }\n}": typeof types.ReadKqlOfGraphqlDocument,
    "query ReadRoomsOfGraphql { rooms { nodes { id } } }": typeof types.ReadRoomsOfGraphqlDocument,
    "mutation UpdateRoom($roomId: ID!) {\n        updateRoom(input: { roomId: $roomId, site: \"Oslo\", tags: [\"wall\"] }) { userErrors { message } }\n      }": typeof types.UpdateRoomDocument,
    "query ReadRoomsAndDevices {\n      rooms { nodes { id name site tags health healthSince lastEventAt } }\n      devices { nodes { id computer room { id name site floor } alias displayName appVersion os osVersion health firstSeenAt lastHeartbeatAt staleAt } }\n    }": typeof types.ReadRoomsAndDevicesDocument,
    "query ReadFaultsOfGraphql { faults { nodes { id computer signal { key } category severity state reason occurrences } } }": typeof types.ReadFaultsOfGraphqlDocument,
    "query ReadKqlOfGraphql2($query: String!) { kql(query: $query, explain: true) {\n         stats { steps { operators table isPushedDown fellBack rows documentsRead indexes asked } }\n       } }": typeof types.ReadKqlOfGraphql2Document,
    "query ReadKqlDiagnosticsAndKqlCompletions($bad: String!, $begun: String!) {\n        kqlDiagnostics(text: $bad) { code severity line column length message }\n        kqlCompletions(text: $begun, position: 19) { label kind insert start length }\n      }": typeof types.ReadKqlDiagnosticsAndKqlCompletionsDocument,
    "mutation BusyExport($input: CreateScheduledExportInput!) {\n          createScheduledExport(input: $input) { userErrors { field code } } }": typeof types.BusyExportDocument,
    "mutation BusySavedQuery($input: CreateSavedQueryInput!) {\n          createSavedQuery(input: $input) { userErrors { field code } } }": typeof types.BusySavedQueryDocument,
    "query ReadKqlOfOms($query: String!) { kql(query: $query) { rows rowCount } }": typeof types.ReadKqlOfOmsDocument,
    "mutation CreateSavedQueryOfSavedQueries($input: CreateSavedQueryInput!) { createSavedQuery(input: $input) {\n  savedQuery { id kind name description text parameters { name type default } updatedBy revision }\n  userErrors { field code message }\n} }": typeof types.CreateSavedQueryOfSavedQueriesDocument,
    "mutation UpdateSavedQueryOfSavedQueries($input: UpdateSavedQueryInput!) { updateSavedQuery(input: $input) {\n  savedQuery { id name text revision } userErrors { field code message }\n} }": typeof types.UpdateSavedQueryOfSavedQueriesDocument,
    "mutation DeleteSavedQueryOfSavedQueries($id: ID!) { deleteSavedQuery(input: { savedQueryId: $id }) {\n  deletedSavedQueryId userErrors { code }\n} }": typeof types.DeleteSavedQueryOfSavedQueriesDocument,
    "query ReadKql($query: String!) { kql(query: $query) { rows } }": typeof types.ReadKqlDocument,
    "query ReadSavedQueriesAndSavedQuery($id: ID!) {\n        savedQueries(kind: QUERY) { name }\n        byName: savedQuery(by: { name: \"ALL ROOMS\" }) { id }\n        node(id: $id) { __typename id }\n      }": typeof types.ReadSavedQueriesAndSavedQueryDocument,
    "query ReadSavedQuery { savedQuery(by: { name: \"all rooms\" }) { id } }": typeof types.ReadSavedQueryDocument,
    "query ReadKqlDiagnostics { kqlDiagnostics(text: \"Shallow\") { severity line message } }": typeof types.ReadKqlDiagnosticsDocument,
    "query ReadKqlCompletions { kqlCompletions(text: \"Offers\", position: 6) { label } }": typeof types.ReadKqlCompletionsDocument,
    "query ReadRoomsOfCommands($first: Int, $orderBy: RoomOrder) {\n  rooms(first: $first, orderBy: $orderBy) {\n    nodes {\n      name health lastEventAt\n      devices { computer health signals { key state } room { name } faults { nodes { id } } }\n      faults { nodes { state reason device { computer } room { name } signal { key state } } totalCount }\n    }\n  }\n}": typeof types.ReadRoomsOfCommandsDocument,
    "query ReadFaultsOfCommands($first: Int) {\n  faults(first: $first) { nodes { reason device { computer } room { name devices { computer } } signal { label } } }\n}": typeof types.ReadFaultsOfCommandsDocument,
    "query ReadDevicesOfCommands($first: Int) { devices(first: $first) { nodes { computer room { name } faults { nodes { id } } } } }": typeof types.ReadDevicesOfCommandsDocument,
    "query ReadEventsOfCommands($first: Int) { events(first: $first) { nodes { description device { computer room { name } } } } }": typeof types.ReadEventsOfCommandsDocument,
    "query ReadFaultChangesOfCommands($first: Int) {\n  faultChanges(first: $first) { nodes { kind state fault { reason room { name } device { computer } signal { key } } } }\n}": typeof types.ReadFaultChangesOfCommandsDocument,
    "query ReadNamesOfCommands($first: Int) {\n    rooms(first: $first) { nodes { devices { computer health } faults { nodes { signal { key } device { computer } } } } }\n  }": typeof types.ReadNamesOfCommandsDocument,
    "subscription FollowFaultChangesOfCommands { faultChanges { kind fault { reason room { name } device { computer } signal { key } } } }": typeof types.FollowFaultChangesOfCommandsDocument,
    "mutation TryAcknowledge($input: AcknowledgeFaultInput!) { acknowledgeFault(input: $input) {\n    fault { id state version acknowledgedAt acknowledgedBy acknowledgementNote } userErrors { field code message } } }": typeof types.TryAcknowledgeDocument,
    "mutation TryUnacknowledge($input: UnacknowledgeFaultInput!) {\n    unacknowledgeFault(input: $input) {\n      fault { id state version acknowledgedAt acknowledgedBy acknowledgementNote } userErrors { field code message } } }": typeof types.TryUnacknowledgeDocument,
    "mutation TryCreateRoom($input: CreateRoomInput!) { createRoom(input: $input) {\n    room { id name site building floor tags health version devices { computer } } userErrors { field code message } } }": typeof types.TryCreateRoomDocument,
    "mutation TryUpdateRoom($input: UpdateRoomInput!) { updateRoom(input: $input) {\n    room { id name site building floor tags health version devices { computer } } userErrors { field code message } } }": typeof types.TryUpdateRoomDocument,
    "mutation TryDeleteRoom($input: DeleteRoomInput!) { deleteRoom(input: $input) {\n    deletedRoomId userErrors { field code message } } }": typeof types.TryDeleteRoomDocument,
    "mutation TryAssignDevice($input: AssignDeviceInput!) { assignDevice(input: $input) {\n    device { id computer health room { name } } userErrors { field code message } } }": typeof types.TryAssignDeviceDocument,
    "mutation TryDeleteDevice($input: DeleteDeviceInput!) { deleteDevice(input: $input) {\n    deletedDeviceId userErrors { field code message } } }": typeof types.TryDeleteDeviceDocument,
    "mutation TrySetSignalOptional($input: SetSignalOptionalInput!) {\n    setSignalOptional(input: $input) {\n      device { id health signals { key state optional } } userErrors { field code message } } }": typeof types.TrySetSignalOptionalDocument,
    "query ReadDeviceOfMutations($computer: String!) { device(by: { computer: $computer }) {\n      id health room { id health } faults(states: null) { nodes { id state version occurrences changes { nodes { kind reason } } } }\n    } }": typeof types.ReadDeviceOfMutationsDocument,
    "query ReadNode($id: ID!) { node(id: $id) { ... on Room { site building floor tags version } } }": typeof types.ReadNodeDocument,
    "query ReadNodeOfMutations($id: ID!) { node(id: $id) { ... on Room { version } } }": typeof types.ReadNodeOfMutationsDocument,
    "query ReadNodeOfMutations2($id: ID!) { node(id: $id) { id } }": typeof types.ReadNodeOfMutations2Document,
    "query ReadNodes($ids: [ID!]!) { nodes(ids: $ids) { ... on Room { id devices { computer } health } } }": typeof types.ReadNodesDocument,
    "mutation CreateRoomOfMutations($input: CreateRoomInput!) { createRoom(input: $input) { room { id } } }": typeof types.CreateRoomOfMutationsDocument,
    "query ReadRoomOfMutations { room(by: { name: \"Lambda\" }) { id } }": typeof types.ReadRoomOfMutationsDocument,
    "mutation CreateRoomAndAssignDevice {\n    a: createRoom(input: { name: \"Mu\" }) { room { version } }\n    b: createRoom(input: { name: \"mu\" }) { room { id } userErrors { code } }\n    c: assignDevice(input: { computer: \"M-30\" }) { device { room { id } } }\n  }": typeof types.CreateRoomAndAssignDeviceDocument,
    "query ReadRoomsOfPaging { rooms(first: 2, filter: { floors: [\"1\"] }) { pageInfo { endCursor } } }": typeof types.ReadRoomsOfPagingDocument,
    "query ReadSevenRooms($cursor: String!) {\n        rooms(first: 7, after: $cursor, filter: { floors: [\"1\"] }) { nodes { id } } }": typeof types.ReadSevenRoomsDocument,
    "query ReadNodesOfPaging($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }": typeof types.ReadNodesOfPagingDocument,
    "query ReadRoomAndDevice($room: ID!, $device: ID!) {\n        a: room(by: { id: $device }) { id } b: device(by: { id: $room }) { id } c: room(by: { id: \"\" }) { id }\n        d: node(id: \"nonsense\") { id } e: faults(filter: { deviceIds: [$room] }) { totalCount }\n      }": typeof types.ReadRoomAndDeviceDocument,
    "query ReadNodesOfPaging2($ids: [ID!]!) { nodes(ids: $ids) { id } }": typeof types.ReadNodesOfPaging2Document,
    "query ReadDeviceOfRefusals { device(by: { computer: \"known\" }) { id faults(states: [RESOLVED]) { nodes { id } } } }": typeof types.ReadDeviceOfRefusalsDocument,
    "query ReadNodeOfTools($id: ID!) { node(id: $id) { __typename id\n    ... on Collector { door } ... on ScheduledExport { name exportId } ... on ExportKey { name } } }": typeof types.ReadNodeOfToolsDocument,
    "mutation CreateKeyOfTools($input: CreateExportKeyInput!) { createExportKey(input: $input) { exportKey { id } } }": typeof types.CreateKeyOfToolsDocument,
    "query ReadExportOfTools($id: ID!) { scheduledExport(id: $id) { exportId } }": typeof types.ReadExportOfToolsDocument,
    "query ReadEventsOfTools($last: Int, $before: String, $first: Int) {\n    events(filter: { computers: [\"PAGE-A\"] }, last: $last, before: $before, first: $first) {\n      edges { cursor node { timeGenerated } } pageInfo { hasPreviousPage hasNextPage startCursor } } }": typeof types.ReadEventsOfToolsDocument,
    "subscription FollowRoomChangesOfAtOnce($filter: RoomFilter) { roomChanges(filter: $filter) { kind room { name } } }": typeof types.FollowRoomChangesOfAtOnceDocument,
    "query ReadRoomsOfIdentity($filter: RoomFilter) { rooms(filter: $filter, first: 100) { nodes { id name health version lastEventAt devices { computer } } } }": typeof types.ReadRoomsOfIdentityDocument,
    "query ReadRoomOfIdentity($name: String!) { room(by: { name: $name }) { id name health version lastEventAt devices { computer } } }": typeof types.ReadRoomOfIdentityDocument,
    "query ReadDeviceOfIdentity($computer: String!) {\n      device(by: { computer: $computer }) { id computer displayName alias health firstSeenAt lastEventAt room { id name } }\n    }": typeof types.ReadDeviceOfIdentityDocument,
    "mutation AssignDeviceOfIdentity($input: AssignDeviceInput!) {\n      assignDevice(input: $input) { device { id computer health firstSeenAt lastEventAt room { name } } userErrors { code field } }\n    }": typeof types.AssignDeviceOfIdentityDocument,
    "mutation DeleteDevice($id: ID!) { deleteDevice(input: { deviceId: $id }) { deletedDeviceId userErrors { code } } }": typeof types.DeleteDeviceDocument,
    "query ReadNodeAndFaults($ids: [ID!], $id: ID!) {\n        node(id: $id) { id }\n        faults(filter: { deviceIds: $ids }) {\n          nodes { state computer device { id } room { id } signal { key state } changes { nodes { kind } } }\n        }\n      }": typeof types.ReadNodeAndFaultsDocument,
    "query ReadUnheard($computer: String!) { device(by: { computer: $computer }) {\n  health staleAt room { health } signals { key state }\n  faults(states: null) { nodes { state severity category reason recommendedAction } } } }": typeof types.ReadUnheardDocument,
    "query ReadSites($names: [String!]) { sites(filter: { names: $names }) {\n  totalCount nodes { id name timeZone serviceHours { days from to } buildings { id name site { name } timeZone } } } }": typeof types.ReadSitesDocument,
    "query ReadBuildings($filter: BuildingFilter) { buildings(filter: $filter) {\n  nodes { id name site { name } timeZone } } }": typeof types.ReadBuildingsDocument,
    "query ReadRoomCalendar($id: ID!) { node(id: $id) { ... on Room {\n  version timeZone serviceHours { days from to } maintenanceHours { days from to }\n  ownTimeZone ownServiceHours { days } ownMaintenanceHours { days } } } }": typeof types.ReadRoomCalendarDocument,
    "mutation SetSiteOfTest($input: UpdateSiteInput!) { updateSite(input: $input) {\n  site { name timeZone maintenanceHours { days from to } } userErrors { code field message } } }": typeof types.SetSiteOfTestDocument,
    "mutation SetBuildingOfTest($input: UpdateBuildingInput!) { updateBuilding(input: $input) {\n  building { name timeZone } userErrors { code field message } } }": typeof types.SetBuildingOfTestDocument,
    "mutation SetCalendar($input: UpdateWorkspaceInput!) { updateWorkspace(input: $input) {\n  workspace { timeZone serviceHours { from to } maintenanceHours { from to } collecting } userErrors { code field message } } }": typeof types.SetCalendarDocument,
    "query ReadPlaceNode($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }": typeof types.ReadPlaceNodeDocument,
    "query ReadViewResults($id: ID!, $form: String) {\n  viewResults(viewId: $id, form: $form) {\n    tile form parts { kind computedAt nextAt value meaning data { rows truncated } error { message } }\n  }\n}": typeof types.ReadViewResultsDocument,
    "query ReadView { view(by: { name: \"skype room systems V2\" }) {\n  id shipped refreshSeconds\n  tiles { id type forms { name drillDown parts { kind query columns } } }\n} }": typeof types.ReadViewDocument,
    "query ReadFleet { fleet {\n      devicesSeen devicesActive devicesActiveLastHour devicesInactive devicesRestarted\n      osVersions { version count } appVersions { version count }\n    } }": typeof types.ReadFleetDocument,
    "query ReadTileDrillDown($id: ID!, $tile: String!, $form: String, $item: String!) {\n            tileDrillDown(viewId: $id, tile: $tile, form: $form, item: $item) { query result { columns { name } rows } }\n          }": typeof types.ReadTileDrillDownDocument,
    "query ReadViewOfShipped($id: ID!) { view(by: { id: $id }) { definition } }": typeof types.ReadViewOfShippedDocument,
    "mutation UpdateViewAndDeleteView($viewId: ID!, $definition: JSON!) {\n      updateView(input: { viewId: $viewId, definition: $definition }) { userErrors { code field } }\n      deleteView(input: { viewId: $viewId }) { userErrors { code field } }\n      createView(input: { definition: $definition }) { userErrors { code field } }\n    }": typeof types.UpdateViewAndDeleteViewDocument,
    "mutation CreateView($definition: JSON!) { createView(input: { definition: $definition }) { view { name shipped } } }": typeof types.CreateViewDocument,
    "mutation CreateViewOfViews($definition: JSON!) { createView(input: { definition: $definition }) {\n  view { id name revision updatedBy shipped definition } userErrors { code field message }\n} }": typeof types.CreateViewOfViewsDocument,
    "mutation UpdateView($input: UpdateViewInput!) { updateView(input: $input) {\n  view { id name revision description } userErrors { code field message }\n} }": typeof types.UpdateViewDocument,
    "mutation DeleteView($id: ID!) { deleteView(input: { viewId: $id }) { deletedViewId userErrors { code } } }": typeof types.DeleteViewDocument,
    "query ReadViewsAndView($id: ID!) {\n        views { name }\n        byName: view(by: { name: \"LOBBY\" }) { id }\n        byId: view(by: { id: $id }) { name tiles { id type meaning forms { name parts { kind query } } } }\n        node(id: $id) { __typename id }\n        none: view(by: { id: \"bm9uZQ\" }) { id }\n      }": typeof types.ReadViewsAndViewDocument,
    "mutation CreateViewOfViews2 { createView(input: { definition: {\n      schema: \"roomwatch.view\", version: 1, name: \"Inline\", tiles: [{ type: \"number\", id: \"one\", title: \"One\",\n      forms: [{ name: \"all\", number: { query: \"print 1\" } }] }]\n    } }) { view { name } userErrors { message } } }": typeof types.CreateViewOfViews2Document,
    "query ReadViewResultsOfViews($id: ID!) { viewResults(viewId: $id) { tile form parts {\n        kind computedAt nextAt value meaning data { columns { name type } rows truncated } error { code message line column }\n      } } }": typeof types.ReadViewResultsOfViewsDocument,
    "query ReadViewResultsOfViews2($id: ID!, $tiles: [String!], $form: String) {\n      viewResults(viewId: $id, tiles: $tiles, form: $form) { tile form parts { value } }\n    }": typeof types.ReadViewResultsOfViews2Document,
    "query ReadViewResultsOfViews3($id: ID!) { viewResults(viewId: $id) { parts { data { rows } } } }": typeof types.ReadViewResultsOfViews3Document,
    "query ReadTileDrillDownOfViews($id: ID!, $item: String!) {\n      tileDrillDown(viewId: $id, tile: \"list\", item: $item) { query result(first: 1) { rows endCursor } }\n    }": typeof types.ReadTileDrillDownOfViewsDocument,
    "query ReadViewResultsOfViews4($id: ID!) { viewResults(viewId: $id) { parts { value } } }": typeof types.ReadViewResultsOfViews4Document,
    "query ReadTenant($list: String!) {\n  devices { nodes { id } } faults { nodes { id } } events { nodes { id } } collectors { id }\n  r: rooms(first: 1) { pageInfo { endCursor } } d: devices(first: 1) { pageInfo { endCursor } }\n  f: faults(first: 1) { pageInfo { endCursor } } c: faultChanges(first: 1) { pageInfo { endCursor } }\n  e: events(first: 1) { pageInfo { endCursor } } k: kql(query: $list, first: 1) { endCursor } }": typeof types.ReadTenantDocument,
    "query ReadTenantPlaces { sites { nodes { id } pageInfo { endCursor } }\n  buildings { nodes { id } pageInfo { endCursor } } }": typeof types.ReadTenantPlacesDocument,
    "query ReadTenantAlerts {\n  alerts(first: 1) { nodes { id } pageInfo { endCursor } } deliveries(first: 1) { pageInfo { endCursor } } }": typeof types.ReadTenantAlertsDocument,
    "mutation SetTenantPolicies($room: SetSignalPolicyInput!, $device: SetSignalPolicyInput!,\n  $staleAfter: UpdateDeviceInput!) { room: setSignalPolicy(input: $room) { userErrors { message } }\n  device: setSignalPolicy(input: $device) { userErrors { message } } updateDevice(input: $staleAfter) { userErrors { message } } }": typeof types.SetTenantPoliciesDocument,
};
const documents: Documents = {
    "query ReadEventsAndDevices {\n    events(first: 1) { totalCount }\n    devices(first: 1) { totalCount }\n    faulty: devices(filter: { health: [UNHEALTHY, WARNING] }, first: 1) { totalCount }\n  }": types.ReadEventsAndDevicesDocument,
    "subscription FollowFaultChanges($after: String) { faultChanges(after: $after) {\n  kind cursor at faultId state previousState reason left\n  fault { id state severity category computer startedAt openedAt occurrences version room { name site building health } } } }": types.FollowFaultChangesDocument,
    "query ReadRoomsOverHttp($first: Int) { rooms(first: $first, orderBy: HEALTH) { nodes {\n  name site building floor health healthSince lastEventAt\n  devices { computer health appVersion lastHeartbeatAt lastEventAt }\n  faults { nodes { severity state reason recommendedAction startedAt signal { key state value } } }\n} pageInfo { hasNextPage endCursor } } }": types.ReadRoomsOverHttpDocument,
    "mutation BenchImport($input: ImportRoomsInput!) { importRooms(input: $input) {\n  rooms { action } userErrors { message } } }": types.BenchImportDocument,
    "subscription OpenFaultFeed { faultChanges { kind cursor fault { id state severity category reason computer startedAt openedAt occurrences signal { key state } device { computer } room { name } } } }": types.OpenFaultFeedDocument,
    "query ListOpenFaults($after: String) { faults(first: 100, after: $after) { nodes { id state severity category reason computer startedAt openedAt occurrences signal { key state } device { computer } room { name } } pageInfo { hasNextPage endCursor } } }": types.ListOpenFaultsDocument,
    "query ReadRooms($first: Int) { rooms(first: $first, orderBy: HEALTH) { nodes {\n  name site building floor health healthSince lastEventAt\n  devices { computer health appVersion lastHeartbeatAt lastEventAt }\n  faults { nodes { severity state reason recommendedAction startedAt signal { key state value } } }\n} pageInfo { hasNextPage endCursor } } }": types.ReadRoomsDocument,
    "query CountRooms { rooms { totalCount } }": types.CountRoomsDocument,
    "query ReadRows($query: String!) { kql(query: $query) { rows } }": types.ReadRowsDocument,
    "subscription FollowFaultChangesOfSubscriber { faultChanges { kind fault { computer startedAt } } }": types.FollowFaultChangesOfSubscriberDocument,
    "query ReadDevices { devices { totalCount } }": types.ReadDevicesDocument,
    "query ReadFaultChanges($after: String) { faultChanges(first: 100, after: $after) {\n  nodes { kind fault { computer signal { key } } } pageInfo { hasNextPage endCursor } } }": types.ReadFaultChangesDocument,
    "query ReadDevice($computer: String!) { device(by: { computer: $computer }) { health } }": types.ReadDeviceDocument,
    "query ReadDevicesOfCrash($after: String) { devices(first: 100, after: $after) {\n  nodes { computer health room { name health } signals { key state value } faults(states: [PENDING, OPEN]) { nodes { signal { key } state } } }\n  pageInfo { hasNextPage endCursor } } }": types.ReadDevicesOfCrashDocument,
    "query ReadEvents($after: String) { events(first: 100, after: $after) {\n  nodes { computer eventId timeGenerated description } pageInfo { hasNextPage endCursor } } }": types.ReadEventsDocument,
    "query ReadRoomsOfCrash { rooms(first: 50) { nodes { name health devices { computer } } } }": types.ReadRoomsOfCrashDocument,
    "query CountRows($text: String!) { kql(query: $text) { rowCount } }": types.CountRowsDocument,
    "query ReadRoomsAndFaults { rooms { totalCount } faults(filter: { states: [OPEN] }) { totalCount } }": types.ReadRoomsAndFaultsDocument,
    "\n  subscription FollowFaultChangesOfFaultLife($after: String) {\n    faultChanges(after: $after) {\n      kind\n      cursor\n      left\n      faultId\n      fault {\n        id\n        state\n        occurrences\n        room {\n          name\n        }\n        device {\n          computer\n        }\n        signal {\n          key\n          state\n        }\n      }\n    }\n  }\n": types.FollowFaultChangesOfFaultLifeDocument,
    "query ReadRoomsOfFaultLife { rooms { totalCount nodes { name health devices { computer health } faults { nodes { state signal { key } } } } } }": types.ReadRoomsOfFaultLifeDocument,
    "query ReadFaults { faults { nodes { startedAt lastReportedAt version } } }": types.ReadFaultsDocument,
    "query ReadRoomsOfInstalled { rooms { nodes { name health } } }": types.ReadRoomsOfInstalledDocument,
    "query ReadViews { views { name } }": types.ReadViewsDocument,
    "subscription FaultsOfMetrics { faultChanges { kind } }": types.FaultsOfMetricsDocument,
    "query ReadEventsAndDevice($computer: String!) {\n      events(filter: { computers: [$computer] }) { totalCount }\n      device(by: { computer: $computer }) {\n        health lastEventAt\n        signals { key state value since }\n        faults(states: null) { nodes {\n          signal { key } state occurrences startedAt\n          changes { nodes { kind state previousState } }\n        } }\n      }\n    }": types.ReadEventsAndDeviceDocument,
    "mutation CreateExportKeyBehindProxy($id: ID!) {\n  createExportKey(input: { savedQueryId: $id, name: \"proxy\" }) { key path url userErrors { message } } }": types.CreateExportKeyBehindProxyDocument,
    "query CollectorsBehindProxy { collectors { agent address } }": types.CollectorsBehindProxyDocument,
    "query ReadDeviceOfResent($computer: String!) {\n      device(by: { computer: $computer }) {\n        health lastEventAt signals { key state since } faults(states: null) { nodes { state occurrences version } }\n      }\n    }": types.ReadDeviceOfResentDocument,
    "query ReadRoom($id: ID!) { room(by: { id: $id }) { health faults(states: [PENDING, OPEN]) { totalCount } } }": types.ReadRoomDocument,
    "mutation AssignDevice($computer: String!, $roomId: ID!) {\n  assignDevice(input: { computer: $computer, roomId: $roomId }) { device { room { id } } userErrors { code } } }": types.AssignDeviceDocument,
    "query ReadDeviceOfSilence($computer: String!) { device(by: { computer: $computer }) {\n  health staleAt room { health } signals { key state value } faults { nodes { signal { key } state startedAt openedAt } }\n} }": types.ReadDeviceOfSilenceDocument,
    "subscription CursorOfSnippets { faultChanges { cursor kind } }": types.CursorOfSnippetsDocument,
    "subscription FollowAlerts($filter: AlertFilter, $after: String) {\n  alertChanges(filter: $filter, after: $after) {\n    kind cursor at alertId state previousState reason left\n    alert { id name computer state response severity version room { name } members { signal endedAt acknowledged fault { id } } }\n  }\n}": types.FollowAlertsDocument,
    "query AlertsOf($filter: AlertFilter) {\n  alerts(filter: $filter) { totalCount nodes {\n    id name computer state severity summary firedAt resolvedAt response respondedBy note acknowledgedUntil version\n    rule { id name isShipped } device { computer } room { name }\n    members { signal severity reason recommendedAction endedAt acknowledged fault { id acknowledgedBy } }\n  } }\n}": types.AlertsOfDocument,
    "query AlertRules { alertRules {\n  id name enabled isShipped severity pendingFor keepFiringFor revision faults { categories signals sites } } }": types.AlertRulesDocument,
    "mutation Acknowledge($input: AcknowledgeAlertInput!) {\n  acknowledgeAlert(input: $input) { alert { response respondedBy } userErrors { code field message } } }": types.AcknowledgeDocument,
    "mutation Withdraw($input: UnacknowledgeAlertInput!) {\n  unacknowledgeAlert(input: $input) { alert { response } userErrors { code field message } } }": types.WithdrawDocument,
    "mutation CloseAlert($input: CloseAlertInput!) {\n  closeAlert(input: $input) { alert { response state note } userErrors { code field message } } }": types.CloseAlertDocument,
    "mutation CreateRule($input: CreateAlertRuleInput!) {\n  createAlertRule(input: $input) { alertRule { id name revision pendingFor } userErrors { code field message } } }": types.CreateRuleDocument,
    "mutation UpdateRule($input: UpdateAlertRuleInput!) {\n  updateAlertRule(input: $input) { alertRule { enabled revision updatedBy } userErrors { code field message } } }": types.UpdateRuleDocument,
    "mutation DeleteRule($input: DeleteAlertRuleInput!) {\n  deleteAlertRule(input: $input) { deletedAlertRuleId userErrors { code field message } } }": types.DeleteRuleDocument,
    "query AlertRows($query: String!) { kql(query: $query) { rows } }": types.AlertRowsDocument,
    "mutation UpdateCollectionPlan($input: UpdateCollectionPlanInput!) { updateCollectionPlan(input: $input) {\n        collectionPlan { logs { name levels } counters { object counter instances } counterSeconds }\n        userErrors { code message field } } }": types.UpdateCollectionPlanDocument,
    "query ReadDeviceOfComeAgain { device(by: { computer: \"AGAIN-01\" }) { health } }": types.ReadDeviceOfComeAgainDocument,
    "query ReadTryCustomField($input: CustomFieldInput!) { tryCustomField(input: $input) {\n  trial { records matched notMatched values } userErrors { code message field } } }": types.ReadTryCustomFieldDocument,
    "mutation SaveCustomField($input: CustomFieldInput!) { saveCustomField(input: $input) {\n  customField { table name type eventLog eventIds column jsonPath pattern computing } userErrors { code message field } } }": types.SaveCustomFieldDocument,
    "mutation ComputeCustomField($input: CustomFieldKey!) { computeCustomField(input: $input) {\n  customField { computing } userErrors { code } } }": types.ComputeCustomFieldDocument,
    "mutation DeleteCustomField($input: CustomFieldKey!) { deleteCustomField(input: $input) { deletedName userErrors { code } } }": types.DeleteCustomFieldDocument,
    "query ReadCustomFields { customFields { name } }": types.ReadCustomFieldsDocument,
    "query ReadCustomFieldsOfCustomFields { customFields(table: \"Event\") { name computing } }": types.ReadCustomFieldsOfCustomFieldsDocument,
    "query ReadTables { tables(names: [\"Event\"]) { columns { name type } } }": types.ReadTablesDocument,
    "query ReadPausedFields { customFields { name pausedBecause } }": types.ReadPausedFieldsDocument,
    "query ReadDeviceOfDataCollector($computer: String!) { device(by: { computer: $computer }) { health signals { key state } } }": types.ReadDeviceOfDataCollectorDocument,
    "query ReadEventsOfDataCollector { events(filter: { computers: [\"collected-01\"] }) { totalCount } }": types.ReadEventsOfDataCollectorDocument,
    "mutation IngestEvents($events: [EventInput!]!) { ingestEvents(input: { events: $events }) { accepted } }": types.IngestEventsDocument,
    "query ReadDeviceAndEvents($computer: String!) {\n      device(by: { computer: $computer }) { health }\n      events(filter: { computers: [$computer] }) { totalCount }\n    }": types.ReadDeviceAndEventsDocument,
    "query ReadEventsOfEvents($computers: [String!]) {\n      events(filter: { computers: $computers }, first: 100) {\n        nodes { computer eventLog source eventId level timeGenerated description device { computer } }\n      }\n    }": types.ReadEventsOfEventsDocument,
    "query ReadDeviceOfEvents($computer: String!) {\n      device(by: { computer: $computer }) {\n        id computer health lastEventAt signals { key state value } room { name } appVersion\n      }\n    }": types.ReadDeviceOfEventsDocument,
    "query ReadEventsOfEvents2($computers: [String!]) { events(filter: { computers: $computers, levels: [\"ERROR\"] }) { totalCount } }": types.ReadEventsOfEvents2Document,
    "query ReadFaultChangesOfEvents($ids: [ID!]) { faultChanges(filter: { deviceIds: $ids }) { nodes { kind } } }": types.ReadFaultChangesOfEventsDocument,
    "mutation IngestEventsOfEvents($events: [EventInput!]!) {\n    ingestEvents(input: { events: $events }) { accepted duplicates rejected { index code message } userErrors { message } }\n  }": types.IngestEventsOfEventsDocument,
    "query ReadDeviceAndEventsOfLogsIngestion($computer: String!) {\n        device(by: { computer: $computer }) { health room { health } }\n        events(filter: { computers: [$computer] }) { totalCount }\n      }": types.ReadDeviceAndEventsOfLogsIngestionDocument,
    "query ReadDeviceOfLogsIngestion { device(by: { computer: \"EVENT-01\" }) { health } }": types.ReadDeviceOfLogsIngestionDocument,
    "query ReadDeviceOfLogsIngestion2 { device(by: { computer: \"EVENT-02\" }) { id } }": types.ReadDeviceOfLogsIngestion2Document,
    "query ReadEventsOfLogsIngestion { events(filter: { computers: [\"LATE-01\"] }) { nodes { timeGenerated } } }": types.ReadEventsOfLogsIngestionDocument,
    "query ReadDeviceOfLoki { device(by: { computer: \"LOKI-01\" }) { health } }": types.ReadDeviceOfLokiDocument,
    "query ReadDeviceAndEventsOfLogs($computer: String!) {\n        device(by: { computer: $computer }) { health faults { totalCount } }\n        events(filter: { computers: [$computer] }) { totalCount nodes { eventId level source } }\n      }": types.ReadDeviceAndEventsOfLogsDocument,
    "mutation CreateExportKeyOfAddress($id: ID!) {\n  createExportKey(input: { savedQueryId: $id, name: \"address\" }) { path url } }": types.CreateExportKeyOfAddressDocument,
    "query ReadEventsAndDeviceOfRecorded { events(filter: { computers: [\"OTELCOL-01\"] }) { totalCount } device(by: { computer: \"OTELCOL-01\" }) { faults(states: null) { nodes { signal { key } occurrences } } } }": types.ReadEventsAndDeviceOfRecordedDocument,
    "query ReadDeviceAndEventsOfRecorded { device(by: { computer: \"PYTHON-01\" }) { room { name } } events(filter: { computers: [\"PYTHON-01\"] }) { totalCount } }": types.ReadDeviceAndEventsOfRecordedDocument,
    "query ReadDevicesOfSplunk { devices(first: 10) { nodes { computer health } } }": types.ReadDevicesOfSplunkDocument,
    "query ReadCollectorsOfSyslog { collectors { door address } }": types.ReadCollectorsOfSyslogDocument,
    "query ReadDeviceOfSyslog { device(by: { computer: \"SYSLOG-01\" }) { health } }": types.ReadDeviceOfSyslogDocument,
    "query ReadWorkspace { workspace { workspaceId primaryKey secondaryKey dataCollectionRuleId dailyCapMegabytes collecting } }": types.ReadWorkspaceDocument,
    "mutation RotateWorkspaceKey($key: WorkspaceKey!) {\n  rotateWorkspaceKey(input: { key: $key }) { workspace { primaryKey secondaryKey } userErrors { code field } } }": types.RotateWorkspaceKeyDocument,
    "query ReadTablesOfWorkspace { tables { name rows firstRecordAt retention hasOwnRetention columns { name type } } }": types.ReadTablesOfWorkspaceDocument,
    "query ReadTablesOfWorkspace2 { tables(names: [\"Made_CL\", \"made_cl\"]) { name rows firstRecordAt lastRecordAt columns { name type firstSeenAt } } }": types.ReadTablesOfWorkspace2Document,
    "query ReadTablesOfWorkspace3 { tables(names: [\"Shared_CL\"]) { rows columns { name } } }": types.ReadTablesOfWorkspace3Document,
    "mutation UpdateTable($input: UpdateTableInput!) { updateTable(input: $input) { table { retention hasOwnRetention } userErrors { code field message } } }": types.UpdateTableDocument,
    "mutation UpdateWorkspace($cap: Float) { updateWorkspace(input: { dailyCapMegabytes: $cap }) { workspace { dailyCapMegabytes } userErrors { code } } }": types.UpdateWorkspaceDocument,
    "query ReadDeviceOfWorkspace { device(by: { computer: \"CAPPED-02\" }) { health } }": types.ReadDeviceOfWorkspaceDocument,
    "query ReadCollectors { collectors { id hash door credential agent host address batches records recordsPerMinute devices lastSeenAt } }": types.ReadCollectorsDocument,
    "mutation UpdateWorkspaceOfWorkspace { updateWorkspace(input: { collecting: false }) { workspace { collecting } } }": types.UpdateWorkspaceOfWorkspaceDocument,
    "query WarmUp { kql(query: \"print 1\") { rowCount } }": types.WarmUpDocument,
    "mutation CreateSavedQueryOfCsvUrl($input: CreateSavedQueryInput!) { createSavedQuery(input: $input) { savedQuery { id revision } userErrors { message } } }": types.CreateSavedQueryOfCsvUrlDocument,
    "mutation CreateExportKey($input: CreateExportKeyInput!) { createExportKey(input: $input) {\n  key path exportKey { id name savedQuery { name } createdAt lastUsedAt } userErrors { code field message } } }": types.CreateExportKeyDocument,
    "query ReadExportKeys { exportKeys { name lastUsedAt savedQuery { name } } }": types.ReadExportKeysDocument,
    "mutation UpdateSavedQuery($id: ID!) { updateSavedQuery(input: { savedQueryId: $id, description: \"x\" }) { userErrors { message } } }": types.UpdateSavedQueryDocument,
    "mutation RevokeExportKey($id: ID!) { revokeExportKey(input: { id: $id }) { revokedExportKeyId userErrors { message } } }": types.RevokeExportKeyDocument,
    "mutation DeleteSavedQuery($id: ID!) { deleteSavedQuery(input: { savedQueryId: $id }) { userErrors { message } } }": types.DeleteSavedQueryDocument,
    "query ReadSavedQueries { savedQueries(kind: FUNCTION) { id } }": types.ReadSavedQueriesDocument,
    "query ReadPausedExport($id: ID!) {\n  scheduledExport(id: $id) { enabled dueAt failures lastError pausedAt pauseReason runs(first: 100) { status attempt error } }\n}": types.ReadPausedExportDocument,
    "mutation UpdateScheduledExport($id: ID!, $query: String!) { updateScheduledExport(input: { id: $id, query: $query }) { userErrors { message } } }": types.UpdateScheduledExportDocument,
    "subscription FollowFaultChangesOfChanges($filter: FaultFilter, $after: String) {\n  faultChanges(filter: $filter, after: $after) {\n    kind cursor at faultId state previousState reason left\n    fault { id state version computer severity acknowledgedAt occurrences room { name site } signal { key state } }\n  }\n}": types.FollowFaultChangesOfChangesDocument,
    "subscription FollowRoomChanges($filter: RoomFilter, $after: String) {\n  roomChanges(filter: $filter, after: $after) {\n    kind cursor at roomId health previousHealth reason left\n    room { id name site building floor tags health version devices { computer } }\n  }\n}": types.FollowRoomChangesDocument,
    "query ReadFaultChangesOfChanges($filter: FaultFilter, $after: String) {\n      faultChanges(filter: $filter, after: $after, first: 4) { nodes { kind cursor left } pageInfo { hasNextPage endCursor } }\n    }": types.ReadFaultChangesOfChangesDocument,
    "query ReadFaultsOfChanges { faults(first: 1) { pageInfo { endCursor } } }": types.ReadFaultsOfChangesDocument,
    "subscription FollowFaultChangesOfClients($after: String) { faultChanges(after: $after) { kind cursor faultId state fault { computer } } }": types.FollowFaultChangesOfClientsDocument,
    "subscription FollowFaultChangesOfCutsAndReturns($filter: FaultFilter, $after: String) {\n      faultChanges(filter: $filter, after: $after) { kind cursor left subject: faultId row: fault { id version state severity computer occurrences acknowledgedAt room { id name site } } }\n    }": types.FollowFaultChangesOfCutsAndReturnsDocument,
    "query ReadFaultsOfCutsAndReturns($filter: FaultFilter, $after: String) {\n      faults(filter: $filter, after: $after, first: 100) { nodes { id version state severity computer occurrences acknowledgedAt room { id name site } } pageInfo { hasNextPage endCursor } }\n    }": types.ReadFaultsOfCutsAndReturnsDocument,
    "subscription FollowRoomChangesOfCutsAndReturns($filter: RoomFilter, $after: String) {\n      roomChanges(filter: $filter, after: $after) { kind cursor left subject: roomId row: room { id version name site tags health devices { id computer } } }\n    }": types.FollowRoomChangesOfCutsAndReturnsDocument,
    "query ReadRoomsOfCutsAndReturns($filter: RoomFilter, $after: String) {\n      rooms(filter: $filter, after: $after, first: 100) { nodes { id version name site tags health devices { id computer } } pageInfo { hasNextPage endCursor } }\n    }": types.ReadRoomsOfCutsAndReturnsDocument,
    "query ReadDeviceId($computer: String!) { device(by: { computer: $computer }) { id } }": types.ReadDeviceIdDocument,
    "subscription FollowCursors($after: String) { faultChanges(after: $after) { kind cursor } }": types.FollowCursorsDocument,
    "subscription FollowKinds { faultChanges { kind } }": types.FollowKindsDocument,
    "query ReadTypename { __typename }": types.ReadTypenameDocument,
    "subscription FollowRoomChangesOfLimits($after: String) { roomChanges(after: $after) { kind } }": types.FollowRoomChangesOfLimitsDocument,
    "query ReadChangesAroundCursors($after: String, $before: String) {\n  faultChanges(first: 100, after: $after, before: $before) { nodes { faultId } pageInfo { endCursor } } }": types.ReadChangesAroundCursorsDocument,
    "subscription FollowFaultChangesOfSharedBytes { faultChanges { kind reason } }": types.FollowFaultChangesOfSharedBytesDocument,
    "subscription FollowFaults($after: String) { faultChanges(after: $after) {\n  kind cursor at state previousState left faultId\n  fault { id state version computer occurrences signal { key } } } }": types.FollowFaultsDocument,
    "subscription FollowRooms($after: String) { roomChanges(after: $after) {\n  kind cursor roomId health previousHealth } }": types.FollowRoomsDocument,
    "query ReadFaultHistory($after: String) { faultChanges(first: 100, after: $after) {\n  nodes { kind cursor at state previousState left faultId }\n  pageInfo { hasNextPage endCursor } } }": types.ReadFaultHistoryDocument,
    "query ReadOpenFaults($after: String) {\n  faults(filter: { states: [PENDING, OPEN, RESOLVED] }, first: 100, after: $after) {\n    nodes { id state version computer occurrences signal { key } }\n    pageInfo { hasNextPage endCursor } } }": types.ReadOpenFaultsDocument,
    "mutation CreateScheduledExport($input: CreateScheduledExportInput!) { createScheduledExport(input: $input) {\n  scheduledExport { id exportId name query format window delay nextWindow dueAt enabled destination { folder s3 { endpoint bucket accessKeyId } } }\n  userErrors { code message field } } }": types.CreateScheduledExportDocument,
    "query ReadScheduledExport($id: ID!) { scheduledExport(id: $id) { nextWindow running failures lastError dueAt\n  runs(first: 100) { status windowStart windowEnd attempt rows bytes sha256 object milliseconds error } } }": types.ReadScheduledExportDocument,
    "subscription FollowFaultChangesOfFeedWorld($filter: FaultFilter, $after: String) { faultChanges(filter: $filter, after: $after) {\n  cursor kind at faultId state previousState reason left\n  fault { id state severity category computer startedAt openedAt occurrences version room { name site building health } } } }": types.FollowFaultChangesOfFeedWorldDocument,
    "query CountEventsOfGood($computers: [String!]!) { events(filter: { computers: $computers }) { totalCount } }": types.CountEventsOfGoodDocument,
    "mutation SeedRoom($input: CreateRoomInput!) {\n  createRoom(input: $input) { room { id } userErrors { code field message } } }": types.SeedRoomDocument,
    "mutation SeedRoomUpdate($input: UpdateRoomInput!) {\n  updateRoom(input: $input) { room { id } userErrors { code field message } } }": types.SeedRoomUpdateDocument,
    "mutation SeedRoomDeletion($input: DeleteRoomInput!) {\n  deleteRoom(input: $input) { deletedRoomId userErrors { code field message } } }": types.SeedRoomDeletionDocument,
    "mutation SeedAssignment($input: AssignDeviceInput!) {\n  assignDevice(input: $input) { device { id } userErrors { code field message } } }": types.SeedAssignmentDocument,
    "query SeedDevice($computer: String!) { device(by: { computer: $computer }) { id } }": types.SeedDeviceDocument,
    "mutation SeedDeviceDeletion($input: DeleteDeviceInput!) {\n  deleteDevice(input: $input) { deletedDeviceId userErrors { code field message } } }": types.SeedDeviceDeletionDocument,
    "mutation SeedOptional($input: SetSignalOptionalInput!) {\n  setSignalOptional(input: $input) { device { id } userErrors { code field message } } }": types.SeedOptionalDocument,
    "mutation SeedAcknowledgement($input: AcknowledgeFaultInput!) {\n  acknowledgeFault(input: $input) { fault { id } userErrors { code field message } } }": types.SeedAcknowledgementDocument,
    "mutation SeedUnacknowledgement($input: UnacknowledgeFaultInput!) {\n  unacknowledgeFault(input: $input) { fault { id } userErrors { code field message } } }": types.SeedUnacknowledgementDocument,
    "mutation SeedSavedQuery($input: CreateSavedQueryInput!) {\n  createSavedQuery(input: $input) { savedQuery { id } userErrors { code field message } } }": types.SeedSavedQueryDocument,
    "mutation SeedSavedQueryUpdate($input: UpdateSavedQueryInput!) {\n  updateSavedQuery(input: $input) { savedQuery { id } userErrors { code field message } } }": types.SeedSavedQueryUpdateDocument,
    "mutation SeedSavedQueryDeletion($input: DeleteSavedQueryInput!) {\n  deleteSavedQuery(input: $input) { deletedSavedQueryId userErrors { code field message } } }": types.SeedSavedQueryDeletionDocument,
    "mutation SeedKey($input: CreateExportKeyInput!) {\n  createExportKey(input: $input) { exportKey { id } key path userErrors { code field message } } }": types.SeedKeyDocument,
    "mutation SeedKeyRevocation($input: RevokeExportKeyInput!) {\n  revokeExportKey(input: $input) { revokedExportKeyId userErrors { code field message } } }": types.SeedKeyRevocationDocument,
    "mutation SeedAlertRule($input: CreateAlertRuleInput!) {\n  createAlertRule(input: $input) { alertRule { id } userErrors { code field message } } }": types.SeedAlertRuleDocument,
    "mutation SeedActionGroup($input: SaveActionGroupInput!) {\n  saveActionGroup(input: $input) { actionGroup { id } userErrors { code field message } } }": types.SeedActionGroupDocument,
    "mutation SeedTest($input: TestActionGroupInput!) {\n  testActionGroup(input: $input) { deliveries { id } userErrors { code field message } } }": types.SeedTestDocument,
    "mutation SeedSilence($input: CreateSilenceInput!) {\n  createSilence(input: $input) { silence { id } userErrors { code field message } } }": types.SeedSilenceDocument,
    "mutation SeedAlertRoutes($input: UpdateAlertRoutesInput!) {\n  updateAlertRoutes(input: $input) { alertRoutes { revision } userErrors { code field message } } }": types.SeedAlertRoutesDocument,
    "mutation SeedView($input: CreateViewInput!) {\n  createView(input: $input) { view { id } userErrors { code field message } } }": types.SeedViewDocument,
    "mutation SeedViewUpdate($input: UpdateViewInput!) {\n  updateView(input: $input) { view { id } userErrors { code field message } } }": types.SeedViewUpdateDocument,
    "mutation SeedViewDeletion($input: DeleteViewInput!) {\n  deleteView(input: $input) { deletedViewId userErrors { code field message } } }": types.SeedViewDeletionDocument,
    "mutation SeedCustomField($input: CustomFieldInput!) {\n  saveCustomField(input: $input) { customField { name } userErrors { code field message } } }": types.SeedCustomFieldDocument,
    "mutation SeedExport($input: CreateScheduledExportInput!) {\n  createScheduledExport(input: $input) { scheduledExport { id } userErrors { code field message } } }": types.SeedExportDocument,
    "mutation SeedExportUpdate($input: UpdateScheduledExportInput!) {\n  updateScheduledExport(input: $input) { scheduledExport { id } userErrors { code field message } } }": types.SeedExportUpdateDocument,
    "mutation SeedExportRun($input: ScheduledExportKey!) {\n  runScheduledExport(input: $input) { scheduledExport { id } userErrors { code field message } } }": types.SeedExportRunDocument,
    "mutation SeedExportDeletion($input: ScheduledExportKey!) {\n  deleteScheduledExport(input: $input) { deletedScheduledExportId userErrors { code field message } } }": types.SeedExportDeletionDocument,
    "query SeedRows($query: String!) { kql(query: $query) { rows } }": types.SeedRowsDocument,
    "query ReadRuleForHostile { workspace { dataCollectionRuleId } }": types.ReadRuleForHostileDocument,
    "mutation SaveQueryOfForeignPages($input: CreateSavedQueryInput!) { createSavedQuery(input: $input) { savedQuery { id } } }": types.SaveQueryOfForeignPagesDocument,
    "mutation ImportOfTest($input: ImportRoomsInput!) { importRooms(input: $input) {\n  rooms { index name action changes registered moved removedRooms room { id name } userErrors { code field message } }\n  userErrors { code field message } } }": types.ImportOfTestDocument,
    "query ReadImportedRoom($name: String!) { room(by: { name: $name }) {\n  id name site building floor tags account ownTimeZone health version devices { computer health room { name } } } }": types.ReadImportedRoomDocument,
    "query ReadFaultsOfImport($computer: String!) { device(by: { computer: $computer }) {\n  room { id name } faults { nodes { room { name site } changes { nodes { kind reason } } } } } }": types.ReadFaultsOfImportDocument,
    "subscription FollowImport { roomChanges { kind room { name } roomId reason } }": types.FollowImportDocument,
    "query ReadDeviceOfJobs($c: String!) { device(by: { computer: $c }) { health room { health } } }": types.ReadDeviceOfJobsDocument,
    "mutation SaveGroup($input: SaveActionGroupInput!) { saveActionGroup(input: $input) {\n  actionGroup { id name to cc bcc revision webhooks { webhookId url format disabledAt disabledBecause } }\n  secrets { webhookId secret } userErrors { code field message } } }": types.SaveGroupDocument,
    "query ActionGroups { actionGroups { id name to cc bcc revision updatedBy\n  webhooks { webhookId url format disabledAt disabledBecause failingSince } } }": types.ActionGroupsDocument,
    "mutation SaveRoutes($input: UpdateAlertRoutesInput!) { updateAlertRoutes(input: $input) {\n  alertRoutes { revision routes { name groupWait groupBy actionGroups { name } } } userErrors { code field message } } }": types.SaveRoutesDocument,
    "mutation TryGroup($input: TestActionGroupInput!) { testActionGroup(input: $input) {\n  deliveries { id channel } userErrors { code field message } } }": types.TryGroupDocument,
    "mutation RetryDelivery($input: RetryDeliveryInput!) { retryDelivery(input: $input) {\n  delivery { id status } userErrors { code field message } } }": types.RetryDeliveryDocument,
    "mutation RemoveGroup($input: DeleteActionGroupInput!) { deleteActionGroup(input: $input) {\n  deletedActionGroupId userErrors { code field message } } }": types.RemoveGroupDocument,
    "query DeliveryLog { deliveries(first: 100) { nodes {\n  id deliveryId channel status target reason headline text body answer nextAttemptAt sentAt\n  attempts { at error } actionGroup { name } alerts { computer } } } }": types.DeliveryLogDocument,
    "mutation AcknowledgeFirst($input: AcknowledgeAlertInput!) {\n  acknowledgeAlert(input: $input) { userErrors { message } } }": types.AcknowledgeFirstDocument,
    "query OpenAlerts($filter: AlertFilter) { alerts(filter: $filter) { nodes { id state } } }": types.OpenAlertsDocument,
    "mutation SilenceAlerts($input: CreateSilenceInput!) { createSilence(input: $input) {\n    silence { id state createdBy matchers { label operator value } } userErrors { code field message } } }": types.SilenceAlertsDocument,
    "mutation EndSilence($input: ExpireSilenceInput!) { expireSilence(input: $input) {\n    silence { state } userErrors { code field message } } }": types.EndSilenceDocument,
    "query ReadOneFault($computer: String!) { device(by: { computer: $computer }) {\n      health room { health } faults(states: null) { nodes { signal { key } state occurrences } } } }": types.ReadOneFaultDocument,
    "mutation SetPolicyOfTest($input: SetSignalPolicyInput!) { setSignalPolicy(input: $input) {\n  policy { key room { name } optional watchTime severity } userErrors { code field message } } }": types.SetPolicyOfTestDocument,
    "mutation UpdateDeviceOfTest($input: UpdateDeviceInput!) { updateDevice(input: $input) {\n  device { staleAfter ownStaleAfter staleAt } userErrors { code field message } } }": types.UpdateDeviceOfTestDocument,
    "query ReadPoliciesOfDevice($computer: String!) { device(by: { computer: $computer }) {\n  id health staleAt signalPolicies { key optional watchTime severity } signals { key optional }\n  faults(states: [PENDING, OPEN]) { nodes { state severity } } room { id } } }": types.ReadPoliciesOfDeviceDocument,
    "query ReadPolicies { signalPolicies { key room { name } optional watchTime severity } }": types.ReadPoliciesDocument,
    "query ReadKqlOfGraphql($query: String!, $timespan: String, $first: Int, $after: String) {\n  kql(query: $query, timespan: $timespan, first: $first, after: $after) {\n    columns { name type } rows rowCount truncated warnings render endCursor\n    stats { rowsRead rowsReturned milliseconds pushedDown }\n  }\n}": types.ReadKqlOfGraphqlDocument,
    "query ReadRoomsOfGraphql { rooms { nodes { id } } }": types.ReadRoomsOfGraphqlDocument,
    "mutation UpdateRoom($roomId: ID!) {\n        updateRoom(input: { roomId: $roomId, site: \"Oslo\", tags: [\"wall\"] }) { userErrors { message } }\n      }": types.UpdateRoomDocument,
    "query ReadRoomsAndDevices {\n      rooms { nodes { id name site tags health healthSince lastEventAt } }\n      devices { nodes { id computer room { id name site floor } alias displayName appVersion os osVersion health firstSeenAt lastHeartbeatAt staleAt } }\n    }": types.ReadRoomsAndDevicesDocument,
    "query ReadFaultsOfGraphql { faults { nodes { id computer signal { key } category severity state reason occurrences } } }": types.ReadFaultsOfGraphqlDocument,
    "query ReadKqlOfGraphql2($query: String!) { kql(query: $query, explain: true) {\n         stats { steps { operators table isPushedDown fellBack rows documentsRead indexes asked } }\n       } }": types.ReadKqlOfGraphql2Document,
    "query ReadKqlDiagnosticsAndKqlCompletions($bad: String!, $begun: String!) {\n        kqlDiagnostics(text: $bad) { code severity line column length message }\n        kqlCompletions(text: $begun, position: 19) { label kind insert start length }\n      }": types.ReadKqlDiagnosticsAndKqlCompletionsDocument,
    "mutation BusyExport($input: CreateScheduledExportInput!) {\n          createScheduledExport(input: $input) { userErrors { field code } } }": types.BusyExportDocument,
    "mutation BusySavedQuery($input: CreateSavedQueryInput!) {\n          createSavedQuery(input: $input) { userErrors { field code } } }": types.BusySavedQueryDocument,
    "query ReadKqlOfOms($query: String!) { kql(query: $query) { rows rowCount } }": types.ReadKqlOfOmsDocument,
    "mutation CreateSavedQueryOfSavedQueries($input: CreateSavedQueryInput!) { createSavedQuery(input: $input) {\n  savedQuery { id kind name description text parameters { name type default } updatedBy revision }\n  userErrors { field code message }\n} }": types.CreateSavedQueryOfSavedQueriesDocument,
    "mutation UpdateSavedQueryOfSavedQueries($input: UpdateSavedQueryInput!) { updateSavedQuery(input: $input) {\n  savedQuery { id name text revision } userErrors { field code message }\n} }": types.UpdateSavedQueryOfSavedQueriesDocument,
    "mutation DeleteSavedQueryOfSavedQueries($id: ID!) { deleteSavedQuery(input: { savedQueryId: $id }) {\n  deletedSavedQueryId userErrors { code }\n} }": types.DeleteSavedQueryOfSavedQueriesDocument,
    "query ReadKql($query: String!) { kql(query: $query) { rows } }": types.ReadKqlDocument,
    "query ReadSavedQueriesAndSavedQuery($id: ID!) {\n        savedQueries(kind: QUERY) { name }\n        byName: savedQuery(by: { name: \"ALL ROOMS\" }) { id }\n        node(id: $id) { __typename id }\n      }": types.ReadSavedQueriesAndSavedQueryDocument,
    "query ReadSavedQuery { savedQuery(by: { name: \"all rooms\" }) { id } }": types.ReadSavedQueryDocument,
    "query ReadKqlDiagnostics { kqlDiagnostics(text: \"Shallow\") { severity line message } }": types.ReadKqlDiagnosticsDocument,
    "query ReadKqlCompletions { kqlCompletions(text: \"Offers\", position: 6) { label } }": types.ReadKqlCompletionsDocument,
    "query ReadRoomsOfCommands($first: Int, $orderBy: RoomOrder) {\n  rooms(first: $first, orderBy: $orderBy) {\n    nodes {\n      name health lastEventAt\n      devices { computer health signals { key state } room { name } faults { nodes { id } } }\n      faults { nodes { state reason device { computer } room { name } signal { key state } } totalCount }\n    }\n  }\n}": types.ReadRoomsOfCommandsDocument,
    "query ReadFaultsOfCommands($first: Int) {\n  faults(first: $first) { nodes { reason device { computer } room { name devices { computer } } signal { label } } }\n}": types.ReadFaultsOfCommandsDocument,
    "query ReadDevicesOfCommands($first: Int) { devices(first: $first) { nodes { computer room { name } faults { nodes { id } } } } }": types.ReadDevicesOfCommandsDocument,
    "query ReadEventsOfCommands($first: Int) { events(first: $first) { nodes { description device { computer room { name } } } } }": types.ReadEventsOfCommandsDocument,
    "query ReadFaultChangesOfCommands($first: Int) {\n  faultChanges(first: $first) { nodes { kind state fault { reason room { name } device { computer } signal { key } } } }\n}": types.ReadFaultChangesOfCommandsDocument,
    "query ReadNamesOfCommands($first: Int) {\n    rooms(first: $first) { nodes { devices { computer health } faults { nodes { signal { key } device { computer } } } } }\n  }": types.ReadNamesOfCommandsDocument,
    "subscription FollowFaultChangesOfCommands { faultChanges { kind fault { reason room { name } device { computer } signal { key } } } }": types.FollowFaultChangesOfCommandsDocument,
    "mutation TryAcknowledge($input: AcknowledgeFaultInput!) { acknowledgeFault(input: $input) {\n    fault { id state version acknowledgedAt acknowledgedBy acknowledgementNote } userErrors { field code message } } }": types.TryAcknowledgeDocument,
    "mutation TryUnacknowledge($input: UnacknowledgeFaultInput!) {\n    unacknowledgeFault(input: $input) {\n      fault { id state version acknowledgedAt acknowledgedBy acknowledgementNote } userErrors { field code message } } }": types.TryUnacknowledgeDocument,
    "mutation TryCreateRoom($input: CreateRoomInput!) { createRoom(input: $input) {\n    room { id name site building floor tags health version devices { computer } } userErrors { field code message } } }": types.TryCreateRoomDocument,
    "mutation TryUpdateRoom($input: UpdateRoomInput!) { updateRoom(input: $input) {\n    room { id name site building floor tags health version devices { computer } } userErrors { field code message } } }": types.TryUpdateRoomDocument,
    "mutation TryDeleteRoom($input: DeleteRoomInput!) { deleteRoom(input: $input) {\n    deletedRoomId userErrors { field code message } } }": types.TryDeleteRoomDocument,
    "mutation TryAssignDevice($input: AssignDeviceInput!) { assignDevice(input: $input) {\n    device { id computer health room { name } } userErrors { field code message } } }": types.TryAssignDeviceDocument,
    "mutation TryDeleteDevice($input: DeleteDeviceInput!) { deleteDevice(input: $input) {\n    deletedDeviceId userErrors { field code message } } }": types.TryDeleteDeviceDocument,
    "mutation TrySetSignalOptional($input: SetSignalOptionalInput!) {\n    setSignalOptional(input: $input) {\n      device { id health signals { key state optional } } userErrors { field code message } } }": types.TrySetSignalOptionalDocument,
    "query ReadDeviceOfMutations($computer: String!) { device(by: { computer: $computer }) {\n      id health room { id health } faults(states: null) { nodes { id state version occurrences changes { nodes { kind reason } } } }\n    } }": types.ReadDeviceOfMutationsDocument,
    "query ReadNode($id: ID!) { node(id: $id) { ... on Room { site building floor tags version } } }": types.ReadNodeDocument,
    "query ReadNodeOfMutations($id: ID!) { node(id: $id) { ... on Room { version } } }": types.ReadNodeOfMutationsDocument,
    "query ReadNodeOfMutations2($id: ID!) { node(id: $id) { id } }": types.ReadNodeOfMutations2Document,
    "query ReadNodes($ids: [ID!]!) { nodes(ids: $ids) { ... on Room { id devices { computer } health } } }": types.ReadNodesDocument,
    "mutation CreateRoomOfMutations($input: CreateRoomInput!) { createRoom(input: $input) { room { id } } }": types.CreateRoomOfMutationsDocument,
    "query ReadRoomOfMutations { room(by: { name: \"Lambda\" }) { id } }": types.ReadRoomOfMutationsDocument,
    "mutation CreateRoomAndAssignDevice {\n    a: createRoom(input: { name: \"Mu\" }) { room { version } }\n    b: createRoom(input: { name: \"mu\" }) { room { id } userErrors { code } }\n    c: assignDevice(input: { computer: \"M-30\" }) { device { room { id } } }\n  }": types.CreateRoomAndAssignDeviceDocument,
    "query ReadRoomsOfPaging { rooms(first: 2, filter: { floors: [\"1\"] }) { pageInfo { endCursor } } }": types.ReadRoomsOfPagingDocument,
    "query ReadSevenRooms($cursor: String!) {\n        rooms(first: 7, after: $cursor, filter: { floors: [\"1\"] }) { nodes { id } } }": types.ReadSevenRoomsDocument,
    "query ReadNodesOfPaging($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }": types.ReadNodesOfPagingDocument,
    "query ReadRoomAndDevice($room: ID!, $device: ID!) {\n        a: room(by: { id: $device }) { id } b: device(by: { id: $room }) { id } c: room(by: { id: \"\" }) { id }\n        d: node(id: \"nonsense\") { id } e: faults(filter: { deviceIds: [$room] }) { totalCount }\n      }": types.ReadRoomAndDeviceDocument,
    "query ReadNodesOfPaging2($ids: [ID!]!) { nodes(ids: $ids) { id } }": types.ReadNodesOfPaging2Document,
    "query ReadDeviceOfRefusals { device(by: { computer: \"known\" }) { id faults(states: [RESOLVED]) { nodes { id } } } }": types.ReadDeviceOfRefusalsDocument,
    "query ReadNodeOfTools($id: ID!) { node(id: $id) { __typename id\n    ... on Collector { door } ... on ScheduledExport { name exportId } ... on ExportKey { name } } }": types.ReadNodeOfToolsDocument,
    "mutation CreateKeyOfTools($input: CreateExportKeyInput!) { createExportKey(input: $input) { exportKey { id } } }": types.CreateKeyOfToolsDocument,
    "query ReadExportOfTools($id: ID!) { scheduledExport(id: $id) { exportId } }": types.ReadExportOfToolsDocument,
    "query ReadEventsOfTools($last: Int, $before: String, $first: Int) {\n    events(filter: { computers: [\"PAGE-A\"] }, last: $last, before: $before, first: $first) {\n      edges { cursor node { timeGenerated } } pageInfo { hasPreviousPage hasNextPage startCursor } } }": types.ReadEventsOfToolsDocument,
    "subscription FollowRoomChangesOfAtOnce($filter: RoomFilter) { roomChanges(filter: $filter) { kind room { name } } }": types.FollowRoomChangesOfAtOnceDocument,
    "query ReadRoomsOfIdentity($filter: RoomFilter) { rooms(filter: $filter, first: 100) { nodes { id name health version lastEventAt devices { computer } } } }": types.ReadRoomsOfIdentityDocument,
    "query ReadRoomOfIdentity($name: String!) { room(by: { name: $name }) { id name health version lastEventAt devices { computer } } }": types.ReadRoomOfIdentityDocument,
    "query ReadDeviceOfIdentity($computer: String!) {\n      device(by: { computer: $computer }) { id computer displayName alias health firstSeenAt lastEventAt room { id name } }\n    }": types.ReadDeviceOfIdentityDocument,
    "mutation AssignDeviceOfIdentity($input: AssignDeviceInput!) {\n      assignDevice(input: $input) { device { id computer health firstSeenAt lastEventAt room { name } } userErrors { code field } }\n    }": types.AssignDeviceOfIdentityDocument,
    "mutation DeleteDevice($id: ID!) { deleteDevice(input: { deviceId: $id }) { deletedDeviceId userErrors { code } } }": types.DeleteDeviceDocument,
    "query ReadNodeAndFaults($ids: [ID!], $id: ID!) {\n        node(id: $id) { id }\n        faults(filter: { deviceIds: $ids }) {\n          nodes { state computer device { id } room { id } signal { key state } changes { nodes { kind } } }\n        }\n      }": types.ReadNodeAndFaultsDocument,
    "query ReadUnheard($computer: String!) { device(by: { computer: $computer }) {\n  health staleAt room { health } signals { key state }\n  faults(states: null) { nodes { state severity category reason recommendedAction } } } }": types.ReadUnheardDocument,
    "query ReadSites($names: [String!]) { sites(filter: { names: $names }) {\n  totalCount nodes { id name timeZone serviceHours { days from to } buildings { id name site { name } timeZone } } } }": types.ReadSitesDocument,
    "query ReadBuildings($filter: BuildingFilter) { buildings(filter: $filter) {\n  nodes { id name site { name } timeZone } } }": types.ReadBuildingsDocument,
    "query ReadRoomCalendar($id: ID!) { node(id: $id) { ... on Room {\n  version timeZone serviceHours { days from to } maintenanceHours { days from to }\n  ownTimeZone ownServiceHours { days } ownMaintenanceHours { days } } } }": types.ReadRoomCalendarDocument,
    "mutation SetSiteOfTest($input: UpdateSiteInput!) { updateSite(input: $input) {\n  site { name timeZone maintenanceHours { days from to } } userErrors { code field message } } }": types.SetSiteOfTestDocument,
    "mutation SetBuildingOfTest($input: UpdateBuildingInput!) { updateBuilding(input: $input) {\n  building { name timeZone } userErrors { code field message } } }": types.SetBuildingOfTestDocument,
    "mutation SetCalendar($input: UpdateWorkspaceInput!) { updateWorkspace(input: $input) {\n  workspace { timeZone serviceHours { from to } maintenanceHours { from to } collecting } userErrors { code field message } } }": types.SetCalendarDocument,
    "query ReadPlaceNode($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }": types.ReadPlaceNodeDocument,
    "query ReadViewResults($id: ID!, $form: String) {\n  viewResults(viewId: $id, form: $form) {\n    tile form parts { kind computedAt nextAt value meaning data { rows truncated } error { message } }\n  }\n}": types.ReadViewResultsDocument,
    "query ReadView { view(by: { name: \"skype room systems V2\" }) {\n  id shipped refreshSeconds\n  tiles { id type forms { name drillDown parts { kind query columns } } }\n} }": types.ReadViewDocument,
    "query ReadFleet { fleet {\n      devicesSeen devicesActive devicesActiveLastHour devicesInactive devicesRestarted\n      osVersions { version count } appVersions { version count }\n    } }": types.ReadFleetDocument,
    "query ReadTileDrillDown($id: ID!, $tile: String!, $form: String, $item: String!) {\n            tileDrillDown(viewId: $id, tile: $tile, form: $form, item: $item) { query result { columns { name } rows } }\n          }": types.ReadTileDrillDownDocument,
    "query ReadViewOfShipped($id: ID!) { view(by: { id: $id }) { definition } }": types.ReadViewOfShippedDocument,
    "mutation UpdateViewAndDeleteView($viewId: ID!, $definition: JSON!) {\n      updateView(input: { viewId: $viewId, definition: $definition }) { userErrors { code field } }\n      deleteView(input: { viewId: $viewId }) { userErrors { code field } }\n      createView(input: { definition: $definition }) { userErrors { code field } }\n    }": types.UpdateViewAndDeleteViewDocument,
    "mutation CreateView($definition: JSON!) { createView(input: { definition: $definition }) { view { name shipped } } }": types.CreateViewDocument,
    "mutation CreateViewOfViews($definition: JSON!) { createView(input: { definition: $definition }) {\n  view { id name revision updatedBy shipped definition } userErrors { code field message }\n} }": types.CreateViewOfViewsDocument,
    "mutation UpdateView($input: UpdateViewInput!) { updateView(input: $input) {\n  view { id name revision description } userErrors { code field message }\n} }": types.UpdateViewDocument,
    "mutation DeleteView($id: ID!) { deleteView(input: { viewId: $id }) { deletedViewId userErrors { code } } }": types.DeleteViewDocument,
    "query ReadViewsAndView($id: ID!) {\n        views { name }\n        byName: view(by: { name: \"LOBBY\" }) { id }\n        byId: view(by: { id: $id }) { name tiles { id type meaning forms { name parts { kind query } } } }\n        node(id: $id) { __typename id }\n        none: view(by: { id: \"bm9uZQ\" }) { id }\n      }": types.ReadViewsAndViewDocument,
    "mutation CreateViewOfViews2 { createView(input: { definition: {\n      schema: \"roomwatch.view\", version: 1, name: \"Inline\", tiles: [{ type: \"number\", id: \"one\", title: \"One\",\n      forms: [{ name: \"all\", number: { query: \"print 1\" } }] }]\n    } }) { view { name } userErrors { message } } }": types.CreateViewOfViews2Document,
    "query ReadViewResultsOfViews($id: ID!) { viewResults(viewId: $id) { tile form parts {\n        kind computedAt nextAt value meaning data { columns { name type } rows truncated } error { code message line column }\n      } } }": types.ReadViewResultsOfViewsDocument,
    "query ReadViewResultsOfViews2($id: ID!, $tiles: [String!], $form: String) {\n      viewResults(viewId: $id, tiles: $tiles, form: $form) { tile form parts { value } }\n    }": types.ReadViewResultsOfViews2Document,
    "query ReadViewResultsOfViews3($id: ID!) { viewResults(viewId: $id) { parts { data { rows } } } }": types.ReadViewResultsOfViews3Document,
    "query ReadTileDrillDownOfViews($id: ID!, $item: String!) {\n      tileDrillDown(viewId: $id, tile: \"list\", item: $item) { query result(first: 1) { rows endCursor } }\n    }": types.ReadTileDrillDownOfViewsDocument,
    "query ReadViewResultsOfViews4($id: ID!) { viewResults(viewId: $id) { parts { value } } }": types.ReadViewResultsOfViews4Document,
    "query ReadTenant($list: String!) {\n  devices { nodes { id } } faults { nodes { id } } events { nodes { id } } collectors { id }\n  r: rooms(first: 1) { pageInfo { endCursor } } d: devices(first: 1) { pageInfo { endCursor } }\n  f: faults(first: 1) { pageInfo { endCursor } } c: faultChanges(first: 1) { pageInfo { endCursor } }\n  e: events(first: 1) { pageInfo { endCursor } } k: kql(query: $list, first: 1) { endCursor } }": types.ReadTenantDocument,
    "query ReadTenantPlaces { sites { nodes { id } pageInfo { endCursor } }\n  buildings { nodes { id } pageInfo { endCursor } } }": types.ReadTenantPlacesDocument,
    "query ReadTenantAlerts {\n  alerts(first: 1) { nodes { id } pageInfo { endCursor } } deliveries(first: 1) { pageInfo { endCursor } } }": types.ReadTenantAlertsDocument,
    "mutation SetTenantPolicies($room: SetSignalPolicyInput!, $device: SetSignalPolicyInput!,\n  $staleAfter: UpdateDeviceInput!) { room: setSignalPolicy(input: $room) { userErrors { message } }\n  device: setSignalPolicy(input: $device) { userErrors { message } } updateDevice(input: $staleAfter) { userErrors { message } } }": types.SetTenantPoliciesDocument,
};

/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadEventsAndDevices {\n    events(first: 1) { totalCount }\n    devices(first: 1) { totalCount }\n    faulty: devices(filter: { health: [UNHEALTHY, WARNING] }, first: 1) { totalCount }\n  }"): typeof import('./graphql.ts').ReadEventsAndDevicesDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "subscription FollowFaultChanges($after: String) { faultChanges(after: $after) {\n  kind cursor at faultId state previousState reason left\n  fault { id state severity category computer startedAt openedAt occurrences version room { name site building health } } } }"): typeof import('./graphql.ts').FollowFaultChangesDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadRoomsOverHttp($first: Int) { rooms(first: $first, orderBy: HEALTH) { nodes {\n  name site building floor health healthSince lastEventAt\n  devices { computer health appVersion lastHeartbeatAt lastEventAt }\n  faults { nodes { severity state reason recommendedAction startedAt signal { key state value } } }\n} pageInfo { hasNextPage endCursor } } }"): typeof import('./graphql.ts').ReadRoomsOverHttpDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation BenchImport($input: ImportRoomsInput!) { importRooms(input: $input) {\n  rooms { action } userErrors { message } } }"): typeof import('./graphql.ts').BenchImportDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "subscription OpenFaultFeed { faultChanges { kind cursor fault { id state severity category reason computer startedAt openedAt occurrences signal { key state } device { computer } room { name } } } }"): typeof import('./graphql.ts').OpenFaultFeedDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ListOpenFaults($after: String) { faults(first: 100, after: $after) { nodes { id state severity category reason computer startedAt openedAt occurrences signal { key state } device { computer } room { name } } pageInfo { hasNextPage endCursor } } }"): typeof import('./graphql.ts').ListOpenFaultsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadRooms($first: Int) { rooms(first: $first, orderBy: HEALTH) { nodes {\n  name site building floor health healthSince lastEventAt\n  devices { computer health appVersion lastHeartbeatAt lastEventAt }\n  faults { nodes { severity state reason recommendedAction startedAt signal { key state value } } }\n} pageInfo { hasNextPage endCursor } } }"): typeof import('./graphql.ts').ReadRoomsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query CountRooms { rooms { totalCount } }"): typeof import('./graphql.ts').CountRoomsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadRows($query: String!) { kql(query: $query) { rows } }"): typeof import('./graphql.ts').ReadRowsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "subscription FollowFaultChangesOfSubscriber { faultChanges { kind fault { computer startedAt } } }"): typeof import('./graphql.ts').FollowFaultChangesOfSubscriberDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadDevices { devices { totalCount } }"): typeof import('./graphql.ts').ReadDevicesDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadFaultChanges($after: String) { faultChanges(first: 100, after: $after) {\n  nodes { kind fault { computer signal { key } } } pageInfo { hasNextPage endCursor } } }"): typeof import('./graphql.ts').ReadFaultChangesDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadDevice($computer: String!) { device(by: { computer: $computer }) { health } }"): typeof import('./graphql.ts').ReadDeviceDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadDevicesOfCrash($after: String) { devices(first: 100, after: $after) {\n  nodes { computer health room { name health } signals { key state value } faults(states: [PENDING, OPEN]) { nodes { signal { key } state } } }\n  pageInfo { hasNextPage endCursor } } }"): typeof import('./graphql.ts').ReadDevicesOfCrashDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadEvents($after: String) { events(first: 100, after: $after) {\n  nodes { computer eventId timeGenerated description } pageInfo { hasNextPage endCursor } } }"): typeof import('./graphql.ts').ReadEventsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadRoomsOfCrash { rooms(first: 50) { nodes { name health devices { computer } } } }"): typeof import('./graphql.ts').ReadRoomsOfCrashDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query CountRows($text: String!) { kql(query: $text) { rowCount } }"): typeof import('./graphql.ts').CountRowsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadRoomsAndFaults { rooms { totalCount } faults(filter: { states: [OPEN] }) { totalCount } }"): typeof import('./graphql.ts').ReadRoomsAndFaultsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "\n  subscription FollowFaultChangesOfFaultLife($after: String) {\n    faultChanges(after: $after) {\n      kind\n      cursor\n      left\n      faultId\n      fault {\n        id\n        state\n        occurrences\n        room {\n          name\n        }\n        device {\n          computer\n        }\n        signal {\n          key\n          state\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').FollowFaultChangesOfFaultLifeDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadRoomsOfFaultLife { rooms { totalCount nodes { name health devices { computer health } faults { nodes { state signal { key } } } } } }"): typeof import('./graphql.ts').ReadRoomsOfFaultLifeDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadFaults { faults { nodes { startedAt lastReportedAt version } } }"): typeof import('./graphql.ts').ReadFaultsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadRoomsOfInstalled { rooms { nodes { name health } } }"): typeof import('./graphql.ts').ReadRoomsOfInstalledDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadViews { views { name } }"): typeof import('./graphql.ts').ReadViewsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "subscription FaultsOfMetrics { faultChanges { kind } }"): typeof import('./graphql.ts').FaultsOfMetricsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadEventsAndDevice($computer: String!) {\n      events(filter: { computers: [$computer] }) { totalCount }\n      device(by: { computer: $computer }) {\n        health lastEventAt\n        signals { key state value since }\n        faults(states: null) { nodes {\n          signal { key } state occurrences startedAt\n          changes { nodes { kind state previousState } }\n        } }\n      }\n    }"): typeof import('./graphql.ts').ReadEventsAndDeviceDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation CreateExportKeyBehindProxy($id: ID!) {\n  createExportKey(input: { savedQueryId: $id, name: \"proxy\" }) { key path url userErrors { message } } }"): typeof import('./graphql.ts').CreateExportKeyBehindProxyDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query CollectorsBehindProxy { collectors { agent address } }"): typeof import('./graphql.ts').CollectorsBehindProxyDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadDeviceOfResent($computer: String!) {\n      device(by: { computer: $computer }) {\n        health lastEventAt signals { key state since } faults(states: null) { nodes { state occurrences version } }\n      }\n    }"): typeof import('./graphql.ts').ReadDeviceOfResentDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadRoom($id: ID!) { room(by: { id: $id }) { health faults(states: [PENDING, OPEN]) { totalCount } } }"): typeof import('./graphql.ts').ReadRoomDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation AssignDevice($computer: String!, $roomId: ID!) {\n  assignDevice(input: { computer: $computer, roomId: $roomId }) { device { room { id } } userErrors { code } } }"): typeof import('./graphql.ts').AssignDeviceDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadDeviceOfSilence($computer: String!) { device(by: { computer: $computer }) {\n  health staleAt room { health } signals { key state value } faults { nodes { signal { key } state startedAt openedAt } }\n} }"): typeof import('./graphql.ts').ReadDeviceOfSilenceDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "subscription CursorOfSnippets { faultChanges { cursor kind } }"): typeof import('./graphql.ts').CursorOfSnippetsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "subscription FollowAlerts($filter: AlertFilter, $after: String) {\n  alertChanges(filter: $filter, after: $after) {\n    kind cursor at alertId state previousState reason left\n    alert { id name computer state response severity version room { name } members { signal endedAt acknowledged fault { id } } }\n  }\n}"): typeof import('./graphql.ts').FollowAlertsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query AlertsOf($filter: AlertFilter) {\n  alerts(filter: $filter) { totalCount nodes {\n    id name computer state severity summary firedAt resolvedAt response respondedBy note acknowledgedUntil version\n    rule { id name isShipped } device { computer } room { name }\n    members { signal severity reason recommendedAction endedAt acknowledged fault { id acknowledgedBy } }\n  } }\n}"): typeof import('./graphql.ts').AlertsOfDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query AlertRules { alertRules {\n  id name enabled isShipped severity pendingFor keepFiringFor revision faults { categories signals sites } } }"): typeof import('./graphql.ts').AlertRulesDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation Acknowledge($input: AcknowledgeAlertInput!) {\n  acknowledgeAlert(input: $input) { alert { response respondedBy } userErrors { code field message } } }"): typeof import('./graphql.ts').AcknowledgeDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation Withdraw($input: UnacknowledgeAlertInput!) {\n  unacknowledgeAlert(input: $input) { alert { response } userErrors { code field message } } }"): typeof import('./graphql.ts').WithdrawDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation CloseAlert($input: CloseAlertInput!) {\n  closeAlert(input: $input) { alert { response state note } userErrors { code field message } } }"): typeof import('./graphql.ts').CloseAlertDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation CreateRule($input: CreateAlertRuleInput!) {\n  createAlertRule(input: $input) { alertRule { id name revision pendingFor } userErrors { code field message } } }"): typeof import('./graphql.ts').CreateRuleDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation UpdateRule($input: UpdateAlertRuleInput!) {\n  updateAlertRule(input: $input) { alertRule { enabled revision updatedBy } userErrors { code field message } } }"): typeof import('./graphql.ts').UpdateRuleDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation DeleteRule($input: DeleteAlertRuleInput!) {\n  deleteAlertRule(input: $input) { deletedAlertRuleId userErrors { code field message } } }"): typeof import('./graphql.ts').DeleteRuleDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query AlertRows($query: String!) { kql(query: $query) { rows } }"): typeof import('./graphql.ts').AlertRowsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation UpdateCollectionPlan($input: UpdateCollectionPlanInput!) { updateCollectionPlan(input: $input) {\n        collectionPlan { logs { name levels } counters { object counter instances } counterSeconds }\n        userErrors { code message field } } }"): typeof import('./graphql.ts').UpdateCollectionPlanDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadDeviceOfComeAgain { device(by: { computer: \"AGAIN-01\" }) { health } }"): typeof import('./graphql.ts').ReadDeviceOfComeAgainDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadTryCustomField($input: CustomFieldInput!) { tryCustomField(input: $input) {\n  trial { records matched notMatched values } userErrors { code message field } } }"): typeof import('./graphql.ts').ReadTryCustomFieldDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation SaveCustomField($input: CustomFieldInput!) { saveCustomField(input: $input) {\n  customField { table name type eventLog eventIds column jsonPath pattern computing } userErrors { code message field } } }"): typeof import('./graphql.ts').SaveCustomFieldDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation ComputeCustomField($input: CustomFieldKey!) { computeCustomField(input: $input) {\n  customField { computing } userErrors { code } } }"): typeof import('./graphql.ts').ComputeCustomFieldDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation DeleteCustomField($input: CustomFieldKey!) { deleteCustomField(input: $input) { deletedName userErrors { code } } }"): typeof import('./graphql.ts').DeleteCustomFieldDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadCustomFields { customFields { name } }"): typeof import('./graphql.ts').ReadCustomFieldsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadCustomFieldsOfCustomFields { customFields(table: \"Event\") { name computing } }"): typeof import('./graphql.ts').ReadCustomFieldsOfCustomFieldsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadTables { tables(names: [\"Event\"]) { columns { name type } } }"): typeof import('./graphql.ts').ReadTablesDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadPausedFields { customFields { name pausedBecause } }"): typeof import('./graphql.ts').ReadPausedFieldsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadDeviceOfDataCollector($computer: String!) { device(by: { computer: $computer }) { health signals { key state } } }"): typeof import('./graphql.ts').ReadDeviceOfDataCollectorDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadEventsOfDataCollector { events(filter: { computers: [\"collected-01\"] }) { totalCount } }"): typeof import('./graphql.ts').ReadEventsOfDataCollectorDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation IngestEvents($events: [EventInput!]!) { ingestEvents(input: { events: $events }) { accepted } }"): typeof import('./graphql.ts').IngestEventsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadDeviceAndEvents($computer: String!) {\n      device(by: { computer: $computer }) { health }\n      events(filter: { computers: [$computer] }) { totalCount }\n    }"): typeof import('./graphql.ts').ReadDeviceAndEventsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadEventsOfEvents($computers: [String!]) {\n      events(filter: { computers: $computers }, first: 100) {\n        nodes { computer eventLog source eventId level timeGenerated description device { computer } }\n      }\n    }"): typeof import('./graphql.ts').ReadEventsOfEventsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadDeviceOfEvents($computer: String!) {\n      device(by: { computer: $computer }) {\n        id computer health lastEventAt signals { key state value } room { name } appVersion\n      }\n    }"): typeof import('./graphql.ts').ReadDeviceOfEventsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadEventsOfEvents2($computers: [String!]) { events(filter: { computers: $computers, levels: [\"ERROR\"] }) { totalCount } }"): typeof import('./graphql.ts').ReadEventsOfEvents2Document;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadFaultChangesOfEvents($ids: [ID!]) { faultChanges(filter: { deviceIds: $ids }) { nodes { kind } } }"): typeof import('./graphql.ts').ReadFaultChangesOfEventsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation IngestEventsOfEvents($events: [EventInput!]!) {\n    ingestEvents(input: { events: $events }) { accepted duplicates rejected { index code message } userErrors { message } }\n  }"): typeof import('./graphql.ts').IngestEventsOfEventsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadDeviceAndEventsOfLogsIngestion($computer: String!) {\n        device(by: { computer: $computer }) { health room { health } }\n        events(filter: { computers: [$computer] }) { totalCount }\n      }"): typeof import('./graphql.ts').ReadDeviceAndEventsOfLogsIngestionDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadDeviceOfLogsIngestion { device(by: { computer: \"EVENT-01\" }) { health } }"): typeof import('./graphql.ts').ReadDeviceOfLogsIngestionDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadDeviceOfLogsIngestion2 { device(by: { computer: \"EVENT-02\" }) { id } }"): typeof import('./graphql.ts').ReadDeviceOfLogsIngestion2Document;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadEventsOfLogsIngestion { events(filter: { computers: [\"LATE-01\"] }) { nodes { timeGenerated } } }"): typeof import('./graphql.ts').ReadEventsOfLogsIngestionDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadDeviceOfLoki { device(by: { computer: \"LOKI-01\" }) { health } }"): typeof import('./graphql.ts').ReadDeviceOfLokiDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadDeviceAndEventsOfLogs($computer: String!) {\n        device(by: { computer: $computer }) { health faults { totalCount } }\n        events(filter: { computers: [$computer] }) { totalCount nodes { eventId level source } }\n      }"): typeof import('./graphql.ts').ReadDeviceAndEventsOfLogsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation CreateExportKeyOfAddress($id: ID!) {\n  createExportKey(input: { savedQueryId: $id, name: \"address\" }) { path url } }"): typeof import('./graphql.ts').CreateExportKeyOfAddressDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadEventsAndDeviceOfRecorded { events(filter: { computers: [\"OTELCOL-01\"] }) { totalCount } device(by: { computer: \"OTELCOL-01\" }) { faults(states: null) { nodes { signal { key } occurrences } } } }"): typeof import('./graphql.ts').ReadEventsAndDeviceOfRecordedDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadDeviceAndEventsOfRecorded { device(by: { computer: \"PYTHON-01\" }) { room { name } } events(filter: { computers: [\"PYTHON-01\"] }) { totalCount } }"): typeof import('./graphql.ts').ReadDeviceAndEventsOfRecordedDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadDevicesOfSplunk { devices(first: 10) { nodes { computer health } } }"): typeof import('./graphql.ts').ReadDevicesOfSplunkDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadCollectorsOfSyslog { collectors { door address } }"): typeof import('./graphql.ts').ReadCollectorsOfSyslogDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadDeviceOfSyslog { device(by: { computer: \"SYSLOG-01\" }) { health } }"): typeof import('./graphql.ts').ReadDeviceOfSyslogDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadWorkspace { workspace { workspaceId primaryKey secondaryKey dataCollectionRuleId dailyCapMegabytes collecting } }"): typeof import('./graphql.ts').ReadWorkspaceDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation RotateWorkspaceKey($key: WorkspaceKey!) {\n  rotateWorkspaceKey(input: { key: $key }) { workspace { primaryKey secondaryKey } userErrors { code field } } }"): typeof import('./graphql.ts').RotateWorkspaceKeyDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadTablesOfWorkspace { tables { name rows firstRecordAt retention hasOwnRetention columns { name type } } }"): typeof import('./graphql.ts').ReadTablesOfWorkspaceDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadTablesOfWorkspace2 { tables(names: [\"Made_CL\", \"made_cl\"]) { name rows firstRecordAt lastRecordAt columns { name type firstSeenAt } } }"): typeof import('./graphql.ts').ReadTablesOfWorkspace2Document;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadTablesOfWorkspace3 { tables(names: [\"Shared_CL\"]) { rows columns { name } } }"): typeof import('./graphql.ts').ReadTablesOfWorkspace3Document;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation UpdateTable($input: UpdateTableInput!) { updateTable(input: $input) { table { retention hasOwnRetention } userErrors { code field message } } }"): typeof import('./graphql.ts').UpdateTableDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation UpdateWorkspace($cap: Float) { updateWorkspace(input: { dailyCapMegabytes: $cap }) { workspace { dailyCapMegabytes } userErrors { code } } }"): typeof import('./graphql.ts').UpdateWorkspaceDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadDeviceOfWorkspace { device(by: { computer: \"CAPPED-02\" }) { health } }"): typeof import('./graphql.ts').ReadDeviceOfWorkspaceDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadCollectors { collectors { id hash door credential agent host address batches records recordsPerMinute devices lastSeenAt } }"): typeof import('./graphql.ts').ReadCollectorsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation UpdateWorkspaceOfWorkspace { updateWorkspace(input: { collecting: false }) { workspace { collecting } } }"): typeof import('./graphql.ts').UpdateWorkspaceOfWorkspaceDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query WarmUp { kql(query: \"print 1\") { rowCount } }"): typeof import('./graphql.ts').WarmUpDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation CreateSavedQueryOfCsvUrl($input: CreateSavedQueryInput!) { createSavedQuery(input: $input) { savedQuery { id revision } userErrors { message } } }"): typeof import('./graphql.ts').CreateSavedQueryOfCsvUrlDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation CreateExportKey($input: CreateExportKeyInput!) { createExportKey(input: $input) {\n  key path exportKey { id name savedQuery { name } createdAt lastUsedAt } userErrors { code field message } } }"): typeof import('./graphql.ts').CreateExportKeyDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadExportKeys { exportKeys { name lastUsedAt savedQuery { name } } }"): typeof import('./graphql.ts').ReadExportKeysDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation UpdateSavedQuery($id: ID!) { updateSavedQuery(input: { savedQueryId: $id, description: \"x\" }) { userErrors { message } } }"): typeof import('./graphql.ts').UpdateSavedQueryDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation RevokeExportKey($id: ID!) { revokeExportKey(input: { id: $id }) { revokedExportKeyId userErrors { message } } }"): typeof import('./graphql.ts').RevokeExportKeyDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation DeleteSavedQuery($id: ID!) { deleteSavedQuery(input: { savedQueryId: $id }) { userErrors { message } } }"): typeof import('./graphql.ts').DeleteSavedQueryDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadSavedQueries { savedQueries(kind: FUNCTION) { id } }"): typeof import('./graphql.ts').ReadSavedQueriesDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadPausedExport($id: ID!) {\n  scheduledExport(id: $id) { enabled dueAt failures lastError pausedAt pauseReason runs(first: 100) { status attempt error } }\n}"): typeof import('./graphql.ts').ReadPausedExportDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation UpdateScheduledExport($id: ID!, $query: String!) { updateScheduledExport(input: { id: $id, query: $query }) { userErrors { message } } }"): typeof import('./graphql.ts').UpdateScheduledExportDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "subscription FollowFaultChangesOfChanges($filter: FaultFilter, $after: String) {\n  faultChanges(filter: $filter, after: $after) {\n    kind cursor at faultId state previousState reason left\n    fault { id state version computer severity acknowledgedAt occurrences room { name site } signal { key state } }\n  }\n}"): typeof import('./graphql.ts').FollowFaultChangesOfChangesDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "subscription FollowRoomChanges($filter: RoomFilter, $after: String) {\n  roomChanges(filter: $filter, after: $after) {\n    kind cursor at roomId health previousHealth reason left\n    room { id name site building floor tags health version devices { computer } }\n  }\n}"): typeof import('./graphql.ts').FollowRoomChangesDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadFaultChangesOfChanges($filter: FaultFilter, $after: String) {\n      faultChanges(filter: $filter, after: $after, first: 4) { nodes { kind cursor left } pageInfo { hasNextPage endCursor } }\n    }"): typeof import('./graphql.ts').ReadFaultChangesOfChangesDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadFaultsOfChanges { faults(first: 1) { pageInfo { endCursor } } }"): typeof import('./graphql.ts').ReadFaultsOfChangesDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "subscription FollowFaultChangesOfClients($after: String) { faultChanges(after: $after) { kind cursor faultId state fault { computer } } }"): typeof import('./graphql.ts').FollowFaultChangesOfClientsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "subscription FollowFaultChangesOfCutsAndReturns($filter: FaultFilter, $after: String) {\n      faultChanges(filter: $filter, after: $after) { kind cursor left subject: faultId row: fault { id version state severity computer occurrences acknowledgedAt room { id name site } } }\n    }"): typeof import('./graphql.ts').FollowFaultChangesOfCutsAndReturnsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadFaultsOfCutsAndReturns($filter: FaultFilter, $after: String) {\n      faults(filter: $filter, after: $after, first: 100) { nodes { id version state severity computer occurrences acknowledgedAt room { id name site } } pageInfo { hasNextPage endCursor } }\n    }"): typeof import('./graphql.ts').ReadFaultsOfCutsAndReturnsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "subscription FollowRoomChangesOfCutsAndReturns($filter: RoomFilter, $after: String) {\n      roomChanges(filter: $filter, after: $after) { kind cursor left subject: roomId row: room { id version name site tags health devices { id computer } } }\n    }"): typeof import('./graphql.ts').FollowRoomChangesOfCutsAndReturnsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadRoomsOfCutsAndReturns($filter: RoomFilter, $after: String) {\n      rooms(filter: $filter, after: $after, first: 100) { nodes { id version name site tags health devices { id computer } } pageInfo { hasNextPage endCursor } }\n    }"): typeof import('./graphql.ts').ReadRoomsOfCutsAndReturnsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadDeviceId($computer: String!) { device(by: { computer: $computer }) { id } }"): typeof import('./graphql.ts').ReadDeviceIdDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "subscription FollowCursors($after: String) { faultChanges(after: $after) { kind cursor } }"): typeof import('./graphql.ts').FollowCursorsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "subscription FollowKinds { faultChanges { kind } }"): typeof import('./graphql.ts').FollowKindsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadTypename { __typename }"): typeof import('./graphql.ts').ReadTypenameDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "subscription FollowRoomChangesOfLimits($after: String) { roomChanges(after: $after) { kind } }"): typeof import('./graphql.ts').FollowRoomChangesOfLimitsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadChangesAroundCursors($after: String, $before: String) {\n  faultChanges(first: 100, after: $after, before: $before) { nodes { faultId } pageInfo { endCursor } } }"): typeof import('./graphql.ts').ReadChangesAroundCursorsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "subscription FollowFaultChangesOfSharedBytes { faultChanges { kind reason } }"): typeof import('./graphql.ts').FollowFaultChangesOfSharedBytesDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "subscription FollowFaults($after: String) { faultChanges(after: $after) {\n  kind cursor at state previousState left faultId\n  fault { id state version computer occurrences signal { key } } } }"): typeof import('./graphql.ts').FollowFaultsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "subscription FollowRooms($after: String) { roomChanges(after: $after) {\n  kind cursor roomId health previousHealth } }"): typeof import('./graphql.ts').FollowRoomsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadFaultHistory($after: String) { faultChanges(first: 100, after: $after) {\n  nodes { kind cursor at state previousState left faultId }\n  pageInfo { hasNextPage endCursor } } }"): typeof import('./graphql.ts').ReadFaultHistoryDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadOpenFaults($after: String) {\n  faults(filter: { states: [PENDING, OPEN, RESOLVED] }, first: 100, after: $after) {\n    nodes { id state version computer occurrences signal { key } }\n    pageInfo { hasNextPage endCursor } } }"): typeof import('./graphql.ts').ReadOpenFaultsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation CreateScheduledExport($input: CreateScheduledExportInput!) { createScheduledExport(input: $input) {\n  scheduledExport { id exportId name query format window delay nextWindow dueAt enabled destination { folder s3 { endpoint bucket accessKeyId } } }\n  userErrors { code message field } } }"): typeof import('./graphql.ts').CreateScheduledExportDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadScheduledExport($id: ID!) { scheduledExport(id: $id) { nextWindow running failures lastError dueAt\n  runs(first: 100) { status windowStart windowEnd attempt rows bytes sha256 object milliseconds error } } }"): typeof import('./graphql.ts').ReadScheduledExportDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "subscription FollowFaultChangesOfFeedWorld($filter: FaultFilter, $after: String) { faultChanges(filter: $filter, after: $after) {\n  cursor kind at faultId state previousState reason left\n  fault { id state severity category computer startedAt openedAt occurrences version room { name site building health } } } }"): typeof import('./graphql.ts').FollowFaultChangesOfFeedWorldDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query CountEventsOfGood($computers: [String!]!) { events(filter: { computers: $computers }) { totalCount } }"): typeof import('./graphql.ts').CountEventsOfGoodDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation SeedRoom($input: CreateRoomInput!) {\n  createRoom(input: $input) { room { id } userErrors { code field message } } }"): typeof import('./graphql.ts').SeedRoomDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation SeedRoomUpdate($input: UpdateRoomInput!) {\n  updateRoom(input: $input) { room { id } userErrors { code field message } } }"): typeof import('./graphql.ts').SeedRoomUpdateDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation SeedRoomDeletion($input: DeleteRoomInput!) {\n  deleteRoom(input: $input) { deletedRoomId userErrors { code field message } } }"): typeof import('./graphql.ts').SeedRoomDeletionDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation SeedAssignment($input: AssignDeviceInput!) {\n  assignDevice(input: $input) { device { id } userErrors { code field message } } }"): typeof import('./graphql.ts').SeedAssignmentDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query SeedDevice($computer: String!) { device(by: { computer: $computer }) { id } }"): typeof import('./graphql.ts').SeedDeviceDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation SeedDeviceDeletion($input: DeleteDeviceInput!) {\n  deleteDevice(input: $input) { deletedDeviceId userErrors { code field message } } }"): typeof import('./graphql.ts').SeedDeviceDeletionDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation SeedOptional($input: SetSignalOptionalInput!) {\n  setSignalOptional(input: $input) { device { id } userErrors { code field message } } }"): typeof import('./graphql.ts').SeedOptionalDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation SeedAcknowledgement($input: AcknowledgeFaultInput!) {\n  acknowledgeFault(input: $input) { fault { id } userErrors { code field message } } }"): typeof import('./graphql.ts').SeedAcknowledgementDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation SeedUnacknowledgement($input: UnacknowledgeFaultInput!) {\n  unacknowledgeFault(input: $input) { fault { id } userErrors { code field message } } }"): typeof import('./graphql.ts').SeedUnacknowledgementDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation SeedSavedQuery($input: CreateSavedQueryInput!) {\n  createSavedQuery(input: $input) { savedQuery { id } userErrors { code field message } } }"): typeof import('./graphql.ts').SeedSavedQueryDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation SeedSavedQueryUpdate($input: UpdateSavedQueryInput!) {\n  updateSavedQuery(input: $input) { savedQuery { id } userErrors { code field message } } }"): typeof import('./graphql.ts').SeedSavedQueryUpdateDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation SeedSavedQueryDeletion($input: DeleteSavedQueryInput!) {\n  deleteSavedQuery(input: $input) { deletedSavedQueryId userErrors { code field message } } }"): typeof import('./graphql.ts').SeedSavedQueryDeletionDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation SeedKey($input: CreateExportKeyInput!) {\n  createExportKey(input: $input) { exportKey { id } key path userErrors { code field message } } }"): typeof import('./graphql.ts').SeedKeyDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation SeedKeyRevocation($input: RevokeExportKeyInput!) {\n  revokeExportKey(input: $input) { revokedExportKeyId userErrors { code field message } } }"): typeof import('./graphql.ts').SeedKeyRevocationDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation SeedAlertRule($input: CreateAlertRuleInput!) {\n  createAlertRule(input: $input) { alertRule { id } userErrors { code field message } } }"): typeof import('./graphql.ts').SeedAlertRuleDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation SeedActionGroup($input: SaveActionGroupInput!) {\n  saveActionGroup(input: $input) { actionGroup { id } userErrors { code field message } } }"): typeof import('./graphql.ts').SeedActionGroupDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation SeedTest($input: TestActionGroupInput!) {\n  testActionGroup(input: $input) { deliveries { id } userErrors { code field message } } }"): typeof import('./graphql.ts').SeedTestDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation SeedSilence($input: CreateSilenceInput!) {\n  createSilence(input: $input) { silence { id } userErrors { code field message } } }"): typeof import('./graphql.ts').SeedSilenceDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation SeedAlertRoutes($input: UpdateAlertRoutesInput!) {\n  updateAlertRoutes(input: $input) { alertRoutes { revision } userErrors { code field message } } }"): typeof import('./graphql.ts').SeedAlertRoutesDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation SeedView($input: CreateViewInput!) {\n  createView(input: $input) { view { id } userErrors { code field message } } }"): typeof import('./graphql.ts').SeedViewDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation SeedViewUpdate($input: UpdateViewInput!) {\n  updateView(input: $input) { view { id } userErrors { code field message } } }"): typeof import('./graphql.ts').SeedViewUpdateDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation SeedViewDeletion($input: DeleteViewInput!) {\n  deleteView(input: $input) { deletedViewId userErrors { code field message } } }"): typeof import('./graphql.ts').SeedViewDeletionDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation SeedCustomField($input: CustomFieldInput!) {\n  saveCustomField(input: $input) { customField { name } userErrors { code field message } } }"): typeof import('./graphql.ts').SeedCustomFieldDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation SeedExport($input: CreateScheduledExportInput!) {\n  createScheduledExport(input: $input) { scheduledExport { id } userErrors { code field message } } }"): typeof import('./graphql.ts').SeedExportDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation SeedExportUpdate($input: UpdateScheduledExportInput!) {\n  updateScheduledExport(input: $input) { scheduledExport { id } userErrors { code field message } } }"): typeof import('./graphql.ts').SeedExportUpdateDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation SeedExportRun($input: ScheduledExportKey!) {\n  runScheduledExport(input: $input) { scheduledExport { id } userErrors { code field message } } }"): typeof import('./graphql.ts').SeedExportRunDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation SeedExportDeletion($input: ScheduledExportKey!) {\n  deleteScheduledExport(input: $input) { deletedScheduledExportId userErrors { code field message } } }"): typeof import('./graphql.ts').SeedExportDeletionDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query SeedRows($query: String!) { kql(query: $query) { rows } }"): typeof import('./graphql.ts').SeedRowsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadRuleForHostile { workspace { dataCollectionRuleId } }"): typeof import('./graphql.ts').ReadRuleForHostileDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation SaveQueryOfForeignPages($input: CreateSavedQueryInput!) { createSavedQuery(input: $input) { savedQuery { id } } }"): typeof import('./graphql.ts').SaveQueryOfForeignPagesDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation ImportOfTest($input: ImportRoomsInput!) { importRooms(input: $input) {\n  rooms { index name action changes registered moved removedRooms room { id name } userErrors { code field message } }\n  userErrors { code field message } } }"): typeof import('./graphql.ts').ImportOfTestDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadImportedRoom($name: String!) { room(by: { name: $name }) {\n  id name site building floor tags account ownTimeZone health version devices { computer health room { name } } } }"): typeof import('./graphql.ts').ReadImportedRoomDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadFaultsOfImport($computer: String!) { device(by: { computer: $computer }) {\n  room { id name } faults { nodes { room { name site } changes { nodes { kind reason } } } } } }"): typeof import('./graphql.ts').ReadFaultsOfImportDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "subscription FollowImport { roomChanges { kind room { name } roomId reason } }"): typeof import('./graphql.ts').FollowImportDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadDeviceOfJobs($c: String!) { device(by: { computer: $c }) { health room { health } } }"): typeof import('./graphql.ts').ReadDeviceOfJobsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation SaveGroup($input: SaveActionGroupInput!) { saveActionGroup(input: $input) {\n  actionGroup { id name to cc bcc revision webhooks { webhookId url format disabledAt disabledBecause } }\n  secrets { webhookId secret } userErrors { code field message } } }"): typeof import('./graphql.ts').SaveGroupDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ActionGroups { actionGroups { id name to cc bcc revision updatedBy\n  webhooks { webhookId url format disabledAt disabledBecause failingSince } } }"): typeof import('./graphql.ts').ActionGroupsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation SaveRoutes($input: UpdateAlertRoutesInput!) { updateAlertRoutes(input: $input) {\n  alertRoutes { revision routes { name groupWait groupBy actionGroups { name } } } userErrors { code field message } } }"): typeof import('./graphql.ts').SaveRoutesDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation TryGroup($input: TestActionGroupInput!) { testActionGroup(input: $input) {\n  deliveries { id channel } userErrors { code field message } } }"): typeof import('./graphql.ts').TryGroupDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation RetryDelivery($input: RetryDeliveryInput!) { retryDelivery(input: $input) {\n  delivery { id status } userErrors { code field message } } }"): typeof import('./graphql.ts').RetryDeliveryDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation RemoveGroup($input: DeleteActionGroupInput!) { deleteActionGroup(input: $input) {\n  deletedActionGroupId userErrors { code field message } } }"): typeof import('./graphql.ts').RemoveGroupDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query DeliveryLog { deliveries(first: 100) { nodes {\n  id deliveryId channel status target reason headline text body answer nextAttemptAt sentAt\n  attempts { at error } actionGroup { name } alerts { computer } } } }"): typeof import('./graphql.ts').DeliveryLogDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation AcknowledgeFirst($input: AcknowledgeAlertInput!) {\n  acknowledgeAlert(input: $input) { userErrors { message } } }"): typeof import('./graphql.ts').AcknowledgeFirstDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query OpenAlerts($filter: AlertFilter) { alerts(filter: $filter) { nodes { id state } } }"): typeof import('./graphql.ts').OpenAlertsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation SilenceAlerts($input: CreateSilenceInput!) { createSilence(input: $input) {\n    silence { id state createdBy matchers { label operator value } } userErrors { code field message } } }"): typeof import('./graphql.ts').SilenceAlertsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation EndSilence($input: ExpireSilenceInput!) { expireSilence(input: $input) {\n    silence { state } userErrors { code field message } } }"): typeof import('./graphql.ts').EndSilenceDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadOneFault($computer: String!) { device(by: { computer: $computer }) {\n      health room { health } faults(states: null) { nodes { signal { key } state occurrences } } } }"): typeof import('./graphql.ts').ReadOneFaultDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation SetPolicyOfTest($input: SetSignalPolicyInput!) { setSignalPolicy(input: $input) {\n  policy { key room { name } optional watchTime severity } userErrors { code field message } } }"): typeof import('./graphql.ts').SetPolicyOfTestDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation UpdateDeviceOfTest($input: UpdateDeviceInput!) { updateDevice(input: $input) {\n  device { staleAfter ownStaleAfter staleAt } userErrors { code field message } } }"): typeof import('./graphql.ts').UpdateDeviceOfTestDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadPoliciesOfDevice($computer: String!) { device(by: { computer: $computer }) {\n  id health staleAt signalPolicies { key optional watchTime severity } signals { key optional }\n  faults(states: [PENDING, OPEN]) { nodes { state severity } } room { id } } }"): typeof import('./graphql.ts').ReadPoliciesOfDeviceDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadPolicies { signalPolicies { key room { name } optional watchTime severity } }"): typeof import('./graphql.ts').ReadPoliciesDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadKqlOfGraphql($query: String!, $timespan: String, $first: Int, $after: String) {\n  kql(query: $query, timespan: $timespan, first: $first, after: $after) {\n    columns { name type } rows rowCount truncated warnings render endCursor\n    stats { rowsRead rowsReturned milliseconds pushedDown }\n  }\n}"): typeof import('./graphql.ts').ReadKqlOfGraphqlDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadRoomsOfGraphql { rooms { nodes { id } } }"): typeof import('./graphql.ts').ReadRoomsOfGraphqlDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation UpdateRoom($roomId: ID!) {\n        updateRoom(input: { roomId: $roomId, site: \"Oslo\", tags: [\"wall\"] }) { userErrors { message } }\n      }"): typeof import('./graphql.ts').UpdateRoomDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadRoomsAndDevices {\n      rooms { nodes { id name site tags health healthSince lastEventAt } }\n      devices { nodes { id computer room { id name site floor } alias displayName appVersion os osVersion health firstSeenAt lastHeartbeatAt staleAt } }\n    }"): typeof import('./graphql.ts').ReadRoomsAndDevicesDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadFaultsOfGraphql { faults { nodes { id computer signal { key } category severity state reason occurrences } } }"): typeof import('./graphql.ts').ReadFaultsOfGraphqlDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadKqlOfGraphql2($query: String!) { kql(query: $query, explain: true) {\n         stats { steps { operators table isPushedDown fellBack rows documentsRead indexes asked } }\n       } }"): typeof import('./graphql.ts').ReadKqlOfGraphql2Document;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadKqlDiagnosticsAndKqlCompletions($bad: String!, $begun: String!) {\n        kqlDiagnostics(text: $bad) { code severity line column length message }\n        kqlCompletions(text: $begun, position: 19) { label kind insert start length }\n      }"): typeof import('./graphql.ts').ReadKqlDiagnosticsAndKqlCompletionsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation BusyExport($input: CreateScheduledExportInput!) {\n          createScheduledExport(input: $input) { userErrors { field code } } }"): typeof import('./graphql.ts').BusyExportDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation BusySavedQuery($input: CreateSavedQueryInput!) {\n          createSavedQuery(input: $input) { userErrors { field code } } }"): typeof import('./graphql.ts').BusySavedQueryDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadKqlOfOms($query: String!) { kql(query: $query) { rows rowCount } }"): typeof import('./graphql.ts').ReadKqlOfOmsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation CreateSavedQueryOfSavedQueries($input: CreateSavedQueryInput!) { createSavedQuery(input: $input) {\n  savedQuery { id kind name description text parameters { name type default } updatedBy revision }\n  userErrors { field code message }\n} }"): typeof import('./graphql.ts').CreateSavedQueryOfSavedQueriesDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation UpdateSavedQueryOfSavedQueries($input: UpdateSavedQueryInput!) { updateSavedQuery(input: $input) {\n  savedQuery { id name text revision } userErrors { field code message }\n} }"): typeof import('./graphql.ts').UpdateSavedQueryOfSavedQueriesDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation DeleteSavedQueryOfSavedQueries($id: ID!) { deleteSavedQuery(input: { savedQueryId: $id }) {\n  deletedSavedQueryId userErrors { code }\n} }"): typeof import('./graphql.ts').DeleteSavedQueryOfSavedQueriesDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadKql($query: String!) { kql(query: $query) { rows } }"): typeof import('./graphql.ts').ReadKqlDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadSavedQueriesAndSavedQuery($id: ID!) {\n        savedQueries(kind: QUERY) { name }\n        byName: savedQuery(by: { name: \"ALL ROOMS\" }) { id }\n        node(id: $id) { __typename id }\n      }"): typeof import('./graphql.ts').ReadSavedQueriesAndSavedQueryDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadSavedQuery { savedQuery(by: { name: \"all rooms\" }) { id } }"): typeof import('./graphql.ts').ReadSavedQueryDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadKqlDiagnostics { kqlDiagnostics(text: \"Shallow\") { severity line message } }"): typeof import('./graphql.ts').ReadKqlDiagnosticsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadKqlCompletions { kqlCompletions(text: \"Offers\", position: 6) { label } }"): typeof import('./graphql.ts').ReadKqlCompletionsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadRoomsOfCommands($first: Int, $orderBy: RoomOrder) {\n  rooms(first: $first, orderBy: $orderBy) {\n    nodes {\n      name health lastEventAt\n      devices { computer health signals { key state } room { name } faults { nodes { id } } }\n      faults { nodes { state reason device { computer } room { name } signal { key state } } totalCount }\n    }\n  }\n}"): typeof import('./graphql.ts').ReadRoomsOfCommandsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadFaultsOfCommands($first: Int) {\n  faults(first: $first) { nodes { reason device { computer } room { name devices { computer } } signal { label } } }\n}"): typeof import('./graphql.ts').ReadFaultsOfCommandsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadDevicesOfCommands($first: Int) { devices(first: $first) { nodes { computer room { name } faults { nodes { id } } } } }"): typeof import('./graphql.ts').ReadDevicesOfCommandsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadEventsOfCommands($first: Int) { events(first: $first) { nodes { description device { computer room { name } } } } }"): typeof import('./graphql.ts').ReadEventsOfCommandsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadFaultChangesOfCommands($first: Int) {\n  faultChanges(first: $first) { nodes { kind state fault { reason room { name } device { computer } signal { key } } } }\n}"): typeof import('./graphql.ts').ReadFaultChangesOfCommandsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadNamesOfCommands($first: Int) {\n    rooms(first: $first) { nodes { devices { computer health } faults { nodes { signal { key } device { computer } } } } }\n  }"): typeof import('./graphql.ts').ReadNamesOfCommandsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "subscription FollowFaultChangesOfCommands { faultChanges { kind fault { reason room { name } device { computer } signal { key } } } }"): typeof import('./graphql.ts').FollowFaultChangesOfCommandsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation TryAcknowledge($input: AcknowledgeFaultInput!) { acknowledgeFault(input: $input) {\n    fault { id state version acknowledgedAt acknowledgedBy acknowledgementNote } userErrors { field code message } } }"): typeof import('./graphql.ts').TryAcknowledgeDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation TryUnacknowledge($input: UnacknowledgeFaultInput!) {\n    unacknowledgeFault(input: $input) {\n      fault { id state version acknowledgedAt acknowledgedBy acknowledgementNote } userErrors { field code message } } }"): typeof import('./graphql.ts').TryUnacknowledgeDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation TryCreateRoom($input: CreateRoomInput!) { createRoom(input: $input) {\n    room { id name site building floor tags health version devices { computer } } userErrors { field code message } } }"): typeof import('./graphql.ts').TryCreateRoomDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation TryUpdateRoom($input: UpdateRoomInput!) { updateRoom(input: $input) {\n    room { id name site building floor tags health version devices { computer } } userErrors { field code message } } }"): typeof import('./graphql.ts').TryUpdateRoomDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation TryDeleteRoom($input: DeleteRoomInput!) { deleteRoom(input: $input) {\n    deletedRoomId userErrors { field code message } } }"): typeof import('./graphql.ts').TryDeleteRoomDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation TryAssignDevice($input: AssignDeviceInput!) { assignDevice(input: $input) {\n    device { id computer health room { name } } userErrors { field code message } } }"): typeof import('./graphql.ts').TryAssignDeviceDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation TryDeleteDevice($input: DeleteDeviceInput!) { deleteDevice(input: $input) {\n    deletedDeviceId userErrors { field code message } } }"): typeof import('./graphql.ts').TryDeleteDeviceDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation TrySetSignalOptional($input: SetSignalOptionalInput!) {\n    setSignalOptional(input: $input) {\n      device { id health signals { key state optional } } userErrors { field code message } } }"): typeof import('./graphql.ts').TrySetSignalOptionalDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadDeviceOfMutations($computer: String!) { device(by: { computer: $computer }) {\n      id health room { id health } faults(states: null) { nodes { id state version occurrences changes { nodes { kind reason } } } }\n    } }"): typeof import('./graphql.ts').ReadDeviceOfMutationsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadNode($id: ID!) { node(id: $id) { ... on Room { site building floor tags version } } }"): typeof import('./graphql.ts').ReadNodeDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadNodeOfMutations($id: ID!) { node(id: $id) { ... on Room { version } } }"): typeof import('./graphql.ts').ReadNodeOfMutationsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadNodeOfMutations2($id: ID!) { node(id: $id) { id } }"): typeof import('./graphql.ts').ReadNodeOfMutations2Document;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadNodes($ids: [ID!]!) { nodes(ids: $ids) { ... on Room { id devices { computer } health } } }"): typeof import('./graphql.ts').ReadNodesDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation CreateRoomOfMutations($input: CreateRoomInput!) { createRoom(input: $input) { room { id } } }"): typeof import('./graphql.ts').CreateRoomOfMutationsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadRoomOfMutations { room(by: { name: \"Lambda\" }) { id } }"): typeof import('./graphql.ts').ReadRoomOfMutationsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation CreateRoomAndAssignDevice {\n    a: createRoom(input: { name: \"Mu\" }) { room { version } }\n    b: createRoom(input: { name: \"mu\" }) { room { id } userErrors { code } }\n    c: assignDevice(input: { computer: \"M-30\" }) { device { room { id } } }\n  }"): typeof import('./graphql.ts').CreateRoomAndAssignDeviceDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadRoomsOfPaging { rooms(first: 2, filter: { floors: [\"1\"] }) { pageInfo { endCursor } } }"): typeof import('./graphql.ts').ReadRoomsOfPagingDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadSevenRooms($cursor: String!) {\n        rooms(first: 7, after: $cursor, filter: { floors: [\"1\"] }) { nodes { id } } }"): typeof import('./graphql.ts').ReadSevenRoomsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadNodesOfPaging($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }"): typeof import('./graphql.ts').ReadNodesOfPagingDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadRoomAndDevice($room: ID!, $device: ID!) {\n        a: room(by: { id: $device }) { id } b: device(by: { id: $room }) { id } c: room(by: { id: \"\" }) { id }\n        d: node(id: \"nonsense\") { id } e: faults(filter: { deviceIds: [$room] }) { totalCount }\n      }"): typeof import('./graphql.ts').ReadRoomAndDeviceDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadNodesOfPaging2($ids: [ID!]!) { nodes(ids: $ids) { id } }"): typeof import('./graphql.ts').ReadNodesOfPaging2Document;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadDeviceOfRefusals { device(by: { computer: \"known\" }) { id faults(states: [RESOLVED]) { nodes { id } } } }"): typeof import('./graphql.ts').ReadDeviceOfRefusalsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadNodeOfTools($id: ID!) { node(id: $id) { __typename id\n    ... on Collector { door } ... on ScheduledExport { name exportId } ... on ExportKey { name } } }"): typeof import('./graphql.ts').ReadNodeOfToolsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation CreateKeyOfTools($input: CreateExportKeyInput!) { createExportKey(input: $input) { exportKey { id } } }"): typeof import('./graphql.ts').CreateKeyOfToolsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadExportOfTools($id: ID!) { scheduledExport(id: $id) { exportId } }"): typeof import('./graphql.ts').ReadExportOfToolsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadEventsOfTools($last: Int, $before: String, $first: Int) {\n    events(filter: { computers: [\"PAGE-A\"] }, last: $last, before: $before, first: $first) {\n      edges { cursor node { timeGenerated } } pageInfo { hasPreviousPage hasNextPage startCursor } } }"): typeof import('./graphql.ts').ReadEventsOfToolsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "subscription FollowRoomChangesOfAtOnce($filter: RoomFilter) { roomChanges(filter: $filter) { kind room { name } } }"): typeof import('./graphql.ts').FollowRoomChangesOfAtOnceDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadRoomsOfIdentity($filter: RoomFilter) { rooms(filter: $filter, first: 100) { nodes { id name health version lastEventAt devices { computer } } } }"): typeof import('./graphql.ts').ReadRoomsOfIdentityDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadRoomOfIdentity($name: String!) { room(by: { name: $name }) { id name health version lastEventAt devices { computer } } }"): typeof import('./graphql.ts').ReadRoomOfIdentityDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadDeviceOfIdentity($computer: String!) {\n      device(by: { computer: $computer }) { id computer displayName alias health firstSeenAt lastEventAt room { id name } }\n    }"): typeof import('./graphql.ts').ReadDeviceOfIdentityDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation AssignDeviceOfIdentity($input: AssignDeviceInput!) {\n      assignDevice(input: $input) { device { id computer health firstSeenAt lastEventAt room { name } } userErrors { code field } }\n    }"): typeof import('./graphql.ts').AssignDeviceOfIdentityDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation DeleteDevice($id: ID!) { deleteDevice(input: { deviceId: $id }) { deletedDeviceId userErrors { code } } }"): typeof import('./graphql.ts').DeleteDeviceDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadNodeAndFaults($ids: [ID!], $id: ID!) {\n        node(id: $id) { id }\n        faults(filter: { deviceIds: $ids }) {\n          nodes { state computer device { id } room { id } signal { key state } changes { nodes { kind } } }\n        }\n      }"): typeof import('./graphql.ts').ReadNodeAndFaultsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadUnheard($computer: String!) { device(by: { computer: $computer }) {\n  health staleAt room { health } signals { key state }\n  faults(states: null) { nodes { state severity category reason recommendedAction } } } }"): typeof import('./graphql.ts').ReadUnheardDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadSites($names: [String!]) { sites(filter: { names: $names }) {\n  totalCount nodes { id name timeZone serviceHours { days from to } buildings { id name site { name } timeZone } } } }"): typeof import('./graphql.ts').ReadSitesDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadBuildings($filter: BuildingFilter) { buildings(filter: $filter) {\n  nodes { id name site { name } timeZone } } }"): typeof import('./graphql.ts').ReadBuildingsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadRoomCalendar($id: ID!) { node(id: $id) { ... on Room {\n  version timeZone serviceHours { days from to } maintenanceHours { days from to }\n  ownTimeZone ownServiceHours { days } ownMaintenanceHours { days } } } }"): typeof import('./graphql.ts').ReadRoomCalendarDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation SetSiteOfTest($input: UpdateSiteInput!) { updateSite(input: $input) {\n  site { name timeZone maintenanceHours { days from to } } userErrors { code field message } } }"): typeof import('./graphql.ts').SetSiteOfTestDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation SetBuildingOfTest($input: UpdateBuildingInput!) { updateBuilding(input: $input) {\n  building { name timeZone } userErrors { code field message } } }"): typeof import('./graphql.ts').SetBuildingOfTestDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation SetCalendar($input: UpdateWorkspaceInput!) { updateWorkspace(input: $input) {\n  workspace { timeZone serviceHours { from to } maintenanceHours { from to } collecting } userErrors { code field message } } }"): typeof import('./graphql.ts').SetCalendarDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadPlaceNode($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }"): typeof import('./graphql.ts').ReadPlaceNodeDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadViewResults($id: ID!, $form: String) {\n  viewResults(viewId: $id, form: $form) {\n    tile form parts { kind computedAt nextAt value meaning data { rows truncated } error { message } }\n  }\n}"): typeof import('./graphql.ts').ReadViewResultsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadView { view(by: { name: \"skype room systems V2\" }) {\n  id shipped refreshSeconds\n  tiles { id type forms { name drillDown parts { kind query columns } } }\n} }"): typeof import('./graphql.ts').ReadViewDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadFleet { fleet {\n      devicesSeen devicesActive devicesActiveLastHour devicesInactive devicesRestarted\n      osVersions { version count } appVersions { version count }\n    } }"): typeof import('./graphql.ts').ReadFleetDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadTileDrillDown($id: ID!, $tile: String!, $form: String, $item: String!) {\n            tileDrillDown(viewId: $id, tile: $tile, form: $form, item: $item) { query result { columns { name } rows } }\n          }"): typeof import('./graphql.ts').ReadTileDrillDownDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadViewOfShipped($id: ID!) { view(by: { id: $id }) { definition } }"): typeof import('./graphql.ts').ReadViewOfShippedDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation UpdateViewAndDeleteView($viewId: ID!, $definition: JSON!) {\n      updateView(input: { viewId: $viewId, definition: $definition }) { userErrors { code field } }\n      deleteView(input: { viewId: $viewId }) { userErrors { code field } }\n      createView(input: { definition: $definition }) { userErrors { code field } }\n    }"): typeof import('./graphql.ts').UpdateViewAndDeleteViewDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation CreateView($definition: JSON!) { createView(input: { definition: $definition }) { view { name shipped } } }"): typeof import('./graphql.ts').CreateViewDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation CreateViewOfViews($definition: JSON!) { createView(input: { definition: $definition }) {\n  view { id name revision updatedBy shipped definition } userErrors { code field message }\n} }"): typeof import('./graphql.ts').CreateViewOfViewsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation UpdateView($input: UpdateViewInput!) { updateView(input: $input) {\n  view { id name revision description } userErrors { code field message }\n} }"): typeof import('./graphql.ts').UpdateViewDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation DeleteView($id: ID!) { deleteView(input: { viewId: $id }) { deletedViewId userErrors { code } } }"): typeof import('./graphql.ts').DeleteViewDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadViewsAndView($id: ID!) {\n        views { name }\n        byName: view(by: { name: \"LOBBY\" }) { id }\n        byId: view(by: { id: $id }) { name tiles { id type meaning forms { name parts { kind query } } } }\n        node(id: $id) { __typename id }\n        none: view(by: { id: \"bm9uZQ\" }) { id }\n      }"): typeof import('./graphql.ts').ReadViewsAndViewDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation CreateViewOfViews2 { createView(input: { definition: {\n      schema: \"roomwatch.view\", version: 1, name: \"Inline\", tiles: [{ type: \"number\", id: \"one\", title: \"One\",\n      forms: [{ name: \"all\", number: { query: \"print 1\" } }] }]\n    } }) { view { name } userErrors { message } } }"): typeof import('./graphql.ts').CreateViewOfViews2Document;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadViewResultsOfViews($id: ID!) { viewResults(viewId: $id) { tile form parts {\n        kind computedAt nextAt value meaning data { columns { name type } rows truncated } error { code message line column }\n      } } }"): typeof import('./graphql.ts').ReadViewResultsOfViewsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadViewResultsOfViews2($id: ID!, $tiles: [String!], $form: String) {\n      viewResults(viewId: $id, tiles: $tiles, form: $form) { tile form parts { value } }\n    }"): typeof import('./graphql.ts').ReadViewResultsOfViews2Document;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadViewResultsOfViews3($id: ID!) { viewResults(viewId: $id) { parts { data { rows } } } }"): typeof import('./graphql.ts').ReadViewResultsOfViews3Document;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadTileDrillDownOfViews($id: ID!, $item: String!) {\n      tileDrillDown(viewId: $id, tile: \"list\", item: $item) { query result(first: 1) { rows endCursor } }\n    }"): typeof import('./graphql.ts').ReadTileDrillDownOfViewsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadViewResultsOfViews4($id: ID!) { viewResults(viewId: $id) { parts { value } } }"): typeof import('./graphql.ts').ReadViewResultsOfViews4Document;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadTenant($list: String!) {\n  devices { nodes { id } } faults { nodes { id } } events { nodes { id } } collectors { id }\n  r: rooms(first: 1) { pageInfo { endCursor } } d: devices(first: 1) { pageInfo { endCursor } }\n  f: faults(first: 1) { pageInfo { endCursor } } c: faultChanges(first: 1) { pageInfo { endCursor } }\n  e: events(first: 1) { pageInfo { endCursor } } k: kql(query: $list, first: 1) { endCursor } }"): typeof import('./graphql.ts').ReadTenantDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadTenantPlaces { sites { nodes { id } pageInfo { endCursor } }\n  buildings { nodes { id } pageInfo { endCursor } } }"): typeof import('./graphql.ts').ReadTenantPlacesDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "query ReadTenantAlerts {\n  alerts(first: 1) { nodes { id } pageInfo { endCursor } } deliveries(first: 1) { pageInfo { endCursor } } }"): typeof import('./graphql.ts').ReadTenantAlertsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "mutation SetTenantPolicies($room: SetSignalPolicyInput!, $device: SetSignalPolicyInput!,\n  $staleAfter: UpdateDeviceInput!) { room: setSignalPolicy(input: $room) { userErrors { message } }\n  device: setSignalPolicy(input: $device) { userErrors { message } } updateDevice(input: $staleAfter) { userErrors { message } } }"): typeof import('./graphql.ts').SetTenantPoliciesDocument;


export function operation(source: string) {
  return (documents as any)[source] ?? {};
}
