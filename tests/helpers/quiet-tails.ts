import type { Redis } from 'ioredis';
import { createTails, type Tails } from '../../src/feed/tails.ts';
import { createLogger } from '../../src/logger.ts';
import type { Changes } from '../../src/models/change.ts';

/** The tails of a log in memory: they hear what the test lets them receive, and nothing from other processes. */
export function createQuietTails(changes: Changes, workspace: string): Tails {
  const redis = {
    on() {},
    off() {},
    subscribe: async () => undefined,
    unsubscribe: async () => undefined,
  } as unknown as Redis;
  return createTails({ changes, redis, prefix: 'quiet', log: createLogger('silent'), alwaysOpen: [workspace] });
}
