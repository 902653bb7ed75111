import { randomUUID } from 'node:crypto';
import { shorten } from '../../domain/text/shorten.ts';
import type { Core } from '../../services/core.ts';
import { QueryError } from '../../query/index.ts';

/** What is wrong, from the general to the particular: clients show the innermost. `pos` counts from 0, `line` from 1. */
export interface InnerError {
  code: string;
  message: string;
  line?: number;
  pos?: number;
  token?: string;
  innererror?: InnerError;
}

/** A request that is answered by an error, in the form of the Log Analytics query API. */
export class ApiError extends Error {
  override name = 'ApiError';
  readonly status: number;
  readonly code: string;
  readonly inner: InnerError | null;
  /** Seconds after which the same may be asked again; null where that does not help. */
  readonly retryAfter: number | null;
  readonly correlationId = randomUUID();

  constructor(
    status: number,
    code: string,
    message: string,
    { inner = null, retryAfter = null }: { inner?: InnerError | null; retryAfter?: number | null } = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.inner = inner;
    this.retryAfter = retryAfter;
  }

  /** `{"error": {…}}`, the only form that the official clients read. */
  get body(): object {
    const { message, code, correlationId, inner } = this;
    return { error: { message, code, correlationId, ...(inner ? { innererror: inner } : {}) } };
  }
}

/** Something in the request cannot be taken: where it stands, what was expected, what came. */
export function badArgument(field: string, expected: string, got: unknown): ApiError {
  const inner = { code: 'InvalidArgument', message: `${field}: expected ${expected}, got ${shorten(got)}.` };
  return new ApiError(400, 'BadArgumentError', INVALID, { inner });
}

/** A workspace that is not the caller's. The answer does not say whether it exists. */
export function noAccess(workspace: unknown): ApiError {
  const inner = {
    code: 'WorkspaceAccessError',
    message: `The credentials give no access to the workspace ${shorten(workspace)}.`,
  };
  const message = 'The provided credentials have insufficient access to perform the requested operation';
  return new ApiError(403, 'InsufficientAccessError', message, { inner });
}

export function noSuchPath(path: string): ApiError {
  const hint =
    'Ask by the id of the workspace: /v1/workspaces/{id}/query; asking by the id of an Azure resource is not possible here.';
  const inner = { code: 'PathNotFoundError', message: `There is nothing at ${shorten(path)}. ${hint}` };
  return new ApiError(404, 'PathNotFoundError', 'The requested path does not exist', { inner });
}

export function tooManyQueries(message: string, retryAfter: number): ApiError {
  return new ApiError(429, 'ThrottledError', message, { retryAfter });
}

export function timedOut(seconds: number): ApiError {
  const inner = { code: 'QueryTimeout', message: `The query took longer than ${seconds} s.` };
  return new ApiError(504, 'GatewayTimeout', 'The query did not end in the time that the caller waits for it', {
    inner,
  });
}

export function tooLarge(limit: number): ApiError {
  const inner = { code: 'RequestTooLarge', message: `The body is larger than ${limit} bytes.` };
  return new ApiError(413, 'RequestEntityTooLarge', INVALID, { inner });
}

/** The answer to an error. An unexpected error is logged, and its answer says nothing about it. */
export function apiErrorOf(
  error: unknown,
  text: string | null,
  seconds: number,
  { log, outage }: Pick<Core, 'log' | 'outage'>,
): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof QueryError && error.code !== 'INTERNAL') return queryProblem(error, text ?? '', seconds);
  if (outage.note(error)) {
    return new ApiError(503, 'ServiceUnavailable', 'The database cannot do this now', { retryAfter: 5 });
  }
  const answer = new ApiError(500, 'InternalServerError', 'Internal server error');
  log.error({ err: error, correlationId: answer.correlationId }, 'unexpected error');
  return answer;
}

const INVALID = 'The request had some invalid properties';
/** The parser quotes names in full, however long they are. */
const MAX_MESSAGE = 1_000;
const RETRY_SECONDS = 30;

/** The kinds of failures as Log Analytics tells them apart, with the places where the engine found them. */
function queryProblem(error: QueryError, text: string, seconds: number): ApiError {
  const { code, line, column, span } = error;
  const message = error.message.slice(0, MAX_MESSAGE);
  const place = { line, pos: column - 1 };
  const refused = (inner: InnerError) => new ApiError(400, 'BadArgumentError', INVALID, { inner });
  if (code === 'TOO_MANY_QUERIES') return tooManyQueries(message, error.retryAfterSeconds ?? RETRY_SECONDS);
  if (code === 'TIMEOUT' || code === 'CANCELLED') return timedOut(seconds);
  if (code === 'INTERRUPTED') return new ApiError(503, 'ServiceUnavailable', message, { retryAfter: 1 });
  if (code === 'MEMORY_LIMIT' || code === 'VALUE_LIMIT')
    return refused({ code: 'EngineError', message, innererror: { code, message, ...place } });
  if (/^KS0\d\d$/.test(code)) {
    const token = shorten(text.slice(span.start, span.start + span.length)).replace(/^"|"$/g, '');
    const what = `Query could not be parsed at '${token}' on line [${line},${place.pos}]: ${message}`;
    return refused({
      code: 'SyntaxError',
      message: 'A recognition error occurred in the query.',
      innererror: { code: 'SYN0002', message: what, ...place, token },
    });
  }
  // The wording by which scripts know that a table or column is not there.
  const name = UNRESOLVED.has(code) ? /'([^']*)'/.exec(message)?.[1] : undefined;
  const inner =
    name === undefined
      ? { code, message, ...place }
      : {
          code: 'SEM0100',
          message: `Failed to resolve table or column expression named '${name}'. ${message}`,
          ...place,
        };
  return refused({ code: 'SemanticError', message: 'A semantic error occurred.', innererror: inner });
}

/** Names that refer to nothing: columns and values, tables. */
const UNRESOLVED: ReadonlySet<string> = new Set(['KS142', 'KS204']);
