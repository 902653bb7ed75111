import { uncompress } from 'snappy';
import { BodyError } from './read-body.ts';

/**
 * The content of a block of snappy, decoded in a thread of its own. Throws a `BodyError`: 400 for what is none, and 413 for one that says
 * that it holds more than the limit, before anything is decoded.
 */
export async function unsnappy(block: Buffer, limit: number): Promise<Buffer> {
  const length = lengthOf(block);
  if (length !== null && length > limit) {
    throw new BodyError(413, 'TOO_LARGE', `The body is larger than ${limit} bytes.`);
  }
  try {
    if (length === null) throw new Error('no length');
    return (await uncompress(block, { asBuffer: true })) as Buffer;
  } catch {
    throw new BodyError(400, 'BAD_ENCODING', 'The body: expected a block of snappy, got something else.');
  }
}

/** The length that a block says for its content, a varint before it (google/snappy, format_description.txt, 1); null for none. */
function lengthOf(block: Buffer): number | null {
  let length = 0;
  for (let at = 0; at < 5 && at < block.length; at += 1) {
    const byte = block[at]!;
    length += (byte & 0x7f) * 2 ** (7 * at);
    if (byte < 0x80) return length;
  }
  return null;
}
