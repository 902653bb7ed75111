import { HeaderMap, type ApolloServer } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { goneSignal } from '../../connections/gone.ts';
import { graphqlPath, pathOf } from '../../guard/refusal.ts';
import type { CreateContext } from '../../options.ts';

export interface ApolloRouteOptions {
  readonly apollo: ApolloServer<object>;
  readonly createContext: CreateContext;
  readonly bodyLimit: number;
}

/** `/graphql`: lets Apollo Server answer Fastify's requests. */
export function addApolloRoute(app: FastifyInstance, { apollo, createContext, bodyLimit }: ApolloRouteOptions): void {
  app.route({
    method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    url: graphqlPath,
    bodyLimit,
    async handler(request: FastifyRequest, reply: FastifyReply) {
      const { status, headers, body } = await apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest: {
          method: request.method,
          headers: headerMap(request),
          search: request.url.slice(pathOf(request.url).length),
          body: request.body,
        },
        context: async () => createContext(request.viewer, null, goneSignal(reply.raw)),
      });
      // An answer depends on its caller and is outdated within a second.
      void reply.header('cache-control', 'no-store');
      for (const [name, value] of headers) void reply.header(name, value);
      void reply.code(status ?? 200);
      // Chunks are for @defer and @stream, which graphql 16 does not have.
      return body.kind === 'complete' ? body.string : reply.code(500).send();
    },
  });
}

function headerMap({ headers }: FastifyRequest): HeaderMap {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return map;
}
