import { idOf, toNodeId } from '../../domain/ids/node-id.ts';
import type { ExportFormat } from '../../domain/exports/format.ts';
import { publicPath } from '../../domain/net/public-address.ts';
import type { MutationResolvers, UpdateScheduledExportInput } from '../../generated/graphql.ts';
import type { ExportKeyDocument } from '../../models/export-key.ts';
import type { ScheduledExportDocument } from '../../models/scheduled-export.ts';
import * as keys from '../../services/exports/export-keys.ts';
import * as exports from '../../services/exports/scheduled-exports.ts';
import { ourId } from '../common/our-id.ts';
import { answer } from '../common/payload.ts';

const NONE: { scheduledExport: ScheduledExportDocument | null } = { scheduledExport: null };

export const createScheduledExport: MutationResolvers['createScheduledExport'] = (_root, { input }, context) =>
  answer(context, input, NONE, async () => {
    const { name, window, destination, from } = input;
    const given = { ...changeOf(input), name, window, destination, from: from ?? null };
    const { core, exportCommands, viewer } = context;
    return { scheduledExport: await exports.createScheduledExport(core, exportCommands, viewer.workspace, given) };
  });

export const updateScheduledExport: MutationResolvers['updateScheduledExport'] = (_root, { input }, context) =>
  answer(context, input, NONE, async () => {
    const { core, exportCommands, viewer } = context;
    return {
      scheduledExport: await exports.updateScheduledExport(
        core,
        exportCommands,
        viewer.workspace,
        exportIdOf(input.id),
        changeOf(input),
      ),
    };
  });

export const runScheduledExport: MutationResolvers['runScheduledExport'] = (_root, { input }, context) =>
  answer(context, input, NONE, async () => ({
    scheduledExport: await exports.runScheduledExport(context.core, context.viewer.workspace, exportIdOf(input.id)),
  }));

export const resumeScheduledExport: MutationResolvers['resumeScheduledExport'] = (_root, { input }, context) =>
  answer(context, input, NONE, async () => ({
    scheduledExport: await exports.resumeScheduledExport(context.core, context.viewer.workspace, exportIdOf(input.id)),
  }));

export const deleteScheduledExport: MutationResolvers['deleteScheduledExport'] = (_root, { input }, context) =>
  answer<{ deletedScheduledExportId: string | null }>(context, input, { deletedScheduledExportId: null }, async () => {
    await exports.deleteScheduledExport(context.core, context.viewer.workspace, exportIdOf(input.id));
    return { deletedScheduledExportId: input.id };
  });

interface CreatedExportKey {
  exportKey: ExportKeyDocument | null;
  key: string | null;
  path: string | null;
  url: string | null;
}

const NO_KEY: CreatedExportKey = { exportKey: null, key: null, path: null, url: null };

export const createExportKey: MutationResolvers['createExportKey'] = (_root, { input }, context) =>
  answer(context, input, NO_KEY, async () => {
    const savedQueryId = savedQueryIdOf(input.savedQueryId);
    const { core, publicUrl, viewer } = context;
    const made = await keys.createExportKey(core, viewer.workspace, { savedQueryId, name: input.name });
    const path = publicPath(publicUrl, `/export/${toNodeId('SavedQuery', savedQueryId)}.csv`);
    return { ...made, path, url: publicUrl && new URL(path, publicUrl).href };
  });

export const revokeExportKey: MutationResolvers['revokeExportKey'] = (_root, { input }, context) =>
  answer<{ revokedExportKeyId: string | null }>(context, input, { revokedExportKeyId: null }, async () => {
    const id = ourId('ExportKey', input.id, keys.exportKeyNotFound);
    await keys.revokeExportKey(context.core, context.viewer.workspace, id);
    return { revokedExportKeyId: input.id };
  });

const exportIdOf = (nodeId: string): string => ourId('ScheduledExport', nodeId, exports.scheduledExportNotFound);

/** The members that creation and change share. */
function changeOf(input: Omit<UpdateScheduledExportInput, 'id'>): exports.ScheduledExportChange {
  const { query, savedQueryId, format, bom, gzip, delay, destination, enabled } = input;
  return {
    query: query ?? null,
    savedQueryId: savedQueryId == null ? null : savedQueryIdOf(savedQueryId),
    format: (format?.toLowerCase() as ExportFormat | undefined) ?? null,
    bom: bom ?? null,
    gzip: gzip ?? null,
    delay: delay ?? null,
    destination: destination ?? null,
    enabled: enabled ?? null,
  };
}

/** The stored id of a saved query. A foreign id is not found. */
const savedQueryIdOf = (nodeId: string): string => idOf('SavedQuery', nodeId) ?? '';
