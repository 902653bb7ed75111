import { mkdir, access, constants } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/**
 * The folder for what can be had again: downloaded server programs, and snapshots of processes. It is created where it is absent, in
 * XDG_CACHE_HOME or ~/.cache, and shared by all checkouts and data folders of one person. Where neither can be written, as in a container
 * without a home, it lies beside the data.
 * @param dataDir null where there is none: then a folder that cannot be written is an error
 * @param wanted the folder to use instead
 */
export async function cacheFolder(dataDir: string | null, wanted?: string): Promise<string> {
  if (wanted !== undefined) return usable(path.resolve(wanted));
  const base = process.env.XDG_CACHE_HOME || path.join(home(), '.cache');
  try {
    // the XDG specification: a relative XDG_CACHE_HOME is ignored
    if (!path.isAbsolute(base)) throw new Error('not absolute');
    return await usable(path.join(base, 'roomwatch'));
  } catch (error) {
    if (dataDir === null) throw error;
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
