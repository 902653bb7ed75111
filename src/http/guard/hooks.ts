import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';
import type { Viewer } from '../../domain/principals/viewer.ts';
import { sendPage, wantsPage } from '../pages/graphiql.ts';
import { unauthenticated } from './auth.ts';
import type { Guard } from './guard.ts';
import { graphqlPath, pathOf, refuse } from './refusal.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who calls. Set for every route that is not open. */
    viewer: Viewer;
  }
  interface FastifyContextConfig {
    /** Answered without a key. */
    open?: boolean;
    /** A door of collectors: it knows its callers itself, and may be called by a host name that begins with a workspace's id. */
    door?: boolean;
  }
}

const ALLOWED_HEADERS = [
  'authorization',
  'content-type',
  'accept',
  'last-event-id',
  'apollo-require-preflight',
  'x-apollo-operation-name',
  'prefer',
  'x-api-key',
];

/** Guards every route that is added to the app: host and origin first, then the caller's key. */
export async function addGuard(app: FastifyInstance, guard: Guard): Promise<void> {
  app.decorateRequest('viewer', null as unknown as Viewer);

  app.addHook('onRequest', async (request, reply) => {
    const refusal = guard.refusalOf(request.raw, request.routeOptions.config.door);
    if (refusal) return refuse(request, reply, refusal);
  });
  // After the hook above, which has refused pages that may not call: whoever comes this far may read the answer.
  await app.register(cors, { origin: true, methods: ['GET', 'POST'], allowedHeaders: ALLOWED_HEADERS, maxAge: 600 });
  app.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.config.open || request.routeOptions.config.door) return;
    if (pathOf(request.url) === graphqlPath && wantsPage(request)) return sendPage(reply);
    const viewer = guard.authenticate(request.headers.authorization);
    if (viewer === null) {
      return refuse(request, reply, { status: 401, code: 'UNAUTHENTICATED', message: unauthenticated });
    }
    request.viewer = viewer;
  });
}
