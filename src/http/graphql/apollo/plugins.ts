import type { ApolloServerPlugin, GraphQLResponse } from '@apollo/server';
import { GraphQLError, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { nextTurn } from '../../../turns.ts';
import { graphqlPath, streamPath } from '../../guard/refusal.ts';
import { explainLiteral } from '../documents/literals.ts';
import { refuseVariables } from '../documents/variable-sizes.ts';
import { explainVariables, isVariableError } from '../documents/variables.ts';
import { RETRY_UNAVAILABLE, unavailable } from '../../errors/answer.ts';

/**
 * What is ours about an answer: subscriptions are refused, wrong variables and literals are named, and 503 says that a database is away. One
 * plugin, for each costs every request a promise at each step.
 */
export const ourAnswers: ApolloServerPlugin<object> = {
  async requestDidStart({ schema }) {
    let refused: readonly GraphQLError[] = [];
    let wrongLiterals: readonly Error[] = [];
    return {
      async validationDidStart() {
        return async (errors) => void (wrongLiterals = errors ?? []);
      },
      async didResolveOperation({ operation, request }) {
        refuseSubscription(operation);
        // without variables there is nothing to look at, and nothing to convert
        if (!operation?.variableDefinitions?.length) return;
        refused = refuseVariables(schema, operation, request.variables ?? {});
        // graphql-js converts the variables at once: that is a turn of its own.
        await nextTurn();
        if (refused.length > 0) throw new GraphQLError(refused[0]!.message, { extensions: badRequest });
      },
      async willSendResponse({ operation, document, request, response, errors }) {
        if (response.body.kind !== 'single' || !response.body.singleResult.errors) return;
        const wrong = { operation, document, variables: request.variables ?? {}, refused, wrongLiterals, errors };
        explain(response, schema, wrong);
        sayUnavailable(response);
      },
    };
  },
};

/** graphql-js would execute a subscription as if it were a query, once, and answer with nulls. */
function refuseSubscription(operation: OperationDefinitionNode | undefined): void {
  if (operation?.operation !== 'subscription') return;
  throw new GraphQLError(`Subscriptions are served by WebSocket at ${graphqlPath}, or as events at ${streamPath}.`, {
    extensions: { code: 'BAD_REQUEST', http: { status: 400 } },
  });
}

const badRequest = { code: 'BAD_USER_INPUT', http: { status: 400 } };

interface Wrong {
  readonly operation: OperationDefinitionNode | undefined;
  readonly document: DocumentNode | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  /** What is wrong with the variables, where they did not come to be executed. */
  readonly refused: readonly GraphQLError[];
  readonly wrongLiterals: readonly Error[];
  readonly errors: readonly GraphQLError[] | undefined;
}

/** Names what is wrong with a variable, and with a literal in the document, by path, expectation and value. */
function explain(
  { body }: GraphQLResponse,
  schema: GraphQLSchema,
  { operation, document, variables, refused, wrongLiterals, errors }: Wrong,
): void {
  if (body.kind !== 'single') return;
  if (operation && (refused.length > 0 || errors?.some(isVariableError))) {
    const explained = refused.length > 0 ? refused : explainVariables(schema, operation, variables);
    if (explained.length > 0) body.singleResult.errors = explained.map((error) => error.toJSON());
  }
  if (!document || wrongLiterals.length === 0) return;
  const explained = wrongLiterals.map((error) =>
    error instanceof GraphQLError ? explainLiteral(schema, document, error) : null,
  );
  body.singleResult.errors = body.singleResult.errors?.map((error, at) => explained[at]?.toJSON() ?? error);
}

/** Answers 503 while a database cannot do its work: callers and load balancers then know that the request can be sent again. */
function sayUnavailable({ body, http }: GraphQLResponse): void {
  if (body.kind !== 'single') return;
  if (!body.singleResult.errors?.some((error) => error.extensions?.['code'] === unavailable.code)) return;
  http.status = unavailable.status;
  http.headers.set('retry-after', RETRY_UNAVAILABLE);
}
