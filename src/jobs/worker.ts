import type { Core } from '../services/core.ts';
import type { Duties } from './periodic.ts';
import { createPeriodicWorker } from './periodic-worker.ts';
import { createQueuedWorker } from './queued-worker.ts';
import { QUEUED_JOBS, type AnyQueuedJob } from './queued.ts';
import type { QueuePlace } from './redis.ts';
import type { JobObserver, WorkerPart } from './worker-part.ts';

/** What workers do beside the periodic duties. Tests register their own. */
export interface WorkerTables {
  readonly queuedJobs: readonly AnyQueuedJob[];
}

/** What ships. */
export const WORKER_TABLES: WorkerTables = { queuedJobs: QUEUED_JOBS };

export interface JobWorkerOptions extends QueuePlace {
  readonly duties: Duties;
  readonly tables?: Partial<WorkerTables>;
  readonly onRun?: JobObserver;
  readonly onFailed?: (job: string) => void;
}

/** All that a worker process does. */
export function createJobWorker(core: Core, options: JobWorkerOptions): WorkerPart {
  const { queuedJobs } = { ...WORKER_TABLES, ...options.tables };
  const parts = [createPeriodicWorker(core, options), createQueuedWorker(core, { ...options, jobs: queuedJobs })];
  return {
    async start() {
      await Promise.all(parts.map((part) => part.start()));
    },
    async stop() {
      await Promise.all(parts.map((part) => part.stop()));
    },
  };
}
