import { tickAlerts } from '../services/alerts/tick-alerts.ts';
import { pruneChanges } from '../services/changes/prune-changes.ts';
import type { Core } from '../services/core.ts';
import { computeCustomFields } from '../services/custom-fields/compute-custom-fields.ts';
import { markDue, recomputeFleet } from '../services/devices/mark-due.ts';
import type { Exporter } from '../services/exports/exporter.ts';
import { sweepOutboxes } from '../services/outbox/sweep-outboxes.ts';
import { recordSites } from '../services/sites/record-sites.ts';
import { applyRetention } from '../services/tables/apply-retention.ts';

/** What periodic jobs need beside the core. */
export interface Duties {
  readonly exporter: Pick<Exporter, 'tick'>;
}

/** A periodic duty. It computes from state and time and does not count ticks. Two runs at once must be harmless. */
export interface PeriodicJob {
  /** The name of the scheduler: no `:` and not only digits. */
  readonly name: string;
  /** Milliseconds between two runs. */
  readonly every: number;
  /** Runs once. The result is kept for a while with the job. */
  run(core: Core, duties: Duties): Promise<unknown>;
  /** What the job does, in a sentence. */
  readonly meaning: string;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Every periodic duty. A new one is a line here. */
export const PERIODIC_JOBS: readonly PeriodicJob[] = [
  {
    name: 'mark-due',
    every: SECOND,
    run: markDue,
    meaning: 'Updates the devices that are due: silence is detected within a second or two of its deadline.',
  },
  {
    name: 'tick-alerts',
    every: SECOND,
    run: tickAlerts,
    meaning:
      'Lets time act on alerts: their waits and the ends of acknowledgements; completes what a crash interrupted.',
  },
  {
    name: 'sweep-outboxes',
    every: 2 * SECOND,
    run: sweepOutboxes,
    meaning: 'Completes saves that a crash interrupted before their last step.',
  },
  {
    name: 'recompute-fleet',
    every: 5 * MINUTE,
    run: recomputeFleet,
    meaning: 'Recomputes staleness and health of the whole fleet: heals missed ticks and follows changed settings.',
  },
  {
    name: 'prune-changes',
    every: HOUR,
    run: pruneChanges,
    meaning: 'Drops changes past their retention; a reader that resumes at an older one receives a gap.',
  },
  {
    name: 'record-sites',
    every: HOUR,
    run: recordSites,
    meaning: 'Makes the records of sites and buildings that rooms of an older version name.',
  },
  {
    name: 'apply-retention',
    every: MINUTE,
    run: applyRetention,
    meaning: 'Updates the expiry of records after a change of retention.',
  },
  {
    name: 'compute-custom-fields',
    every: 5 * SECOND,
    run: computeCustomFields,
    meaning: 'Computes custom fields for older records, where an administrator requested it.',
  },
  {
    name: 'run-exports',
    every: 2 * SECOND,
    run: (_core, { exporter }) => exporter.tick(),
    meaning: 'Starts scheduled exports that are due. They run beside the jobs, because an export may take long.',
  },
];
