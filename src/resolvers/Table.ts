import { formatDuration } from '../domain/time/duration.ts';
import type { TableResolvers } from '../generated/graphql.ts';
import { countRows, edgeOf } from '../services/tables/read-table.ts';

export const Table: TableResolvers = {
  retention: ({ retention }, _args, { parts }) => formatDuration(retention ?? parts.spans.eventRetention),
  hasOwnRetention: ({ retention }) => retention !== null,
  rows: ({ name }, _args, { parts, viewer }) => countRows(parts, viewer.workspace, name),
  firstRecordAt: ({ name }, _args, { parts, viewer }) => edgeOf(parts, viewer.workspace, name, 1),
  lastRecordAt: ({ name }, _args, { parts, viewer }) => edgeOf(parts, viewer.workspace, name, -1),
};
