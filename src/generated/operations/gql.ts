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
    "\n  query ListExports {\n    scheduledExports {\n      id\n      exportId\n      name\n      window\n      format\n      enabled\n      nextWindow\n      dueAt\n      running\n      failures\n      lastError\n      pausedAt\n      pauseReason\n      destination {\n        folder\n        s3 {\n          bucket\n          prefix\n        }\n      }\n    }\n  }\n": typeof types.ListExportsDocument,
    "\n  mutation RunExport($id: ID!) {\n    runScheduledExport(input: { id: $id }) {\n      userErrors {\n        message\n      }\n    }\n  }\n": typeof types.RunExportDocument,
    "\n  mutation ResumeExport($id: ID!) {\n    resumeScheduledExport(input: { id: $id }) {\n      userErrors {\n        message\n      }\n    }\n  }\n": typeof types.ResumeExportDocument,
    "\n  query ListPolicies {\n    signalPolicies {\n      key\n      room {\n        name\n      }\n      optional\n      watchTime\n      severity\n    }\n  }\n": typeof types.ListPoliciesDocument,
    "\n  query FindRoomOfPolicy($name: String!) {\n    room(by: { name: $name }) {\n      id\n    }\n  }\n": typeof types.FindRoomOfPolicyDocument,
    "\n  query FindDeviceOfPolicy($computer: String!) {\n    device(by: { computer: $computer }) {\n      id\n    }\n  }\n": typeof types.FindDeviceOfPolicyDocument,
    "\n  mutation SetPolicy($input: SetSignalPolicyInput!) {\n    setSignalPolicy(input: $input) {\n      policy {\n        key\n        optional\n        watchTime\n        severity\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n": typeof types.SetPolicyDocument,
    "\n  query Kql($query: String!, $timespan: String, $first: Int, $after: String) {\n    kql(query: $query, timespan: $timespan, first: $first, after: $after) {\n      columns {\n        name\n        type\n      }\n      rows\n      truncated\n      warnings\n      endCursor\n      stats {\n        rowsRead\n        milliseconds\n      }\n    }\n  }\n": typeof types.KqlDocument,
    "\n  query ExplainKql($query: String!, $timespan: String) {\n    kql(query: $query, timespan: $timespan, first: 1, explain: true) {\n      warnings\n      stats {\n        rowsRead\n        rowsReturned\n        milliseconds\n        pushedDown\n        steps {\n          operators\n          table\n          isPushedDown\n          fellBack\n          rows\n          milliseconds\n          documentsRead\n          indexes\n          asked\n        }\n      }\n    }\n  }\n": typeof types.ExplainKqlDocument,
    "\n  mutation ImportRoomsOfFile($input: ImportRoomsInput!) {\n    importRooms(input: $input) {\n      rooms {\n        index\n        name\n        action\n        changes\n        registered\n        moved\n        removedRooms\n        userErrors {\n          message\n        }\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n": typeof types.ImportRoomsOfFileDocument,
    "\n  query RoomsForFile($after: String) {\n    rooms(first: 100, after: $after) {\n      nodes {\n        name\n        site\n        building\n        floor\n        tags\n        ownTimeZone\n        account\n        devices {\n          computer\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.RoomsForFileDocument,
    "\n  query ListSites($after: String) {\n    sites(first: 100, after: $after) {\n      nodes {\n        id\n        name\n        timeZone\n        serviceHours {\n          days\n          from\n          to\n        }\n        maintenanceHours {\n          days\n          from\n          to\n        }\n        buildings {\n          id\n          name\n          timeZone\n          serviceHours {\n            days\n            from\n            to\n          }\n          maintenanceHours {\n            days\n            from\n            to\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.ListSitesDocument,
    "\n  query FindSite($name: String!) {\n    sites(filter: { names: [$name] }) {\n      nodes {\n        id\n        buildings {\n          id\n          name\n        }\n      }\n    }\n  }\n": typeof types.FindSiteDocument,
    "\n  mutation SetSite($input: UpdateSiteInput!) {\n    updateSite(input: $input) {\n      userErrors {\n        message\n      }\n    }\n  }\n": typeof types.SetSiteDocument,
    "\n  mutation SetBuilding($input: UpdateBuildingInput!) {\n    updateBuilding(input: $input) {\n      userErrors {\n        message\n      }\n    }\n  }\n": typeof types.SetBuildingDocument,
    "\n  query ListViews {\n    views {\n      id\n      name\n      shipped\n      revision\n      updatedAt\n      updatedBy\n      refreshSeconds\n      tiles {\n        id\n      }\n    }\n  }\n": typeof types.ListViewsDocument,
    "\n  query FindView($name: String!) {\n    view(by: { name: $name }) {\n      id\n      revision\n      definition\n    }\n  }\n": typeof types.FindViewDocument,
    "\n  mutation ImportView($definition: JSON!) {\n    createView(input: { definition: $definition }) {\n      view {\n        name\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n": typeof types.ImportViewDocument,
    "\n  mutation ReplaceView($viewId: ID!, $revision: Int, $definition: JSON!) {\n    updateView(input: { viewId: $viewId, revision: $revision, definition: $definition }) {\n      view {\n        name\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n": typeof types.ReplaceViewDocument,
    "\n  query ShowWorkspace {\n    workspace {\n      workspaceId\n      primaryKey\n      secondaryKey\n      dataCollectionRuleId\n      dailyCapMegabytes\n      collecting\n    }\n  }\n": typeof types.ShowWorkspaceDocument,
    "\n  mutation RotateKey($key: WorkspaceKey!) {\n    rotateWorkspaceKey(input: { key: $key }) {\n      workspace {\n        workspaceId\n        primaryKey\n        secondaryKey\n        dataCollectionRuleId\n        dailyCapMegabytes\n        collecting\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n": typeof types.RotateKeyDocument,
    "\n  query RoomOfConsole($computer: String!) {\n    device(by: { computer: $computer }) {\n      room {\n        id\n        site\n        building\n        floor\n        tags\n      }\n    }\n  }\n": typeof types.RoomOfConsoleDocument,
    "\n  mutation PlaceRoom($input: UpdateRoomInput!) {\n    updateRoom(input: $input) {\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n": typeof types.PlaceRoomDocument,
};
const documents: Documents = {
    "\n  query ListExports {\n    scheduledExports {\n      id\n      exportId\n      name\n      window\n      format\n      enabled\n      nextWindow\n      dueAt\n      running\n      failures\n      lastError\n      pausedAt\n      pauseReason\n      destination {\n        folder\n        s3 {\n          bucket\n          prefix\n        }\n      }\n    }\n  }\n": types.ListExportsDocument,
    "\n  mutation RunExport($id: ID!) {\n    runScheduledExport(input: { id: $id }) {\n      userErrors {\n        message\n      }\n    }\n  }\n": types.RunExportDocument,
    "\n  mutation ResumeExport($id: ID!) {\n    resumeScheduledExport(input: { id: $id }) {\n      userErrors {\n        message\n      }\n    }\n  }\n": types.ResumeExportDocument,
    "\n  query ListPolicies {\n    signalPolicies {\n      key\n      room {\n        name\n      }\n      optional\n      watchTime\n      severity\n    }\n  }\n": types.ListPoliciesDocument,
    "\n  query FindRoomOfPolicy($name: String!) {\n    room(by: { name: $name }) {\n      id\n    }\n  }\n": types.FindRoomOfPolicyDocument,
    "\n  query FindDeviceOfPolicy($computer: String!) {\n    device(by: { computer: $computer }) {\n      id\n    }\n  }\n": types.FindDeviceOfPolicyDocument,
    "\n  mutation SetPolicy($input: SetSignalPolicyInput!) {\n    setSignalPolicy(input: $input) {\n      policy {\n        key\n        optional\n        watchTime\n        severity\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n": types.SetPolicyDocument,
    "\n  query Kql($query: String!, $timespan: String, $first: Int, $after: String) {\n    kql(query: $query, timespan: $timespan, first: $first, after: $after) {\n      columns {\n        name\n        type\n      }\n      rows\n      truncated\n      warnings\n      endCursor\n      stats {\n        rowsRead\n        milliseconds\n      }\n    }\n  }\n": types.KqlDocument,
    "\n  query ExplainKql($query: String!, $timespan: String) {\n    kql(query: $query, timespan: $timespan, first: 1, explain: true) {\n      warnings\n      stats {\n        rowsRead\n        rowsReturned\n        milliseconds\n        pushedDown\n        steps {\n          operators\n          table\n          isPushedDown\n          fellBack\n          rows\n          milliseconds\n          documentsRead\n          indexes\n          asked\n        }\n      }\n    }\n  }\n": types.ExplainKqlDocument,
    "\n  mutation ImportRoomsOfFile($input: ImportRoomsInput!) {\n    importRooms(input: $input) {\n      rooms {\n        index\n        name\n        action\n        changes\n        registered\n        moved\n        removedRooms\n        userErrors {\n          message\n        }\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n": types.ImportRoomsOfFileDocument,
    "\n  query RoomsForFile($after: String) {\n    rooms(first: 100, after: $after) {\n      nodes {\n        name\n        site\n        building\n        floor\n        tags\n        ownTimeZone\n        account\n        devices {\n          computer\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.RoomsForFileDocument,
    "\n  query ListSites($after: String) {\n    sites(first: 100, after: $after) {\n      nodes {\n        id\n        name\n        timeZone\n        serviceHours {\n          days\n          from\n          to\n        }\n        maintenanceHours {\n          days\n          from\n          to\n        }\n        buildings {\n          id\n          name\n          timeZone\n          serviceHours {\n            days\n            from\n            to\n          }\n          maintenanceHours {\n            days\n            from\n            to\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.ListSitesDocument,
    "\n  query FindSite($name: String!) {\n    sites(filter: { names: [$name] }) {\n      nodes {\n        id\n        buildings {\n          id\n          name\n        }\n      }\n    }\n  }\n": types.FindSiteDocument,
    "\n  mutation SetSite($input: UpdateSiteInput!) {\n    updateSite(input: $input) {\n      userErrors {\n        message\n      }\n    }\n  }\n": types.SetSiteDocument,
    "\n  mutation SetBuilding($input: UpdateBuildingInput!) {\n    updateBuilding(input: $input) {\n      userErrors {\n        message\n      }\n    }\n  }\n": types.SetBuildingDocument,
    "\n  query ListViews {\n    views {\n      id\n      name\n      shipped\n      revision\n      updatedAt\n      updatedBy\n      refreshSeconds\n      tiles {\n        id\n      }\n    }\n  }\n": types.ListViewsDocument,
    "\n  query FindView($name: String!) {\n    view(by: { name: $name }) {\n      id\n      revision\n      definition\n    }\n  }\n": types.FindViewDocument,
    "\n  mutation ImportView($definition: JSON!) {\n    createView(input: { definition: $definition }) {\n      view {\n        name\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n": types.ImportViewDocument,
    "\n  mutation ReplaceView($viewId: ID!, $revision: Int, $definition: JSON!) {\n    updateView(input: { viewId: $viewId, revision: $revision, definition: $definition }) {\n      view {\n        name\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n": types.ReplaceViewDocument,
    "\n  query ShowWorkspace {\n    workspace {\n      workspaceId\n      primaryKey\n      secondaryKey\n      dataCollectionRuleId\n      dailyCapMegabytes\n      collecting\n    }\n  }\n": types.ShowWorkspaceDocument,
    "\n  mutation RotateKey($key: WorkspaceKey!) {\n    rotateWorkspaceKey(input: { key: $key }) {\n      workspace {\n        workspaceId\n        primaryKey\n        secondaryKey\n        dataCollectionRuleId\n        dailyCapMegabytes\n        collecting\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n": types.RotateKeyDocument,
    "\n  query RoomOfConsole($computer: String!) {\n    device(by: { computer: $computer }) {\n      room {\n        id\n        site\n        building\n        floor\n        tags\n      }\n    }\n  }\n": types.RoomOfConsoleDocument,
    "\n  mutation PlaceRoom($input: UpdateRoomInput!) {\n    updateRoom(input: $input) {\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n": types.PlaceRoomDocument,
};

