import { setTimeout as pause } from 'node:timers/promises';
import { Gauge, type Registry } from 'prom-client';
import type { Changes } from '../models/change.ts';
import type { Consumers } from '../models/consumer.ts';

/** Milliseconds that a scrape waits for MongoDB. Without an answer it leaves out the metrics of consumers. */
const PATIENCE = 1_000;

/** How far a consumer has read. */
interface ConsumerProgress {
  readonly workspace: string;
  readonly consumer: string;
  readonly position: number;
  /** Changes that it has not handled yet. */
  readonly lag: number;
  /** Failures in a row. */
  readonly failures: number;
}

interface ProgressModels {
  readonly changes: Changes;
  readonly consumers: Consumers;
}

/** The progress of every consumer, as MongoDB holds it: every process reports the same. */
async function readProgress({ changes, consumers }: ProgressModels): Promise<ConsumerProgress[]> {
  const states = await consumers.ofAllWorkspaces();
  const workspaces = [...new Set(states.map(({ workspace }) => workspace))];
  const ends = new Map(await Promise.all(workspaces.map(async (one) => [one, await changes.lastNumber(one)] as const)));
  return states.map(({ workspace, name, position, failures }) => ({
    ...{ workspace, consumer: name, position, failures },
    lag: Math.max(0, ends.get(workspace)! - position),
  }));
}

const METRICS = {
  position: 'Number of the newest change that a consumer has handled',
  lag: 'Changes that a consumer has not handled yet',
  failures: 'Failures of a consumer since the last batch that it handled',
} as const;

/** Registers position, lag and failures of consumers. They are read in the API at each scrape: a worker serves no metrics. */
export function registerConsumerMetrics(registry: Registry, models: ProgressModels): void {
  let reading: Promise<ConsumerProgress[]> | null = null;
  // The gauges are collected at once and share one read.
  const read = () =>
    (reading ??= Promise.race([readProgress(models), pause(PATIENCE, [], { ref: false })])
      .catch(() => [])
      .finally(() => (reading = null)));
  for (const [member, help] of Object.entries(METRICS) as [keyof typeof METRICS, string][]) {
    new Gauge({
      name: `roomwatch_consumer_${member}`,
      help,
      labelNames: ['workspace', 'consumer'],
      registers: [registry],
      async collect() {
        const progress = await read();
        this.reset();
        for (const { workspace, consumer, ...values } of progress) this.set({ workspace, consumer }, values[member]);
      },
    });
  }
}
