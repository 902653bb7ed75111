import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { link, mkdir, open, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { StoreError, type ExportStore } from './store.ts';

/** Errors of file systems that know no hard links. */
const NO_LINKS: ReadonlySet<string> = new Set(['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK']);

export interface FolderOptions {
  /** Whether only the owner may read what is stored, as in DATA_DIR; elsewhere the group may too. */
  readonly isPrivate?: boolean;
}

/**
 * A folder below `root`. An object is written into a hidden file beside its place, made durable, and then given its name by a hard
 * link, which is made whole or not at all and never over another file.
 */
export function openFolder(root: string, folder: string, { isPrivate = false }: FolderOptions = {}): ExportStore {
  const mode = isPrivate ? { folder: 0o700, file: 0o600 } : { folder: 0o777, file: 0o640 };

  /** The place of an object, its folders made. A link that leads out of the root is refused before anything is made behind it. */
  async function placeOf(name: string): Promise<{ file: string; folder: string }> {
    await mkdir(root, { recursive: true, mode: mode.folder });
    const realRoot = await realpath(root);
    let real = realRoot;
    for (const segment of path.join(folder, path.dirname(name)).split(path.sep)) {
      await mkdir(path.join(real, segment), { mode: mode.folder }).catch(ifThere);
      real = await realpath(path.join(real, segment));
      if (real !== realRoot && !real.startsWith(realRoot + path.sep)) {
        throw new StoreError(`${folder || '.'} leads out of EXPORT_DIR.`);
      }
    }
    return { file: path.join(real, path.basename(name)), folder: real };
  }

  const hiddenPrefix = (file: string) => `.${path.basename(file)}.`;

  return {
    size: (name) =>
      translateErrors(async () => {
        const { file } = await placeOf(name);
        return stat(file).then(({ size }) => size, absent);
      }),
    read: (name) =>
      translateErrors(async () => {
        const { file } = await placeOf(name);
        const handle = await open(file, 'r').catch(absent);
        return handle === null ? null : createReadStream(file, { fd: handle });
      }),
    put: (name, body, _facts, signal) =>
      translateErrors(async () => {
        const { file, folder: parent } = await placeOf(name);
        const hidden = path.join(parent, `${hiddenPrefix(file)}${randomBytes(6).toString('hex')}.part`);
        try {
          await writeDurably(hidden, mode.file, body, signal);
          const stored = await giveName(hidden, file);
          if (stored) await syncFolder(parent);
          return stored ? 'stored' : 'exists';
        } finally {
          await rm(hidden, { force: true });
        }
      }),
    remove: (name) =>
      translateErrors(async () => {
        const { file, folder: parent } = await placeOf(name);
        await rm(file, { force: true });
        await syncFolder(parent);
      }),
    clean: (name) =>
      translateErrors(async () => {
        const { file, folder: parent } = await placeOf(name);
        for (const entry of await readdir(parent)) {
          if (entry.startsWith(hiddenPrefix(file)) && entry.endsWith('.part'))
            await rm(path.join(parent, entry), { force: true });
        }
      }),
    close: () => undefined,
  };
}

async function writeDurably(file: string, mode: number, body: Readable, signal: AbortSignal): Promise<void> {
  const handle = await open(file, 'wx', mode);
  try {
    for await (const chunk of body) {
      signal.throwIfAborted();
      await handle.writeFile(chunk as Buffer);
    }
    signal.throwIfAborted();
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function giveName(hidden: string, file: string): Promise<boolean> {
  try {
    await link(hidden, file);
    return true;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    if (!NO_LINKS.has(code)) throw error;
    // The lease keeps others away; without links that has to do.
    if ((await stat(file).catch(absent)) !== null) return false;
    await rename(hidden, file);
    return true;
  }
}

/** Makes a name durable; not every system can, and none loses the file's bytes without it. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

function ifThere(error: unknown): void {
  if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
}

function absent(error: unknown): null {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
  throw error;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota of the disk is used up',
  EFBIG: 'the file would be larger than it may be',
  EACCES: 'this account may not write there',
  EPERM: 'this account may not write there',
  EROFS: 'the file system is read-only',
  ENOTDIR: 'a part of the path is no folder',
};

/** Runs an act on the file system. Throws a `StoreError` in words for people where the system refuses. */
async function translateErrors<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (code === undefined || syscall === undefined) throw error;
    throw new StoreError(`The folder cannot be used: ${REASONS[code] ?? code} (${code}).`, { cause: error });
  }
}
