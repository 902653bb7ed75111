import { setTimeout as pause } from 'node:timers/promises';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import type { Logger } from '../logger.ts';

/** Milliseconds before a queue is opened again that could not be. */
const OPEN_AGAIN = 100;

/** Where jobs are in Redis. */
export interface QueuePlace {
  readonly redisUrl: string;
  /** Begins every key. */
  readonly prefix: string;
}

/** A connection for a worker, which waits for Redis to come back. */
export function connectWorker(redisUrl: string): Redis {
  const connection = new Redis(redisUrl, { maxRetriesPerRequest: null });
  connection.on('error', () => undefined);
  return connection;
}

/** A connection for a queue, which fails fast: what is added would pile up meanwhile. */
export function connectQueue(redisUrl: string): Redis {
  const connection = new Redis(redisUrl, { maxRetriesPerRequest: 1, enableOfflineQueue: false, lazyConnect: true });
  connection.on('error', () => undefined);
  void connection.connect().catch(() => undefined);
  return connection;
}

/** Which queue is opened, and what must have succeeded with it before it is used. */
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
  // A queue that is made while Redis goes away stays unusable, so another is made.
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

/** Ends connections, with a farewell where Redis can hear it. */
export async function disconnectAll(...connections: readonly Redis[]): Promise<void> {
  const ready = connections.filter(({ status }) => status === 'ready');
  await Promise.allSettled(ready.map((connection) => connection.quit()));
  for (const connection of connections) connection.disconnect();
}

/** Resolves once Redis answers, which a lost connection tries again and again; false when that is given up. */
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
