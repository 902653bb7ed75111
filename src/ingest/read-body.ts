import { createGunzip } from 'node:zlib';
import type { Readable } from 'node:stream';

/** The most bytes of a body, unzipped. */
export const MAX_BODY = 10 * 1024 * 1024;

/** A body that cannot be read, with the HTTP status that says so. */
export class BodyError extends Error {
  override name = 'BodyError';
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/**
 * Reads a body, unzipping it where it says so, and stops at the limit: a small body that unzips to a huge one costs no more.
 * Throws a `BodyError`: 413 past the limit, 400 for broken gzip, 415 for another encoding.
 */
export async function readBody(stream: Readable, encoding: string | undefined, limit = MAX_BODY): Promise<Buffer> {
  const name = (encoding ?? 'identity').trim().toLowerCase();
  if (name === 'identity' || name === '') return collect(stream, limit);
  if (name !== 'gzip' && name !== 'x-gzip') {
    throw new BodyError(
      415,
      'UNSUPPORTED_ENCODING',
      `Content-Encoding: expected gzip or none, got ${name.slice(0, 100)}.`,
    );
  }
  const unzipped = createGunzip();
  stream.on('error', (error) => unzipped.destroy(error));
  stream.pipe(unzipped);
  try {
    return await collect(unzipped, limit);
  } catch (error) {
    if (error instanceof BodyError) throw error;
    throw new BodyError(400, 'BAD_GZIP', 'The body is not the gzip that its Content-Encoding says.');
  } finally {
    stream.unpipe(unzipped);
    unzipped.destroy();
    stream.resume();
  }
}

async function collect(stream: Readable, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    size += (chunk as Buffer).length;
    if (size > limit) throw new BodyError(413, 'TOO_LARGE', `The body is larger than ${limit} bytes.`);
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}
