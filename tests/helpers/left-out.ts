import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from '@jest/globals';
import { noteLeftOut } from './left-out-list.ts';
import { runFolder } from './temp-dir.ts';

/**
 * Describes tests that need something of the machine. Where that is missing they are left out, and the end of the run names it. `.ci/run`
 * sets NOTHING_LEFT_OUT: then it is a failure.
 * @param need what is needed, such as `nginx (Debian package nginx)`
 */
export function describeWith(need: string, isThere: boolean, name: string, tests: () => void): void {
  if (isThere) return describe(name, tests);
  if (process.env['NOTHING_LEFT_OUT']) {
    return test(`${name}: nothing is left out`, () => {
      throw new Error(`These tests need ${need}.`);
    });
  }
  noteLeftOut(runFolder(), need);
  describe.skip(name, tests);
}

/** The path of a program, also of one for administrators, which are not on everybody's PATH; null where it is missing. */
export function findProgram(name: string): string | null {
  const folders = [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/sbin', '/usr/local/sbin'];
  return folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file)) ?? null;
}