/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "\n  query ListExports {\n    scheduledExports {\n      id\n      exportId\n      name\n      window\n      format\n      enabled\n      nextWindow\n      dueAt\n      running\n      failures\n      lastError\n      pausedAt\n      pauseReason\n      destination {\n        folder\n        s3 {\n          bucket\n          prefix\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ListExportsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "\n  mutation RunExport($id: ID!) {\n    runScheduledExport(input: { id: $id }) {\n      userErrors {\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RunExportDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "\n  mutation ResumeExport($id: ID!) {\n    resumeScheduledExport(input: { id: $id }) {\n      userErrors {\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ResumeExportDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "\n  query ListPolicies {\n    signalPolicies {\n      key\n      room {\n        name\n      }\n      optional\n      watchTime\n      severity\n    }\n  }\n"): typeof import('./graphql.ts').ListPoliciesDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "\n  query FindRoomOfPolicy($name: String!) {\n    room(by: { name: $name }) {\n      id\n    }\n  }\n"): typeof import('./graphql.ts').FindRoomOfPolicyDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "\n  query FindDeviceOfPolicy($computer: String!) {\n    device(by: { computer: $computer }) {\n      id\n    }\n  }\n"): typeof import('./graphql.ts').FindDeviceOfPolicyDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "\n  mutation SetPolicy($input: SetSignalPolicyInput!) {\n    setSignalPolicy(input: $input) {\n      policy {\n        key\n        optional\n        watchTime\n        severity\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SetPolicyDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "\n  query Kql($query: String!, $timespan: String, $first: Int, $after: String) {\n    kql(query: $query, timespan: $timespan, first: $first, after: $after) {\n      columns {\n        name\n        type\n      }\n      rows\n      truncated\n      warnings\n      endCursor\n      stats {\n        rowsRead\n        milliseconds\n      }\n    }\n  }\n"): typeof import('./graphql.ts').KqlDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "\n  query ExplainKql($query: String!, $timespan: String) {\n    kql(query: $query, timespan: $timespan, first: 1, explain: true) {\n      warnings\n      stats {\n        rowsRead\n        rowsReturned\n        milliseconds\n        pushedDown\n        steps {\n          operators\n          table\n          isPushedDown\n          fellBack\n          rows\n          milliseconds\n          documentsRead\n          indexes\n          asked\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ExplainKqlDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "\n  mutation ImportRoomsOfFile($input: ImportRoomsInput!) {\n    importRooms(input: $input) {\n      rooms {\n        index\n        name\n        action\n        changes\n        registered\n        moved\n        removedRooms\n        userErrors {\n          message\n        }\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ImportRoomsOfFileDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "\n  query RoomsForFile($after: String) {\n    rooms(first: 100, after: $after) {\n      nodes {\n        name\n        site\n        building\n        floor\n        tags\n        ownTimeZone\n        account\n        devices {\n          computer\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RoomsForFileDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "\n  query ListSites($after: String) {\n    sites(first: 100, after: $after) {\n      nodes {\n        id\n        name\n        timeZone\n        serviceHours {\n          days\n          from\n          to\n        }\n        maintenanceHours {\n          days\n          from\n          to\n        }\n        buildings {\n          id\n          name\n          timeZone\n          serviceHours {\n            days\n            from\n            to\n          }\n          maintenanceHours {\n            days\n            from\n            to\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ListSitesDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "\n  query FindSite($name: String!) {\n    sites(filter: { names: [$name] }) {\n      nodes {\n        id\n        buildings {\n          id\n          name\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').FindSiteDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "\n  mutation SetSite($input: UpdateSiteInput!) {\n    updateSite(input: $input) {\n      userErrors {\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SetSiteDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "\n  mutation SetBuilding($input: UpdateBuildingInput!) {\n    updateBuilding(input: $input) {\n      userErrors {\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SetBuildingDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "\n  query ListViews {\n    views {\n      id\n      name\n      shipped\n      revision\n      updatedAt\n      updatedBy\n      refreshSeconds\n      tiles {\n        id\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ListViewsDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "\n  query FindView($name: String!) {\n    view(by: { name: $name }) {\n      id\n      revision\n      definition\n    }\n  }\n"): typeof import('./graphql.ts').FindViewDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "\n  mutation ImportView($definition: JSON!) {\n    createView(input: { definition: $definition }) {\n      view {\n        name\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ImportViewDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "\n  mutation ReplaceView($viewId: ID!, $revision: Int, $definition: JSON!) {\n    updateView(input: { viewId: $viewId, revision: $revision, definition: $definition }) {\n      view {\n        name\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ReplaceViewDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "\n  query ShowWorkspace {\n    workspace {\n      workspaceId\n      primaryKey\n      secondaryKey\n      dataCollectionRuleId\n      dailyCapMegabytes\n      collecting\n    }\n  }\n"): typeof import('./graphql.ts').ShowWorkspaceDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "\n  mutation RotateKey($key: WorkspaceKey!) {\n    rotateWorkspaceKey(input: { key: $key }) {\n      workspace {\n        workspaceId\n        primaryKey\n        secondaryKey\n        dataCollectionRuleId\n        dailyCapMegabytes\n        collecting\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RotateKeyDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "\n  query RoomOfConsole($computer: String!) {\n    device(by: { computer: $computer }) {\n      room {\n        id\n        site\n        building\n        floor\n        tags\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RoomOfConsoleDocument;
/**
 * The operation function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function operation(source: "\n  mutation PlaceRoom($input: UpdateRoomInput!) {\n    updateRoom(input: $input) {\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').PlaceRoomDocument;


export function operation(source: string) {
  return (documents as any)[source] ?? {};
}
