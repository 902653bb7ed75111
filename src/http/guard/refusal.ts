import type { FastifyReply, FastifyRequest } from 'fastify';

/** A refusal that names its kind for programs and its reason for people. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/** Paths that speak GraphQL; they refuse in its shape, `{"errors": […]}`, all others by `{"error": {…}}`. */
export const graphqlPath = '/graphql';
export const streamPath = '/graphql/stream';

/** The body of a refusal, in the shape that callers of the path expect. */
export function refusalBody(path: string, { code, message }: Omit<Refusal, 'status'>): object {
  const speaksGraphQL = path === graphqlPath || path === streamPath;
  return speaksGraphQL ? { errors: [{ message, extensions: { code } }] } : { error: { code, message } };
}

/** Answers a request with a refusal. */
export function refuse(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
  // RFC 9110, 11.6.1: a 401 names the scheme by which to come in.
  if (refusal.status === 401) void reply.header('www-authenticate', 'Bearer realm="Roomwatch"');
  return reply
    .code(refusal.status)
    .type('application/json; charset=utf-8')
    .send(refusalBody(pathOf(request.url), refusal));
}

/** A request's path without its query. */
export function pathOf(url: string): string {
  const query = url.indexOf('?');
  return query < 0 ? url : url.slice(0, query);
}
