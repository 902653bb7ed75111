import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { nextTurn } from '../../../turns.ts';
import { graphqlPath, streamPath } from '../../guard/refusal.ts';
import { explainLiteral } from '../documents/literals.ts';
import { refuseVariables } from '../documents/variable-sizes.ts';
import { explainVariables, isVariableError } from '../documents/variables.ts';
import { RETRY_UNAVAILABLE, unavailable } from '../../errors/answer.ts';

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

const badRequest = { code: 'BAD_USER_INPUT', http: { status: 400 } };

/** Names what is wrong with a variable by path, expectation and value. Too large ones do not come to be executed. */
export const nameWrongVariables: ApolloServerPlugin<object> = {
  async requestDidStart({ schema }) {
    let refused: readonly GraphQLError[] = [];
    return {
      async didResolveOperation({ operation, request }) {
        // without variables there is nothing to look at, and nothing to convert
        if (!operation?.variableDefinitions?.length) return;
        refused = refuseVariables(schema, operation, request.variables ?? {});
        // graphql-js converts the variables at once: that is a turn of its own.
        await nextTurn();
        if (refused.length > 0) throw new GraphQLError(refused[0]!.message, { extensions: badRequest });
      },
      async willSendResponse({ operation, request, response, errors }) {
        if (!operation || response.body.kind !== 'single') return;
        if (refused.length === 0 && !errors?.some(isVariableError)) return;
        const explained = refused.length > 0 ? refused : explainVariables(schema, operation, request.variables ?? {});
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

/** Answers 503 while a database cannot do its work: callers and load balancers then know that the request can be sent again. */
export const sayUnavailable: ApolloServerPlugin<object> = {
  async requestDidStart() {
    return {
      async willSendResponse({ response: { body, http } }) {
        if (body.kind !== 'single') return;
        if (!body.singleResult.errors?.some((error) => error.extensions?.['code'] === unavailable.code)) return;
        http.status = unavailable.status;
        http.headers.set('retry-after', RETRY_UNAVAILABLE);
      },
    };
  },
};
