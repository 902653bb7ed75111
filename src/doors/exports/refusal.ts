import type { FastifyReply } from 'fastify';
import { shorten } from '../../domain/text/shorten.ts';
import { QueryError } from '../../query/index.ts';
import { QueryArgumentError } from '../../services/queries/run-query.ts';

/** Why an export is refused, before its first byte. */
export class ExportRefusal extends Error {
  override name = 'ExportRefusal';
  readonly status: number;
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly retryAfter: number | null;

  constructor(
    status: number,
    code: string,
    message: string,
    details: Readonly<Record<string, unknown>> = {},
    retryAfter: number | null = null,
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = details;
    this.retryAfter = retryAfter;
  }
}

/** A parameter that cannot be taken: which, what was expected, what came. */
export function badParameter(parameter: string, expected: string, got: unknown): ExportRefusal {
  const message = `${parameter}: expected ${expected}, got ${shorten(got)}.`;
  return new ExportRefusal(400, 'BAD_USER_INPUT', message, { parameter });
}

/** Failures of the engine that are not the text's fault, with their HTTP status. */
const STATUS: Readonly<Record<string, number>> = {
  TIMEOUT: 504,
  MEMORY_LIMIT: 422,
  VALUE_LIMIT: 422,
  RESULT_LIMIT: 422,
  CANCELLED: 503,
  INTERRUPTED: 503,
  PAUSED: 503,
  TOO_MANY_QUERIES: 429,
};
/** The parser quotes names in full, however long they are. */
const MAX_MESSAGE = 1_000;

/** The refusal for a failure before the first byte; null for an unexpected error. */
export function refusalOf(error: unknown): ExportRefusal | null {
  if (error instanceof ExportRefusal) return error;
  if (error instanceof QueryArgumentError) return badParameter(error.argument, error.expected, error.got);
  if (!(error instanceof QueryError) || error.code === 'INTERNAL') return null;
  const { code, line, column, span, retryAfterSeconds } = error;
  const message = `Line ${line}, column ${column}: ${error.message.slice(0, MAX_MESSAGE)}`;
  const own = STATUS[code];
  return new ExportRefusal(
    own ?? 400,
    own ? code : 'BAD_USER_INPUT',
    message,
    { kqlCode: code, line, column, ...span },
    retryAfterSeconds,
  );
}

export function sendRefusal(reply: FastifyReply, refusal: ExportRefusal): FastifyReply {
  const { status, code, message, details, retryAfter } = refusal;
  if (retryAfter !== null) void reply.header('retry-after', String(retryAfter));
  // A spreadsheet asks its user for a name and a password when it is offered Basic.
  if (status === 401) void reply.header('www-authenticate', 'Basic realm="Roomwatch export", charset="UTF-8"');
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .send({ error: { code, message, ...details } });
}
