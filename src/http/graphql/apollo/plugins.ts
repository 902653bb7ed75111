import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { graphqlPath, streamPath } from '../../guard/refusal.ts';
import { explainLiteral } from '../documents/literals.ts';
import { explainVariables, isVariableError } from '../documents/variables.ts';
import { unavailable } from '../../errors/answer.ts';

/** graphql-js would execute a subscription as if it were a query, once, and answer with nulls. */
export const refuseSubscriptions: ApolloServerPlugin<object> = {
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

/** Names what is wrong with a variable by path, expectation and value. */
export const nameWrongVariables: ApolloServerPlugin<object> = {
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

/** Names what is wrong with a literal in the document in the same way. */
export const nameWrongLiterals: ApolloServerPlugin<object> = {
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

/** Answers 503 while the database is away: callers and load balancers then know that the request can be sent again. */
export const sayUnavailable: ApolloServerPlugin<object> = {
  async requestDidStart() {
    return {
      async willSendResponse({ response: { body, http } }) {
        if (body.kind !== 'single') return;
        if (body.singleResult.errors?.some((error) => error.extensions?.['code'] === unavailable.code))
          http.status = unavailable.status;
      },
    };
  },
};
