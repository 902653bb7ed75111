import type { Redis } from 'ioredis';
import type { Logger } from '../logger.ts';
import type { Changes, LogEntry } from '../models/change.ts';

/**
 * The end of the change log in this process, read once for all followers. Entries arrive over Redis at once. Where a number is missing, or
 * Redis is away, they are read from MongoDB, at least each second. The newest entries are kept for followers to pull.
 */
export interface Tail {
  /** Begins to follow a workspace's log at its present end. */
  start(): Promise<void>;
  /** The number of the newest entry known here. */
  readonly position: number;
  /**
   * Up to `most` kept entries after `number`, oldest first; null where `number` is older than the kept entries. Equal calls within a moment
   * get the same list, so that what is read for it can be shared.
   */
  after(number: number, most?: number): readonly LogEntry[] | null;
  /** Resolves when there may be an entry after `number`, and when `signal` is aborted; never rejects. */
  changed(number: number, signal: AbortSignal): Promise<void>;
  /** The number of followers that wait for the next entry. */
  readonly waiting: number;
  /** Receives entries that this process or another appended. */
  receive(entries: readonly LogEntry[]): void;
  stop(): Promise<void>;
}

const POLL_EVERY = 1_000;
const READ_AT_ONCE = 1_000;
/** Milliseconds for which a list is shared: what was read for it must not be old when it is shown. */
const SAME_LIST_FOR = 1_000;
const SHARED_LENGTH = 100;
const SHARED_LISTS = 1_000;
/** Entries kept for followers. A follower further behind reads MongoDB, or is sent away. */
export const KEPT_ENTRIES = 10_000;

/** The Redis channel that carries a workspace's new entries. */
export function changeChannel(prefix: string, workspace: string): string {
  return `${prefix}:changes:${workspace}`;
}

/** Entries as they travel over Redis. */
export function encodeEntries(entries: readonly LogEntry[]): string {
  return JSON.stringify(entries);
}

export function decodeEntries(text: string): LogEntry[] {
  return (JSON.parse(text) as LogEntry[]).map((entry) => ({ ...entry, at: new Date(entry.at) }));
}

export function createTail(options: {
  workspace: string;
  changes: Changes;
  redis: Redis;
  prefix: string;
  log: Logger;
}): Tail {
  const { workspace, changes, redis, prefix, log } = options;
  const channel = changeChannel(prefix, workspace);
  let kept: LogEntry[] = [];
  let position = 0;
  /** The greatest number that was announced: entries up to it can be read. */
  let announced = 0;
  let reading: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  /** Waiting followers, by the signal that ends the wait. */
  let waiting = new Map<AbortSignal, { promise: Promise<void>; wake: () => void }>();
  const watched = new WeakSet<AbortSignal>();
  /** Shared lists, by their first and last number. */
  let lists = new Map<string, readonly LogEntry[]>();
  let listsSince = 0;

  function take(entries: readonly LogEntry[]): void {
    const fresh = entries.filter((entry) => entry.number > position);
    if (fresh.length === 0) return;
    // Followers rely on unbroken numbers: after a hole (pruned while this process slept) they must read the log.
    if (fresh[0]!.number !== position + 1) kept = [];
    kept.push(...fresh);
    if (kept.length > 2 * KEPT_ENTRIES) kept = kept.slice(-KEPT_ENTRIES);
    position = fresh.at(-1)!.number;
    lists = new Map();
    const woken = waiting;
    waiting = new Map();
    for (const { wake } of woken.values()) wake();
  }

  /** Reads new entries from MongoDB; one read at a time. */
  function catchUp(): Promise<void> {
    reading ??= readAll()
      .catch((error: unknown) => log.warn({ err: error }, 'The change log could not be read; trying again'))
      .finally(() => (reading = null));
    return reading;
  }

  async function readAll(): Promise<void> {
    for (;;) {
      const entries = await changes.after(workspace, position, READ_AT_ONCE);
      take(entries);
      // An entry announced meanwhile may have been inserted after the read.
      const isEnd = entries.length < READ_AT_ONCE && position >= announced;
      if (isEnd || entries.length === 0) return;
    }
  }

  function schedule(): void {
    if (stopped) return;
    timer = setTimeout(() => void catchUp().finally(schedule), POLL_EVERY);
    timer.unref();
  }

  const onMessage = (from: string, text: string) => {
    if (from === channel) receive(decodeEntries(text));
  };

  function receive(entries: readonly LogEntry[]): void {
    const first = entries[0];
    if (!first || stopped) return;
    announced = Math.max(announced, entries.at(-1)!.number);
    if (first.number <= position + 1) take(entries);
    else void catchUp();
  }

  return {
    async start() {
      position = await changes.lastNumber(workspace);
      redis.on('message', onMessage);
      // Not waited for, because Redis may be away for long; without it polling alone carries the feed, a second later.
      redis.subscribe(channel).catch((error: unknown) => {
        if (!stopped) log.warn({ err: error }, 'Redis does not answer');
      });
      await catchUp();
      schedule();
    },
    get position() {
      return position;
    },
    after(number, most = Infinity) {
      if (number >= position) return [];
      const start = number + 1 - (kept[0]?.number ?? position + 1);
      if (start < 0) return null;
      const now = performance.now();
      if (now - listsSince > SAME_LIST_FOR) {
        lists = new Map();
        listsSince = now;
      }
      const end = Math.min(kept.length, start + most);
      const bounds = `${start} ${end}`;
      const list = lists.get(bounds) ?? kept.slice(start, end);
      // Only short lists, and few of them, are worth their memory.
      if (list.length <= SHARED_LENGTH && lists.size < SHARED_LISTS) lists.set(bounds, list);
      return list;
    },
    changed(number, signal) {
      if (position > number || signal.aborted) return Promise.resolve();
      const known = waiting.get(signal);
      if (known) return known.promise;
      let wake = (): void => {};
      const promise = new Promise<void>((resolve) => (wake = resolve));
      waiting.set(signal, { promise, wake });
      if (!watched.has(signal)) {
        watched.add(signal);
        // One listener for the whole wait, not one for each change: adding and removing it would cost more than everything else here.
        signal.addEventListener('abort', () => {
          waiting.get(signal)?.wake();
          waiting.delete(signal);
        });
      }
      return promise;
    },
    get waiting() {
      return waiting.size;
    },
    receive,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      redis.off('message', onMessage);
      for (const { wake } of waiting.values()) wake();
      waiting.clear();
      await reading;
    },
  };
}
