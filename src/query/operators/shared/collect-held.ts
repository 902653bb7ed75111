import type { RunContext, Stream } from '../../evaluate/context.ts';
import type { Span } from '../../plan/errors.ts';
import { rowSize } from '../../values/compare.ts';
import type { Row } from '../../values/value.ts';

/** All rows of a stream; each batch is counted when it arrives. */
export async function collectHeld(stream: Stream, context: RunContext, operator: string, span: Span): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const batch of stream) {
    let bytes = 0;
    for (const row of batch) {
      rows.push(row);
      bytes += rowSize(row);
    }
    context.hold(bytes, operator, span);
  }
  return rows;
}
