import type { ExportRunStatus } from '../../generated/graphql.ts';
import type { RecordDocument } from '../../models/record.ts';
import type { ResolversOf } from '../common/resolvers-of.ts';

export const ExportRun: ResolversOf<'ExportRun'> = {
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

const cell = ({ row }: RecordDocument, column: string): unknown => row[column] ?? null;
