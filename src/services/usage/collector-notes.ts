import { LRUCache } from 'lru-cache';
import { foldName } from '../../domain/text/names.ts';
import type { CollectorNote } from '../../models/collector.ts';
import type { Bearer } from './delivery.ts';

/** A device of a collector is noted again after this long. */
const DEVICE_EVERY = 10 * 60_000;
const MOST_DEVICES = 100_000;
/** Different bearers that are noted between two writes. */
const MOST_COLLECTORS = 10_000;

/** Notes who brought records: batches, records, hosts and devices of each collector. */
export class CollectorNotes {
  #notes = new Map<string, CollectorNote & { computers: Set<string> }>();
  /** Devices that were noted lately, by collector and computer. */
  readonly #devices: LRUCache<string, true>;

  constructor(clock: () => Date) {
    this.#devices = new LRUCache({
      max: MOST_DEVICES,
      ttl: DEVICE_EVERY,
      ttlResolution: 0,
      perf: { now: () => clock().getTime() },
    });
  }

  /** Whether a collector can be noted; there is a bound, for a sender may make up addresses and names. */
  hasRoomFor(collector: string): boolean {
    return this.#notes.has(collector) || this.#notes.size < MOST_COLLECTORS;
  }

  note(bearer: Bearer, collector: string, hosts: ReadonlySet<string>, records: number, now: Date): void {
    let note = this.#notes.get(collector);
    if (!note) this.#notes.set(collector, (note = emptyNote(bearer, collector, now)));
    note.host = onlyOneOf(hosts);
    note.lastSeenAt = now;
    note.batches += 1;
    note.records += records;
    for (const host of hosts) {
      const computer = foldName(host);
      const device = `${collector}/${computer}`;
      if (this.#devices.has(device)) continue;
      this.#devices.set(device, true);
      note.computers.add(computer);
    }
  }

  /** Takes out what was noted since the last call, to be written. */
  takeNotes(): CollectorNote[] {
    const notes = [...this.#notes.values()];
    this.#notes = new Map();
    return notes;
  }
}

/** The host that all records of a batch name; null where they name none or several. */
export function onlyOneOf(hosts: ReadonlySet<string>): string | null {
  return hosts.size === 1 ? [...hosts][0]! : null;
}

function emptyNote(bearer: Bearer, collector: string, now: Date): CollectorNote & { computers: Set<string> } {
  return { _id: collector, ...bearer, host: null, lastSeenAt: now, batches: 0, records: 0, computers: new Set() };
}
