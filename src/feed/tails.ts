import type { Redis } from 'ioredis';
import type { Logger } from '../logger.ts';
import type { Changes, LogEntry } from '../models/change.ts';
import type { Outage } from '../models/support/outage.ts';
import { WorkspaceTail, type Tail } from './tail.ts';

/** The tails of this process: one for each workspace that somebody follows. */
export interface Tails {
  /** The tail of a workspace; it is read once somebody holds it and waits for it to be ready. */
  of(workspace: string): Tail;
  /** Opens the tails that stay open. */
  start(): Promise<void>;
  /**
   * Resolves when there is, or may be, an entry of a workspace after `position`, and when `signal` is aborted. Rejects where the log
   * cannot be read.
   */
  changed(workspace: string, position: number, signal: AbortSignal): Promise<void>;
  /** Hands entries that this process appended to the tail of their workspace, where that is open. */
  receive(workspace: string, entries: readonly LogEntry[]): void;
  /** The position of each open tail, by workspace. */
  readonly positions: ReadonlyMap<string, number>;
  stop(): Promise<void>;
}

export interface TailsOptions {
  readonly changes: Changes;
  readonly redis: Redis;
  /** Stands before the names of channels. */
  readonly prefix: string;
  readonly log: Logger;
  readonly outage?: Outage;
  /** Workspaces whose tails are open from the start to the end of the process. */
  readonly alwaysOpen?: readonly string[];
  /** Milliseconds that a tail stays open without anybody who holds it. */
  readonly idleAfter?: number;
}

/** A subscriber that comes back within this time finds the tail open. */
const IDLE_AFTER = 60_000;

/** The Redis channel that carries a workspace's new entries. */
export function changeChannel(prefix: string, workspace: string): string {
  return `${prefix}:changes:${workspace}`;
}

/** Entries as they travel over Redis. */
export function encodeEntries(entries: readonly LogEntry[]): string {
  return JSON.stringify(entries);
}

function decodeEntries(text: string): LogEntry[] {
  return (JSON.parse(text) as LogEntry[]).map((entry) => ({ ...entry, at: new Date(entry.at) }));
}

/** Memory is bounded by the number of workspaces: a closed tail is an empty shell. */
export function createTails(options: TailsOptions): Tails {
  const { changes, redis, prefix, log, outage, alwaysOpen = [], idleAfter = IDLE_AFTER } = options;
  const tails = new Map<string, Tail>();
  const byChannel = new Map<string, Tail>();
  const onMessage = (channel: string, text: string) => byChannel.get(channel)?.receive(decodeEntries(text));
  redis.on('message', onMessage);
  let stopped = false;

  function listen(workspace: string): () => void {
    const channel = changeChannel(prefix, workspace);
    byChannel.set(channel, of(workspace));
    // Without Redis the poll alone carries the feed, a second later.
    // Not waited for: a Redis that is away now may take its time.
    redis.subscribe(channel).catch((error: unknown) => {
      if (!stopped && !outage?.note(error)) log.warn({ err: error }, 'Redis does not answer');
    });
    return () => {
      byChannel.delete(channel);
      if (!stopped) redis.unsubscribe(channel).catch(() => undefined);
    };
  }

  function of(workspace: string): Tail {
    const known = tails.get(workspace);
    if (known) return known;
    const tail = new WorkspaceTail({ workspace, changes, log, outage, idleAfter, listen: () => listen(workspace) });
    tails.set(workspace, tail);
    return tail;
  }

  return {
    of,
    async start() {
      await Promise.all(
        alwaysOpen.map(async (workspace) => {
          const tail = of(workspace);
          tail.hold();
          await tail.ready();
        }),
      );
    },
    async changed(workspace, position, signal) {
      const tail = of(workspace);
      const release = tail.hold();
      try {
        await tail.ready();
        await tail.changed(position, signal);
      } finally {
        release();
      }
    },
    receive: (workspace, entries) => tails.get(workspace)?.receive(entries),
    get positions() {
      const open = [...tails].filter(([, tail]) => tail.isOpen);
      return new Map(open.map(([workspace, tail]) => [workspace, tail.position]));
    },
    async stop() {
      stopped = true;
      redis.off('message', onMessage);
      await Promise.all([...tails.values()].map((tail) => tail.stop()));
    },
  };
}
