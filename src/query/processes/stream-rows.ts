import { createRowWriter } from '../../domain/exports/format.ts';
import type { RowWriter } from '../../domain/exports/row-writer.ts';
import { encode } from '../evaluate/encode.ts';
import type { EvaluationTask, StreamForm } from '../evaluators/evaluator.ts';
import { NOWHERE, SpanError } from '../plan/errors.ts';
import { checkRowSize } from '../run/result-rows.ts';
import type { RunningQuery } from '../run/run-plan.ts';

/** The approximate size of a chunk: large enough that a message costs little per byte, small enough that a few take little memory. */
const CHUNK_LENGTH = 64 * 1024;
/** Chunks that may be in transit; the next waits until one of them was taken. */
const CHUNKS_AHEAD = 4;

/** Sends the chunks of a stream, no faster than they are taken. */
export class ChunkSender {
  private allowed = CHUNKS_AHEAD;
  private wake: (() => void) | null = null;
  private readonly post: (bytes: Uint8Array, rows: number) => void;
  private readonly isCancelled: () => boolean;

  constructor(post: (bytes: Uint8Array, rows: number) => void, isCancelled: () => boolean) {
    this.post = post;
    this.isCancelled = isCancelled;
  }

  /** Allows one more chunk. */
  allowMore(): void {
    this.allowed += 1;
    const { wake } = this;
    this.wake = null;
    wake?.();
  }

  async send(bytes: Uint8Array, rows: number): Promise<void> {
    while (this.allowed <= 0 && !this.isCancelled()) await new Promise<void>((resolve) => (this.wake = resolve));
    this.allowed -= 1;
    this.post(bytes, rows);
  }
}

/** Writes the rows as text in this process, so that the server only passes bytes on. */
export async function streamRows(
  query: RunningQuery,
  { format, bom }: StreamForm,
  { resultRows, resultBytes }: Pick<EvaluationTask, 'resultRows' | 'resultBytes'>,
  sender: ChunkSender,
): Promise<void> {
  let writer: RowWriter | null = null;
  let text = '';
  let rowsOfText = 0;
  let rowsInAll = 0;
  let bytesInAll = 0;
  const open = () => {
    const opened = createRowWriter(format, query.columns(), { bom: bom ?? false });
    text += opened.head;
    return opened;
  };
  const send = async () => {
    const bytes = new TextEncoder().encode(text);
    bytesInAll += bytes.length;
    if (bytesInAll > resultBytes) throw tooLong(`${resultBytes} bytes`);
    await sender.send(bytes, rowsOfText);
    [text, rowsOfText] = ['', 0];
  };
  for await (const batch of query.rows) {
    writer ??= open();
    const types = query.columns().map(({ type }) => type);
    for (const row of batch) {
      if (rowsInAll >= resultRows) throw tooLong(`${resultRows} rows`);
      const cells = types.map((type, index) => encode(row[index] ?? null, type));
      checkRowSize(cells);
      text += writer.row(cells, rowsInAll);
      rowsInAll += 1;
      rowsOfText += 1;
      if (text.length >= CHUNK_LENGTH) await send();
    }
  }
  writer ??= open();
  text += writer.tail;
  if (text !== '') await send();
}

/** A file that ends early looks complete, so a stream that is too long fails. */
const tooLong = (most: string) =>
  new SpanError('RESULT_LIMIT', `The result is longer than ${most}, which is as much as one export may hold.`, NOWHERE);
