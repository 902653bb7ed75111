import { Readable } from 'node:stream';
import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { Zstd } from '@hpcc-js/wasm-zstd';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { compressSync } from 'snappy';
import { readBody } from '../../src/http/bodies/read-body.ts';

const MB = 1024 * 1024;
let zstd: Zstd;
beforeAll(async () => {
  zstd = await Zstd.load();
});

const inZstd = (body: Buffer) => Buffer.from(zstd.compress(body));
/** In frames (google/snappy, framing_format.txt), one chunk compressed and one as it is; their checksums are left out. */
function inFrames(body: Buffer): Buffer {
  const half = body.length >> 1;
  return Buffer.concat([
    chunk(0xff, Buffer.from('sNaPpY')),
    chunk(0x00, Buffer.concat([Buffer.alloc(4), compressSync(body.subarray(0, half))])),
    chunk(0xfe, Buffer.alloc(3)),
    chunk(0x01, Buffer.concat([Buffer.alloc(4), body.subarray(half)])),
  ]);
}
function chunk(kind: number, content: Buffer): Buffer {
  const head = Buffer.from([kind, 0, 0, 0]);
  head.writeUIntLE(content.length, 1, 3);
  return Buffer.concat([head, content]);
}

const read = (body: Buffer, encoding: string, options: { limit?: number; hold?: (bytes: number) => void } = {}) =>
  readBody(
    Readable.from([body.subarray(0, 3), body.subarray(3)]),
    { 'content-encoding': encoding, 'content-type': 'application/octet-stream' },
    { limit: MB, ...options },
  );

const CODINGS: [string, string, (body: Buffer) => Buffer][] = [
  ['gzip', 'gzip', gzipSync],
  ['deflate', 'Deflate', deflateSync],
  ['deflate by the name of collectors', 'zlib', deflateSync],
  ['deflate without its head', 'deflate', deflateRawSync],
  ['zstd', 'zstd', inZstd],
  ['zstd in two frames', 'zstd', (body) => Buffer.concat([inZstd(body.subarray(0, 5)), inZstd(body.subarray(5))])],
  ['a block of snappy', 'snappy', compressSync],
  ['frames of snappy', 'snappy', inFrames],
  ['frames of snappy by their own name', 'x-snappy-framed', inFrames],
];

describe.each(CODINGS)('%s', (_name, encoding, encode) => {
  const body = Buffer.from(JSON.stringify(Array.from({ length: 500 }, (_, index) => ({ index, text: 'a text' }))));

  it('is decoded, and its bytes are held', async () => {
    let held = 0;
    const decoded = await read(encode(body), encoding, { hold: (bytes) => void (held += bytes) });
    expect(decoded.equals(body)).toBe(true);
    expect(held).toBeGreaterThanOrEqual(body.length);
  });

  it('bodies that are decoded at once do not mix', async () => {
    const bodies = Array.from({ length: 8 }, (_, index) => Buffer.alloc(50_000, `${index}`));
    const decoded = await Promise.all(bodies.map((one) => read(encode(one), encoding)));
    expect(decoded.map((one, index) => one.equals(bodies[index]!))).toEqual(bodies.map(() => true));
  });

  it('stops at the limit', async () => {
    await expect(read(encode(body), encoding, { limit: body.length })).resolves.toHaveLength(body.length);
    await expect(read(encode(body), encoding, { limit: body.length - 1 })).rejects.toMatchObject({ status: 413 });
  });

  it('a body that ends early, or is something else, is refused by name', async () => {
    const name = encoding.replace('x-snappy-framed', 'snappy').toLowerCase();
    const message = `The body is not the ${name} that its Content-Encoding says.`;
    for (const broken of [encode(body).subarray(0, -7), Buffer.from('\u0001\u0000 something else')]) {
      await expect(read(broken, encoding)).rejects.toMatchObject({ status: 400, message });
    }
  });
});

/** A frame of zstd of blocks that each say 128 kB in four bytes. */
function zstdBomb(blocks: number): Buffer {
  const head = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x58]);
  const block = (isLast: boolean) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUIntLE((128 * 1024 * 8) | 2 | Number(isLast), 0, 3);
    return bytes;
  };
  return Buffer.concat([head, ...Array.from({ length: blocks }, (_, index) => block(index === blocks - 1))]);
}

describe('bombs', () => {
  it.each<[string, string, () => Buffer]>([
    ['gzip', 'gzip', () => gzipSync(Buffer.alloc(50 * MB))],
    ['deflate', 'deflate', () => deflateSync(Buffer.alloc(50 * MB))],
    ['zstd of 16 GB', 'zstd', () => zstdBomb(131_072)],
    ['snappy that says 4 GB', 'snappy', () => Buffer.from([0xff, 0xff, 0xff, 0xff, 0x0f, 0x00])],
  ])('%s is stopped before it takes the memory', async (_name, encoding, make) => {
    const bomb = make();
    let most = 0;
    await expect(read(bomb, encoding, { hold: (bytes) => void (most = Math.max(most, bytes)) })).rejects.toMatchObject({
      status: 413,
    });
    expect(most).toBeLessThan(32 * MB);
  });

  it('what is full for all is no fault of the coding', async () => {
    const full = Object.assign(new Error('full'), { statusCode: 429 });
    const hold = (bytes: number) => {
      if (bytes > 1_000) throw full;
    };
    await expect(read(inZstd(Buffer.alloc(2_000)), 'zstd', { hold })).rejects.toBe(full);
  });
});

describe('charsets', () => {
  const text = (body: Buffer, type: string, limit = MB) =>
    readBody(Readable.from([body]), { 'content-type': type }, { limit });

  it.each<[string, Buffer]>([
    ['application/json', Buffer.from('\uFEFFZürich')],
    ['text/plain; charset=UTF-8', Buffer.from('Zürich')],
    ['text/plain;charset="iso-8859-1"', Buffer.from('Zürich', 'latin1')],
    ['text/plain; format=flowed; charset=utf-16', Buffer.from('\uFEFFZürich', 'utf16le')],
    ['text/plain; charset=utf-16', Buffer.from('\uFEFFZürich', 'utf16le').swap16()],
    ['text/plain; charset=utf-16be', Buffer.from('Zürich', 'utf16le').swap16()],
  ])('%s', async (type, body) => {
    expect((await text(body, type)).toString()).toBe('Zürich');
  });

  it('a long text is read in slices that may end within a letter', async () => {
    const long = 'ガ'.repeat(100_001);
    expect((await text(Buffer.from(`x${long}`, 'utf16le'), 'text/plain; charset=utf-16le')).toString()).toBe(
      `x${long}`,
    );
  });

  it('bytes that are no text stay as they are', async () => {
    const body = Buffer.from([0xef, 0xbb, 0xbf, 0xff]);
    expect((await text(body, 'application/x-protobuf; charset=utf-16')).equals(body)).toBe(true);
  });

  it.each<[string, Buffer, number, string]>([
    ['text/plain; charset=shift_jis', Buffer.from([0x80, 0xff]), 400, 'not "shift_jis", which its Content-Type states'],
    ['text/plain; charset=nonsense', Buffer.from('x'), 415, 'expected a known charset such as utf-8, got "nonsense"'],
    ['text/plain; charset=windows-1252', Buffer.alloc(MB, 0x80), 413, 'larger than'],
  ])('%s that is none is refused by name', async (type, body, status, message) => {
    await expect(text(body, type)).rejects.toMatchObject({ status, message: expect.stringContaining(message) });
  });
});
