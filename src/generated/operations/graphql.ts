/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** How an export's rows are written. */
export type ExportFormat =
  /** RFC 4180, a line of names first; texts that a spreadsheet would run as formulas begin with an apostrophe. */
  | 'CSV'
  /** One array of objects. */
  | 'JSON'
  /** A JSON object a line. */
  | 'NDJSON';

/** The length of a scheduled export's windows, which are whole hours or days of UTC. */
export type ExportWindow =
  /** A day. */
  | 'DAILY'
  /** An hour. */
  | 'HOURLY';

/** What an import does with a room. */
export type ImportAction =
  /** It was made. */
  | 'CREATED'
  /** It was refused; nothing of it was stored. */
  | 'REFUSED'
  /** It was as given already. */
  | 'UNCHANGED'
  /** It, or its devices, changed. */
  | 'UPDATED';

/** A room of an import. A field that is left out stays as it is; null clears it. */
export type ImportRoomInput = {
  /** The account that the room signs in with, such as an address of mail. */
  account?: string | null | undefined;
  /** The building. */
  building?: string | null | undefined;
  /** The host names of its consoles; at most 50. Other devices of the room stay. */
  computers?: Array<string> | null | undefined;
  /** The floor. */
  floor?: string | null | undefined;
  /** What people call it. Letter case does not count when it is looked for. */
  name: string;
  /** The campus, city or branch. */
  site?: string | null | undefined;
  /** Free labels; they replace those it has. */
  tags?: Array<string> | null | undefined;
  /** A name of IANA's time zone database, for this room alone. */
  timeZone?: string | null | undefined;
};

/** Rooms to make and to change. */
export type ImportRoomsInput = {
  /** True: nothing is stored; the report says what would be. */
  dryRun?: boolean | null | undefined;
  /** At most 500 rooms; more are sent one after the other. */
  rooms: Array<ImportRoomInput>;
};

/** For whom a signal's policy is, and what it says. */
export type SetSignalPolicyInput = {
  /** One device. Not together with `roomId`. */
  deviceId?: string | null | undefined;
  /** The signal's key, such as `motion-sensor`; it need not have been reported. */
  key: string;
  /** Whether the signal may be missing: then it opens no fault. */
  optional?: boolean | null | undefined;
  /** The devices of one room. Without `deviceId` and `roomId` the policy is for all devices. */
  roomId?: string | null | undefined;
  /** The severity of its faults. */
  severity?: Severity | null | undefined;
  /** How long the signal must be unhealthy before its fault opens: a duration up to `24h`, such as `10m` or `0s`. */
  watchTime?: string | null | undefined;
};

/** How much a fault matters to the people in the room. */
export type Severity =
  /** The room cannot be used as intended. */
  | 'CRITICAL'
  /** A main part of the room does not work. */
  | 'IMPORTANT'
  /** Something is wrong; meetings go on. */
  | 'WARNING';

/** Which building to change, and how. A field that is left out stays as it is; null takes the site's. */
export type UpdateBuildingInput = {
  /** The building's id. */
  buildingId: string;
  /** When its rooms may be disturbed by work on them; at most 21 entries, none for never. */
  maintenanceHours?: Array<WeeklyHoursInput> | null | undefined;
  /** When its rooms are to work; at most 21 entries. */
  serviceHours?: Array<WeeklyHoursInput> | null | undefined;
  /** A name of IANA's time zone database. */
  timeZone?: string | null | undefined;
};

/** Which room to change, and how. A field that is left out stays as it is; null clears it. */
export type UpdateRoomInput = {
  /** The account that it signs in with, such as an address of mail. */
  account?: string | null | undefined;
  /** The building. */
  building?: string | null | undefined;
  /** The floor. */
  floor?: string | null | undefined;
  /** When it may be disturbed by work on it; at most 21 entries, none for never. */
  maintenanceHours?: Array<WeeklyHoursInput> | null | undefined;
  /** Its new name; it can be changed, not cleared. */
  name?: string | null | undefined;
  /** The room's id. */
  roomId: string;
  /** When it is to work; at most 21 entries. */
  serviceHours?: Array<WeeklyHoursInput> | null | undefined;
  /** The campus, city or branch it is in. */
  site?: string | null | undefined;
  /** Free labels; they replace those it has. */
  tags?: Array<string> | null | undefined;
  /** A name of IANA's time zone database, such as `Europe/Berlin`. */
  timeZone?: string | null | undefined;
};

