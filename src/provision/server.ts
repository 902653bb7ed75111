import { rmSync } from 'node:fs';
import net from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import getPort from 'get-port';
import { newPassword, readPassword, writeAddress } from './address-file.ts';
import { writeWhole } from './json-file.ts';
import { isListenerOf } from './listener.ts';
import { lastLines } from './log-file.ts';
import { ProvisionError } from './provision-error.ts';
import { hasData, type ServiceFolder } from './service-folder.ts';
import { engineTitle, type Engine, type Passwords, type ServiceKind, type StartSettings } from './service-kind.ts';
import { readServer, spawnServer, stopServer, type ServerNote } from './server-process.ts';

const answerWithinMs = 60_000;
const oneLookMs = 2_000;
const triesForAPort = 3;

/** The end of a sentence about a server that answers and does not take its password. */
const WRONG_PASSWORD = 'does not take its password.';

export interface StartOptions {
  fast: boolean;
  signal: AbortSignal;
  /** The only port to use, where clients know the server by it already. */
  port?: number;
  /** The password that they know, for the case that the address file is lost. */
  password?: string;
}

/**
 * Starts a server on a free loopback port, if possible the last one, and waits until it answers to its password. A folder without one gets
 * one: a new folder, one of an earlier release, and one whose address file is lost. Every step may be repeated, so a process that dies at
 * any of them leaves a folder with which the next one goes on.
 * @throws ProvisionError where it does not come up, and an AbortError if aborted while waiting
 */
export async function startServer(
  kind: ServiceKind,
  engine: Engine,
  folder: ServiceFolder,
  options: StartOptions,
): Promise<ServerNote> {
  const lastPort = readServer(folder)?.port;
  const known = readPassword(folder);
  const password = known ?? options.password ?? newPassword();
  let isStored = kind.passwords === null || (known !== null && hasData(folder));
  let mayStore = kind.passwords !== null;
  for (let tries = 1; ;) {
    const port = options.port ?? (await getPort({ host: '127.0.0.1', port: tries === 1 ? lastPort : undefined }));
    // noted before a server knows it
    writeAddress(folder, kind.uri(port, password));
    writeWhole(folder.config, kind.configuration(password));
    let problem: string | null = null;
    if (!isStored && kind.passwords !== null) {
      mayStore = false;
      problem = await storePassword(kind, kind.passwords, engine, folder, { ...options, port, password });
    }
    if (problem === null) {
      isStored = true;
      const outcome = await tryToStart(kind, engine, folder, { ...options, port, password });
      if (typeof outcome !== 'string') return outcome;
      problem = outcome;
    }
    // data of an earlier release, or of a process that ended before it had stored the password
    if (problem.startsWith(WRONG_PASSWORD) && mayStore) {
      isStored = false;
      continue;
    }
    tries += 1;
    // another program may take the port between choosing and using it
    if (tries <= triesForAPort && /address (is )?already in use/i.test(problem)) continue;
    throw new ProvisionError(
      `${kind.title} does not start: ${engineTitle(engine)} (${engine.binary}) ${problem} Its log is ${folder.log}.`,
    );
  }
}

interface Attempt extends StartOptions {
  port: number;
  password: string;
}

/** Starts a server that asks for its password. Answers its note, or why it does not come up. */
async function tryToStart(
  kind: ServiceKind,
  engine: Engine,
  folder: ServiceFolder,
  { port, password, fast, signal }: Attempt,
): Promise<ServerNote | string> {
  const settings: StartSettings = { ...settingsOf(folder), port, fast, certificates: null };
  const { server, ended } = await spawnServer(kind, engine, folder, settings);
  if (server === null) return ended() ?? 'cannot be run.';
  const wait = () => waitForAnswer(kind, server, password, { signal, given: ended });
  const problem = await untilUp(folder, server, ended, wait);
  return problem ?? server;
}

/**
 * Gives a server its password, in a run of its own in which it lets in nobody else: it asks for certificates that exist only in this
 * process and in a folder of its owner. Answers null, or why it does not come up.
 */
async function storePassword(
  kind: ServiceKind,
  passwords: Passwords,
  engine: Engine,
  folder: ServiceFolder,
  { port, password, fast, signal }: Attempt,
): Promise<string | null> {
  // Loaded only here: it is large, and needed once.
  const { makeCertificates } = await import('./one-use-certificates.ts');
  const { server: certificates, client } = await makeCertificates(folder.certificates);
  try {
    const { server, ended } = await spawnServer(kind, engine, folder, {
      ...settingsOf(folder),
      port,
      fast,
      certificates,
    });
    if (server === null) return ended() ?? 'cannot be run.';
    const look = () => passwords.ask(port, client, oneLookMs);
    const wait = () => waitUntil(server, look, { signal, given: ended });
    const problem = await untilUp(folder, server, ended, wait);
    if (problem !== null) return problem;
    try {
      await passwords.store(port, client, password);
      return null;
    } catch (error) {
      return `cannot be given its password (${(error as Error).message}).`;
    } finally {
      await stopServer(folder, server);
    }
  } finally {
    rmSync(folder.certificates, { recursive: true, force: true });
  }
}

const settingsOf = ({ data, config }: ServiceFolder) => ({ dataFolder: data, config });

/** Waits for a new server; one that does not come up is stopped, and its last words are part of the answer. */
async function untilUp(
  folder: ServiceFolder,
  server: ServerNote,
  ended: () => string | null,
  wait: () => Promise<string | null>,
): Promise<string | null> {
  try {
    const problem = await wait();
    if (problem === null) return null;
    if (ended() === null) await stopServer(folder, server);
    const lastLine = lastLines(folder.log, 1)[0]?.trim();
    rmSync(folder.server, { force: true });
    return lastLine === undefined ? problem : `${problem} Its last words: "${lastLine}".`;
  } catch (error) {
    await stopServer(folder, server);
    throw error;
  }
}

interface WaitOptions {
  signal: AbortSignal;
  /** Returns how the server's process ended, null while it runs. */
  given: () => string | null;
  withinMs?: number;
}

/**
 * Waits until a server answers to its password.
 * @returns null once it answers, else the reason that the wait ended
 */
export function waitForAnswer(
  kind: ServiceKind,
  server: ServerNote,
  password: string,
  options: WaitOptions,
): Promise<string | null> {
  const look = async () => {
    try {
      await kind.ask(kind.uri(server.port, password), oneLookMs);
      return null;
    } catch (error) {
      if (kind.isWrongPassword(error)) return WRONG_PASSWORD;
      throw error;
    }
  };
  return waitUntil(server, look, options);
}

/** Waits until `look` resolves, and answers what it resolves with; null for nothing. */
async function waitUntil(
  { port, pid }: ServerNote,
  look: () => Promise<string | null | void>,
  { signal, given, withinMs = answerWithinMs }: WaitOptions,
): Promise<string | null> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    signal.throwIfAborted();
    const ended = given();
    if (ended !== null) return ended;
    if (Date.now() > deadline) return `does not answer within ${withinMs / 1000} s.`;
    // a bare connection first: the drivers take long to report a refused one; and no password for the program of another account
    if ((await accepts(port)) && isListenerOf(pid, port)) {
      try {
        const answer = (await look()) ?? null;
        return given() ?? answer;
      } catch {
        // not yet
      }
    }
    await pause(20, undefined, { signal });
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
