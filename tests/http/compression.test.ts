import { request } from 'node:http';
import { PassThrough, type Readable } from 'node:stream';
import { brotliDecompressSync, createBrotliDecompress, createGunzip, gunzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { encodingFor } from '../../src/http/negotiation/compression.ts';
import { serve } from './harness.ts';

interface Raw {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

/** A request as it is sent: `fetch` would ask for encodings of its own. */
function ask(url: string, headers: Record<string, string>, method = 'GET'): Promise<Raw> {
  return new Promise((resolve, reject) => {
    request(url, { headers, method }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () =>
        resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(pieces) }),
      );
      response.on('error', reject);
    })
      .on('error', reject)
      .end();
  });
}

const long = 'x'.repeat(5_000);
const queryFor = (name: string) => `/graphql?query=${encodeURIComponent(`{ hello(name: "${name}") }`)}`;
const expected = (name: string) => JSON.stringify({ data: { hello: `Hello ${name}` } });
const json = { 'apollo-require-preflight': '1' };

describe('an answer of GraphQL', () => {
  test.each([
    ['gzip', 'gzip', gunzipSync],
    ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
    ['br;q=0.5, gzip;q=0.8', 'gzip', gunzipSync],
    ['*', 'br', brotliDecompressSync],
  ])('is compressed where %s is accepted', async (accept, encoding, unpack) => {
    const { url } = await serve();
    const { status, headers, body } = await ask(`${url}${queryFor(long)}`, { ...json, 'accept-encoding': accept });
    expect([status, headers['content-encoding'], headers['content-length']]).toEqual([
      200,
      encoding,
      String(body.length),
    ]);
    expect(headers['vary']).toMatch(/Accept-Encoding/);
    expect(String(unpack(body))).toBe(`${expected(long)}\n`);
    expect(body.length).toBeLessThan(500);
  });

  test.each([
    ['nothing is accepted', {}, long],
    ['nonsense is accepted', { 'accept-encoding': 'yes please;;;q=,,() "' }, long],
    ['a quality is nonsense', { 'accept-encoding': 'gzip;q=much' }, long],
    ['compression is refused', { 'accept-encoding': 'gzip;q=0, br;q=0.000' }, long],
    ['the plain answer is preferred', { 'accept-encoding': 'gzip;q=0.5, identity' }, long],
    ['only another encoding is accepted', { 'accept-encoding': 'zstd, compress' }, long],
    ['it is short', { 'accept-encoding': 'gzip, br' }, 'you'],
  ])('is plain where %s', async (_name, headers, name) => {
    const { url } = await serve();
    const answer = await ask(`${url}${queryFor(name)}`, { ...json, ...headers });
    expect([answer.status, answer.headers['content-encoding']]).toEqual([200, undefined]);
    expect(String(answer.body)).toBe(`${expected(name)}\n`);
  });

  test('a server-sent event is never compressed', async () => {
    const { url } = await serve();
    const headers = { 'accept-encoding': 'gzip', accept: 'text/event-stream' };
    const answer = await ask(`${url}/graphql/stream?query={hello}`, headers);
    expect([answer.headers['content-encoding'], answer.headers['cache-control']]).toEqual([
      undefined,
      'no-cache, no-transform',
    ]);
  });
});

test('an encoding is chosen by its quality, the better one of two alike', () => {
  expect(encodingFor(undefined)).toBeNull();
  expect(encodingFor('')).toBeNull();
  expect(encodingFor('GZIP')).toBe('gzip');
  expect(encodingFor('x-gzip')).toBe('gzip');
  expect(encodingFor('gzip;q=1.0, br;q=1')).toBe('br');
  expect(encodingFor('br;q=0, *;q=0.1')).toBe('gzip');
});

describe('a stream', () => {
  /** A route that sends what the test writes. */
  async function serveStream() {
    const source = new PassThrough();
    const harness = await serve({
      doors: (app) =>
        void app.get('/stream', { config: { open: true, compressed: true } }, (_request, reply) =>
          reply.type('text/csv').send(source),
        ),
    });
    return { ...harness, source };
  }

  const open = (url: string, encoding: string) =>
    new Promise<Readable & { headers: Raw['headers'] }>((resolve, reject) => {
      request(`${url}/stream`, { headers: { 'accept-encoding': encoding } }, resolve)
        .on('error', reject)
        .end();
    });

  test.each([
    ['gzip', createGunzip],
    ['br', createBrotliDecompress],
  ])('in %s: each piece leaves at once, however short', async (encoding, unpacker) => {
    const { url, source } = await serveStream();
    source.write('first\r\n');
    const response = await open(url, encoding);
    expect(response.headers['content-encoding']).toBe(encoding);
    const text = response.pipe(unpacker())[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
    expect(String((await text.next()).value)).toBe('first\r\n');
    source.write('second\r\n');
    expect(String((await text.next()).value)).toBe('second\r\n');
    source.end();
    expect((await text.next()).done).toBe(true);
  });

  test('that breaks off is no whole answer', async () => {
    const { url, source, logged } = await serveStream();
    source.write('first\r\n');
    const response = await open(url, 'gzip');
    const broken = new Promise((resolve) => response.once('error', resolve));
    response.resume();
    source.destroy(new Error('the query broke off'));
    expect(await broken).toMatchObject({ code: 'ECONNRESET' });
    expect(logged.filter(({ level }) => Number(level) >= 50)).toEqual([]);
  });

  test('whose reader goes away is let go', async () => {
    const { url, source, logged } = await serveStream();
    source.write('first\r\n');
    const response = await open(url, 'gzip');
    response.on('error', () => undefined);
    const closed = new Promise((resolve) => source.once('close', resolve));
    response.destroy();
    await closed;
    expect(logged.filter(({ level }) => Number(level) >= 50)).toEqual([]);
  });
});
