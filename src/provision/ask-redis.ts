import { Redis } from 'ioredis';
import type { ServerVersion } from './service-kind.ts';
import { compareVersions } from './version.ts';

/** The oldest Redis that Roomwatch works with. Every Valkey is new enough. */
export const oldestRedis = '6.2';

/** Asks a Redis or Valkey for its version; see {@link ServiceKind.ask}. */
export async function askRedis(url: string, timeoutMs: number): Promise<ServerVersion> {
  const client = new Redis(url, {
    lazyConnect: true,
    connectTimeout: timeoutMs,
    commandTimeout: timeoutMs,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
    // the client's own ready check repeats while data is loading; one look is enough here
    enableReadyCheck: false,
  });
  let cause: Error | null = null;
  client.on('error', (error: Error) => {
    cause ??= error;
  });
  try {
    await client.connect();
    const info = await client.info();
    if (field(info, 'loading') === '1') throw new Error('it is still loading its data');
    const valkey = field(info, 'valkey_version');
    const redis = field(info, 'redis_version') ?? '0';
    return {
      name: valkey === null ? 'Redis' : 'Valkey',
      version: valkey ?? redis,
      tooOld: valkey === null && compareVersions(redis, oldestRedis) < 0 ? `Redis ${oldestRedis} or newer` : null,
    };
  } catch (error) {
    // the error of connect() only says that the connection is closed; the event gives the reason
    throw cause ?? error;
  } finally {
    client.disconnect();
  }
}

function field(info: string, name: string): string | null {
  return new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1] ?? null;
}
