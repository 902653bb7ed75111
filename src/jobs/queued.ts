import type { z } from 'zod';
import type { Core } from '../services/core.ts';
import type { QueuedJob } from '../work/queued-job.ts';

/** A queued job with any payload. */
export type AnyQueuedJob = QueuedJob<z.ZodType, Core>;

/** Every queued job. A new one is its definition, beside the services of its feature, and a line here. */
export const QUEUED_JOBS: readonly AnyQueuedJob[] = [];
