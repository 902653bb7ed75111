import { LRUCache } from 'lru-cache';
import type { Redis } from 'ioredis';

/** Bounds how often something is tried. */
export interface Attempts {
  /** Notes a try; null where it may go on, else the seconds after which to come again. */
  take(name: string): Promise<number | null>;
  /** Forgets the tries of a name: it went well. */
  forget(name: string): Promise<void>;
}

export interface AttemptOptions {
  readonly redis: Pick<Redis, 'incr' | 'pexpire' | 'pttl' | 'del'>;
  readonly prefix: string;
  /** Tries within the window, and its length in milliseconds. */
  readonly most: number;
  readonly window: number;
}

const MOST_NAMES = 10_000;

/** Tries are counted in Redis, for all processes; while it is away each process counts for itself. */
export function createAttempts({ redis, prefix, most, window }: AttemptOptions): Attempts {
  const own = new LRUCache<string, number>({ max: MOST_NAMES, ttl: window });
  const keyOf = (name: string) => `${prefix}:attempts:${name}`;
  return {
    async take(name) {
      const key = keyOf(name);
      try {
        const count = await redis.incr(key);
        if (count === 1) await redis.pexpire(key, window);
        if (count <= most) return null;
        const left = await redis.pttl(key);
        // A process died between the two commands: the count would stay for ever.
        if (left < 0) await redis.pexpire(key, window);
        return Math.max(1, Math.ceil((left < 0 ? window : left) / 1_000));
      } catch {
        const count = (own.get(name) ?? 0) + 1;
        own.set(name, count, { noUpdateTTL: true });
        return count <= most ? null : Math.ceil(window / 1_000);
      }
    },
    async forget(name) {
      own.delete(name);
      await redis.del(keyOf(name)).catch(() => undefined);
    },
  };
}
