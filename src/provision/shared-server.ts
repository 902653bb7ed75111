import { readPassword, writeAddress } from './address-file.ts';
import { exclusively, exclusivelyNow } from './exclusive.ts';
import { findEngine } from './find-engine.ts';
import { writeJson } from './json-file.ts';
import { keepRunning } from './keep-running.ts';
import { keepLogBounded } from './log-file.ts';
import { startServer, waitForAnswer } from './server.ts';
import { isAlive, readServer, stopServer, tellToStop, waitForEnd, type ServerNote } from './server-process.ts';
import { readMaker, serviceFolder, type ServiceFolder } from './service-folder.ts';
import { engineTitle, type FindContext, type ServiceKind } from './service-kind.ts';
import { addUser, countUsers, removeUser } from './users.ts';

/** A service as the application sees it. */
export interface ProvidedService {
  /** The whole address, with the password of a server that Roomwatch provides. */
  uri: string;
  /** One line for people: what is used and where. */
  description: string;
  /** Releases the service; a server that no other process uses is stopped cleanly first. Safe to call again. */
  stop(): Promise<void>;
}

const recoverWithinMs = 20_000;

/**
 * The one server for a data folder: found running, or started. All Roomwatch processes with this folder share it, and the last one stops
 * it.
 * @throws ProvisionError where no server is available or it does not start
 */
export async function useSharedServer(
  kind: ServiceKind,
  dataDir: string,
  context: FindContext,
  fast: boolean,
): Promise<ProvidedService> {
  const folder = serviceFolder(dataDir, kind);
  const { server, password, user, how } = await exclusively(
    folder.lock,
    async () => {
      const running = await findRunning(kind, folder, context);
      const found = running ?? (await startNew(kind, folder, context, fast));
      // under the same lock, so no process can stop it in between
      return {
        ...{ server: found, password: readPassword(folder) ?? '' },
        ...{ user: addUser(folder.users), how: running === null ? 'started' : 'found running' },
      };
    },
    {
      signal: context.signal,
      waiting: () => context.say(`Waiting for another Roomwatch process that is starting or stopping ${kind.title}.`),
    },
  );
  const stopBounding = keepLogBounded(folder.log);
  const leaveAlone = keepRunning(kind, folder, { ...context, port: server.port, password, fast });

  // without stop(), as after process.exit(), there is no time to wait, but the server still ends cleanly
  const atExit = () => {
    removeUser(user);
    exclusivelyNow(folder.lock, () => {
      const present = readServer(folder);
      if (present !== null && countUsers(folder.users) === 0) tellToStop(folder, present);
    });
  };
  process.once('exit', atExit);

  const stop = async () => {
    await leaveAlone();
    await exclusively(folder.lock, async () => {
      removeUser(user);
      // read again: the server may have been restarted since
      const present = readServer(folder);
      if (present !== null && countUsers(folder.users) === 0) await stopServer(folder, present);
    });
    process.off('exit', atExit);
    stopBounding();
  };
  let stopped: Promise<void> | null = null;
  return {
    uri: kind.uri(server.port, password),
    description: `${kind.title}: ${engineTitle(server)} at 127.0.0.1:${server.port}, ${how}, data in ${folder.data}`,
    stop: () => (stopped ??= stop()),
  };
}

async function startNew(
  kind: ServiceKind,
  folder: ServiceFolder,
  context: FindContext,
  fast: boolean,
): Promise<ServerNote> {
  const engine = await findEngine(kind, folder, readMaker(folder), context);
  // before the first byte of data, so that data always has its maker's note
  writeJson(folder.engine, { engine: engine.engine, version: engine.version, source: engine.source });
  return startServer(kind, engine, folder, { fast, signal: context.signal });
}

/** The server that already serves this folder, if it answers: of another process, or left behind by one that was killed. */
async function findRunning(kind: ServiceKind, folder: ServiceFolder, context: FindContext): Promise<ServerNote | null> {
  const server = readServer(folder);
  if (server === null || !isAlive(server)) return null;
  if (server.stopping) {
    await waitForEnd(server);
    return null;
  }
  const password = readPassword(folder);
  const problem =
    !server.hasPassword || password === null
      ? 'has no password.'
      : await waitForAnswer(kind, server, password, {
          signal: context.signal,
          given: () => (isAlive(server) ? null : 'ended.'),
          withinMs: recoverWithinMs,
        });
  if (problem === null) {
    // the port in it may be of an attempt that ended before its server answered
    writeAddress(folder, kind.uri(server.port, password!));
    return server;
  }
  context.say(`${kind.title}: ${engineTitle(server)} at 127.0.0.1:${server.port} ${problem} It is replaced.`);
  await stopServer(folder, server);
  return null;
}
