import { formatDuration } from '../../domain/time/duration.ts';
import type { ResolversOf } from '../common/resolvers-of.ts';
import { countRows, edgeOf } from '../../services/tables/read-table.ts';

export const Table: ResolversOf<'Table'> = {
  retention: ({ retention }, _args, { core }) => formatDuration(retention ?? core.spans.eventRetention),
  hasOwnRetention: ({ retention }) => retention !== null,
  rows: ({ name }, _args, { core, viewer }) => countRows(core, viewer.workspace, name),
  firstRecordAt: ({ name }, _args, { core, viewer }) => edgeOf(core, viewer.workspace, name, 1),
  lastRecordAt: ({ name }, _args, { core, viewer }) => edgeOf(core, viewer.workspace, name, -1),
};
