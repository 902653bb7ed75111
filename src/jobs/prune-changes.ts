import { pruneChanges } from '../services/changes/prune-changes.ts';
import type { Job } from './define.ts';

/** Drops changes past their retention; a cursor older than what is kept gets GAP and a snapshot. */
export const pruneChangesJob: Job = { name: 'prune-changes', every: 60 * 60_000, run: pruneChanges };
