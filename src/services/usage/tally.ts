import type { Logger } from '../../logger.ts';
import type { Models } from '../../models/index.ts';
import type { Outage } from '../../models/support/outage.ts';
import type { TableRegistry } from '../tables/table-registry.ts';
import { CollectorNotes, onlyOneOf } from './collector-notes.ts';
import { collectorId, type Delivery } from './delivery.ts';
import { HeartbeatCounts } from './heartbeat-counts.ts';
import { UsageCounts } from './usage-counts.ts';
import type { WorkspaceRow } from './workspace-row.ts';

/**
 * Counts what was brought and by whom, in memory, and writes it once a second into `Usage`, `Heartbeat` and the collectors: a batch
 * does not wait for it, and what a crash takes with it is a second of counts, never a record.
 */
export interface Tally {
  note(delivery: Delivery): void;
  /**
   * Bytes that count to a workspace's daily cap of the day that begins then: all that this process took, and what of it is not written
   * yet.
   */
  capped(workspace: string, day: number): { taken: number; unwritten: number };
  flush(): Promise<void>;
  start(): void;
  stop(): Promise<void>;
}

interface TallyOptions {
  readonly clock: () => Date;
  readonly log: Logger;
  readonly outage: Outage;
}

const FLUSH_EVERY = 1_000;

export function createTally(models: Models, tables: TableRegistry, { clock, log, outage }: TallyOptions): Tally {
  const usage = new UsageCounts();
  const beats = new HeartbeatCounts();
  const collectors = new CollectorNotes(clock);
  let timer: NodeJS.Timeout | undefined;
  let flushing: Promise<void> | null = null;

  async function write(): Promise<void> {
    const now = clock();
    const rows = [...usage.takeRows(), ...beats.takeRows()];
    const notes = collectors.takeNotes();
    for (const [workspace, own] of byWorkspace(rows)) {
      await models.records.addUp(workspace, own, now, await retentions(tables, workspace));
    }
    await models.collectors.note(notes);
  }

  function flush(): Promise<void> {
    return (flushing ??= write()
      .catch((error: unknown) => {
        if (!outage.note(error)) log.warn({ err: error }, 'Counts of what was collected could not be written');
      })
      .finally(() => (flushing = null)));
  }

  return {
    note(delivery) {
      const { bearer, records } = delivery;
      const now = clock();
      const id = collectorId(bearer);
      // Beyond the bound only the hour's usage is counted, under no collector.
      if (!collectors.hasRoomFor(id)) return usage.count(delivery, '', now);
      const hosts = new Set(delivery.computers);
      usage.count(delivery, id, now);
      beats.count(bearer, id, onlyOneOf(hosts), records, now);
      collectors.note(bearer, id, hosts, records, now);
    },
    capped: (workspace, day) => usage.capped(workspace, day),
    async flush() {
      await flushing;
      await flush();
    },
    start() {
      timer = setInterval(() => void flush(), FLUSH_EVERY);
      timer.unref();
    },
    async stop() {
      clearInterval(timer);
      await flushing;
      await flush();
    },
  };
}

function byWorkspace(rows: readonly WorkspaceRow[]): Map<string, WorkspaceRow[]> {
  const found = new Map<string, WorkspaceRow[]>();
  for (const row of rows) {
    const own = found.get(row.workspace);
    if (own) own.push(row);
    else found.set(row.workspace, [row]);
  }
  return found;
}

async function retentions(tables: TableRegistry, workspace: string): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (const table of ['Usage', 'Heartbeat']) found.set(table, await tables.retentionOf(workspace, table));
  return found;
}
