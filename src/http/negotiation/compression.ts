import { pipeline, type Readable, type Transform } from 'node:stream';
import { brotliCompress, constants, createBrotliCompress, createGzip, gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { readAccepted } from './qualities.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Its answers are compressed for callers that ask for it. */
    compressed?: boolean;
  }
}

/** Bytes from which on an answer is compressed: a shorter one fits into a packet anyway. */
const LEAST = 1_024;

/** Brotli at its default makes files for archives: minutes of work, and megabytes for each answer. This is about as fast as gzip. */
const BROTLI = {
  [constants.BROTLI_PARAM_QUALITY]: 4,
  [constants.BROTLI_PARAM_LGWIN]: 18,
  [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
};

interface Compression {
  /** Compresses a whole answer, in another thread. */
  whole(bytes: Buffer, done: (error: Error | null, result: Buffer) => void): void;
  /** Compresses a stream; each of its pieces leaves at once. */
  stream(): Transform;
}

/** The encodings, the better one first. */
const COMPRESSIONS: Readonly<Record<'br' | 'gzip', Compression>> = {
  br: {
    whole: (bytes, done) => brotliCompress(bytes, { params: BROTLI }, done),
    stream: () => createBrotliCompress({ params: BROTLI, flush: constants.BROTLI_OPERATION_FLUSH }),
  },
  gzip: {
    whole: (bytes, done) => gzip(bytes, done),
    stream: () => createGzip({ flush: constants.Z_SYNC_FLUSH }),
  },
};

type AnswerEncoding = keyof typeof COMPRESSIONS;

/**
 * Compresses the answers of the routes that say so (`compressed`). Only for routes whose callers have shown a key, or are no page of another
 * site: mixing secrets with what a stranger chooses would give the secrets away by the length (BREACH). Event streams and sockets are left
 * out, because each would hold a compressor for days.
 *
 * By node:zlib: `@fastify/compress` logs every caller that hangs up as an error of ours, and has a dozen packages for its other features.
 */
export function addCompression(app: FastifyInstance): void {
  app.addHook('onSend', (request, reply, payload: unknown, done) => {
    // null where the request could not be routed
    if (!request.routeConfig?.compressed) return done(null, payload);
    addVary(reply);
    const encoding = encodingFor(request.headers['accept-encoding']);
    const isPlain = encoding === null || request.method === 'HEAD' || reply.hasHeader('content-encoding');
    if (isPlain) return done(null, payload);
    const mark = () => void reply.header('content-encoding', encoding).removeHeader('content-length');
    if (isStream(payload)) {
      mark();
      // Whatever breaks either of them breaks the other, and the answer off.
      return done(
        null,
        pipeline(payload, COMPRESSIONS[encoding].stream(), () => undefined),
      );
    }
    const bytes = typeof payload === 'string' ? Buffer.from(payload) : payload;
    if (!Buffer.isBuffer(bytes) || bytes.length < LEAST) return done(null, payload);
    COMPRESSIONS[encoding].whole(bytes, (error, result) => {
      // The answer can always be sent as it is.
      if (error) return done(null, payload);
      mark();
      done(null, result);
    });
  });
}

/** The encoding for what a client accepts (RFC 9110, 12.5.3); null for the plain answer, which every client can read. */
export function encodingFor(header: string | string[] | undefined): AnswerEncoding | null {
  if (header === undefined) return null;
  const accepted = readAccepted(String(header));
  const qualityFor = (...names: string[]): number | undefined =>
    (accepted.find(({ name }) => names.includes(name)) ?? accepted.find(({ name }) => name === '*'))?.quality;
  const br = qualityFor('br') ?? 0;
  const zip = qualityFor('gzip', 'x-gzip') ?? 0;
  const plain = accepted.find(({ name }) => name === 'identity')?.quality ?? 0;
  const best = Math.max(br, zip);
  if (best === 0 || plain > best) return null;
  return br === best ? 'br' : 'gzip';
}

function addVary(reply: FastifyReply): void {
  const vary = reply.getHeader('vary');
  void reply.header('vary', vary === undefined ? 'Accept-Encoding' : `${String(vary)}, Accept-Encoding`);
}

function isStream(payload: unknown): payload is Readable {
  return typeof (payload as { pipe?: unknown } | null)?.pipe === 'function';
}
