import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ServiceFolder } from './service-folder.ts';
import { writeWhole } from './json-file.ts';

/* The whole address of a provided server lies beside its data, with the password that opens it, for Roomwatch and for tools of its owner. */

/** A password that no URI and no configuration file has to escape. */
export function newPassword(): string {
  return randomBytes(32).toString('base64url');
}

/** The password in the address file; null where there is none, as in a folder of an earlier release. */
export function readPassword(folder: ServiceFolder): string | null {
  try {
    const { password } = new URL(readFileSync(folder.address, 'utf8').trim());
    return /^[\w-]{43}$/.test(password) ? password : null;
  } catch {
    return null;
  }
}

/** Writes the address so that only its owner can read it; it is on disk when this returns. */
export function writeAddress(folder: ServiceFolder, uri: string): void {
  writeWhole(folder.address, uri);
}
