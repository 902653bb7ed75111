import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { DoorSpeech } from '../post/take-post.ts';
import type { Failure } from '../post/failure.ts';

/** The clients look for this before they trust an answer. */
const PRODUCT = 'x-elastic-product';

/** Versions of programs that call by their own names; each refuses a server that is older than itself. */
const CALLER =
  /(?:^|[\s(])(?:elastic-)?(?:[a-z]+beat|elasticsearch-[a-z]+|elastic-transport-[a-z]+|logstash|apm-server|elastic-agent)[/ ](\d+\.\d+\.\d+)/i;
const DEFAULT_VERSION = '8.19.0';

/** A version that the caller accepts: its own, where it tells it. */
export function versionFor({ headers }: Pick<FastifyRequest, 'headers'>): string {
  const client = /(?:^|,)es=(\d+\.\d+\.\d+)/.exec(String(headers['x-elastic-client-meta'] ?? ''))?.[1];
  const own = client ?? CALLER.exec(headers['user-agent'] ?? '')?.[1];
  if (own) return own;
  const major = /compatible-with=(\d{1,2})/.exec(headers.accept ?? headers['content-type'] ?? '')?.[1];
  return major ? `${major}.0.0` : DEFAULT_VERSION;
}

/** Sends an answer in the form of Elasticsearch. */
export function answer(reply: FastifyReply, body: object, status = 200): FastifyReply {
  return withHead(reply, status).send(JSON.stringify(body));
}

/** Sends an answer that is JSON in pieces, as fast as it is read. */
export function answerInPieces(reply: FastifyReply, pieces: readonly string[]): FastifyReply {
  if (pieces.length <= FEW) return withHead(reply, 200).send(pieces.join(''));
  return withHead(reply, 200).send(Readable.from(pieces, { objectMode: false }));
}

/** Pieces that are short enough to be one text. */
const FEW = 8;

/** What every answer of Elasticsearch has, in the media type that the client accepts. */
function withHead(reply: FastifyReply, status: number): FastifyReply {
  const asked = /application\/vnd\.elasticsearch\+json; ?compatible-with=\d{1,2}/.exec(
    reply.request.headers.accept ?? '',
  );
  return reply
    .code(status)
    .header(PRODUCT, 'Elasticsearch')
    .header('content-type', asked?.[0] ?? 'application/json')
    .serializer((payload) => payload as string);
}

/** Our codes in the words of Elasticsearch; codes of its own pass. */
const TYPES: Readonly<Record<string, string>> = {
  UNAUTHENTICATED: 'security_exception',
  TOO_LARGE: 'content_too_long_exception',
  TOO_MANY_REQUESTS: 'es_rejected_execution_exception',
  UNAVAILABLE: 'cluster_block_exception',
  INTERNAL_SERVER_ERROR: 'exception',
};

export const speech: DoorSpeech = {
  name: 'elasticsearch',
  fail(reply: FastifyReply, { status, code, message }: Failure) {
    if (status === 401) void reply.header('www-authenticate', 'Basic realm="Roomwatch", ApiKey');
    const type = TYPES[code] ?? (/^[a-z_]+$/.test(code) ? code : 'illegal_argument_exception');
    return answer(reply, errorBody(status, type, message), status);
  },
};

/** A failure in the form of Elasticsearch. */
export function errorBody(status: number, type: string, reason: string): object {
  return { error: { root_cause: [{ type, reason }], type, reason }, status };
}