/** Which site to change, and how. A field that is left out stays as it is; null takes the workspace's. */
export type UpdateSiteInput = {
  /** When its rooms may be disturbed by work on them; at most 21 entries, none for never. */
  maintenanceHours?: Array<WeeklyHoursInput> | null | undefined;
  /** When its rooms are to work; at most 21 entries. */
  serviceHours?: Array<WeeklyHoursInput> | null | undefined;
  /** The site's id. */
  siteId: string;
  /** A name of IANA's time zone database. */
  timeZone?: string | null | undefined;
};

/** The kind of an expected refusal of a mutation. */
export type UserErrorCode =
  /** Somebody else changed the subject at the same time. Read it again and decide again. */
  | 'CONFLICT'
  /** The value is not valid, or the state of the subject does not allow the change. */
  | 'INVALID'
  /** A limit of this installation has been reached. */
  | 'LIMIT'
  /** The subject does not exist, or its id is malformed or foreign. */
  | 'NOT_FOUND'
  /** The name is already in use; letter case does not count. */
  | 'TAKEN';

/** A day of the week. */
export type Weekday =
  /** Friday. */
  | 'FRIDAY'
  /** Monday. */
  | 'MONDAY'
  /** Saturday. */
  | 'SATURDAY'
  /** Sunday. */
  | 'SUNDAY'
  /** Thursday. */
  | 'THURSDAY'
  /** Tuesday. */
  | 'TUESDAY'
  /** Wednesday. */
  | 'WEDNESDAY';

/** The same hours on some days of every week. */
export type WeeklyHoursInput = {
  /** The days on which the hours begin; at least one. */
  days: Array<Weekday>;
  /** When they begin, as `HH:MM`. */
  from: string;
  /** When they end, as `HH:MM` or `24:00`. Where that is earlier than `from`, they end on the next day. */
  to: string;
};

/** One of the two keys. */
export type WorkspaceKey =
  /** The first key. */
  | 'PRIMARY'
  /** The second key. */
  | 'SECONDARY';

export type ListExportsQueryVariables = Exact<{ [key: string]: never; }>;


export type ListExportsQuery = { scheduledExports: Array<{ id: string, exportId: string, name: string, window: ExportWindow, format: ExportFormat, enabled: boolean, nextWindow: string, dueAt: string | null, running: boolean, failures: number, lastError: string | null, pausedAt: string | null, pauseReason: string | null, destination: { folder: string | null, s3: { bucket: string, prefix: string } | null } }> };

export type RunExportMutationVariables = Exact<{
  id: string;
}>;


export type RunExportMutation = { runScheduledExport: { userErrors: Array<{ message: string }> } };

export type ResumeExportMutationVariables = Exact<{
  id: string;
}>;


export type ResumeExportMutation = { resumeScheduledExport: { userErrors: Array<{ message: string }> } };

export type ListPoliciesQueryVariables = Exact<{ [key: string]: never; }>;


export type ListPoliciesQuery = { signalPolicies: Array<{ key: string, optional: boolean | null, watchTime: string | null, severity: Severity | null, room: { name: string } | null }> };

export type FindRoomOfPolicyQueryVariables = Exact<{
  name: string;
}>;


export type FindRoomOfPolicyQuery = { room: { id: string } | null };

export type FindDeviceOfPolicyQueryVariables = Exact<{
  computer: string;
}>;


export type FindDeviceOfPolicyQuery = { device: { id: string } | null };

export type SetPolicyMutationVariables = Exact<{
  input: SetSignalPolicyInput;
}>;


export type SetPolicyMutation = { setSignalPolicy: { policy: { key: string, optional: boolean | null, watchTime: string | null, severity: Severity | null } | null, userErrors: Array<{ message: string }> } };

