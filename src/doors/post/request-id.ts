import type { FastifyRequest } from 'fastify';

/** The id that a client gives its request and repeats with it; null where it gives none. */
export function requestIdOf(request: FastifyRequest): string | null {
  const id = request.headers['x-ms-client-request-id'];
  return typeof id === 'string' && id.trim() !== '' && id.length <= 200 ? id.trim().toLowerCase() : null;
}
