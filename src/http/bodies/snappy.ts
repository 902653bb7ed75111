import { uncompress, uncompressSync } from 'snappy';
import { stepsInTurns } from '../../turns.ts';
import { joined } from './collect.ts';
import type { BodyRoom } from './room.ts';

/** A body in frames begins with this chunk (google/snappy, framing_format.txt, 4.1). */
const STREAM_IDENTIFIER = Buffer.from([0xff, 0x06, 0x00, 0x00, ...Buffer.from('sNaPpY')]);
const COMPRESSED = 0x00;
const UNCOMPRESSED = 0x01;
/** Chunks from here on may be passed over. */
const SKIPPABLE = 0x80;
/** The most bytes of a chunk, decoded. */
const MOST_OF_CHUNK = 65_536;
/** A chunk of data begins with the checksum of its content, which is not looked at: TCP has its own. */
const CHECKSUM = 4;

/** Decodes snappy: one block, as Prometheus sends it, or frames. Throws where it is neither. */
export async function decodeSnappy(body: Buffer, room: BodyRoom): Promise<Buffer> {
  const isFramed = body.subarray(0, STREAM_IDENTIFIER.length).equals(STREAM_IDENTIFIER);
  return isFramed ? decodeFrames(body, room) : decodeSnappyBlock(body, room);
}

/** Decodes a block of snappy in a thread of its own. Throws where it is none. */
async function decodeSnappyBlock(block: Buffer, room: BodyRoom): Promise<Buffer> {
  room.take(lengthOf(block));
  return (await uncompress(block, { asBuffer: true })) as Buffer;
}

/** The length that a block says for its content: a varint before it (google/snappy, format_description.txt, 1). */
function lengthOf(block: Buffer): number {
  let length = 0;
  for (let at = 0; at < 5; at += 1) {
    const byte = block[at];
    if (byte === undefined) break;
    length += (byte & 0x7f) * 2 ** (7 * at);
    if (byte < 0x80) return length;
  }
  throw new Error('no length');
}

async function decodeFrames(body: Buffer, room: BodyRoom): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let at = 0;
  await stepsInTurns(() => {
    if (at === body.length) return true;
    const [kind, start] = [body.readUInt8(at), at + 4];
    at = start + body.readUIntLE(at + 1, 3);
    if (at > body.length) throw new Error('a chunk ends early');
    const content = body.subarray(start + CHECKSUM, at);
    if (kind === COMPRESSED) {
      if (lengthOf(content) > MOST_OF_CHUNK) throw new Error('a chunk is too long');
      room.take(lengthOf(content));
      pieces.push(uncompressSync(content, { asBuffer: true }) as Buffer);
    } else if (kind === UNCOMPRESSED) {
      room.take(content.length);
      pieces.push(content);
    } else if (kind < SKIPPABLE) throw new Error('a chunk of unknown kind');
    return false;
  });
  return joined(pieces);
}
