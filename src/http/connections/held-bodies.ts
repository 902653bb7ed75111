import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { isPlainBody, readBody } from '../bodies/read-body.ts';
import { hasBody } from './slow-bodies.ts';

const FULL = 'The server holds as many bodies of requests as it may. Send this again later.';

/** The process holds as many bytes of bodies as it may. */
class HeldBodiesError extends Error {
  override name = 'HeldBodiesError';
  readonly statusCode = 429;
}

/** The bodies of requests of GraphQL, of queries and of exports: those that are read as a whole before their route sees them. */
export interface HeldBodies {
  /** The body of a request is needed no more, though its answer goes on. */
  leave(request: IncomingMessage): void;
}

/**
 * Bounds the bytes of such bodies, from the moment they come to the end of their answer, and decodes what its headers say is encoded. What
 * does not fit is answered 429. A body that is alone always fits. Doors that read their bodies themselves have a gate of their own.
 */
export function boundHeldBodies(app: FastifyInstance, most: number): HeldBodies {
  const held = new Map<IncomingMessage, number>();
  let all = 0;

  function leave(request: IncomingMessage): void {
    all -= held.get(request) ?? 0;
    held.delete(request);
  }

  /** Counts bytes of a body. Throws a `HeldBodiesError` where they do not fit, and then holds none of it any more. */
  function hold(request: IncomingMessage, bytes: number): void {
    const own = held.get(request);
    if (own === undefined) return;
    held.set(request, own + bytes);
    all += bytes;
    if (all <= most || all === own + bytes) return;
    leave(request);
    throw new HeldBodiesError(FULL);
  }

  // The reader of the body is attached in the same turn of the event loop: a hook that waits must not come after this one.
  app.addHook('preParsing', (request, reply, payload, done) => {
    const { raw, headers } = request;
    if (request.routeConfig.door || !hasBody(raw)) return done(null, payload);
    held.set(raw, 0);
    reply.raw.once('close', () => leave(raw));
    if (isPlainBody(headers)) {
      payload.on('data', (chunk: Buffer) => {
        try {
          hold(raw, chunk.length);
        } catch (error) {
          // Where nobody reads it, the request is refused already.
          if (payload.listenerCount('error') > 0) payload.emit('error', error);
        }
      });
      return done(null, payload);
    }
    const limit = request.routeOptions.bodyLimit ?? MOST;
    readBody(payload, headers, { limit, hold: (bytes) => hold(raw, bytes) }).then(
      (body) => done(null, asPayload(body, headers)),
      (error: Error) => done(error),
    );
  });
  return { leave };
}

/** Bytes of a body whose route has no limit of its own: what the HTTP framework takes. */
const MOST = 1024 * 1024;

/** A body that was read, for the parser of its route; it is told the length that was announced. */
function asPayload(body: Buffer, headers: IncomingHttpHeaders): Readable & { receivedEncodedLength: number } {
  return Object.assign(Readable.from([body]), { receivedEncodedLength: Number(headers['content-length'] ?? 0) });
}
