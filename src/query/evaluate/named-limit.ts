import { type Span, SpanError } from '../plan/errors.ts';
import { ValueLimitError } from '../values/limits.ts';

/** The error of a query for a value that is too large, with the name of the function or operator; any other error unchanged. */
export const namedLimit = (error: unknown, name: string, span: Span): unknown =>
  error instanceof ValueLimitError ? new SpanError('VALUE_LIMIT', `${name}: ${error.message}`, span) : error;
