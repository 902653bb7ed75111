import { createHash } from 'node:crypto';
import { foldName } from '../../domain/text/names.ts';
import type { Logger } from '../../logger.ts';
import type { Models } from '../../models/index.ts';
import type { CollectorNote } from '../../models/collector.ts';
import type { CountingRow } from '../../models/record.ts';
import type { TableRegistry } from '../tables/table-registry.ts';

/** Who brings something: known before the body is read. */
export interface Bearer {
  workspace: string;
  door: string;
  credential: string;
  agent: string | null;
  address: string;
}

/** A batch that was stored. */
export interface Delivery {
  bearer: Bearer;
  table: string;
  records: number;
  /** Of the unzipped body. */
  bytes: number;
  /** Whether it counts to the daily cap. */
  capped: boolean;
  /** The hosts that its records name. */
  computers: Iterable<string>;
}

/**
 * Counts what was brought and by whom, in memory, and writes it once a second into `Usage`, `Heartbeat` and the collectors: a batch
 * does not wait for it, and what a crash takes with it is a second of counts, never a record.
 */
export interface Tally {
  note(delivery: Delivery): void;
  /** Bytes that count to the daily cap of the day that begins then: all that this process took, and what of it is not written yet. */
  capped(day: number): { taken: number; unwritten: number };
  flush(): Promise<void>;
  start(): void;
  stop(): Promise<void>;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const FLUSH_EVERY = 1_000;
/** A device of a collector is noted again after this long. */
const DEVICE_EVERY = 10 * MINUTE;
const MOST_DEVICES = 100_000;
/** Different bearers that one second may hold; beyond, only the hour's usage is counted, under no collector. */
const MOST_COLLECTORS = 10_000;

export function createTally(models: Models, tables: TableRegistry, clock: () => Date, log: Logger): Tally {
  let usage = new Map<string, CountingRow & { workspace: string; capped: number }>();
  let beats = new Map<string, CountingRow & { workspace: string }>();
  let notes = new Map<string, CollectorNote & { computers: Set<string> }>();
  const devices = new Map<string, number>();
  let today = { day: NaN, bytes: 0 };
  let timer: NodeJS.Timeout | undefined;
  let flushing: Promise<void> | null = null;

  function note({ bearer, table, records, bytes, capped, computers }: Delivery): void {
    const now = clock();
    const id = collectorId(bearer);
    if (!notes.has(id) && notes.size >= MOST_COLLECTORS)
      return countUsage(bearer.workspace, table, '', records, bytes, capped, now);
    countUsage(bearer.workspace, table, id, records, bytes, capped, now);
    const hosts = new Set(computers);
    const host = hosts.size === 1 ? [...hosts][0]! : null;
    countBeat(bearer, id, host, records, now);

    const known = notes.get(id) ?? {
      _id: id,
      ...bearer,
      host,
      lastSeenAt: now,
      batches: 0,
      records: 0,
      computers: new Set<string>(),
    };
    known.host = host;
    known.lastSeenAt = now;
    known.batches += 1;
    known.records += records;
    for (const computer of hosts)
      if (isNew(`${id}/${foldName(computer)}`, now)) known.computers.add(foldName(computer));
    notes.set(id, known);
  }

  function isNew(device: string, now: Date): boolean {
    const before = devices.get(device);
    if (before !== undefined && now.getTime() - before < DEVICE_EVERY) return false;
    if (devices.size >= MOST_DEVICES) devices.clear();
    devices.set(device, now.getTime());
    return true;
  }

  function countUsage(
    workspace: string,
    table: string,
    collector: string,
    records: number,
    bytes: number,
    capped: boolean,
    now: Date,
  ): void {
    const start = new Date(Math.floor(now.getTime() / HOUR) * HOUR);
    if (capped) countToday(now, bytes);
    const id = ['usage', workspace, start.toISOString(), table, collector].join('/');
    const known = usage.get(id);
    if (known) {
      known.add['Quantity']! += bytes / 1e6;
      known.add['Records']! += records;
      known.capped += capped ? bytes : 0;
      return;
    }
    usage.set(id, {
      id,
      workspace,
      table: 'Usage',
      at: start,
      first: {
        DataType: table,
        QuantityUnit: 'MBytes',
        Collector: collector,
        StartTime: start,
        EndTime: new Date(start.getTime() + HOUR),
        IsBillable: capped,
        Solution: 'LogManagement',
      },
      add: { Quantity: bytes / 1e6, Records: records },
      capped: capped ? bytes : 0,
    });
  }

  function countToday(now: Date, bytes: number): void {
    const day = Math.floor(now.getTime() / DAY) * DAY;
    today = { day, bytes: (today.day === day ? today.bytes : 0) + bytes };
  }

  function countBeat(bearer: Bearer, collector: string, host: string | null, records: number, now: Date): void {
    const minute = new Date(Math.floor(now.getTime() / MINUTE) * MINUTE);
    const id = ['heartbeat', bearer.workspace, minute.toISOString(), collector].join('/');
    const known = beats.get(id);
    if (known) {
      known.add['Records']! += records;
      return;
    }
    beats.set(id, {
      id,
      workspace: bearer.workspace,
      table: 'Heartbeat',
      at: minute,
      first: {
        Computer: host ?? bearer.address,
        Category: bearer.door,
        Collector: collector,
        ComputerIP: bearer.address,
        ...(bearer.agent === null ? {} : { Version: bearer.agent }),
      },
      add: { Records: records },
    });
  }

  async function write(): Promise<void> {
    if (usage.size + beats.size + notes.size === 0) return;
    const now = clock();
    const [usageRows, beatRows, collectorNotes] = [[...usage.values()], [...beats.values()], [...notes.values()]];
    usage = new Map();
    beats = new Map();
    notes = new Map();
    const byWorkspace = new Map<string, CountingRow[]>();
    for (const row of [...usageRows, ...beatRows]) {
      const rows = byWorkspace.get(row.workspace) ?? [];
      rows.push(row);
      byWorkspace.set(row.workspace, rows);
    }
    for (const [workspace, rows] of byWorkspace) {
      const retention = new Map<string, number>();
      for (const table of ['Usage', 'Heartbeat']) retention.set(table, await tables.retentionOf(workspace, table));
      await models.records.addUp(workspace, rows, now, retention);
    }
    await models.collectors.note(collectorNotes);
  }

  function flush(): Promise<void> {
    return (flushing ??= write()
      .catch((error: unknown) => log.warn({ err: error }, 'Counts of what was collected could not be written'))
      .finally(() => (flushing = null)));
  }

  return {
    note,
    capped(day) {
      let unwritten = 0;
      for (const row of usage.values()) if (row.at.getTime() >= day) unwritten += row.capped;
      return { taken: today.day === day ? today.bytes : 0, unwritten };
    },
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

/** The id of a collector: hidden in a hash, for an address and a program's name may be long. */
export function collectorId({ workspace, door, credential, agent, address }: Bearer): string {
  return createHash('sha256')
    .update(JSON.stringify([workspace, door, credential, agent, address]))
    .digest('base64url')
    .slice(0, 16);
}
