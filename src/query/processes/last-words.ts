import type { Readable } from 'node:stream';

/** Bytes of a process's standard error that are kept: V8 writes a few kilobytes when it gives up. */
const MOST_KEPT = 16 * 1024;
const MOST_LINE = 300;

/** What V8 calls the ends that are for want of memory. */
const OUT_OF_MEMORY = /heap out of memory|Allocation failed|Array buffer allocation|invalid (table|array|string|size)/i;

/** What a process has written to its standard error: nothing, unless it ends by a fault. */
export class LastWords {
  private text = '';

  constructor(source: Readable | null) {
    source?.setEncoding('utf8');
    source?.on('data', (text: string) => {
      this.text += text.slice(0, MOST_KEPT - this.text.length);
    });
    source?.on('error', () => undefined);
  }

  get isOutOfMemory(): boolean {
    return OUT_OF_MEMORY.test(this.text);
  }

  /** The line that says most; null where nothing was written. */
  get line(): string | null {
    const lines = this.text.split('\n').map((line) => line.trim());
    const found = lines.find((line) => /^(FATAL ERROR|#? ?Fatal|\w*Error)\b/.test(line)) ?? lines.find((line) => line);
    return found?.slice(0, MOST_LINE) ?? null;
  }
}
