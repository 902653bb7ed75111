import type { ExportFormat } from './format.ts';

/** Counts the rows of a file that Roomwatch wrote, from its bytes as they pass. */
export interface RowCounter {
  take(bytes: Uint8Array): void;
  /** The number of rows, after all bytes were passed. */
  rows(): number;
}

const LINE_FEED = 0x0a;
const QUOTE = 0x22;

/** Lines that are not rows: the names in CSV, the brackets around JSON. */
const OTHER_LINES: Readonly<Record<ExportFormat, number>> = { csv: 1, json: 2, ndjson: 0 };

export function createRowCounter(format: ExportFormat): RowCounter {
  let lines = 0;
  let isQuoted = false;
  return {
    take(bytes) {
      for (const byte of bytes) {
        // In CSV a line feed between quotes is part of a cell; in JSON line feeds are written only between rows.
        if (byte === QUOTE) isQuoted = !isQuoted;
        else if (byte === LINE_FEED && !(isQuoted && format === 'csv')) lines += 1;
      }
    },
    rows: () => Math.max(0, lines - OTHER_LINES[format]),
  };
}
