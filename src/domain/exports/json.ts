import { objectWriter } from './object-writer.ts';
import type { RowWriter, WrittenColumn } from './row-writer.ts';

/** A JSON array with an object for each row, a row on each line. Where it is cut off in the middle it is not valid JSON. */
export function jsonWriter(columns: readonly WrittenColumn[]): RowWriter {
  const write = objectWriter(columns);
  return {
    head: '[',
    row: (cells, index) => `${index === 0 ? '\n' : ',\n'}${write(cells)}`,
    tail: '\n]\n',
  };
}
