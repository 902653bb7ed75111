import type { LogEntry } from '../models/change.ts';

/** Milliseconds for which a list is shared: what was read for it must not be old when it is shown. */
const SAME_LIST_FOR = 1_000;
const SHARED_LENGTH = 100;
const SHARED_LISTS = 1_000;
/** Entries kept for followers. A follower further behind reads MongoDB, or is sent away. */
const KEPT_ENTRIES = 10_000;

/** The newest entries of a log, in memory, without a hole between them. */
export class KeptEntries {
  private kept: LogEntry[] = [];
  private last = 0;
  /** Shared lists, by their first and last number. */
  private lists = new Map<string, readonly LogEntry[]>();
  private listsSince = 0;

  /** The number of the newest entry. */
  get position(): number {
    return this.last;
  }

  /** Forgets all and begins at a position. */
  beginAt(position: number): void {
    this.kept = [];
    this.last = position;
    this.lists = new Map();
  }

  /** Takes in what is new among entries; false where nothing is. */
  take(entries: readonly LogEntry[]): boolean {
    const fresh = entries.filter((entry) => entry.number > this.last);
    if (fresh.length === 0) return false;
    // Followers rely on unbroken numbers: after a hole (pruned while this process slept) they must read the log.
    if (fresh[0]!.number !== this.last + 1) this.kept = [];
    this.kept.push(...fresh);
    if (this.kept.length > 2 * KEPT_ENTRIES) this.kept = this.kept.slice(-KEPT_ENTRIES);
    this.last = fresh.at(-1)!.number;
    this.lists = new Map();
    return true;
  }

  /**
   * Up to `most` entries after `number`, oldest first; null where `number` is older than the kept entries. Equal calls within a moment
   * get the same list, so that what is read for it can be shared.
   */
  after(number: number, most: number): readonly LogEntry[] | null {
    if (number >= this.last) return [];
    const start = number + 1 - (this.kept[0]?.number ?? this.last + 1);
    if (start < 0) return null;
    const now = performance.now();
    if (now - this.listsSince > SAME_LIST_FOR) {
      this.lists = new Map();
      this.listsSince = now;
    }
    const end = Math.min(this.kept.length, start + most);
    const bounds = `${start} ${end}`;
    const list = this.lists.get(bounds) ?? this.kept.slice(start, end);
    // Only short lists, and few of them, are worth their memory.
    if (list.length <= SHARED_LENGTH && this.lists.size < SHARED_LISTS) this.lists.set(bounds, list);
    return list;
  }
}
