import type { MutationResolvers } from '../../generated/graphql.ts';
import { importRooms as runImport, type ImportReport } from '../../services/inventory/import-rooms.ts';
import { answer } from '../common/payload.ts';

export const importRooms: MutationResolvers['importRooms'] = (_root, { input }, context) =>
  answer<{ rooms: ImportReport[] }>(context, input, { rooms: [] }, async () => ({
    rooms: await runImport(context.core, context.viewer.workspace, input.rooms, input.dryRun ?? false),
  }));
