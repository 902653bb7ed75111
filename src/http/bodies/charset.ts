import { isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { shorten } from '../../domain/text/shorten.ts';
import { inTurns } from '../../turns.ts';
import { BodyError } from './body-error.ts';
import { joined } from './collect.ts';
import { createBodyRoom, type RoomOptions } from './room.ts';

/** What a refusal says of bytes that are no UTF-8. */
export const NOT_UTF8 = 'its bytes are not UTF-8, and its Content-Type states no other charset';

/** Bytes that are read at once. */
const STEP = 64 * 1024;

/** Types of bytes that are no text. */
const BINARY = /^\s*application\/(x-protobuf|protobuf|octet-stream|grpc)\b/i;

export function isBinary(contentType: string | undefined): boolean {
  return BINARY.test(contentType ?? '');
}

/** The charset that a `Content-Type` states; null for none. */
function statedCharset(contentType: string | undefined): string | null {
  const [, quoted, bare] = /;\s*charset\s*=\s*(?:"([^"]*)"|([^;,\s]*))/i.exec(contentType ?? '') ?? [];
  return (quoted ?? bare ?? '') || null;
}

/** Whether a text of this type is UTF-8: it says so, or nothing. */
export function isUtf8Stated(contentType: string | undefined): boolean {
  const charset = statedCharset(contentType);
  return charset === null || /^utf-?8$/i.test(charset);
}

/**
 * A text in UTF-8, read by the charset that its `Content-Type` states, in slices so that others have their turn.
 * Throws a `BodyError`: 415 for an unknown charset, 400 for bytes that are not of the charset, 413 where it takes too much as UTF-8.
 */
export async function toUtf8(body: Buffer, contentType: string | undefined, options: RoomOptions): Promise<Buffer> {
  const charset = statedCharset(contentType) ?? 'utf-8';
  const decoder = decoderOf(charset, body);
  const room = createBodyRoom(options);
  const pieces: Buffer[] = [];
  const take = (text: string) => {
    const piece = Buffer.from(text);
    room.take(piece.length);
    pieces.push(piece);
  };
  try {
    await inTurns(slicesOf(body), (slice) => take(decoder.decode(slice, { stream: true })));
    take(decoder.decode());
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw error;
    throw new BodyError(400, 'BAD_CHARSET', `The body: it is not ${shorten(charset)}, which its Content-Type states.`);
  }
  return joined(pieces);
}

function decoderOf(charset: string, body: Buffer): TextDecoder {
  // The label means the order of bytes that Windows has, unless a mark says otherwise.
  const isBigEndian = /^utf-?16$/i.test(charset) && body[0] === 0xfe && body[1] === 0xff;
  try {
    return new TextDecoder(isBigEndian ? 'utf-16be' : charset, { fatal: true });
  } catch {
    throw new BodyError(
      415,
      'UNSUPPORTED_CHARSET',
      `Content-Type: expected a known charset such as utf-8, got ${shorten(charset)}.`,
    );
  }
}

function* slicesOf(body: Buffer): Generator<Buffer> {
  for (let at = 0; at < body.length; at += STEP) yield body.subarray(at, at + STEP);
}

/** Where a text of UTF-8 begins, behind the byte order mark that Windows writes before it. */
export function startOfText(body: Buffer): number {
  return body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf ? 3 : 0;
}

/** Whether the bytes that the query of an address writes as `%FC` are UTF-8; whoever reads others would replace them. */
export function isUtf8Address(url: string): boolean {
  const query = url.indexOf('?');
  if (query < 0 || !url.includes('%', query)) return true;
  const bytes = url
    .slice(query)
    .replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return isUtf8(Buffer.from(bytes, 'latin1'));
}
