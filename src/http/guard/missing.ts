import type { FastifyReply, FastifyRequest } from 'fastify';
import { pathOf, refuse } from './refusal.ts';

/** Methods that routes take. A preflight is answered wherever it comes. */
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/**
 * Answers a request without a route, whoever sends it: 405 with the methods that its path takes (RFC 9110, 15.5.6), 404 where it takes none.
 */
export function refuseMissing(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const path = pathOf(request.url);
  const allowed = METHODS.filter((method) => request.server.findRoute({ method, url: path }) !== null);
  if (allowed.length === 0) {
    const message = `There is nothing at ${path.slice(0, 100)}.`;
    return refuse(request, reply, { status: 404, code: 'NOT_FOUND', message });
  }
  const message = `${path.slice(0, 100)} takes ${allowed.join(', ')}, not ${request.method}.`;
  void reply.header('allow', allowed.join(', '));
  return refuse(request, reply, { status: 405, code: 'METHOD_NOT_ALLOWED', message });
}
