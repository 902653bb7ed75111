import { randomUUID } from 'node:crypto';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';

/** Turns an error into the one that the caller gets; the same over HTTP, WebSocket and server-sent events. */
export type ErrorAnswer = (error: unknown) => GraphQLFormattedError;

/**
 * An error with a code in `extensions` is meant for the caller and passes. One without was not foreseen: it could hold
 * anything, so the caller gets a correlation id, and the log gets the error under that id.
 */
export function createErrorAnswer(log: Logger, isAway: (error: unknown) => boolean): ErrorAnswer {
  return (error) => {
    if (error instanceof GraphQLError && typeof error.extensions['code'] === 'string') return intended(error);
    const mistake = error instanceof GraphQLError ? mistakeOfCaller(error) : null;
    if (mistake !== null) return intended(mistake);

    const cause = error instanceof GraphQLError ? (error.originalError ?? error) : error;
    const place = error instanceof GraphQLError ? error.toJSON() : {};
    if (isAway(cause)) {
      return { ...place, message: unavailable.message, extensions: { code: unavailable.code } };
    }
    const correlationId = randomUUID();
    log.error({ err: cause, correlationId }, 'unexpected error');
    return {
      ...place,
      message: `Internal server error. The server's log has it as ${correlationId}.`,
      extensions: { code: 'INTERNAL_SERVER_ERROR', correlationId },
    };
  };
}

/** The answer while a database cannot do its work. The request may or may not have been carried out; sending it again is safe. */
export const unavailable = {
  status: 503,
  code: 'UNAVAILABLE',
  message: 'The database cannot do this now; send it again later.',
};

/** Seconds after which it may be sent again, for `Retry-After`. */
export const RETRY_UNAVAILABLE = '5';

/** `http` in the extensions is a word to Apollo Server (status and headers), nothing to the caller. */
function intended(error: GraphQLError): GraphQLFormattedError {
  const { http: _, ...extensions } = error.extensions;
  return { ...error.toJSON(), extensions };
}

/** Errors of graphql-js and Apollo Server that carry no code and are the caller's; null for all others. */
function mistakeOfCaller(error: GraphQLError): GraphQLError | null {
  // A request that cannot be taken, such as a persisted query that has another hash.
  const { status = 0 } = (error.extensions['http'] ?? {}) as { status?: number };
  if (status >= 400 && status < 500) return withCode(error, 'BAD_REQUEST');
  if (/^Too many errors processing variables/.test(error.message)) return withCode(error, 'BAD_USER_INPUT');
  return argumentError(error);
}

/**
 * graphql-js throws from within execution when a nullable variable gave null for an argument that must not be null. Such
 * errors carry no code, but point at the document, which errors of our own resolvers and scalars do not.
 */
function argumentError(error: GraphQLError): GraphQLError | null {
  const original = error.originalError;
  if (!(original instanceof GraphQLError) || original.nodes === undefined) return null;
  return withCode(error, 'BAD_USER_INPUT');
}

/** The same error with a code. */
export function withCode(error: GraphQLError, code: string): GraphQLError {
  const { message, nodes, source, positions, path, originalError, extensions } = error;
  return new GraphQLError(message, {
    nodes,
    source,
    positions,
    path,
    originalError,
    extensions: { ...extensions, code },
  });
}
