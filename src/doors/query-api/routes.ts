import { Readable } from 'node:stream';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ReaderKey } from '../../domain/credentials/reader-key.ts';
import { goneSignal } from '../../http/connections/gone.ts';
import type { QueryEngine, TableProvider } from '../../query/index.ts';
import type { Core } from '../../services/core.ts';
import { createAnswerQuery, type QueryApiLimits } from './answer-query.ts';
import { partsOf, readBatch, refusedItem, writeBatch, type BatchAnswer, type BatchItem } from './batch.ts';
import { askerOf, type Asker } from './callers.ts';
import { ApiError, apiErrorOf, noSuchPath, tooLarge } from './errors.ts';
import { metadataOf } from './metadata.ts';
import { paced } from './paced.ts';
import { readPrefer } from './prefer.ts';
import { checkWorkspace, membersOf, readQuery } from './read-query.ts';
import { writeResult } from './write-result.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks by the query API. */
    asker: Asker;
  }
}

/** What the query API is made of. */
export interface QueryApi {
  readonly core: Core;
  readonly engine: QueryEngine;
  readonly tables: TableProvider;
  /** Who may ask, ADMIN_KEY's holder among them; empty where everybody may. */
  readonly readers: readonly ReaderKey[];
  readonly limits: QueryApiLimits;
}

/** Bytes of the body of a query (64 kB of text may be six times as long in JSON), and of a batch. */
const MAX_BODY = 1024 * 1024;
const MAX_BATCH_BODY = 8 * 1024 * 1024;
/** A reader that takes nothing of its answer for so long is cut off, in milliseconds. */
const STALLED = 60_000;

/** Clients put `/v1` before their paths, leave it out, or put a tenant before it, as their endpoint is written. */
const PREFIXES = ['/v1', '', '/:tenant/v1'];
/** What the original has there besides: resources of Azure, and Application Insights. */
const ELSEWHERE = ['workspaces', 'subscriptions', 'apps'];

/**
 * The Log Analytics query API: `/v1/workspaces/{id}/query`, `/v1/workspaces/{id}/metadata` and `/v1/$batch`. Callers are known before
 * a byte of their body is read.
 */
export function queryApiRoutes(api: QueryApi): (app: FastifyInstance) => void {
  return (app) =>
    void app.register(async (door) => {
      // Bodies are read as JSON whatever type they claim.
      door.removeAllContentTypeParsers();
      door.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
      door.addHook('onRequest', async (request) => {
        request.asker = askerOf(request.headers, api.readers, api.core.clock());
      });
      door.setErrorHandler((error: FastifyError, request, reply) => {
        const limit = request.routeOptions.bodyLimit ?? MAX_BODY;
        return fail(reply, errorOf(error, limit, api));
      });
      addRoutes(door, api);
    });
}

function addRoutes(door: FastifyInstance, api: QueryApi): void {
  const { core, engine, limits } = api;
  const answerQuery = createAnswerQuery(engine, limits, core.log);
  const ownId = async () => (await core.workspaces.current()).workspaceId;
  // The hook above asks for the key, in the form of this API.
  const config = { open: true };

  async function query(request: FastifyRequest, reply: FastifyReply) {
    const gone = goneSignal(reply.raw);
    const own = await ownId();
    checkWorkspace((request.params as { workspace: string }).workspace, own);
    const body = request.method === 'POST' ? membersOf((request.body as Buffer | undefined) ?? '') : {};
    const asked = readQuery(body, request.query as Record<string, unknown>, own, core.clock());
    const preferences = readPrefer(request.headers.prefer as string | undefined);
    const { result, leave } = await answerQuery(request.asker, asked, preferences, gone);
    return sendPieces(reply, writeResult(result, preferences, limits), leave);
  }

  async function batch(request: FastifyRequest, reply: FastifyReply) {
    const gone = goneSignal(reply.raw);
    const items = readBatch(membersOf((request.body as Buffer | undefined) ?? ''));
    const own = await ownId();
    const held = new Set<() => void>();
    const answer = async (item: BatchItem): Promise<BatchAnswer> => {
      try {
        checkWorkspace(item.workspace, own);
        const { body, address } = partsOf(item);
        const asked = readQuery(body, address, own, core.clock());
        const preferences = readPrefer(item.prefer);
        const { result, leave } = await answerQuery(request.asker, asked, preferences, gone);
        held.add(leave);
        const done = () => {
          held.delete(leave);
          leave();
        };
        if (gone.aborted) done();
        return { status: 200, headers: {}, pieces: writeResult(result, preferences, limits), leave: done };
      } catch (error) {
        return refusedItem(errorOf(error, MAX_BATCH_BODY, api));
      }
    };
    return sendPieces(reply, writeBatch(items, answer, limits.concurrentPerCaller), () => {
      for (const leave of held) leave();
    });
  }

  async function metadata(request: FastifyRequest, reply: FastifyReply) {
    const own = await ownId();
    checkWorkspace((request.params as { workspace: string }).workspace, own);
    const { workspace } = request.asker;
    const [tables, functions = []] = await Promise.all([
      api.tables.tables(workspace),
      api.tables.functions?.(workspace),
    ]);
    return reply.send(metadataOf({ tables, functions }, own));
  }

  const method = ['GET', 'POST'];
  for (const prefix of PREFIXES) {
    door.route({ method, url: `${prefix}/workspaces/:workspace/query`, config, bodyLimit: MAX_BODY, handler: query });
    door.route({
      method,
      url: `${prefix}/workspaces/:workspace/metadata`,
      config,
      bodyLimit: MAX_BODY,
      handler: metadata,
    });
    door.post(`${prefix}/$batch`, { config, bodyLimit: MAX_BATCH_BODY }, batch);
    for (const elsewhere of ELSEWHERE) {
      door.route({
        method,
        url: `${prefix}/${elsewhere}/*`,
        config,
        handler: (request, reply) => fail(reply, noSuchPath(request.url.split('?', 1)[0]!)),
      });
    }
  }
}

/** Sends JSON text piece by piece; `leave` is called when it is sent, or the caller has gone. */
function sendPieces(
  reply: FastifyReply,
  pieces: Iterable<string> | AsyncIterable<string>,
  leave: () => void,
): FastifyReply {
  const response = reply.raw;
  if (response.destroyed) leave();
  else response.once('close', leave);
  const stream = Readable.from(
    paced(pieces, STALLED, () => response.destroy()),
    { objectMode: false },
  );
  return reply.code(200).type('application/json; charset=utf-8').send(stream);
}

function fail(reply: FastifyReply, error: ApiError): FastifyReply {
  // RFC 9110, 11.6.1: a 401 names the scheme by which to come in.
  if (error.status === 401) void reply.header('www-authenticate', 'Bearer realm="Roomwatch"');
  if (error.retryAfter !== null) void reply.header('retry-after', String(error.retryAfter));
  return reply.code(error.status).type('application/json; charset=utf-8').send(error.body);
}

/** What an error of a request comes to, those of the HTTP server among them. */
function errorOf(error: unknown, limit: number, { limits, core }: QueryApi): ApiError {
  const status = (error as { statusCode?: unknown }).statusCode;
  if (status === 413) return tooLarge(limit);
  if (typeof status === 'number' && status >= 400 && status < 500) {
    const inner = { code: 'BadRequest', message: (error as Error).message };
    return new ApiError(status, 'BadArgumentError', 'The request had some invalid properties', { inner });
  }
  return apiErrorOf(error, null, limits.runMilliseconds / 1_000, core.log);
}
