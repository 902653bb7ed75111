import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const made = new Set<string>();
process.once('exit', () => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A new folder that is gone with the test's process. */
export function tempDir(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'roomwatch-test-'));
  made.add(folder);
  return folder;
}
