import type { MutationResolvers } from '../../generated/graphql.ts';
import { acknowledgeFault, unacknowledgeFault } from './acknowledgeFault.ts';
import { updateCollectionPlan } from './updateCollectionPlan.ts';
import { computeCustomField, deleteCustomField, saveCustomField } from './customFields.ts';
import { assignDevice, deleteDevice, setSignalOptional } from './devices.ts';
import {
  createExportKey,
  createScheduledExport,
  deleteScheduledExport,
  revokeExportKey,
  runScheduledExport,
  updateScheduledExport,
} from './exports.ts';
import { ingestEvents } from './ingestEvents.ts';
import { createRoom, deleteRoom, updateRoom } from './rooms.ts';
import { createSavedQuery, deleteSavedQuery, updateSavedQuery } from './savedQueries.ts';
import { createView, deleteView, updateView } from './views.ts';
import { rotateWorkspaceKey, updateTable, updateWorkspace } from './workspace.ts';

export const Mutation: MutationResolvers = {
  ingestEvents,
  acknowledgeFault,
  unacknowledgeFault,
  createRoom,
  updateRoom,
  deleteRoom,
  assignDevice,
  deleteDevice,
  setSignalOptional,
  updateTable,
  updateCollectionPlan,
  saveCustomField,
  computeCustomField,
  deleteCustomField,
  createSavedQuery,
  updateSavedQuery,
  deleteSavedQuery,
  createView,
  updateView,
  deleteView,
  createScheduledExport,
  updateScheduledExport,
  runScheduledExport,
  deleteScheduledExport,
  createExportKey,
  revokeExportKey,
  updateWorkspace,
  rotateWorkspaceKey,
};
