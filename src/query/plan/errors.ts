/** Why a query was refused or ended. Codes of the parser (`KS142`) are passed on unchanged. */
export type QueryErrorCode =
  | `KS${string}`
  | 'TEXT_TOO_LONG'
  | 'TOO_COMPLEX'
  | 'NOT_SUPPORTED'
  | 'BAD_ARGUMENT'
  | 'MEMORY_LIMIT'
  | 'VALUE_LIMIT'
  | 'RESULT_LIMIT'
  | 'TIMEOUT'
  | 'CANCELLED'
  | 'TOO_MANY_QUERIES'
  /** Something outside ended the process that ran the query. */
  | 'INTERRUPTED'
  /** It has cost its evaluator again and again, and is not run for a while. */
  | 'PAUSED'
  | 'INTERNAL';

/** A place in the query text: `start` and `length` in UTF-16 units, `line` and `column` from 1. */
export interface TextPlace {
  readonly start: number;
  readonly length: number;
  readonly line: number;
  readonly column: number;
}

export interface QueryProblem extends TextPlace {
  readonly code: QueryErrorCode;
  readonly message: string;
}

/** A query that cannot be answered: the fault and its place. Every expected failure of the query engine is a QueryError. */
export class QueryError extends Error {
  override name = 'QueryError';
  readonly code: QueryErrorCode;
  readonly line: number;
  readonly column: number;
  readonly span: { readonly start: number; readonly length: number };
  /** For TOO_MANY_QUERIES: seconds until a new attempt is useful. */
  readonly retryAfterSeconds: number | null;
  /** The query has cost its evaluator: it took too much memory, or the evaluator failed. */
  endsEvaluator = false;

  constructor(problem: QueryProblem, retryAfterSeconds: number | null = null) {
    super(problem.message);
    this.code = problem.code;
    this.line = problem.line;
    this.column = problem.column;
    this.span = { start: problem.start, length: problem.length };
    this.retryAfterSeconds = retryAfterSeconds;
  }

  toProblem(): QueryProblem {
    return { code: this.code, message: this.message, line: this.line, column: this.column, ...this.span };
  }
}

/** Line and column (from 1) of an offset in a text. */
export function placeOf(text: string, start: number, length: number): TextPlace {
  const before = text.slice(0, start);
  const line = before.split('\n').length;
  return { start, length, line, column: start - before.lastIndexOf('\n') };
}

/** A failure without a place of its own, such as a deadline; it is reported at the start of the text. */
export function wholeQueryError(code: QueryErrorCode, message: string, retryAfterSeconds: number | null = null) {
  return new QueryError({ code, message, start: 0, length: 0, line: 1, column: 1 }, retryAfterSeconds);
}

/** The caller has disconnected, or could not take the result: then with the cause. */
export const cancelledError = (cause?: Error): QueryError =>
  Object.assign(wholeQueryError('CANCELLED', 'The query was cancelled.'), cause ? { cause } : {});

/** Raised while a query is planned or run. It has a span; line and column are added where the text is available. */
export class SpanError extends Error {
  override name = 'SpanError';
  /** As in {@link QueryError}. */
  endsEvaluator = false;
  readonly code: QueryErrorCode;
  readonly span: Span;

  constructor(code: QueryErrorCode, message: string, span: Span) {
    super(message);
    this.code = code;
    this.span = span;
  }
}

export interface Span {
  readonly start: number;
  readonly length: number;
}

export const NOWHERE: Span = { start: 0, length: 0 };

/** A failure with its place in the text; an error that is not a failure of the query is returned unchanged. */
export function queryErrorOf(error: unknown, text: string): unknown {
  if (!(error instanceof SpanError)) return error;
  const { code, message, span, cause, endsEvaluator } = error;
  const found = new QueryError({ code, message, ...placeOf(text, span.start, span.length) });
  found.endsEvaluator = endsEvaluator;
  return cause === undefined ? found : Object.assign(found, { cause });
}
