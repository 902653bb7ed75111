import { sweepOutboxes } from '../services/outbox/sweep-outboxes.ts';
import type { Job } from './define.ts';

/** Works off what crashes left between a save and its last step. */
export const sweepOutboxesJob: Job = { name: 'sweep-outboxes', every: 2_000, run: sweepOutboxes };
