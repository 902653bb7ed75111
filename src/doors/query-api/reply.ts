import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { DoorOptions } from '../door.ts';
import { ApiError, apiErrorOf, tooLarge } from './errors.ts';
import { paced } from './paced.ts';

/** A reader that takes nothing of its answer for so long is cut off, in milliseconds. */
const STALLED = 60_000;

/** Sends JSON text piece by piece; `leave` is called when it is sent, or the caller has gone. */
export function sendPieces(
  reply: FastifyReply,
  pieces: Iterable<string> | AsyncIterable<string>,
  leave: () => void,
): FastifyReply {
  const response = reply.raw;
  if (response.destroyed) leave();
  else response.once('close', leave);
  const stream = Readable.from(
    paced(pieces, STALLED, () => response.destroy()),
    { objectMode: false },
  );
  return reply.code(200).type('application/json; charset=utf-8').send(stream);
}

/** Answers an error, in the form of Log Analytics unless another one is given. */
export function fail(reply: FastifyReply, error: ApiError, body: object = error.body): FastifyReply {
  // RFC 9110, 11.6.1: a 401 names the scheme by which to come in.
  if (error.status === 401) void reply.header('www-authenticate', 'Bearer realm="Roomwatch"');
  if (error.retryAfter !== null) void reply.header('retry-after', String(error.retryAfter));
  return reply.code(error.status).type('application/json; charset=utf-8').send(body);
}

/** What an error of a request comes to, those of the HTTP server among them. */
export function errorOf(
  error: unknown,
  limit: number,
  { queryLimits, core }: Pick<DoorOptions, 'queryLimits' | 'core'>,
): ApiError {
  const status = (error as { statusCode?: unknown }).statusCode;
  if (status === 413) return tooLarge(limit);
  if (typeof status === 'number' && status >= 400 && status < 500) {
    const inner = { code: 'BadRequest', message: (error as Error).message };
    return new ApiError(status, 'BadArgumentError', 'The request had some invalid properties', { inner });
  }
  return apiErrorOf(error, null, queryLimits.runMilliseconds / 1_000, core);
}
