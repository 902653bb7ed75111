import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { overSignal } from '../../http/connections/gone.ts';
import type { StreamResult, TakeChunk } from '../../query/index.ts';

/** Bytes that wait for a slow reader before the query is made to wait too. */
const BUFFERED = 256 * 1024;

/**
 * Answers with a stream. The first chunk decides: a failure before it is thrown, to be answered as a refusal; one after it cuts the
 * connection in the middle of the chunked body, which every HTTP client reports (RFC 9112, 8), so that a broken file is never taken
 * for a whole one. A reader who goes away ends the query.
 *
 * @param run asks the query, with where its chunks go and a signal that aborts when the reader has gone.
 */
export async function sendStream(
  reply: FastifyReply,
  headers: Readonly<Record<string, string>>,
  run: (take: TakeChunk, signal: AbortSignal) => Promise<StreamResult>,
): Promise<FastifyReply> {
  const over = overSignal(reply.raw);
  const body = new PassThrough({ highWaterMark: BUFFERED });
  let hasBegun = false;
  await new Promise<void>((resolve, reject) => {
    const take: TakeChunk = async (bytes) => {
      if (!hasBegun) {
        hasBegun = true;
        resolve();
      }
      if (!body.write(bytes)) await once(body, 'drain', { signal: over });
    };
    run(take, over).then(
      () => {
        body.end();
        resolve();
      },
      (error: unknown) => {
        if (!hasBegun) return reject(error as Error);
        reply.log.info({ reason: (error as Error).message }, 'An export broke off');
        body.destroy(error as Error);
      },
    );
  });
  return reply.headers({ ...headers, 'x-content-type-options': 'nosniff' }).send(body);
}

/** `Content-Disposition` of a download (RFC 6266): a plain name for old readers, and the name itself. */
export function attachment(name: string): string {
  const plain = name.replace(/[^A-Za-z0-9 ._-]/g, '_');
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
