import { applyRetention } from '../services/tables/apply-retention.ts';
import type { Job } from './define.ts';

/** Gives records the end that a changed retention means for them. */
export const applyRetentionJob: Job = { name: 'apply-retention', every: 60_000, run: applyRetention };
