import { spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { readJson, writeJson } from './json-file.ts';
import { openLog } from './log-file.ts';
import { processIdentity } from './process-identity.ts';
import { engineShape, type ServiceFolder } from './service-folder.ts';
import type { Engine, ServiceKind, StartSettings } from './service-kind.ts';

const serverShape = engineShape.extend({
  pid: z.number().int(),
  identity: z.string(),
  port: z.number().int(),
  /** It received the signal to stop and may still be writing its data. */
  stopping: z.boolean(),
  /** It asks everybody for its password; a server of an earlier release does not, and nor does one that is being given a password. */
  hasPassword: z.boolean().default(false),
});

/** The note beside the data about the process that serves it. */
export type ServerNote = z.infer<typeof serverShape>;

const stopWithinMs = 30_000;

/** The note about the server, alive or dead. Null where there is none. */
export function readServer(folder: ServiceFolder): ServerNote | null {
  return readJson<ServerNote>(folder.server, serverShape);
}

/** Whether the process of the note still runs. Its number alone does not suffice: another process may have it now. */
export function isAlive(server: ServerNote): boolean {
  return processIdentity(server.pid) === server.identity;
}

/** A started program; `server` is null where it cannot be run. */
export interface Spawned {
  server: ServerNote | null;
  /** How the process ended; null while it runs. */
  ended: () => string | null;
}

/**
 * What a child does before it becomes the server: what it writes is for its owner only, and it waits for a line. Without one, because this
 * process died before it had noted the child, it ends, so that no server runs that nobody knows.
 */
const waitThenRun = 'umask 077 && read -r line && exec "$0" "$@" </dev/null';

/** Starts a server program and notes it, so that the next process finds it. */
export async function spawnServer(
  kind: ServiceKind,
  engine: Engine,
  folder: ServiceFolder,
  settings: StartSettings,
): Promise<Spawned> {
  const log = openLog(folder.log);
  const args = kind.startArguments(engine, settings);
  const child = spawn('/bin/sh', ['-c', waitThenRun, engine.binary, ...args], {
    cwd: folder.root,
    // a session of its own: Ctrl-C in the terminal must reach Roomwatch alone, which then stops the server after its own work
    detached: true,
    stdio: ['pipe', log, log],
    env: { PATH: process.env.PATH, HOME: folder.root, TMPDIR: process.env.TMPDIR, LANG: 'C' },
  });
  closeSync(log);
  let end: string | null = null;
  const gone = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      end ??= `cannot be run (${error.message}).`;
      resolve();
    });
    child.once('exit', (code, bySignal) => {
      end ??= `ended with ${bySignal ?? `code ${code}`}.`;
      resolve();
    });
  });
  child.unref();
  const ended = () => end;
  if (child.pid === undefined) {
    await gone;
    return { server: null, ended };
  }
  const { pid } = child;
  const server: ServerNote = {
    ...{ engine: engine.engine, version: engine.version, source: engine.source },
    ...{ pid, identity: processIdentity(pid) ?? '', port: settings.port, stopping: false },
    hasPassword: settings.certificates === null,
  };
  try {
    writeJson(folder.server, server);
  } catch (error) {
    // on a full disk: a server that is not noted must not run
    child.stdin?.destroy();
    throw error;
  }
  child.stdin?.on('error', () => undefined).end('run\n');
  return { server, ended };
}

/** Stops a server cleanly and waits for its end; after 30 seconds it is killed. */
export async function stopServer(folder: ServiceFolder, server: ServerNote): Promise<void> {
  tellToStop(folder, server);
  await waitForEnd(server);
  // a note without a process keeps the port, so that the address stays the same over restarts
  writeJson(folder.server, { ...server, stopping: true });
}

/** Waits for the end of a server that received the signal to stop; after 30 seconds it is killed. */
export async function waitForEnd(server: ServerNote): Promise<void> {
  const deadline = Date.now() + stopWithinMs;
  while (isAlive(server) && Date.now() < deadline) await pause(20);
  if (isAlive(server)) signalProcess(server, 'SIGKILL');
  while (isAlive(server)) await pause(20);
}

/** Kills a server that can save nothing any more, and waits for its end. Writes nothing, for the disk may be full. */
export async function killServer(server: ServerNote): Promise<void> {
  signalProcess(server, 'SIGKILL');
  while (isAlive(server)) await pause(20);
}

/** Sends a server the signal to stop, without waiting. */
export function tellToStop(folder: ServiceFolder, server: ServerNote): void {
  writeJson(folder.server, { ...server, stopping: true });
  if (isAlive(server)) signalProcess(server, 'SIGTERM');
}

function signalProcess(server: ServerNote, signal: NodeJS.Signals): void {
  try {
    process.kill(server.pid, signal);
  } catch (error) {
    // it may have ended in this moment
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
