import { mkdir, access, constants } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/**
 * The folder for downloaded server programs, created where it is absent: XDG_CACHE_HOME or ~/.cache, shared by all checkouts and data
 * folders of one person. Where neither can be written, as in a container without a home, it lies beside the data.
 * @param wanted the folder to use instead
 */
export async function cacheFolder(dataDir: string, wanted?: string): Promise<string> {
  if (wanted !== undefined) return usable(path.resolve(wanted));
  const base = process.env.XDG_CACHE_HOME || path.join(home(), '.cache');
  try {
    // the XDG specification: a relative XDG_CACHE_HOME is ignored
    if (!path.isAbsolute(base)) throw new Error('not absolute');
    return await usable(path.join(base, 'roomwatch'));
  } catch {
    return usable(path.resolve(dataDir, 'cache'));
  }
}

function home(): string {
  try {
    // os.homedir() returns an empty HOME as it is; the user's entry has the right folder
    return process.env.HOME || os.userInfo().homedir;
  } catch {
    return '';
  }
}

async function usable(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  await access(folder, constants.W_OK | constants.X_OK);
  return folder;
}
