import { formatDuration } from '../domain/time/duration.ts';
import type {
  ExportDestinationResolvers,
  ExportFormat,
  ExportKeyResolvers,
  ExportRunResolvers,
  ExportRunStatus,
  ScheduledExportResolvers,
} from '../generated/graphql.ts';
import type { RecordDocument } from '../models/record.ts';
import { latestRuns } from '../services/exports/record-run.ts';
import { badInput } from './shared/bad-input.ts';

const MOST_RUNS = 100;

export const ScheduledExport: ScheduledExportResolvers = {
  id: ({ _id }) => _id,
  savedQuery: ({ savedQueryId }, _args, { loaders }) =>
    savedQueryId === null ? null : loaders.savedQueryById.load(savedQueryId),
  format: ({ format }) => format.toUpperCase() as ExportFormat,
  delay: ({ delay }) => formatDuration(delay),
  nextWindow: ({ next }) => next,
  running: ({ leaseUntil }, _args, { core }) => leaseUntil !== null && leaseUntil > core.clock(),
  runs: ({ _id }, { first }, { core, viewer }) => {
    const limit = first ?? 10;
    if (limit < 1 || limit > MOST_RUNS) throw badInput('first', `a number from 1 to ${MOST_RUNS}`, limit);
    return latestRuns(core, viewer.workspace, _id, limit);
  },
};

export const ExportDestination: ExportDestinationResolvers = {
  folder: (destination) => (destination.kind === 'folder' ? destination.folder : null),
  s3: (destination) => (destination.kind === 's3' ? destination : null),
};

export const ExportRun: ExportRunResolvers = {
  at: ({ at }) => at,
  status: (run) => (cell(run, 'Status') as string).toUpperCase() as ExportRunStatus,
  windowStart: (run) => cell(run, 'WindowStart') as Date,
  windowEnd: (run) => cell(run, 'WindowEnd') as Date,
  attempt: (run) => cell(run, 'Attempt') as number,
  rows: (run) => cell(run, 'Rows') as number | null,
  bytes: (run) => cell(run, 'Bytes') as number | null,
  sha256: (run) => cell(run, 'Sha256') as string | null,
  object: (run) => cell(run, 'Object') as string,
  milliseconds: (run) => cell(run, 'DurationMs') as number | null,
  error: (run) => cell(run, 'Error') as string | null,
};

export const ExportKey: ExportKeyResolvers = {
  id: ({ _id }) => _id,
  savedQuery: ({ savedQueryId }, _args, { loaders }) => loaders.savedQueryById.load(savedQueryId),
};

const cell = ({ row }: RecordDocument, column: string): unknown => row[column] ?? null;
