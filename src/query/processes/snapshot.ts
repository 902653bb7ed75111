import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { lstat, mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { ProcessCode } from './bundle.ts';
import type { ProcessLog } from './handle.ts';
import { childEnvironment, nodeCommand } from './start-child.ts';

/** Milliseconds after which the making of a snapshot is given up. */
const MOST_MILLISECONDS = 120_000;
/** A snapshot that nobody has used for so many days is removed: each release and each version of Node makes one of its own. */
const KEPT_DAYS = 30;
const DAY = 24 * 60 * 60 * 1000;
const ENDING = '.v8-snapshot';

/**
 * Startup snapshots of V8: the heap of a process whose code has run up to the point where it would serve its parent. A process that starts
 * from one is ready in a tenth of the time (https://nodejs.org/docs/latest-v20.x/api/cli.html#--build-snapshot). They are kept in a
 * folder that all servers of one person share, and are only a help: where there is none, processes start from their code.
 */
export class Snapshots {
  private readonly folder: () => Promise<string>;
  private readonly log: ProcessLog;
  private making: Promise<string | null> | null = null;
  private readonly closing = new AbortController();

  constructor({ folder, log }: { folder: () => Promise<string>; log: ProcessLog }) {
    this.folder = folder;
    this.log = log;
  }

  /** The file of the snapshot of `code`, made where it is not there yet; null where it cannot be made. */
  of(code: ProcessCode, heapMegabytes: number): Promise<string | null> {
    this.making ??= this.find(code, heapMegabytes).catch((error: unknown) => {
      if (isStop(error)) {
        this.making = null;
        return null;
      }
      const reason = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
      this.log.warn(
        { reason },
        'No snapshot of a process of the query engine could be made; each takes seconds to start',
      );
      return null;
    });
    return this.making;
  }

  /** A process could not start from it: this server uses none any more, and the next one makes it anew. */
  async discard(file: string): Promise<void> {
    this.making = Promise.resolve(null);
    await rm(file, { force: true }).catch(() => undefined);
  }

  /** Ends the making of a snapshot: the server stops. */
  close(): void {
    this.closing.abort();
  }

  private async find(code: ProcessCode, heapMegabytes: number): Promise<string> {
    const folder = await ownFolder(await this.folder());
    const text = code.kind === 'text' ? code.text : await readFile(code.path);
    const made = [process.version, process.platform, process.arch, ...nodeCommand(heapMegabytes, [])].join(' ');
    const name = createHash('sha256').update(made).update(text).digest('hex').slice(0, 32);
    const file = path.join(folder, name + ENDING);
    try {
      await utimes(file, new Date(), new Date());
    } catch {
      await make(file, text, heapMegabytes, this.closing.signal);
      await removeUnused(folder);
    }
    return file;
  }
}

/** The making was ended with the server: by it, or by whoever stops all processes of a terminal or of a service. */
const isStop = (error: unknown): boolean => {
  const { name, signal } = error as { name?: string; signal?: string };
  return name === 'AbortError' || ['SIGINT', 'SIGTERM', 'SIGHUP'].includes(signal ?? '');
};

/** The folder for snapshots in a cache folder. They are code that runs: nobody else may be able to put one there. */
async function ownFolder(cache: string): Promise<string> {
  const folder = path.join(cache, 'snapshots');
  await mkdir(folder, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  const found = await lstat(folder);
  // Windows has neither ids nor modes; its cache folders belong to the person
  const isOwn = process.getuid === undefined || (found.uid === process.getuid() && (found.mode & 0o022) === 0);
  if (!found.isDirectory() || !isOwn) throw new Error(`${folder} is no folder that only this user can write.`);
  return folder;
}

/** Several servers may make the same snapshot at once: each writes a file of its own, and the last name wins. */
async function make(file: string, text: string | Buffer, heapMegabytes: number, signal: AbortSignal): Promise<void> {
  const own = `${file}.${randomUUID()}`;
  const [script, blob] = [`${own}.cjs`, `${own}.new`];
  const [program, ...words] = nodeCommand(heapMegabytes, ['--snapshot-blob', blob, '--build-snapshot', script]);
  try {
    await writeFile(script, text, { mode: 0o600 });
    await promisify(execFile)(program, words, {
      env: childEnvironment(),
      timeout: MOST_MILLISECONDS,
      killSignal: 'SIGKILL',
      signal,
      windowsHide: true,
    });
    await rename(blob, file);
  } finally {
    await Promise.all([script, blob].map((each) => rm(each, { force: true })));
  }
}

async function removeUnused(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.includes(ENDING)) continue;
    const file = path.join(folder, name);
    const used = await stat(file).catch(() => null);
    // another server may have removed it meanwhile
    if (used && used.mtimeMs < Date.now() - KEPT_DAYS * DAY) await rm(file, { force: true }).catch(() => undefined);
  }
}
