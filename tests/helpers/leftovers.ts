import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { processIdentity } from '../../src/provision/process-identity.ts';
import { runFolder } from './temp-dir.ts';

/*
 * Nothing may outlive a test run. A worker of jest may be ended without the hooks of its files, and the `process` that jest gives to tests
 * knows no exit, so what was started is noted in the folder of the run, whose teardown ends what is still there.
 */

interface Note {
  pid: number;
  identity: string;
  /** True for a process that leads a group of its own, which is ended with it. */
  group: boolean;
}

const notesOf = (folder: string) => path.join(folder, 'processes');

/** Notes a process that was just started. */
export function noteProcess(pid: number, group = false): void {
  const identity = processIdentity(pid);
  if (identity === null) return;
  mkdirSync(notesOf(runFolder()), { recursive: true });
  writeFileSync(
    path.join(notesOf(runFolder()), `${pid}.json`),
    JSON.stringify({ pid, identity, group } satisfies Note),
  );
}

/** The process that serves a data folder now; null where none lives. */
export function serverPid(dataDir: string, kind: 'mongodb' | 'redis'): number | null {
  const note = readNote(path.join(dataDir, kind, 'server.json'));
  return note && processIdentity(note.pid) === note.identity ? note.pid : null;
}

/** Ends the servers of a data folder that still live. */
export function killServers(dataDir: string): void {
  for (const kind of ['mongodb', 'redis'] as const) {
    const pid = serverPid(dataDir, kind);
    if (pid !== null) kill(pid);
  }
}

/** Ends what the tests of a run have left, and removes the run's folder. */
export function endLeftovers(folder: string): void {
  for (const name of entries(notesOf(folder))) {
    const note = readNote(path.join(notesOf(folder), name));
    if (note && processIdentity(note.pid) === note.identity) kill(note.group ? -note.pid : note.pid);
  }
  for (const name of entries(folder)) killServers(path.join(folder, name));
  rmSync(folder, { recursive: true, force: true, maxRetries: 20 });
}

export function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended in this moment.
  }
}

function entries(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function readNote(file: string): Note | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Note;
  } catch {
    return null;
  }
}
