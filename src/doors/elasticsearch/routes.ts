import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { pathOf } from '../../http/guard/refusal.ts';
import { shorten } from '../../domain/text/shorten.ts';
import type { Core } from '../../services/core.ts';
import type { Bearer } from '../../services/usage/delivery.ts';
import { bearerOf, callerOf, type CollectorCaller } from '../credentials/caller.ts';
import type { Door, DoorOptions } from '../door.ts';
import { takePost, type OpenPost } from '../post/take-post.ts';
import { BodyError } from '../post/read-body.ts';
import { clusterAnswer } from './cluster.ts';
import { answer, answerInPieces, errorBody, speech, versionFor } from './speech.ts';
import { takeBulk } from './take-bulk.ts';
import { takeDocument, targetOf } from './take-document.ts';
import type { DocumentTarget } from './bulk.ts';

const PREFIX = '/elasticsearch';
const MAX_BULK = 30 * 1024 * 1024;
/** Seconds after which a document that is over the daily cap may come again. */
const RETRY_OVER_QUOTA = 60;
const MAX_BODY = 5 * 1024 * 1024;

/** The types under which `_bulk` is sent; all of them mean lines of JSON. */
const BULK_TYPES = new Set([
  'application/x-ndjson',
  'application/json',
  'application/vnd.elasticsearch+x-ndjson',
  'application/vnd.elasticsearch+json',
]);

/** What shippers for Elasticsearch need of it: `_bulk`, single documents, and harmless answers to what they ask before. */
export const elasticsearchDoor: Door = { bodies: 'unread', addRoutes };

function addRoutes(app: FastifyInstance, options: DoorOptions): void {
  const { core } = options;
  const config = { door: true };

  const open = async (request: FastifyRequest): Promise<CollectorCaller> =>
    callerOf(request, options, { admin: false });

  const bulk = (request: FastifyRequest, reply: FastifyReply, index: string | null) =>
    takePost(options, speech, request, reply, async (): Promise<OpenPost> => {
      const caller = await open(request);
      return {
        limit: MAX_BULK,
        workspace: caller.workspace,
        table: '',
        async take(body, weight) {
          const started = performance.now();
          checkType(request);
          const bearer = bearerOf(request, speech.name, caller);
          const { errors, count, items } = await takeBulk(core, bearer, { body, defaultIndex: index, weight });
          core.metrics.recordsTaken(speech.name, count);
          const head = `{"errors":${errors},"took":${Math.round(performance.now() - started)},"items":`;
          return answerInPieces(reply, [head, ...items, '}']);
        },
      };
    });
  const document = (request: FastifyRequest, reply: FastifyReply, target: DocumentTarget) =>
    takePost(options, speech, request, reply, async (): Promise<OpenPost> => {
      const caller = await open(request);
      const bearer = () => bearerOf(request, speech.name, caller);
      return { limit: MAX_BULK, workspace: caller.workspace, table: '', take: takeOne(core, bearer, target, reply) };
    });
  const cluster = (request: FastifyRequest, reply: FastifyReply) =>
    takePost(options, speech, request, reply, async (): Promise<OpenPost> => {
      const caller = await open(request);
      return {
        limit: MAX_BODY,
        workspace: caller.workspace,
        table: '',
        take: async () => {
          const path = stepsOf(request).join('/');
          const found = clusterAnswer(request.method, path, versionFor(request));
          if (found) return answer(reply, found.body, found.status);
          throw new BodyError(
            400,
            'illegal_argument_exception',
            `Of Elasticsearch only _bulk, _doc and _create are provided here, not ${request.method} /${path.slice(0, 100)}.`,
          );
        },
      };
    });
  for (const url of [PREFIX, `${PREFIX}/*`]) {
    app.route({
      method: ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'],
      url,
      config,
      handler(request, reply) {
        const steps = stepsOf(request);
        const writes = request.method === 'POST' || request.method === 'PUT';
        if (writes && steps.at(-1) === '_bulk' && steps.length <= 3) {
          return bulk(request, reply, steps.length > 1 ? decoded(steps[0]!) : null);
        }
        const target = targetOf(request.method, steps.map(decoded), (request.query as { op_type?: unknown }).op_type);
        return target ? document(request, reply, target) : cluster(request, reply);
      },
    });
  }
}

/** Stores one document and answers what became of it. */
function takeOne(core: Core, bearer: () => Bearer, target: DocumentTarget, reply: FastifyReply): OpenPost['take'] {
  return async (body, weight) => {
    checkType(reply.request);
    const stored = await takeDocument(core, bearer(), { body, target, weight });
    core.metrics.recordsTaken(speech.name, 1);
    if ('body' in stored) return answer(reply, stored.body, stored.status);
    const { status, error } = stored;
    if (status === 429) void reply.header('retry-after', String(RETRY_OVER_QUOTA));
    return answer(reply, errorBody(status, error.type, error.reason), status);
  };
}

/**
 * What a path says behind the prefix, as it came, for a name with a date to be filled in holds an encoded slash. Shippers whose address
 * ends with a slash write two.
 */
function stepsOf(request: FastifyRequest): string[] {
  return pathOf(request.url)
    .slice(PREFIX.length)
    .split('/')
    .filter((step) => step !== '');
}

function decoded(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}

function checkType(request: FastifyRequest): void {
  const given = request.headers['content-type'];
  if (given !== undefined && BULK_TYPES.has(given.split(';', 1)[0]!.trim().toLowerCase())) return;
  throw new BodyError(406, 'media_type_header_exception', `Content-Type header [${shorten(given)}] is not supported`);
}
