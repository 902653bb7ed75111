import { consumerWork, MOST_BATCH, type ConsumerWorkOptions } from '../feed/consumer-work.ts';
import type { ChangeConsumer } from '../feed/consumer.ts';
import type { Core } from '../services/core.ts';
import { LeasedWorker } from '../work/leased-worker.ts';
import { CONSUMERS } from './consumers.ts';
import { LEASED_WORK, type StartLeasedWork } from './leased-work.ts';
import type { Duties } from './periodic.ts';
import { createPeriodicWorker } from './periodic-worker.ts';
import { createQueuedWorker } from './queued-worker.ts';
import { QUEUED_JOBS, type AnyQueuedJob } from './queued.ts';
import type { QueuePlace } from './redis.ts';
import type { JobObserver, WorkerPart } from './worker-part.ts';

/** The queued jobs, consumers and leased work of a worker. Tests register their own. */
export interface WorkerTables {
  readonly queuedJobs: readonly AnyQueuedJob[];
  readonly consumers: readonly ChangeConsumer<Core>[];
  readonly leasedWork: readonly StartLeasedWork[];
}

/** The tables of the released program. */
export const WORKER_TABLES: WorkerTables = {
  queuedJobs: QUEUED_JOBS,
  consumers: CONSUMERS,
  leasedWork: LEASED_WORK,
};

/** Milliseconds after which another worker goes on with what a dead one had; tests may shorten them. */
export interface WorkerTimes {
  /** Of consumers. */
  readonly lease?: number;
  /** Of queued jobs. */
  readonly lock?: number;
}

export interface JobWorkerOptions extends QueuePlace, WorkerTimes {
  readonly duties: Duties;
  readonly tables: WorkerTables;
  readonly workspaces: ConsumerWorkOptions<Core>['workspaces'];
  readonly changed: ConsumerWorkOptions<Core>['changed'];
  readonly onRun?: JobObserver;
  readonly onFailed?: (job: string) => void;
}

/** Everything that a worker process runs. Throws where a name in a table is malformed or occurs twice. */
export function createJobWorker(core: Core, options: JobWorkerOptions): WorkerPart {
  const { queuedJobs, consumers, leasedWork } = options.tables;
  checkTables(options.tables);
  const parts = [createPeriodicWorker(core, options), createQueuedWorker(core, { ...options, jobs: queuedJobs })];
  const leased = leasedWork.map((start) => start(core));
  if (consumers.length > 0) leased.push(new LeasedWorker(consumerWork({ ...options, core, consumers }), core));
  return {
    async start() {
      for (const worker of leased) worker.start();
      await Promise.all(parts.map((part) => part.start()));
    },
    async stop() {
      await Promise.all([...leased, ...parts].map((part) => part.stop()));
    },
  };
}

const NAME = /^[a-z][a-z0-9-]*$/;

/** Throws a `TypeError` that names the fault in the tables. */
export function checkTables({ queuedJobs, consumers }: WorkerTables): void {
  for (const [what, table] of Object.entries({ 'queued job': queuedJobs, consumer: consumers })) {
    const names = table.map(({ name }) => name);
    for (const [index, name] of names.entries()) {
      if (!NAME.test(name)) throw new TypeError(`${name}: the name of a ${what} is lower-case letters, digits and -.`);
      if (names.indexOf(name) < index) throw new TypeError(`${name}: two entries of the table of ${what}s.`);
    }
  }
  for (const { name, batch = 1 } of consumers) {
    if (!Number.isInteger(batch) || batch < 1 || batch > MOST_BATCH)
      throw new TypeError(`${name}: a batch is 1 to ${MOST_BATCH} changes.`);
  }
}
