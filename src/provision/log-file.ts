import { copyFileSync, openSync, readFileSync, renameSync, statSync, truncateSync } from 'node:fs';

/** Bytes at which a log that is being written is set aside, and the part kept from earlier starts. */
const mostBytes = 8 * 1024 * 1024;
const mostBytesAtStart = 1024 * 1024;
const lookEveryMs = 30_000;

/** Opens a server's log for appending; one that has grown is set aside as `.1` first. The caller closes the handle. */
export function openLog(file: string): number {
  if (bytesOf(file) > mostBytesAtStart) renameSync(file, `${file}.1`);
  return openSync(file, 'a', 0o600);
}

/** Keeps a log bounded while a server writes it. The function returned ends that. */
export function keepLogBounded(file: string): () => void {
  const timer = setInterval(() => boundLog(file), lookEveryMs);
  timer.unref();
  return () => clearInterval(timer);
}

/** Sets a log aside as `.1` if it has grown beyond `most` bytes. It is copied and truncated, because the server holds the file open. */
export function boundLog(file: string, most = mostBytes): void {
  try {
    if (bytesOf(file) <= most) return;
    copyFileSync(file, `${file}.1`);
    truncateSync(file, 0);
  } catch {
    // a full disk: the next look may succeed
  }
}

/** The last non-empty lines of a log, oldest first. */
export function lastLines(file: string, count: number): string[] {
  try {
    const lines = readFileSync(file, 'utf8').split('\n');
    return lines.filter((line) => line.trim() !== '').slice(-count);
  } catch {
    return [];
  }
}

function bytesOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
