import type { QueryResolvers } from '../../generated/graphql.ts';
import { collectionPlan } from './collectionPlan.ts';
import { customFields, tryCustomField } from './customFields.ts';
import { device } from './device.ts';
import { devices } from './devices.ts';
import { events } from './events.ts';
import { exportKeys, scheduledExport, scheduledExports } from './exports.ts';
import { faultChanges } from './faultChanges.ts';
import { faults } from './faults.ts';
import { fleet } from './fleet.ts';
import { kql, kqlCompletions, kqlDiagnostics } from './kql.ts';
import { node, nodes } from './node.ts';
import { room } from './room.ts';
import { rooms } from './rooms.ts';
import { savedQueries, savedQuery } from './savedQueries.ts';
import { collectors, tables, workspace } from './tables.ts';
import { tileDrillDown, view, viewResults, views } from './views.ts';

export const Query: QueryResolvers = {
  node,
  nodes,
  room,
  rooms,
  device,
  devices,
  faults,
  faultChanges,
  events,
  fleet,
  tables,
  collectors,
  collectionPlan,
  customFields,
  tryCustomField,
  workspace,
  kql,
  kqlCompletions,
  savedQueries,
  savedQuery,
  views,
  view,
  viewResults,
  tileDrillDown,
  scheduledExports,
  scheduledExport,
  exportKeys,
  kqlDiagnostics,
};
