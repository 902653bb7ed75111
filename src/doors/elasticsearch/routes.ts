import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { pathOf } from '../../http/guard/refusal.ts';
import { shorten } from '../../domain/text/shorten.ts';
import type { Core } from '../../services/core.ts';
import type { Bearer } from '../../services/usage/delivery.ts';
import { bearerOf, callerOf, type CollectorCaller } from '../credentials/caller.ts';
import type { Door, DoorOptions } from '../door.ts';
import { RETRY_OVER_QUOTA } from '../post/failure.ts';
import { takePost, type OpenPost } from '../post/take-post.ts';
import { BodyError } from '../post/read-body.ts';
import { clusterAnswer, type ClusterAnswer } from './cluster.ts';
import { answer, answerInPieces, errorBody, speech, versionFor } from './speech.ts';
import { takeBulk } from './take-bulk.ts';
import { takeDocument, targetOf } from './take-document.ts';
import type { DocumentTarget } from './bulk.ts';

const PREFIX = '/elasticsearch';
const MAX_BULK = 30 * 1024 * 1024;
const BULK_METHODS = ['POST', 'PUT'];
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
  const cluster = (request: FastifyRequest, reply: FastifyReply, found: ClusterAnswer) =>
    takePost(options, speech, request, reply, async (): Promise<OpenPost> => {
      const caller = await open(request);
      return {
        limit: MAX_BODY,
        workspace: caller.workspace,
        table: '',
        take: async () => answer(reply, found.body, found.status),
      };
    });
  for (const url of [PREFIX, `${PREFIX}/*`]) {
    app.route({
      method: ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'],
      url,
      config,
      handler(request, reply) {
        const steps = stepsOf(request);
        if (steps.at(-1) === '_bulk' && steps.length <= 3) {
          return BULK_METHODS.includes(request.method)
            ? bulk(request, reply, steps.length > 1 ? decoded(steps[0]!) : null)
            : refuseMethod(request, reply);
        }
        const target = targetOf(request.method, steps.map(decoded), (request.query as { op_type?: unknown }).op_type);
        if (target) return document(request, reply, target);
        const found = clusterAnswer(request.method, steps.join('/'), versionFor(request));
        return found ? cluster(request, reply, found) : refusePath(request, reply);
      },
    });
  }
}

/** As the original says it, whoever asks. */
function refuseMethod(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  void reply.header('allow', BULK_METHODS.join(', '));
  const [path, method] = [pathOf(request.url).slice(0, 100), request.method];
  const message = `Incorrect HTTP method for uri [${path}] and method [${method}], allowed: [${BULK_METHODS.join(', ')}]`;
  return speech.fail(reply, { status: 405, code: 'illegal_argument_exception', message, retryAfter: null });
}

/** No key makes a path of one that is none. */
function refusePath(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const asked = `${request.method} ${pathOf(request.url).slice(PREFIX.length, PREFIX.length + 100)}`;
  const message = `Of Elasticsearch only _bulk, _doc and _create are provided here, not ${asked}.`;
  return speech.fail(reply, { status: 404, code: 'illegal_argument_exception', message, retryAfter: null });
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
