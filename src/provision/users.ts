import { randomUUID } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { readJson, writeJson } from './json-file.ts';
import { processIdentity } from './process-identity.ts';

const userShape = z.object({ pid: z.number().int(), identity: z.string() });

/** Notes that this process uses the server whose users lie in `folder`. Returns the note's path, for {@link removeUser}. */
export function addUser(folder: string): string {
  const file = path.join(folder, `${process.pid}-${randomUUID()}.json`);
  writeJson(file, { pid: process.pid, identity: processIdentity(process.pid) ?? '' });
  return file;
}

/** Removes a note. */
export function removeUser(file: string): void {
  rmSync(file, { force: true });
}

/** The number of uses by living processes. Notes of processes that died without removing theirs are deleted. */
export function countUsers(folder: string): number {
  let living = 0;
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    const user = readJson(file, userShape);
    if (user !== null && processIdentity(user.pid) === user.identity) living += 1;
    else rmSync(file, { force: true });
  }
  return living;
}
