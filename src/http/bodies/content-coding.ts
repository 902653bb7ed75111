import { createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import type { Readable, Transform } from 'node:stream';
import { BodyError, incomplete } from './body-error.ts';
import { collect } from './collect.ts';
import { createBodyRoom, type BodyRoom, type RoomOptions } from './room.ts';
import { decodeSnappy } from './snappy.ts';
import { decodeZstd } from './zstd.ts';

/** Decodes a body that is there as a whole, within its room. Throws anything where the body is not of this coding. */
type Decode = (body: Buffer, room: BodyRoom) => Promise<Buffer>;

/** The codings that must be there as a whole before they are decoded; gzip is decoded while it comes. */
const WHOLE: Readonly<Record<string, { readonly name: string; readonly decode: Decode }>> = {
  deflate: { name: 'deflate', decode: inflate },
  // What OpenTelemetry collectors call the same.
  zlib: { name: 'zlib', decode: inflate },
  zstd: { name: 'zstd', decode: decodeZstd },
  snappy: { name: 'snappy', decode: decodeSnappy },
  // Its name where collectors tell frames of snappy from a block of it; we see which it is.
  'x-snappy-framed': { name: 'snappy', decode: decodeSnappy },
};

/** Whether a body with this `Content-Encoding` is what it is, without decoding. */
export function isIdentity(encoding: string | undefined): boolean {
  return ['', 'identity'].includes(nameOf(encoding));
}

const nameOf = (encoding: string | undefined) => (encoding ?? '').trim().toLowerCase();

/**
 * Reads a body, decoded as its `Content-Encoding` says (RFC 9110, 8.4), and stops at the limit: a small body that decodes to a huge one
 * costs no more. Throws a `BodyError`: 413 past the limit, 400 where the bytes are not of the coding, 415 for another coding.
 */
export async function readDecoded(
  stream: Readable,
  encoding: string | undefined,
  options: RoomOptions,
): Promise<Buffer> {
  const name = nameOf(encoding);
  if (isIdentity(encoding)) return collectOrSwallow(stream, createBodyRoom(options));
  if (name === 'gzip' || name === 'x-gzip') return gunzip(stream, createBodyRoom(options));
  const coding = Object.hasOwn(WHOLE, name) ? WHOLE[name]! : null;
  if (coding === null) {
    throw new BodyError(
      415,
      'UNSUPPORTED_ENCODING',
      `Content-Encoding: expected gzip, deflate, zstd, snappy or none, got ${name.slice(0, 100)}.`,
    );
  }
  const body = await collectOrSwallow(stream, createBodyRoom(options));
  try {
    return await coding.decode(body, createBodyRoom(options));
  } catch (error) {
    // Full, for this body or for all.
    if (error instanceof BodyError || 'statusCode' in (error as object)) throw error;
    throw notOfCoding('BAD_ENCODING', coding.name);
  }
}

function notOfCoding(code: string, coding: string): BodyError {
  return new BodyError(400, code, `The body is not the ${coding} that its Content-Encoding says.`);
}

/** What is left of a body that is refused is swallowed, so that the connection can be used again. */
function collectOrSwallow(stream: Readable, room: BodyRoom): Promise<Buffer> {
  return collect(stream, room).catch((error: unknown) => {
    stream.resume();
    throw error;
  });
}

async function gunzip(stream: Readable, room: BodyRoom): Promise<Buffer> {
  const unzipped = createGunzip();
  const fail = (error: Error) => void unzipped.destroy(error);
  const breakOff = () => {
    if (!stream.readableEnded) fail(incomplete());
  };
  stream.on('error', fail).on('close', breakOff);
  stream.pipe(unzipped);
  try {
    return await collect(unzipped, room);
  } catch (error) {
    throw isOfZlib(error) ? notOfCoding('BAD_GZIP', 'gzip') : error;
  } finally {
    stream.off('error', fail).off('close', breakOff);
    stream.unpipe(unzipped);
    unzipped.destroy();
    stream.resume();
  }
}

/** `deflate` means a stream of zlib, but some senders leave its two bytes of head out. */
async function inflate(body: Buffer, room: BodyRoom): Promise<Buffer> {
  const inflated: Transform = hasHeadOfZlib(body) ? createInflate() : createInflateRaw();
  inflated.end(body);
  try {
    return await collect(inflated, room);
  } finally {
    inflated.destroy();
  }
}

/** RFC 1950, 2.2: the method is 8, and both bytes together are a multiple of 31. */
function hasHeadOfZlib(body: Buffer): boolean {
  return body.length >= 2 && (body[0]! & 0x0f) === 8 && body.readUInt16BE(0) % 31 === 0;
}

/** A code that begins so is zlib's own: what came is no gzip. */
function isOfZlib(error: unknown): boolean {
  return /^Z_/.test(String((error as NodeJS.ErrnoException).code));
}
