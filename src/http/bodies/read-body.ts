import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import { isBinary, isUtf8Stated, startOfText, toUtf8 } from './charset.ts';
import { isIdentity, readDecoded } from './content-coding.ts';
import type { RoomOptions } from './room.ts';

type BodyHeaders = Pick<IncomingHttpHeaders, 'content-encoding' | 'content-type'>;

/** Whether the bytes of a body are its content, for whoever reads UTF-8. */
export function isPlainBody(headers: BodyHeaders): boolean {
  const type = headers['content-type'];
  return isIdentity(headers['content-encoding']) && (isBinary(type) || isUtf8Stated(type));
}

/**
 * Reads the body of a request: decoded as its `Content-Encoding` says, a text as UTF-8 by the charset that its `Content-Type` states and
 * without a byte order mark. It stops at the limit, whatever the coding. Whether a text of UTF-8 is that is looked at where it is parsed,
 * for of lines each stands alone. Throws a `BodyError`.
 */
export async function readBody(stream: Readable, headers: BodyHeaders, options: RoomOptions): Promise<Buffer> {
  const type = headers['content-type'];
  const decoded = await readDecoded(stream, headers['content-encoding'], options);
  if (isBinary(type)) return decoded;
  const text = isUtf8Stated(type) ? decoded : await toUtf8(decoded, type, options);
  return text.subarray(startOfText(text));
}
