import type { Exporter } from '../services/exports/exporter.ts';
import type { Core } from '../services/core.ts';

/** What duties need beside the core. */
export interface Duties {
  exporter: Pick<Exporter, 'tick'>;
}

/** A periodic duty: what it is called, how often it runs, and what it does. It computes from state and time, never counts ticks. */
export interface Job {
  /** Names the scheduler: no `:` and not only digits. */
  name: string;
  /** Milliseconds between two runs. */
  every: number;
  /** Runs once; what it answers is kept for a while with the job. Running twice at once must be harmless. */
  run(core: Core, duties: Duties): Promise<unknown>;
}
