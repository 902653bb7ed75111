import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify';
import type { Door, DoorOptions } from '../door.ts';
import { createAnswerQuery } from './answer-query.ts';
import { queryCallerOf } from './caller.ts';
import { ApiError, noSuchPath } from './errors.ts';
import { createHandlers, MAX_BATCH_BODY, MAX_BODY } from './handlers.ts';
import { addKustoRoutes } from './kusto.ts';
import { fail, errorOf } from './reply.ts';

/** Clients put `/v1` before their paths, leave it out, or put a tenant before it, as their endpoint is written. */
const PREFIXES = ['/v1', '', '/:tenant/v1'];
/** What the original has there besides: resources of Azure, and Application Insights. */
const ELSEWHERE = ['workspaces', 'subscriptions', 'apps'];

/**
 * The Log Analytics query API: `/v1/workspaces/{id}/query`, `/v1/workspaces/{id}/metadata` and `/v1/$batch`; and queries as Kusto's own
 * clients send them. Callers are known before a byte of their body is read.
 */
export const queryApiDoor: Door = { bodies: 'bytes', addRoutes };

function addRoutes(app: FastifyInstance, options: DoorOptions): void {
  const { core, rules } = options;
  app.addHook('onRequest', async (request) => {
    if (isElsewhere(request)) return;
    try {
      request.queryCaller = await queryCallerOf(request.headers, rules, core.clock());
    } catch (error) {
      if (error instanceof ApiError && error.status === 403) await request.noteWrongKey('query-api');
      throw error;
    }
    request.admit();
  });
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const limit = request.routeOptions.bodyLimit ?? MAX_BODY;
    return fail(reply, errorOf(error, limit, options));
  });
  const answerQuery = createAnswerQuery(options.queries, options.queryLimits, core);
  const { query, batch, metadata } = createHandlers(options, answerQuery);
  // The hook above asks for the key, in the form of this API.
  const config = { open: true, compressed: true };

  void app.register(async (kusto) => addKustoRoutes(kusto, options, answerQuery));
  const method = ['GET', 'POST'];
  for (const prefix of PREFIXES) {
    app.route({ method, url: `${prefix}/workspaces/:workspace/query`, config, bodyLimit: MAX_BODY, handler: query });
    app.route({
      method,
      url: `${prefix}/workspaces/:workspace/metadata`,
      config,
      bodyLimit: MAX_BODY,
      handler: metadata,
    });
    app.post(`${prefix}/$batch`, { config, bodyLimit: MAX_BATCH_BODY }, batch);
    for (const elsewhere of ELSEWHERE) {
      app.route({
        method,
        url: `${prefix}/${elsewhere}/*`,
        config,
        handler: (request, reply) => fail(reply, noSuchPath(request.url.split('?', 1)[0]!)),
      });
    }
  }
}

/** Whether a request is for one of those paths: no key makes them paths of ours. */
function isElsewhere({ routeOptions }: FastifyRequest): boolean {
  return routeOptions.url?.endsWith('/*') === true;
}
