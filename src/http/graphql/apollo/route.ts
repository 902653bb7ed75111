import { HeaderMap, type ApolloServer, type HTTPGraphQLResponse } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLError } from 'graphql';
import { hasWrittenAuthorization } from '../../guard/page-requests.ts';
import { graphqlPath, pathOf } from '../../guard/refusal.ts';
import type { CreateContext } from '../../options.ts';
import type { CheckDocument } from '../documents/check-document.ts';
import type { ReadDocument } from '../documents/read-document.ts';
import { prefersEvents } from '../event-stream/prefers-events.ts';
import type { EventStreams } from '../event-stream/route.ts';
import type { HashShape } from '../operations/shareable.ts';
import { createEqualRequests } from './equal-requests.ts';

export interface ApolloRouteOptions {
  readonly apollo: ApolloServer<object>;
  readonly checkDocument: CheckDocument;
  readonly readDocument: ReadDocument;
  /** Answers clients that take server-sent events rather than JSON. */
  readonly streams: Pick<EventStreams, 'serve'>;
  readonly createContext: CreateContext;
  /** Names requests whose answers are equal. */
  readonly hashShape: HashShape;
  readonly bodyLimit: number;
}

/** `/graphql`: lets Apollo Server answer Fastify's requests, except those whose `Accept` asks for server-sent events. */
export function addApolloRoute(app: FastifyInstance, options: ApolloRouteOptions): void {
  const { apollo, checkDocument, readDocument, streams, createContext, bodyLimit } = options;
  const equal = createEqualRequests<HTTPGraphQLResponse>();
  const nameOf = createNameOf(options);
  app.route({
    method: ['GET', 'POST'],
    url: graphqlPath,
    config: { compressed: true, permission: 'signed-in' },
    bodyLimit,
    async handler(request: FastifyRequest, reply: FastifyReply) {
      const text = documentOf(request);
      if (prefersEvents(request.headers.accept, () => isSubscription(text, request, readDocument))) {
        return streams.serve(request, reply);
      }
      const tooLarge = text === null ? [] : checkDocument(text);
      if (tooLarge.length > 0) return refuseDocument(request, reply, tooLarge);
      const { status, headers, body } = await equal.answer(nameOf(request, text), reply.raw, (gone) =>
        apollo.executeHTTPGraphQLRequest({
          httpGraphQLRequest: {
            method: request.method,
            headers: headerMap(request),
            search: request.url.slice(pathOf(request.url).length),
            body: request.body,
          },
          context: async () => createContext(request.viewer, null, gone),
        }),
      );
      // An answer depends on its caller and is outdated within a second.
      void reply.header('cache-control', 'no-store');
      for (const [name, value] of headers) void reply.header(name, value);
      void reply.code(status ?? 200);
      // Chunks are for @defer and @stream, which graphql 16 does not have.
      return body.kind === 'complete' ? body.string : reply.code(500).send();
    },
  });
}

/** The text of the document, in the body or in the address; null for none. */
function documentOf({ body, query }: FastifyRequest): string | null {
  const given = (body ?? query) as { query?: unknown } | string | null | undefined;
  const text = typeof given === 'object' && given !== null ? given.query : null;
  return typeof text === 'string' ? text : null;
}

/** Bytes of the longest body by which requests are compared. */
const LONGEST_COMPARED = 16_000;

/**
 * Names a request by all that its answer depends on; null for one that shares its answer with no other: by a mutation, by types whose
 * fields depend on their caller, or with what Apollo Server looks at beside document and variables.
 */
function createNameOf({ readDocument, hashShape }: ApolloRouteOptions) {
  return ({ method, body, headers, viewer }: FastifyRequest, text: string | null): string | null => {
    // A document of one level reads nothing.
    if (method !== 'POST' || text === null || !text.includes('{', 1)) return null;
    if (!(Number(headers['content-length']) <= LONGEST_COMPARED)) return null;
    const { query: _, operationName = null, variables, ...others } = body as Record<string, unknown>;
    if (Object.keys(others).length > 0 || !(operationName === null || typeof operationName === 'string')) return null;
    if (typeof (variables ?? {}) !== 'object') return null;
    const prepared = readDocument({ query: text, operationName });
    if (!('document' in prepared) || prepared.operation.operation !== 'query') return null;
    const shape = hashShape(prepared, (variables ?? {}) as Readonly<Record<string, unknown>>, viewer);
    return shape && `${headers.accept} ${headers['content-type']} ${shape}`;
  };
}

function isSubscription(text: string | null, { body, query }: FastifyRequest, readDocument: ReadDocument): boolean {
  // Nearly all documents are known by this word not to be one.
  if (text === null || !text.includes('subscription')) return false;
  const { operationName } = (body ?? query) as { operationName?: unknown };
  const prepared = readDocument({
    query: text,
    operationName: typeof operationName === 'string' ? operationName : null,
  });
  return 'document' in prepared && prepared.operation.operation === 'subscription';
}

/** As Apollo Server answers a document that does not pass its rules. */
function refuseDocument(
  { headers }: FastifyRequest,
  reply: FastifyReply,
  errors: readonly GraphQLError[],
): FastifyReply {
  const type = (headers.accept ?? '').includes(RESPONSE_TYPE) ? RESPONSE_TYPE : 'application/json';
  return reply
    .code(400)
    .header('cache-control', 'no-store')
    .type(`${type}; charset=utf-8`)
    .send(JSON.stringify({ errors: errors.map((error) => error.toJSON()) }));
}

/** The media type of GraphQL over HTTP. */
const RESPONSE_TYPE = 'application/graphql-response+json';

/**
 * The headers as Apollo Server takes them. It refuses simple requests, which any page can have a browser send, unless they have one of
 * the headers that it knows. It cannot tell one `Authorization` from another, so it is told by a header of its own.
 */
function headerMap({ headers }: FastifyRequest): HeaderMap {
  const map = new HeaderMap();
  if (hasWrittenAuthorization(headers)) map.set('apollo-require-preflight', 'true');
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return map;
}
