import { Redis } from 'ioredis';
import type { Logger } from './logger.ts';
import { openModels, type Models } from './models/index.ts';

/** The databases, and where in them this installation's keys are. */
export interface Stores {
  readonly models: Models;
  readonly publisher: Redis;
  readonly subscriber: Redis;
  readonly prefix: string;
  /** Try for each database whether it stores a little and reads it; they reject with the reason. */
  readonly tries: { readonly mongodb: () => Promise<unknown>; readonly redis: () => Promise<unknown> };
}

interface StoresOptions {
  readonly mongodbUri: string;
  readonly redisUrl: string;
  readonly log: Logger;
  readonly clock: () => Date;
}

/** Milliseconds for which Redis keeps what was tried. */
const KEPT_FOR = 60_000;

/** Connects to both; `onOpen` gets how each connection is closed, as soon as there is one. */
export async function openStores(
  { mongodbUri, redisUrl, log, clock }: StoresOptions,
  onOpen: (close: () => unknown) => void,
): Promise<Stores> {
  const models = await openModels(mongodbUri);
  onOpen(() => models.connection.close());
  const publisher = new Redis(redisUrl, { maxRetriesPerRequest: 1, enableOfflineQueue: false });
  const subscriber = new Redis(redisUrl, { maxRetriesPerRequest: null });
  for (const redis of [publisher, subscriber]) {
    redis.on('error', (error) => log.debug({ err: error }, 'Redis is away'));
    onOpen(() => redis.disconnect());
  }
  const prefix = `roomwatch-${models.connection.name}`;
  const tries = {
    mongodb: () => models.installation.tryToStore(clock()),
    async redis() {
      await publisher.set(`${prefix}:probe`, clock().toISOString(), 'PX', KEPT_FOR);
      await publisher.get(`${prefix}:probe`);
    },
  };
  return { models, publisher, subscriber, prefix, tries };
}
