import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

/** How often the memory of a process that works is read, in ms. Meanwhile it may grow by a few hundred megabytes at most. */
const EVERY = 50;

/** Enough for the numbers of a `statm`. */
const BYTES = 128;

let page: number | null | undefined;

/** The size of the system's pages; null where the system has no /proc. */
function pageSize(): number | null {
  if (page !== undefined) return page;
  try {
    // Node knows this process's memory in bytes, /proc in pages; meanwhile it may have grown a little
    const [, pages] = readFileSync('/proc/self/statm', 'utf8').split(' ');
    page = 2 ** Math.round(Math.log2(process.memoryUsage.rss() / Number(pages)));
  } catch {
    page = null;
  }
  return page;
}

/** Whether this process can read the memory of others. */
export const canReadMemory = (): boolean => pageSize() !== null;

/**
 * Watches the memory of another process while it works: what is resident and its own, without the files of the program that all processes
 * share. It includes what lies outside V8's heap.
 */
export class ResidentMemory {
  /** As it was at the last look, in bytes. */
  bytes = 0;
  private readonly limit: number;
  private readonly whenOver: () => void;
  private readonly buffer = Buffer.alloc(BYTES);
  private descriptor: number | null = null;
  private timer: NodeJS.Timeout | undefined;

  constructor(limit: number, whenOver: () => void) {
    this.limit = limit;
    this.whenOver = whenOver;
  }

  start(pid: number): void {
    if (pageSize() === null || this.timer) return;
    try {
      this.descriptor ??= openSync(`/proc/${pid}/statm`, 'r');
    } catch {
      // it has ended, which its listeners learn
      return;
    }
    this.timer = setInterval(() => this.look(), EVERY);
    this.timer.unref();
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  close(): void {
    this.stop();
    if (this.descriptor !== null) closeSync(this.descriptor);
    this.descriptor = null;
  }

  private look(): void {
    try {
      const length = readSync(this.descriptor!, this.buffer, 0, BYTES, 0);
      const [, resident, shared] = this.buffer.toString('latin1', 0, length).split(' ');
      this.bytes = (Number(resident) - Number(shared)) * pageSize()!;
    } catch {
      return this.stop();
    }
    if (this.bytes > this.limit) this.whenOver();
  }
}
