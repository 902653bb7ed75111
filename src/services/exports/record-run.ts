import { describeDestination } from '../../domain/exports/destination.ts';
import type { ExportWindow } from '../../domain/exports/window.ts';
import type { RecordDocument } from '../../models/record.ts';
import type { ScheduledExportDocument } from '../../models/scheduled-export.ts';
import type { Core } from '../core.ts';

export type RunStatus = 'Succeeded' | 'Failed' | 'Interrupted';

/** What became of one attempt at a window. */
export interface RunOutcome {
  readonly status: RunStatus;
  readonly window: ExportWindow;
  readonly attempt: number;
  readonly object: string;
  readonly query: string | null;
  readonly rows?: number;
  readonly bytes?: number;
  readonly sha256?: string;
  readonly milliseconds?: number;
  readonly error?: string;
}

const TABLE = 'Export';
/** Characters of a reason. */
const MOST_ERROR = 1_000;

/** The ids of an export's runs begin so: they are in the order of windows and attempts. */
const prefixOf = (exportId: string) => `export/${exportId}/`;

/** Records a run in the table `Export`. Repeated, it changes nothing: a window has one run that succeeded. */
export async function recordRun(core: Core, definition: ScheduledExportDocument, outcome: RunOutcome): Promise<void> {
  const { workspace, _id, name, format, destination } = definition;
  const { window, attempt, status } = outcome;
  const now = core.clock();
  const last = status === 'Succeeded' ? 'succeeded' : String(attempt).padStart(6, '0');
  const row: RecordDocument['row'] = {
    ExportId: _id,
    ExportName: name,
    Status: status,
    WindowStart: window.start,
    WindowEnd: window.end,
    Attempt: attempt,
    Object: outcome.object,
    Destination: describeDestination(destination),
    Format: format,
    ...(outcome.query === null ? {} : { Query: outcome.query }),
    ...(outcome.rows === undefined ? {} : { Rows: outcome.rows }),
    ...(outcome.bytes === undefined ? {} : { Bytes: outcome.bytes }),
    ...(outcome.sha256 === undefined ? {} : { Sha256: outcome.sha256 }),
    ...(outcome.milliseconds === undefined ? {} : { DurationMs: outcome.milliseconds }),
    ...(outcome.error === undefined ? {} : { Error: outcome.error.slice(0, MOST_ERROR) }),
  };
  await core.models.records.insertNew([
    {
      _id: `${prefixOf(_id)}${window.start.toISOString()}/${last}`,
      workspace,
      table: TABLE,
      at: now,
      receivedAt: now,
      expiresAt: new Date(now.getTime() + (await core.tables.retentionOf(workspace, TABLE))),
      door: null,
      resourceId: null,
      row,
    },
  ]);
}

/** Runs of an export, those of the newest window first. */
export function latestRuns(core: Core, workspace: string, exportId: string, limit: number): Promise<RecordDocument[]> {
  return core.models.records.latestOfPrefix(workspace, prefixOf(exportId), limit);
}
