import { isOfOtherLog, placeAfter, type LogEntry, type LogPlace } from '../models/change.ts';

/** Milliseconds for which a list is shared: what was read for it must not be old when it is shown. */
const SAME_LIST_FOR = 1_000;
const SHARED_LENGTH = 100;
const SHARED_LISTS = 1_000;
/** Entries kept for followers. A follower further behind reads MongoDB, or is sent away. */
const KEPT_ENTRIES = 10_000;

/** The newest entries of a log, in memory, without a hole between them. */
export class KeptEntries {
  private kept: LogEntry[] = [];
  private last: LogPlace = { number: 0, mark: null };
  private replaced = 0;
  /** Shared lists, by their first and last number. */
  private lists = new Map<string, readonly LogEntry[]>();
  private listsSince = 0;

  /** The number of the newest entry. */
  get position(): number {
    return this.last.number;
  }

  /** The place after the newest entry. */
  get place(): LogPlace {
    return this.last;
  }

  /** How often the log was found to be another one than before. */
  get replacements(): number {
    return this.replaced;
  }

  /** Forgets all and begins at a position. */
  beginAt(place: LogPlace): void {
    this.kept = [];
    this.last = place;
    this.lists = new Map();
  }

  /** The same for a log that is not the one before: who follows must not go on in it. */
  replaceAt(place: LogPlace): void {
    this.replaced += 1;
    this.beginAt(place);
  }

  /** Takes in what is new among entries; false where nothing is. */
  take(entries: readonly LogEntry[]): boolean {
    const fresh = entries.filter((entry) => entry.number > this.last.number);
    if (fresh.length === 0) return false;
    // Followers rely on unbroken numbers: after a hole (pruned while this process slept) they must read the log.
    if (fresh[0]!.number !== this.last.number + 1) this.kept = [];
    else if (isOfOtherLog(fresh[0]!, this.last)) this.replaceAt({ number: fresh[0]!.number - 1, mark: null });
    this.kept.push(...fresh);
    if (this.kept.length > 2 * KEPT_ENTRIES) this.kept = this.kept.slice(-KEPT_ENTRIES);
    this.last = placeAfter(fresh.at(-1)!);
    this.lists = new Map();
    return true;
  }

  /**
   * Up to `most` entries after `number`, oldest first; null where `number` is older than the kept entries. Equal calls within a moment
   * get the same list, so that what is read for it can be shared.
   */
  after(number: number, most: number): readonly LogEntry[] | null {
    if (number >= this.last.number) return [];
    const start = number + 1 - (this.kept[0]?.number ?? this.last.number + 1);
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
