import { toNodeId } from '../../domain/ids/node-id.ts';
import { formatDuration } from '../../domain/time/duration.ts';
import type { ExportFormat } from '../../generated/graphql.ts';
import { latestRuns } from '../../services/exports/record-run.ts';
import { badInput } from '../common/bad-input.ts';
import type { ResolversOf } from '../common/resolvers-of.ts';

const MOST_RUNS = 100;

export const ScheduledExport: ResolversOf<'ScheduledExport'> = {
  __isTypeOf: (value) => 'sealedSecret' in value,
  id: ({ _id }) => toNodeId('ScheduledExport', _id),
  exportId: ({ _id }) => _id,
  savedQuery: ({ savedQueryId }, _args, { loaders }) =>
    savedQueryId === null ? null : loaders.savedQueryById.load(savedQueryId),
  format: ({ format }) => format.toUpperCase() as ExportFormat,
  delay: ({ delay }) => formatDuration(delay),
  nextWindow: ({ next }) => next,
  pausedAt: ({ pausedAt }) => pausedAt ?? null,
  pauseReason: ({ pauseReason }) => pauseReason ?? null,
  running: ({ leaseUntil }, _args, { core }) => leaseUntil !== null && leaseUntil > core.clock(),
  runs: ({ _id }, { first }, { core, viewer }) => {
    const limit = first ?? 10;
    if (limit < 1 || limit > MOST_RUNS) throw badInput('first', `a number from 1 to ${MOST_RUNS}`, limit);
    return latestRuns(core, viewer.workspace, _id, limit);
  },
};
