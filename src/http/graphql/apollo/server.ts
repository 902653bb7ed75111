import { ApolloServer, HeaderMap, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { unavailable, type ErrorAnswer } from '../errors.ts';
import { documentLimitsRule, mostErrors, mostTokens, validationOptions } from '../documents/limits.ts';
import { explainLiteral } from '../documents/literals.ts';
import type { CreateContext } from '../../options.ts';
import { graphqlPath, streamPath } from '../../guard/refusal.ts';
import { goneSignal } from '../../connections/gone.ts';
import { explainVariables, isVariableError } from '../documents/variables.ts';

export type ApolloOptions = {
  readonly schema: GraphQLSchema;
  readonly answer: ErrorAnswer;
  readonly log: Logger;
};

/** GraphQL over HTTP, by Apollo Server. Introspection stays open: the API is public, and its tools live on it. */
export function createApollo({ schema, answer, log }: ApolloOptions): ApolloServer<object> {
  return new ApolloServer<object>({
    schema,
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    parseOptions: { maxTokens: mostTokens },
    validationRules: [documentLimitsRule],
    validationOptions,
    executionOptions: { maxCoercionErrors: mostErrors },
    includeStacktraceInErrorResponses: false,
    formatError: (formatted, error) => (codeOf(formatted) === internal ? answer(error) : formatted),
    // The process is stopped from one place, and in order.
    stopOnTerminationSignals: false,
    logger: { debug: note('debug'), info: note('debug'), warn: note('warn'), error: note('error') },
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      refuseSubscriptions,
      nameWrongVariables,
      nameWrongLiterals,
      sayUnavailable,
    ],
  });

  function note(level: 'debug' | 'warn' | 'error'): (message: unknown) => void {
    return (message) => log[level](String(message));
  }
}

/** Apollo gives this code to every error that has none. */
const internal = 'INTERNAL_SERVER_ERROR';

function codeOf({ extensions }: { extensions?: Record<string, unknown> }): unknown {
  return extensions?.['code'];
}

/** graphql-js would execute a subscription as if it were a query, once, and answer with nulls. */
const refuseSubscriptions: ApolloServerPlugin<object> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ operation }) {
        if (operation?.operation !== 'subscription') return;
        throw new GraphQLError(
          `Subscriptions are served by WebSocket at ${graphqlPath}, or as events at ${streamPath}.`,
          {
            extensions: { code: 'BAD_REQUEST', http: { status: 400 } },
          },
        );
      },
    };
  },
};

const nameWrongVariables: ApolloServerPlugin<object> = {
  async requestDidStart() {
    return {
      async willSendResponse({ schema, operation, request, response, errors }) {
        if (!operation || response.body.kind !== 'single' || !errors?.some(isVariableError)) return;
        const explained = explainVariables(schema, operation, request.variables ?? {});
        if (explained.length > 0) response.body.singleResult.errors = explained.map((error) => error.toJSON());
      },
    };
  },
};

const nameWrongLiterals: ApolloServerPlugin<object> = {
  async requestDidStart() {
    let wrong: readonly Error[] = [];
    return {
      async validationDidStart() {
        return async (errors) => void (wrong = errors ?? []);
      },
      async willSendResponse({ schema, document, response: { body } }) {
        if (body.kind !== 'single' || !document || wrong.length === 0) return;
        const explained = wrong.map((error) =>
          error instanceof GraphQLError ? explainLiteral(schema, document, error) : null,
        );
        body.singleResult.errors = body.singleResult.errors?.map((error, at) => explained[at]?.toJSON() ?? error);
      },
    };
  },
};

/** A caller, or what balances the load before us, must see that the answer is worth asking for again. */
const sayUnavailable: ApolloServerPlugin<object> = {
  async requestDidStart() {
    return {
      async willSendResponse({ response: { body, http } }) {
        if (body.kind !== 'single') return;
        if (body.singleResult.errors?.some((error) => codeOf(error) === unavailable.code))
          http.status = unavailable.status;
      },
    };
  },
};

/** Lets Apollo Server answer Fastify's requests. */
export function addApolloDoor(
  app: FastifyInstance,
  {
    apollo,
    createContext,
    bodyLimit,
  }: { apollo: ApolloServer<object>; createContext: CreateContext; bodyLimit: number },
): void {
  app.route({
    method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    url: graphqlPath,
    bodyLimit,
    async handler(request: FastifyRequest, reply: FastifyReply) {
      const { status, headers, body } = await apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest: {
          method: request.method,
          headers: headerMap(request),
          search: new URL(request.url, 'http://localhost').search,
          body: request.body,
        },
        context: async () => createContext(request.viewer, null, goneSignal(reply.raw)),
      });
      // What a caller may see is nobody else's, and old in a second.
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
