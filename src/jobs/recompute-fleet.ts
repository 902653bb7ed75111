import { recomputeFleet } from '../services/devices/mark-due.ts';
import type { Job } from './define.ts';

/** Recomputes staleness and health of the whole fleet: heals missed ticks and follows changed settings. */
export const recomputeFleetJob: Job = { name: 'recompute-fleet', every: 5 * 60_000, run: recomputeFleet };
