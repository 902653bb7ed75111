import { applyRetentionJob } from './apply-retention.ts';
import { computeCustomFieldsJob } from './compute-custom-fields.ts';
import type { Job } from './define.ts';
import { markDueJob } from './mark-due.ts';
import { pruneChangesJob } from './prune-changes.ts';
import { recomputeFleetJob } from './recompute-fleet.ts';
import { runExportsJob } from './run-exports.ts';
import { sweepOutboxesJob } from './sweep-outboxes.ts';

/** Every periodic duty. A new one is a file and a line here. */
export const JOBS: readonly Job[] = [
  markDueJob,
  sweepOutboxesJob,
  recomputeFleetJob,
  pruneChangesJob,
  applyRetentionJob,
  computeCustomFieldsJob,
  runExportsJob,
];
