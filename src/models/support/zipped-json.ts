import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';

const deflate = promisify(gzip);
const inflate = promisify(gunzip);

/** Zips a JSON text to be stored: fast rather than small, for it is read again within minutes. */
export const zipJson = (json: string): Promise<Buffer> => deflate(json, { level: 1 });

/** The JSON text of what was stored, in one piece or several. */
export async function unzipJson(...pieces: readonly StoredBytes[]): Promise<string> {
  return (await inflate(pieces.length === 1 ? bytesOf(pieces[0]!) : Buffer.concat(pieces.map(bytesOf)))).toString();
}

/** Bytes of a document: without mongoose's casting the driver gives its own type for them. */
export type StoredBytes = Buffer | { buffer: Uint8Array };

const bytesOf = (data: StoredBytes): Uint8Array => (Buffer.isBuffer(data) ? data : (data.buffer as Uint8Array));
