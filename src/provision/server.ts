import { spawn } from 'node:child_process';
import { closeSync, rmSync } from 'node:fs';
import net from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import getPort from 'get-port';
import { z } from 'zod';
import { readJson, writeJson } from './json-file.ts';
import { lastLines, openLog } from './log-file.ts';
import { processIdentity } from './process-identity.ts';
import { ProvisionError } from './provision-error.ts';
import { engineShape, type ServiceFolder } from './service-folder.ts';
import { engineTitle, type Engine, type ServiceKind } from './service-kind.ts';

const serverShape = engineShape.extend({
  pid: z.number().int(),
  identity: z.string(),
  port: z.number().int(),
  /** It received the signal to stop and may still be writing its data. */
  stopping: z.boolean(),
});

/** The note beside the data about the process that serves it. */
export type ServerNote = z.infer<typeof serverShape>;

const answerWithinMs = 60_000;
const stopWithinMs = 30_000;
const oneLookMs = 2_000;
const triesForAPort = 3;

/** The note about the server, alive or dead. Null where there is none. */
export function readServer(folder: ServiceFolder): ServerNote | null {
  return readJson(folder.server, serverShape);
}

/** Whether the process of the note still runs. Its number alone does not suffice: another process may have it now. */
export function isAlive(server: ServerNote): boolean {
  return processIdentity(server.pid) === server.identity;
}

/**
 * Starts a server on a free loopback port, if possible the last one, and waits until it answers.
 * @param options.port the only port to use, where clients know the server by it already
 * @throws ProvisionError where it does not come up, and an AbortError if aborted while waiting
 */
export async function startServer(
  kind: ServiceKind,
  engine: Engine,
  folder: ServiceFolder,
  options: { fast: boolean; signal: AbortSignal; port?: number },
): Promise<ServerNote> {
  const lastPort = readServer(folder)?.port;
  for (let tries = 1; ; tries += 1) {
    const port = options.port ?? (await getPort({ host: '127.0.0.1', port: tries === 1 ? lastPort : undefined }));
    const outcome = await tryToStart(kind, engine, folder, port, options);
    if (typeof outcome !== 'string') return outcome;
    // another program may take the port between choosing and using it
    if (tries < triesForAPort && /address (is )?already in use/i.test(outcome)) continue;
    throw new ProvisionError(
      `${kind.title} does not start: ${engineTitle(engine)} (${engine.binary}) ${outcome} Its log is ${folder.log}.`,
    );
  }
}

async function tryToStart(
  kind: ServiceKind,
  engine: Engine,
  folder: ServiceFolder,
  port: number,
  { fast, signal }: { fast: boolean; signal: AbortSignal },
): Promise<ServerNote | string> {
  const log = openLog(folder.log);
  const args = kind.startArguments(engine, { port, dataFolder: folder.data, emptyConfig: folder.emptyConfig, fast });
  const child = spawn(engine.binary, args, {
    cwd: folder.root,
    // a session of its own: Ctrl-C in the terminal must reach Roomwatch alone, which then stops the server after its own work
    detached: true,
    stdio: ['ignore', log, log],
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
  if (child.pid === undefined) {
    await gone;
    return end ?? 'cannot be run.';
  }
  const { pid } = child;
  const server: ServerNote = {
    ...{ engine: engine.engine, version: engine.version, source: engine.source },
    ...{ pid, identity: processIdentity(pid) ?? '', port, stopping: false },
  };
  // noted before the first await: if this process dies now, the next one still finds the server
  writeJson(folder.server, server);

  try {
    const problem = await waitForAnswer(kind, port, { signal, given: () => end });
    if (problem === null) return server;
    if (end === null) await stopServer(folder, server);
    const lastLine = lastLines(folder.log, 1)[0]?.trim();
    rmSync(folder.server, { force: true });
    return lastLine === undefined ? problem : `${problem} Its last words: "${lastLine}".`;
  } catch (error) {
    await stopServer(folder, server);
    throw error;
  }
}

/**
 * Waits until a server answers at a loopback port.
 * @param given.given returns how the server's process ended, null while it runs
 * @returns null once it answers, else the reason that the wait ended
 */
export async function waitForAnswer(
  kind: ServiceKind,
  port: number,
  { signal, given, withinMs = answerWithinMs }: { signal: AbortSignal; given: () => string | null; withinMs?: number },
): Promise<string | null> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    signal.throwIfAborted();
    const ended = given();
    if (ended !== null) return ended;
    if (Date.now() > deadline) return `does not answer within ${withinMs / 1000} s.`;
    // a bare connection first: the drivers take long to report a refused one
    if ((await accepts(port)) && (await answers(kind, port))) return given();
    await pause(20, undefined, { signal });
  }
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

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect({ host: '127.0.0.1', port, timeout: oneLookMs });
    const finish = (accepted: boolean) => {
      socket.destroy();
      resolve(accepted);
    };
    socket.once('connect', () => finish(true));
    socket.once('error', () => finish(false));
    socket.once('timeout', () => finish(false));
  });
}

async function answers(kind: ServiceKind, port: number): Promise<boolean> {
  try {
    await kind.ask(kind.uri(port), oneLookMs);
    return true;
  } catch {
    return false;
  }
}
