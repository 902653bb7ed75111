import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify';
import { RETRY_UNAVAILABLE, unavailable, type ErrorAnswer } from './answer.ts';
import { refuseMissing } from '../guard/missing.ts';
import { refuse, type Refusal } from '../guard/refusal.ts';

/** Answers what fails outside GraphQL, and what is not there, as refusals. */
export function addFailureHandlers(app: FastifyInstance, answer: ErrorAnswer): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const refusal = refusalOfError(error, request, answer);
    if (refusal.status === 429) void reply.header('retry-after', '1');
    if (refusal.status === unavailable.status) void reply.header('retry-after', RETRY_UNAVAILABLE);
    return refuse(request, reply, refusal);
  });
  app.setNotFoundHandler(refuseMissing);
}

const CODES: Readonly<Record<number, string>> = { 408: 'REQUEST_TIMEOUT', 429: 'TOO_MANY_REQUESTS' };

function refusalOfError(error: FastifyError, request: FastifyRequest, answer: ErrorAnswer): Refusal {
  const status = error.statusCode ?? 500;
  if (status === 413) {
    const message = `The body is larger than the ${request.routeOptions.bodyLimit ?? 0} bytes that are taken here.`;
    return { status, code: 'PAYLOAD_TOO_LARGE', message };
  }
  if (status >= 400 && status < 500) {
    return { status, code: CODES[status] ?? 'BAD_REQUEST', message: error.message };
  }
  const { message, extensions } = answer(error);
  if (extensions?.['code'] === unavailable.code) return unavailable;
  return { status: 500, code: 'INTERNAL_SERVER_ERROR', message };
}
