import { objectWriter } from './object-writer.ts';
import type { RowWriter, WrittenColumn } from './row-writer.ts';

/** A JSON object a line, each ended by a line feed. */
export function ndjsonWriter(columns: readonly WrittenColumn[]): RowWriter {
  const write = objectWriter(columns);
  return { head: '', row: (cells) => `${write(cells)}\n`, tail: '' };
}
