import { createGunzip } from 'node:zlib';
import type { Readable } from 'node:stream';
import { inTurns } from '../../turns.ts';

/** The most bytes of a body, unzipped. */
export const MAX_BODY = 10 * 1024 * 1024;

export interface ReadOptions {
  limit?: number;
  /** Told of every piece before it is kept; what it throws ends the reading. */
  hold?: (bytes: number) => void;
}

/** A body that cannot be read, with the HTTP status that says so. */
export class BodyError extends Error {
  override name = 'BodyError';
  readonly status: number;
  readonly code: string;
  /** Seconds after which the same may be sent again; null where that does not help. */
  readonly retryAfter: number | null;

  constructor(status: number, code: string, message: string, retryAfter: number | null = null) {
    super(message);
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

/** A credential came that is not one. The caller is slowed down, and the log counts it. */
export class WrongKeyError extends BodyError {}

/**
 * Reads a body, unzipping it where it says so, and stops at the limit: a small body that unzips to a huge one costs no more.
 * Throws a `BodyError`: 413 past the limit, 400 for broken gzip, 415 for another encoding.
 */
export async function readBody(
  stream: Readable,
  encoding: string | undefined,
  { limit = MAX_BODY, hold }: ReadOptions = {},
): Promise<Buffer> {
  const name = (encoding ?? 'identity').trim().toLowerCase();
  if (name === 'identity' || name === '') {
    // What is left of a body that is refused is swallowed, so that the connection can be used again.
    return collect(stream, limit, hold).catch((error: unknown) => {
      stream.resume();
      throw error;
    });
  }
  if (name !== 'gzip' && name !== 'x-gzip') {
    throw new BodyError(
      415,
      'UNSUPPORTED_ENCODING',
      `Content-Encoding: expected gzip or none, got ${name.slice(0, 100)}.`,
    );
  }
  const unzipped = createGunzip();
  const fail = (error: Error) => void unzipped.destroy(error);
  const breakOff = () => {
    if (!stream.readableEnded) fail(new BrokenOffError());
  };
  stream.on('error', fail).on('close', breakOff);
  stream.pipe(unzipped);
  try {
    return await collect(unzipped, limit, hold);
  } catch (error) {
    // A code that begins so is zlib's own: what came is no gzip.
    if (!/^Z_/.test(String((error as NodeJS.ErrnoException).code))) throw error;
    throw new BodyError(400, 'BAD_GZIP', 'The body is not the gzip that its Content-Encoding says.');
  } finally {
    stream.off('error', fail).off('close', breakOff);
    stream.unpipe(unzipped);
    unzipped.destroy();
    stream.resume();
  }
}

/** Bytes of a body that are copied at once. */
const AT_ONCE = 4 * 1024 * 1024;

/** The pieces of a body as one; a long one in slices, for 64 MB take a tenth of a second. */
async function joined(chunks: readonly Buffer[], size: number): Promise<Buffer> {
  if (size <= AT_ONCE) return Buffer.concat(chunks);
  const body = Buffer.allocUnsafe(size);
  let at = 0;
  await inTurns(chunks, (chunk) => void (at += chunk.copy(body, at)));
  return body;
}

/** All of a stream. After a failure the stream is left as it is, so that the request of a refused body can still be answered. */
function collect(stream: Readable, limit: number, hold?: (bytes: number) => void): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      stream.off('data', take).off('end', finish).off('error', fail).off('close', breakOff);
      settle();
    };
    const fail = (error: unknown) => end(() => reject(error as Error));
    const finish = () => end(() => resolve(joined(chunks, size)));
    const breakOff = () => fail(new BrokenOffError());
    const take = (chunk: Buffer) => {
      size += chunk.length;
      try {
        if (size > limit) throw new BodyError(413, 'TOO_LARGE', `The body is larger than ${limit} bytes.`);
        hold?.(chunk.length);
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

/** The sender has gone before the end of its body. */
class BrokenOffError extends Error {
  readonly code = 'ECONNRESET';
}
