import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { mostErrors, mostTokens, validationOptions } from '../documents/limits.ts';
import type { ErrorAnswer } from '../../errors/answer.ts';
import { ourAnswers } from './plugins.ts';

export interface ApolloOptions {
  readonly schema: GraphQLSchema;
  readonly answer: ErrorAnswer;
  readonly log: Logger;
}

/** GraphQL over HTTP, by Apollo Server. Introspection stays open: the API is public, and its tools live on it. */
export function createApollo({ schema, answer, log }: ApolloOptions): ApolloServer<object> {
  return new ApolloServer<object>({
    schema,
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    parseOptions: { maxTokens: mostTokens },
    validationOptions,
    executionOptions: { maxCoercionErrors: mostErrors },
    includeStacktraceInErrorResponses: false,
    formatError: (formatted, error) => (formatted.extensions?.['code'] === internal ? answer(error) : formatted),
    // The process is stopped from one place, and in order.
    stopOnTerminationSignals: false,
    logger: { debug: note('debug'), info: note('debug'), warn: note('warn'), error: note('error') },
    plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginLandingPageDisabled(), ourAnswers],
  });

  function note(level: 'debug' | 'warn' | 'error'): (message: unknown) => void {
    return (message) => log[level](String(message));
  }
}

/** Apollo gives this code to every error that has none. */
const internal = 'INTERNAL_SERVER_ERROR';
