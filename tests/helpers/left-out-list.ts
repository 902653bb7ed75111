import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/* What tests of a run were left out for, in a file of the run's folder: jest's workers write it, the teardown of the run reads it. */

const fileIn = (folder: string) => path.join(folder, 'left-out');

/** Notes what tests were left out for. */
export function noteLeftOut(folder: string, need: string): void {
  appendFileSync(fileIn(folder), `${need}\n`);
}

/** What tests of the run were left out for, each need once. */
export function needsLeftOut(folder: string): string[] {
  if (!existsSync(fileIn(folder))) return [];
  return [...new Set(readFileSync(fileIn(folder), 'utf8').trimEnd().split('\n'))].sort();
}
