import type { Core } from '../services/core.ts';
import type { LeasedWorker } from '../work/leased-worker.ts';

/** One kind of leased work, as a worker process runs it. */
export type StartLeasedWork = (core: Core) => Pick<LeasedWorker<never>, 'start' | 'stop'>;

/**
 * Every kind of leased work that needs only the core. A new one is its definition, beside the services of its feature, and a line here:
 * `(core) => new LeasedWorker(deliveryWork(core), core)`.
 */
export const LEASED_WORK: readonly StartLeasedWork[] = [];