export type KqlQueryVariables = Exact<{
  query: string;
  timespan?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type KqlQuery = { kql: { rows: Array<Array<unknown>>, truncated: boolean, warnings: Array<string>, endCursor: string | null, columns: Array<{ name: string, type: string }>, stats: { rowsRead: number, milliseconds: number } } };

export type ExplainKqlQueryVariables = Exact<{
  query: string;
  timespan?: string | null | undefined;
}>;


export type ExplainKqlQuery = { kql: { warnings: Array<string>, stats: { rowsRead: number, rowsReturned: number, milliseconds: number, pushedDown: string, steps: Array<{ operators: Array<string>, table: string | null, isPushedDown: boolean, fellBack: boolean, rows: number, milliseconds: number, documentsRead: number | null, indexes: Array<string>, asked: string | null }> } } };

export type ImportRoomsOfFileMutationVariables = Exact<{
  input: ImportRoomsInput;
}>;


export type ImportRoomsOfFileMutation = { importRooms: { rooms: Array<{ index: number, name: string, action: ImportAction, changes: Array<string>, registered: Array<string>, moved: Array<string>, removedRooms: Array<string>, userErrors: Array<{ message: string }> }>, userErrors: Array<{ message: string }> } };

export type RoomsForFileQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type RoomsForFileQuery = { rooms: { nodes: Array<{ name: string, site: string | null, building: string | null, floor: string | null, tags: Array<string>, ownTimeZone: string | null, account: string | null, devices: Array<{ computer: string }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ListSitesQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type ListSitesQuery = { sites: { nodes: Array<{ id: string, name: string, timeZone: string | null, serviceHours: Array<{ days: Array<Weekday>, from: string, to: string }> | null, maintenanceHours: Array<{ days: Array<Weekday>, from: string, to: string }> | null, buildings: Array<{ id: string, name: string, timeZone: string | null, serviceHours: Array<{ days: Array<Weekday>, from: string, to: string }> | null, maintenanceHours: Array<{ days: Array<Weekday>, from: string, to: string }> | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type FindSiteQueryVariables = Exact<{
  name: string;
}>;


export type FindSiteQuery = { sites: { nodes: Array<{ id: string, buildings: Array<{ id: string, name: string }> }> } };

export type SetSiteMutationVariables = Exact<{
  input: UpdateSiteInput;
}>;


export type SetSiteMutation = { updateSite: { userErrors: Array<{ message: string }> } };

export type SetBuildingMutationVariables = Exact<{
  input: UpdateBuildingInput;
}>;


export type SetBuildingMutation = { updateBuilding: { userErrors: Array<{ message: string }> } };

export type ListViewsQueryVariables = Exact<{ [key: string]: never; }>;


export type ListViewsQuery = { views: Array<{ id: string, name: string, shipped: boolean, revision: number, updatedAt: string | null, updatedBy: string | null, refreshSeconds: number, tiles: Array<{ id: string }> }> };

export type FindViewQueryVariables = Exact<{
  name: string;
}>;


export type FindViewQuery = { view: { id: string, revision: number, definition: unknown } | null };

export type ImportViewMutationVariables = Exact<{
  definition: unknown;
}>;


export type ImportViewMutation = { createView: { view: { name: string } | null, userErrors: Array<{ code: UserErrorCode, message: string }> } };

export type ReplaceViewMutationVariables = Exact<{
  viewId: string;
  revision?: number | null | undefined;
  definition: unknown;
}>;


export type ReplaceViewMutation = { updateView: { view: { name: string } | null, userErrors: Array<{ code: UserErrorCode, message: string }> } };

export type ShowWorkspaceQueryVariables = Exact<{ [key: string]: never; }>;


export type ShowWorkspaceQuery = { workspace: { workspaceId: string, primaryKey: string, secondaryKey: string, dataCollectionRuleId: string, dailyCapMegabytes: number | null, collecting: boolean } };

export type RotateKeyMutationVariables = Exact<{
  key: WorkspaceKey;
}>;


export type RotateKeyMutation = { rotateWorkspaceKey: { workspace: { workspaceId: string, primaryKey: string, secondaryKey: string, dataCollectionRuleId: string, dailyCapMegabytes: number | null, collecting: boolean } | null, userErrors: Array<{ message: string }> } };

export type RoomOfConsoleQueryVariables = Exact<{
  computer: string;
}>;


export type RoomOfConsoleQuery = { device: { room: { id: string, site: string | null, building: string | null, floor: string | null, tags: Array<string> } | null } | null };

export type PlaceRoomMutationVariables = Exact<{
  input: UpdateRoomInput;
}>;


export type PlaceRoomMutation = { updateRoom: { userErrors: Array<{ code: UserErrorCode, message: string }> } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const ListExportsDocument = new TypedDocumentString(`
    query ListExports {
  scheduledExports {
    id
    exportId
    name
    window
    format
    enabled
    nextWindow
    dueAt
    running
    failures
    lastError
    pausedAt
    pauseReason
    destination {
      folder
      s3 {
        bucket
        prefix
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ListExportsQuery, ListExportsQueryVariables>;
export const RunExportDocument = new TypedDocumentString(`
    mutation RunExport($id: ID!) {
  runScheduledExport(input: {id: $id}) {
    userErrors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RunExportMutation, RunExportMutationVariables>;
export const ResumeExportDocument = new TypedDocumentString(`
    mutation ResumeExport($id: ID!) {
  resumeScheduledExport(input: {id: $id}) {
    userErrors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ResumeExportMutation, ResumeExportMutationVariables>;
export const ListPoliciesDocument = new TypedDocumentString(`
    query ListPolicies {
  signalPolicies {
    key
    room {
      name
    }
    optional
    watchTime
    severity
  }
}
    `) as unknown as TypedDocumentString<ListPoliciesQuery, ListPoliciesQueryVariables>;
export const FindRoomOfPolicyDocument = new TypedDocumentString(`
    query FindRoomOfPolicy($name: String!) {
  room(by: {name: $name}) {
    id
  }
}
    `) as unknown as TypedDocumentString<FindRoomOfPolicyQuery, FindRoomOfPolicyQueryVariables>;
export const FindDeviceOfPolicyDocument = new TypedDocumentString(`
    query FindDeviceOfPolicy($computer: String!) {
  device(by: {computer: $computer}) {
    id
  }
}
    `) as unknown as TypedDocumentString<FindDeviceOfPolicyQuery, FindDeviceOfPolicyQueryVariables>;
export const SetPolicyDocument = new TypedDocumentString(`
    mutation SetPolicy($input: SetSignalPolicyInput!) {
  setSignalPolicy(input: $input) {
    policy {
      key
      optional
      watchTime
      severity
    }
    userErrors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SetPolicyMutation, SetPolicyMutationVariables>;
export const KqlDocument = new TypedDocumentString(`
    query Kql($query: String!, $timespan: String, $first: Int, $after: String) {
  kql(query: $query, timespan: $timespan, first: $first, after: $after) {
    columns {
      name
      type
    }
    rows
    truncated
    warnings
    endCursor
    stats {
      rowsRead
      milliseconds
    }
  }
}
    `) as unknown as TypedDocumentString<KqlQuery, KqlQueryVariables>;
export const ExplainKqlDocument = new TypedDocumentString(`
    query ExplainKql($query: String!, $timespan: String) {
  kql(query: $query, timespan: $timespan, first: 1, explain: true) {
    warnings
    stats {
      rowsRead
      rowsReturned
      milliseconds
      pushedDown
      steps {
        operators
        table
        isPushedDown
        fellBack
        rows
        milliseconds
        documentsRead
        indexes
        asked
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ExplainKqlQuery, ExplainKqlQueryVariables>;
export const ImportRoomsOfFileDocument = new TypedDocumentString(`
    mutation ImportRoomsOfFile($input: ImportRoomsInput!) {
  importRooms(input: $input) {
    rooms {
      index
      name
      action
      changes
      registered
      moved
      removedRooms
      userErrors {
        message
      }
    }
    userErrors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ImportRoomsOfFileMutation, ImportRoomsOfFileMutationVariables>;
export const RoomsForFileDocument = new TypedDocumentString(`
    query RoomsForFile($after: String) {
  rooms(first: 100, after: $after) {
    nodes {
      name
      site
      building
      floor
      tags
      ownTimeZone
      account
      devices {
        computer
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<RoomsForFileQuery, RoomsForFileQueryVariables>;
export const ListSitesDocument = new TypedDocumentString(`
    query ListSites($after: String) {
  sites(first: 100, after: $after) {
    nodes {
      id
      name
      timeZone
      serviceHours {
        days
        from
        to
      }
      maintenanceHours {
        days
        from
        to
      }
      buildings {
        id
        name
        timeZone
        serviceHours {
          days
          from
          to
        }
        maintenanceHours {
          days
          from
          to
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ListSitesQuery, ListSitesQueryVariables>;
export const FindSiteDocument = new TypedDocumentString(`
    query FindSite($name: String!) {
  sites(filter: {names: [$name]}) {
    nodes {
      id
      buildings {
        id
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FindSiteQuery, FindSiteQueryVariables>;
export const SetSiteDocument = new TypedDocumentString(`
    mutation SetSite($input: UpdateSiteInput!) {
  updateSite(input: $input) {
    userErrors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SetSiteMutation, SetSiteMutationVariables>;
export const SetBuildingDocument = new TypedDocumentString(`
    mutation SetBuilding($input: UpdateBuildingInput!) {
  updateBuilding(input: $input) {
    userErrors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SetBuildingMutation, SetBuildingMutationVariables>;
export const ListViewsDocument = new TypedDocumentString(`
    query ListViews {
  views {
    id
    name
    shipped
    revision
    updatedAt
    updatedBy
    refreshSeconds
    tiles {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<ListViewsQuery, ListViewsQueryVariables>;
export const FindViewDocument = new TypedDocumentString(`
    query FindView($name: String!) {
  view(by: {name: $name}) {
    id
    revision
    definition
  }
}
    `) as unknown as TypedDocumentString<FindViewQuery, FindViewQueryVariables>;
export const ImportViewDocument = new TypedDocumentString(`
    mutation ImportView($definition: JSON!) {
  createView(input: {definition: $definition}) {
    view {
      name
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ImportViewMutation, ImportViewMutationVariables>;
export const ReplaceViewDocument = new TypedDocumentString(`
    mutation ReplaceView($viewId: ID!, $revision: Int, $definition: JSON!) {
  updateView(
    input: {viewId: $viewId, revision: $revision, definition: $definition}
  ) {
    view {
      name
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ReplaceViewMutation, ReplaceViewMutationVariables>;
export const ShowWorkspaceDocument = new TypedDocumentString(`
    query ShowWorkspace {
  workspace {
    workspaceId
    primaryKey
    secondaryKey
    dataCollectionRuleId
    dailyCapMegabytes
    collecting
  }
}
    `) as unknown as TypedDocumentString<ShowWorkspaceQuery, ShowWorkspaceQueryVariables>;
export const RotateKeyDocument = new TypedDocumentString(`
    mutation RotateKey($key: WorkspaceKey!) {
  rotateWorkspaceKey(input: {key: $key}) {
    workspace {
      workspaceId
      primaryKey
      secondaryKey
      dataCollectionRuleId
      dailyCapMegabytes
      collecting
    }
    userErrors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RotateKeyMutation, RotateKeyMutationVariables>;
export const RoomOfConsoleDocument = new TypedDocumentString(`
    query RoomOfConsole($computer: String!) {
  device(by: {computer: $computer}) {
    room {
      id
      site
      building
      floor
      tags
    }
  }
}
    `) as unknown as TypedDocumentString<RoomOfConsoleQuery, RoomOfConsoleQueryVariables>;
export const PlaceRoomDocument = new TypedDocumentString(`
    mutation PlaceRoom($input: UpdateRoomInput!) {
  updateRoom(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<PlaceRoomMutation, PlaceRoomMutationVariables>;