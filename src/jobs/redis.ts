import { setTimeout as pause } from 'node:timers/promises';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import type { Logger } from '../logger.ts';

/** Milliseconds before another attempt to open a queue. */
const OPEN_AGAIN = 100;

/** Where the jobs are stored in Redis. */
export interface QueuePlace {
  readonly redisUrl: string;
  /** The prefix of every Redis key. */
  readonly prefix: string;
}

/** A connection for a worker, which waits for Redis to come back. */
export function connectWorker(redisUrl: string): Redis {
  const connection = new Redis(redisUrl, { maxRetriesPerRequest: null });
  connection.on('error', () => undefined);
  return connection;
}

/** A connection for a queue. It fails fast: waiting for Redis would pile up what is added meanwhile. */
export function connectQueue(redisUrl: string): Redis {
  const connection = new Redis(redisUrl, { maxRetriesPerRequest: 1, enableOfflineQueue: false, lazyConnect: true });
  connection.on('error', () => undefined);
  void connection.connect().catch(() => undefined);
  return connection;
}

/** Which queue to open, and what must succeed with it before it is used. */
interface QueueOptions {
  readonly name: string;
  readonly prefix: string;
  readonly log: Logger;
  readonly prepare?: (queue: Queue) => Promise<void>;
  /** Gives the opening up. */
  readonly signal: AbortSignal;
}

/** Opens a queue once Redis answers, however long that takes; null where it is given up meanwhile. */
export async function openQueue(
  connection: Redis,
  { name, prefix, log, prepare, signal }: QueueOptions,
): Promise<Queue | null> {
  // A queue created while Redis goes away stays unusable, so another is created.
  while (await isReady(connection, signal)) {
    const queue = new Queue(name, { connection, prefix });
    queue.on('error', (error) => log.debug({ err: error }, 'The queue cannot reach Redis'));
    try {
      await queue.waitUntilReady();
      await prepare?.(queue);
      return queue;
    } catch (error) {
      log.debug({ err: error }, 'Redis went away while the queue was opened');
      await queue.close().catch(() => undefined);
      await pause(OPEN_AGAIN);
    }
  }
  return null;
}

/** Closes connections, by QUIT where Redis answers. */
export async function disconnectAll(...connections: readonly Redis[]): Promise<void> {
  const ready = connections.filter(({ status }) => status === 'ready');
  await Promise.allSettled(ready.map((connection) => connection.quit()));
  for (const connection of connections) connection.disconnect();
}

/** Resolves with true once Redis answers; a lost connection keeps trying. Resolves with false when the attempt is given up. */
function isReady(connection: Redis, signal: AbortSignal): Promise<boolean> {
  if (connection.status === 'ready' || connection.status === 'end' || signal.aborted)
    return Promise.resolve(connection.status === 'ready' && !signal.aborted);
  return new Promise((resolve) => {
    const settle = () => {
      connection.off('ready', settle).off('end', settle);
      signal.removeEventListener('abort', settle);
      resolve(connection.status === 'ready' && !signal.aborted);
    };
    connection.on('ready', settle).on('end', settle);
    // A connection that waits to try again says nothing when it is given up.
    signal.addEventListener('abort', settle, { once: true });
  });
}
