import type { FastifyReply, FastifyRequest } from 'fastify';
import { readAuthorization } from '../../domain/credentials/authorization.ts';
import type { Failure } from '../post/failure.ts';
import type { DoorSpeech } from '../post/take-post.ts';

/** The codes of Splunk's HTTP Event Collector and the words for each ("Troubleshoot HTTP Event Collector", possible error codes). */
const WORDS = {
  0: 'Success',
  1: 'Token disabled',
  2: 'Token is required',
  3: 'Invalid authorization',
  4: 'Invalid token',
  5: 'No data',
  6: 'Invalid data format',
  8: 'Internal server error',
  9: 'Server is busy',
  12: 'Event field is required',
  13: 'Event field cannot be blank',
  14: 'ACK is disabled',
  15: 'Error in handling indexed fields',
  17: 'HEC is healthy',
  18: 'HEC is unhealthy',
  27: 'Request entity exceeds size limit',
} as const;

type Code = keyof typeof WORDS;

/** Answers with a code, its words, and behind them what is to be said of this request. */
export function answer(
  reply: FastifyReply,
  status: number,
  code: Code,
  { message, number }: { readonly message?: string; readonly number?: number } = {},
): FastifyReply {
  const text = message === undefined ? WORDS[code] : `${WORDS[code]}: ${message}`;
  const event = number === undefined ? {} : { 'invalid-event-number': number };
  return reply
    .code(status)
    .type('application/json; charset=utf-8')
    .send({ text, code, ...event });
}

export const speech: DoorSpeech = { name: 'splunk', fail };

function fail(reply: FastifyReply, { status, code, message }: Failure): FastifyReply {
  if (status === 401) return refuseCaller(reply, message);
  if (status === 403) return answer(reply, 403, 1, { message });
  if (status === 413) return answer(reply, 413, 27, { message });
  if (status === 429 || status === 503) return answer(reply, status, 9, { message });
  if (status >= 500) return answer(reply, status, 8);
  return code === 'NO_DATA' ? answer(reply, status, 5) : answer(reply, status, 6, { message });
}

/** As Splunk does: 401 without a token, 403 for one that opens nothing. */
function refuseCaller(reply: FastifyReply, message: string): FastifyReply {
  const { authorization } = reply.request.headers;
  if (authorization === undefined) {
    void reply.header('www-authenticate', 'Splunk');
    return answer(reply, 401, 2, { message: 'send "Authorization: Splunk <key of the workspace>"' });
  }
  return tokenOf(authorization) === null ? answer(reply, 401, 3) : answer(reply, 403, 4, { message });
}

/** The token of a request: `Splunk TOKEN`, or the password of Basic, whose user says nothing here; null for another header. */
function tokenOf(authorization: string): string | null {
  const given = readAuthorization(authorization.replace(/^Splunk(?= )/i, 'Bearer'));
  if (given?.scheme === 'bearer') return given.token;
  return given?.scheme === 'basic' ? given.password || null : null;
}

/** The request with its token as every door knows it. */
export function withBearer(request: FastifyRequest): Pick<FastifyRequest, 'headers'> {
  const { headers } = request;
  const token = headers.authorization === undefined ? null : tokenOf(headers.authorization);
  return { headers: token === null ? headers : { ...headers, authorization: `Bearer ${token}` } };
}
