import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { RawSettings } from '../../src/config/env.ts';
import { openDoors, PATIENCE, type Doors } from './app.ts';
import { kill, killServers, noteProcess } from './leftovers.ts';
import { tempDir } from './temp-dir.ts';

const REPOSITORY = path.join(import.meta.dirname, '../..');
/** It runs `dist/program/`, which global-setup.ts has built. */
const PROGRAM = path.join(REPOSITORY, 'bin/roomwatch.js');

/** How a process ended. */
export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** A Roomwatch process of its own, as an operator starts it, and all that it said. */
export interface Roomwatch {
  pid: number;
  /** What it said so far, on both outputs. */
  said(): string;
  /** Waits for a line that matches, also one of the past; fails when the process ends without it. */
  line(pattern: RegExp, patience?: number): Promise<RegExpExecArray>;
  signal(name: NodeJS.Signals): void;
  /** Sends a signal and waits for the end. */
  end(name: NodeJS.Signals): Promise<Exit>;
  ended: Promise<Exit>;
}

/** A server process that can do its work. */
export interface ServerProcess extends Roomwatch, Doors {}

interface Living {
  roomwatch: Roomwatch;
  /** True for a process that leads a group of its own, as one started from a terminal does. */
  group: boolean;
}

const living = new Map<number, Living>();
const dataDirs = new Set<string>();
const doorsOpen = new Set<Doors>();

/** Starts `roomwatch <words>` and does not wait. `settings` is all it finds in the environment beside the usual. */
export function spawnRoomwatch(words: string[], settings: RawSettings = {}): Roomwatch {
  return spawnCommand(process.execPath, [PROGRAM, ...words], settings, false);
}

/** Starts a command in the repository; with `group`, signals reach all of its processes, as Ctrl-C in a terminal does. */
export function spawnCommand(command: string, words: string[], settings: RawSettings, group: boolean): Roomwatch {
  const { PATH, HOME, TMPDIR, XDG_CACHE_HOME } = process.env;
  const child = spawn(command, words, {
    cwd: REPOSITORY,
    detached: group,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH,
      HOME,
      TMPDIR,
      XDG_CACHE_HOME,
      MONGOMS_RUNTIME_DOWNLOAD: 'false',
      LOG_LEVEL: 'warn',
      SECRET_KEY: 'tests',
      ...settings,
    },
  });
  const pid = child.pid!;
  noteProcess(pid, group);
  let text = '';
  let exit: Exit | null = null;
  const looking = new Set<() => void>();
  const look = () => looking.forEach((one) => one());
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      look();
    });
  }
  const ended = new Promise<Exit>((resolve) => {
    child.once('exit', () => living.delete(pid));
    child.once('close', (code, signal) => {
      exit = { code, signal };
      look();
      resolve(exit);
    });
  });
  const roomwatch: Roomwatch = {
    pid,
    ended,
    said: () => text,
    line(pattern, patience = PATIENCE) {
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => fail(`no line like ${pattern} within ${patience} ms`), patience);
        const settle = () => {
          clearTimeout(timer);
          looking.delete(one);
        };
        const fail = (why: string) => {
          settle();
          reject(new Error(`${why}; it said:\n${text}`));
        };
        const one = () => {
          const found = pattern.exec(text);
          if (found) {
            settle();
            resolve(found);
          } else if (exit) fail(`it ended (${exit.signal ?? exit.code}) without a line like ${pattern}`);
        };
        looking.add(one);
        one();
      });
    },
    signal: (name) => void process.kill(group ? -pid : pid, name),
    end(name) {
      if (living.has(pid)) roomwatch.signal(name);
      return ended;
    },
  };
  living.set(pid, { roomwatch, group });
  return roomwatch;
}

/** Starts `roomwatch start`, `api` or `worker` and waits until it can do its work. */
export async function startServer(
  command: 'start' | 'api' | 'worker',
  settings: RawSettings,
  ...words: string[]
): Promise<ServerProcess> {
  const roomwatch = spawnRoomwatch([command, ...words], { PORT: '0', TLS_PORT: '0', ...settings });
  if (command === 'worker') {
    await roomwatch.line(/runs its jobs/);
    return { ...roomwatch, ...openDoors('') };
  }
  const [, url] = await roomwatch.line(/answers at (http:\S+)\/graphql/);
  const doors = openDoors(url!, settings.ADMIN_KEY);
  doorsOpen.add(doors);
  await eventually(async () => (await fetch(`${url}/readyz`)).status === 200, 'ready');
  return { ...roomwatch, ...doors };
}

/** A folder for the data of provided services; they and it are gone after {@link endAll}. */
export function newDataDir(): string {
  const dataDir = tempDir('data');
  dataDirs.add(dataDir);
  return dataDir;
}

/** Ends everything that was started here: call it in `afterAll`. */
export async function endAll(): Promise<void> {
  await Promise.all([...doorsOpen].map((doors) => doors.close()));
  doorsOpen.clear();
  const ended = [...living.values()].map(({ roomwatch }) => roomwatch.ended);
  killAll();
  await Promise.all(ended);
}

function killAll(): void {
  for (const [pid, { group }] of living) kill(group ? -pid : pid);
  for (const dataDir of dataDirs) {
    killServers(dataDir);
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  }
  dataDirs.clear();
}

/** Asks until the answer is truthy, and gives it; errors count as not yet. */
export async function eventually<T>(
  ask: () => Promise<T | null | undefined | false>,
  what: string,
  patience = PATIENCE,
): Promise<T> {
  const deadline = Date.now() + patience;
  let last: unknown;
  for (;;) {
    try {
      const answer = await ask();
      if (answer) return answer;
      last = answer;
    } catch (error) {
      last = error;
    }
    if (Date.now() > deadline) throw new Error(`not ${what} within ${patience} ms; last: ${String(last)}`);
    await pause(50);
  }
}
