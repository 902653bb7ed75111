import type { Readable } from 'node:stream';
import { inTurns } from '../../turns.ts';
import { incomplete } from './body-error.ts';
import type { BodyRoom } from './room.ts';

/** Bytes of a body that are copied at once. */
const AT_ONCE = 4 * 1024 * 1024;

/** The pieces of a body as one; a long one in slices, for 64 MB take a tenth of a second. */
export async function joined(pieces: readonly Uint8Array[]): Promise<Buffer> {
  const size = pieces.reduce((sum, piece) => sum + piece.length, 0);
  if (size <= AT_ONCE) return Buffer.concat(pieces);
  const body = Buffer.allocUnsafe(size);
  let at = 0;
  await inTurns(pieces, (piece) => {
    body.set(piece, at);
    at += piece.length;
  });
  return body;
}

/**
 * All of a stream. Rejects with a `BodyError` where the sender has gone before its end. After a failure the stream is left as it is, so that
 * the request of a refused body can still be answered.
 */
export function collect(stream: Readable, room: BodyRoom): Promise<Buffer> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      stream.off('data', take).off('end', finish).off('error', fail).off('close', breakOff);
      settle();
    };
    const fail = (error: unknown) => end(() => reject(isBrokenOff(error) ? incomplete() : (error as Error)));
    const finish = () => end(() => resolve(joined(chunks)));
    const breakOff = () => fail(incomplete());
    const take = (chunk: Buffer) => {
      try {
        room.take(chunk.length);
      } catch (error) {
        return fail(error);
      }
      chunks.push(chunk);
    };
    // Who waited before may have missed the event.
    if (stream.destroyed) return breakOff();
    stream.on('data', take).on('end', finish).on('error', fail).on('close', breakOff);
  });
}

/** Whether an error of a request says that its sender has gone. */
function isBrokenOff(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE';
}
