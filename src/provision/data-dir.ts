import type { Stats } from 'node:fs';
import { chmod, lstat, readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/** What others than the owner may do. */
const OTHERS = 0o077;
/** Names in the message about what stays open. */
const MOST_NAMES = 5;
/** The folder that may hold very many files. */
const EXPORTS = 'exports';

/**
 * Closes DATA_DIR to other accounts: its folders become 0700 and its files 0600, also those of an earlier release. The folder itself comes
 * first, so nobody reaches the others any more. A folder that does not exist is left to whoever makes it.
 * @param say receives a line that names what cannot be closed
 */
export async function closeDataDir(dataDir: string, say: (line: string) => void): Promise<void> {
  const root = path.resolve(dataDir);
  const found = await stat(root).catch(() => null);
  if (!found?.isDirectory()) return;
  const open: string[] = [];
  await close(root, found, open);
  for await (const file of filesBelow(root)) {
    const about = await lstat(file).catch(() => null);
    if (about?.isSymbolicLink()) {
      // its target may be anything, so it is named only
      const target = await stat(file).catch(() => null);
      if (target && (target.mode & OTHERS) !== 0) open.push(file);
    } else if (about) await close(file, about, open);
  }
  if (open.length === 0) return;
  const more = open.length > MOST_NAMES ? ` and ${open.length - MOST_NAMES} more` : '';
  say(
    `Other accounts of this machine may read files of DATA_DIR: ${open.slice(0, MOST_NAMES).join(', ')}${more}. ` +
      'They belong to another account, lie behind a link, or on a file system without permissions.',
  );
}

async function close(file: string, { mode }: Stats, open: string[]): Promise<void> {
  if ((mode & OTHERS) === 0) return;
  try {
    await chmod(file, mode & 0o700);
    // some file systems take the call and change nothing
    if (((await stat(file)).mode & OTHERS) !== 0) open.push(file);
  } catch (error) {
    // servers remove files while they run
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') open.push(file);
  }
}

/** All files and folders, a folder after what is in it. The folder of exports, which may hold very many, is gone through until it is closed. */
async function* filesBelow(folder: string): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory() && !(entry.name === EXPORTS && (await isClosed(file)))) yield* filesBelow(file);
    yield file;
  }
}

async function isClosed(file: string): Promise<boolean> {
  const about = await stat(file).catch(() => null);
  return about !== null && (about.mode & OTHERS) === 0;
}
