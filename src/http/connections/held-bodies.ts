import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
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
 * Bounds the bytes of such bodies, from the moment they come to the end of their answer. What does not fit is answered 429. A body that is
 * alone always fits. Doors that read their bodies themselves have a gate of their own.
 */
export function boundHeldBodies(app: FastifyInstance, most: number): HeldBodies {
  const held = new Map<IncomingMessage, number>();
  let all = 0;

  function leave(request: IncomingMessage): void {
    all -= held.get(request) ?? 0;
    held.delete(request);
  }

  // The reader of the body is attached in the same turn of the event loop: a hook that waits must not come after this one.
  app.addHook('preParsing', (request, reply, payload, done) => {
    const { raw } = request;
    if (!request.routeOptions.config.door && hasBody(raw)) {
      held.set(raw, 0);
      reply.raw.once('close', () => leave(raw));
      payload.on('data', (chunk: Buffer) => {
        const own = held.get(raw);
        if (own === undefined) return;
        held.set(raw, own + chunk.length);
        all += chunk.length;
        if (all <= most || all === own + chunk.length) return;
        leave(raw);
        // Where nobody reads it, the request is refused already.
        if (payload.listenerCount('error') > 0) payload.emit('error', new HeldBodiesError(FULL));
      });
    }
    done(null, payload);
  });
  return { leave };
}
