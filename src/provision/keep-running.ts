import { setTimeout as pause } from 'node:timers/promises';
import { exclusively } from './exclusive.ts';
import { findEngine } from './find-engine.ts';
import { startServer } from './server.ts';
import { isAlive, killServer, readServer, stopServer } from './server-process.ts';
import { readMaker, type ServiceFolder } from './service-folder.ts';
import { engineTitle, type FindContext, type ServiceKind } from './service-kind.ts';

const lookEveryMs = 1_000;
const longestPauseMs = 10_000;
/** A failure that follows this soon belongs to the one before, and is not said again. */
const sameOutageMs = 60_000;

/**
 * Restarts a server that ended unexpectedly, or whose storage has failed, at the same port and with its data, because no operator may be
 * there. Every process that uses the server watches it, because the process that started it may be dead; a lock lets one of them act. A
 * process of an earlier release may be the first, and start a server without a password, which is replaced.
 * @returns a function that ends the watch; call it before the server is stopped
 */
export function keepRunning(
  kind: ServiceKind,
  folder: ServiceFolder,
  options: Omit<FindContext, 'signal'> & { port: number; password: string; fast: boolean },
): () => Promise<void> {
  const { port, password, fast, cacheDir, mongodSha256, say } = options;
  const end = new AbortController();
  const { signal } = end;
  const storage = kind.watchStorage?.(kind.uri(port, password)) ?? null;
  let restartedAt = -Infinity;

  async function startAgain(): Promise<void> {
    // another process may have been first
    const hasFailed = await storageHasFailed();
    if (isServed(folder) && !hasFailed) return;
    const engine = await findEngine(kind, folder, readMaker(folder), { cacheDir, mongodSha256, say, signal });
    const present = readServer(folder);
    const isOpen = present !== null && isAlive(present);
    const what = hasFailed
      ? 'has lost its storage (is the disk full?)'
      : isOpen
        ? 'was started without a password'
        : 'ended unexpectedly';
    sayOnce(`${kind.title}: ${engineTitle(engine)} ${what} and is started again; its log is ${folder.log}.`);
    if (isOpen) await (hasFailed ? killServer(present) : stopServer(folder, present));
    await startServer(kind, engine, folder, { fast, signal, port, password });
  }

  async function storageHasFailed(): Promise<boolean> {
    return storage !== null && isServed(folder) && (await storage.hasFailed());
  }

  /** Says what begins an outage, not what follows. */
  function sayOnce(line: string): void {
    const now = performance.now();
    if (now - restartedAt > sameOutageMs) say(line);
    restartedAt = now;
  }

  async function look(): Promise<void> {
    let hasSaid = false;
    let pauseMs = lookEveryMs;
    for (;;) {
      await pause(pauseMs, undefined, { signal, ref: false });
      if (isServed(folder) && !(await storageHasFailed())) continue;
      try {
        await exclusively(folder.lock, startAgain, { signal });
        pauseMs = lookEveryMs;
        hasSaid = false;
      } catch (error) {
        signal.throwIfAborted();
        pauseMs = Math.min(2 * pauseMs, longestPauseMs);
        if (!hasSaid) say(`${(error as Error).message} It is tried again at least every ${longestPauseMs / 1000} s.`);
        hasSaid = true;
      }
    }
  }

  const looking = look().catch((error: unknown) => {
    if (!signal.aborted) say(`${kind.title} is looked after no longer: ${(error as Error).message}`);
  });
  return async () => {
    end.abort();
    // ends the look that is under way
    await storage?.close();
    await looking;
  };
}

function isServed(folder: ServiceFolder): boolean {
  const server = readServer(folder);
  return server !== null && isAlive(server) && server.hasPassword;
}
