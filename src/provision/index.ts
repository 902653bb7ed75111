import { types } from 'node:util';
import { cacheFolder } from '../cache-folder.ts';
import { closeDataDir } from './data-dir.ts';
import { dataDirMistake } from './data-dir-mistake.ts';
import { useGivenService } from './given-service.ts';
import { mongodb } from './mongodb.ts';
import { ProvisionError, waysOut } from './provision-error.ts';
import { redis } from './redis.ts';
import type { FindContext, ServiceKind } from './service-kind.ts';
import { useSharedServer, type ProvidedService } from './shared-server.ts';

export { dataDirMistake } from './data-dir-mistake.ts';
export { ProvisionError } from './provision-error.ts';
export type { ProvidedService } from './shared-server.ts';

export interface ProvideOptions {
  /** Addresses from the configuration; null where Roomwatch provides the service itself. */
  mongodbUri: string | null;
  redisUrl: string | null;
  /** Folder for the data of provided services. */
  dataDir: string;
  /** Folder for downloaded programs; the shared cache of this person by default. */
  cacheDir?: string;
  /** The SHA-256 of the archive of mongod that may be downloaded, for one that Roomwatch does not know. */
  mongodSha256?: string | null;
  /** Receives one line at a time: progress, and at the end what is used and where. */
  say: (line: string) => void;
  /** Ends the attempt. SIGINT and SIGTERM do so too while it lasts. */
  signal?: AbortSignal;
  /** For tests only: the data need not survive a crash. */
  fast?: boolean;
}

export interface ProvidedServices {
  mongodb: ProvidedService;
  redis: ProvidedService;
  /** Releases both services; servers that no other process uses are stopped. Call it last, when no connection is needed any more. */
  stop(): Promise<void>;
}

/**
 * Finds or provides MongoDB and Redis, both at once, and reports in one line each what is used and where.
 * @throws ProvisionError whose message names for people what is missing and the ways out; nothing is left running then
 */
export async function provideServices(options: ProvideOptions): Promise<ProvidedServices> {
  const stopped = stopSignals(options.signal);
  const prepare = async (): Promise<FindContext> => ({
    cacheDir: await cacheFolder(options.dataDir, options.cacheDir),
    mongodSha256: options.mongodSha256 ?? null,
    say: options.say,
    signal: stopped.signal,
  });
  const provide = async (kind: ServiceKind, given: string | null): Promise<ProvidedService> => {
    const service =
      given === null
        ? await useSharedServer(kind, options.dataDir, await prepare(), options.fast ?? false)
        : await useGivenService(kind, given);
    options.say(service.description);
    return service;
  };
  try {
    await closeDataDir(options.dataDir, options.say);
    const outcomes = await Promise.allSettled([provide(mongodb, options.mongodbUri), provide(redis, options.redisUrl)]);
    const [first, second] = outcomes;
    if (!stopped.signal.aborted && first.status === 'fulfilled' && second.status === 'fulfilled') {
      const services = [first.value, second.value];
      return {
        mongodb: first.value,
        redis: second.value,
        stop: async () => void (await Promise.all(services.map((service) => service.stop()))),
      };
    }
    await Promise.all(
      outcomes.map(async (outcome) => (outcome.status === 'fulfilled' ? outcome.value.stop() : undefined)),
    );
    if (stopped.signal.aborted) throw new ProvisionError('Stopped before MongoDB and Redis were ready.');
    throw failure(
      outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : [])),
      options.dataDir,
    );
  } finally {
    stopped.release();
  }
}

/** One error for both services, so that people can fix both faults at once. An unexpected error is passed on as it is. */
function failure(reasons: unknown[], dataDir: string): unknown {
  const surprise = reasons.find((reason) => !(reason instanceof ProvisionError) && !isSystemError(reason));
  if (surprise !== undefined) return surprise;
  const messages = reasons.map((reason) => dataDirMistake(reason, dataDir) ?? (reason as Error).message);
  const withoutWays = messages.map((message) => message.replace(`\n${waysOut}`, ''));
  const ways = messages.some((message) => message.includes(waysOut)) ? [waysOut] : [];
  return new ProvisionError([...new Set(withoutWays), ...ways].join('\n'), { cause: reasons[0] });
}

/** Whether it is an error of the operating system, such as a full disk: its message names the path and the fault. */
function isSystemError(reason: unknown): boolean {
  return types.isNativeError(reason) && 'syscall' in reason;
}

/**
 * Catches signals during the start. Without this, Ctrl-C would end this process and leave a half-started server behind, which runs in a
 * session of its own.
 */
function stopSignals(given: AbortSignal | undefined): { signal: AbortSignal; release: () => void } {
  const controller = new AbortController();
  const abort = () => controller.abort();
  process.once('SIGINT', abort);
  process.once('SIGTERM', abort);
  return {
    signal: given === undefined ? controller.signal : AbortSignal.any([given, controller.signal]),
    release: () => {
      process.off('SIGINT', abort);
      process.off('SIGTERM', abort);
    },
  };
}
