import { objectWriter } from './object-writer.ts';
import type { RowWriter, WrittenColumn } from './row-writer.ts';

/** One JSON array of an object for each row, a row a line; cut off in the middle it is no JSON. */
export function jsonWriter(columns: readonly WrittenColumn[]): RowWriter {
  const write = objectWriter(columns);
  return {
    head: '[',
    row: (cells, index) => `${index === 0 ? '\n' : ',\n'}${write(cells)}`,
    tail: '\n]\n',
  };
}
