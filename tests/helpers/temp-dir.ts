import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const SETTING = 'ROOMWATCH_TEST_FOLDER';

/** Makes the folder in which a test run keeps all that it writes; jest's workers are told by their environment. */
export function makeRunFolder(): string {
  return (process.env[SETTING] = mkdtempSync(path.join(os.tmpdir(), 'roomwatch-tests-')));
}

/** The folder of this test run. It is removed when the run ends, whatever becomes of jest's workers. */
export function runFolder(): string {
  const folder = process.env[SETTING];
  if (folder === undefined) throw new Error('tests/helpers/global-setup.ts did not run: start the tests with jest');
  return folder;
}

/** A new folder that is gone when the test run ends. */
export const tempDir = (name = 'test'): string => mkdtempSync(path.join(runFolder(), `${name}-`));
