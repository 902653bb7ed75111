import cors from '@fastify/cors';
import type { FastifyContextConfig, FastifyInstance, FastifyRequest } from 'fastify';
import { mayDo, missingPermission, type Permission } from '../../domain/principals/permissions.ts';
import type { Viewer } from '../../domain/principals/viewer.ts';
import { isUtf8Address } from '../bodies/charset.ts';
import { sendPage, wantsPage } from '../pages/graphiql.ts';
import { unauthenticated } from './auth.ts';
import type { Guard } from './guard.ts';
import { refuseMissing } from './missing.ts';
import { graphqlPath, pathOf, refuse } from './refusal.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** What its route says of itself; `routeOptions` makes an object of all options each time that it is read. */
    routeConfig: FastifyContextConfig;
    /** Who calls. Set for every route that is not open. */
    viewer: Viewer;
    /** The address of the program or browser that calls; behind a proxy of TRUSTED_PROXIES, the one that the proxy tells. */
    clientAddress: string;
    /** The request has shown a good credential: its connection is kept before those of strangers. */
    admit(): void;
    /** The request has shown a wrong one, by the named door; resolves when the refusal may be answered. */
    noteWrongKey(door: string): Promise<void>;
  }
  interface FastifyContextConfig {
    /** Answered without a key, or by a route that asks for the key itself. */
    open?: boolean;
    /** Starts no work: a page, a file of one, health. A navigation from anywhere may open it. */
    page?: boolean;
    /** Says only how the process is: answered whatever the name by which it is asked. */
    health?: boolean;
    /** Shows what the process counts: METRICS_KEY opens it too. */
    metrics?: boolean;
    /** What a caller of the route needs beside a key; `signed-in` where what the route does decides it. Absent: an administrator. */
    permission?: Permission | 'signed-in';
    /** A door of collectors: it knows its callers itself, and may be called by a host name that begins with a workspace's id. */
    door?: boolean;
  }
}

/**
 * Clients of Apollo, Azure and others each send headers of their own, and new versions add more. An allowed page is trusted with a key, so
 * it may send any header: without a list, the preflight's own is answered.
 */
const CORS = {
  origin: true,
  methods: ['GET', 'POST', 'PUT', 'DELETE'],
  // What clients read of an answer besides its type: when to come again, and the name of a file.
  exposedHeaders: ['retry-after', 'content-disposition', 'www-authenticate'],
  maxAge: 600,
};

/** Guards every route that is added to the app: host and origin first, then the caller's key. */
export async function addGuard(app: FastifyInstance, guard: Guard): Promise<void> {
  app.decorateRequest('viewer', null as unknown as Viewer);
  app.decorateRequest('routeConfig', null as unknown as FastifyContextConfig);
  app.decorateRequest('clientAddress', {
    getter(this: FastifyRequest) {
      return guard.addressOf(this.raw);
    },
  });
  app.decorateRequest('admit', function admit(this: FastifyRequest) {
    guard.admit(this.raw);
  });
  app.decorateRequest('noteWrongKey', function noteWrongKey(this: FastifyRequest, door: string) {
    return guard.wrongKeys.note(this.clientAddress, door);
  });

  // Without a promise: it would cost every request a turn.
  app.addHook('onRequest', (request, reply, done) => {
    request.routeConfig = request.routeOptions.config;
    const { door, page, health } = request.routeConfig;
    const isPage = page || request.is404 || wantsGraphiQL(request);
    const refusal = guard.refusalOf(request.raw, { door, health, page: isPage });
    if (refusal) return void refuse(request, reply, refusal);
    if (!isUtf8Address(request.url)) {
      const message = 'The address: the bytes of its query are not UTF-8.';
      return void refuse(request, reply, { status: 400, code: 'BAD_REQUEST', message });
    }
    done();
  });
  // After the hook above, which has refused pages that may not call: whoever comes this far may read the answer.
  await app.register(cors, CORS);
  app.addHook('onRequest', async (request, reply) => {
    // No key makes a path of one that is none.
    if (request.is404) return refuseMissing(request, reply);
    const { open, page, door, metrics, permission = 'workspace:write' } = request.routeConfig;
    if (open || page || door) return;
    if (wantsGraphiQL(request)) return sendPage(reply);
    if (metrics && guard.mayScrape(request.headers.authorization)) return request.admit();
    const { authorization } = request.headers;
    const viewer = await guard.authenticate(authorization, guard.cookieOf(request.raw));
    if (viewer === null) {
      if (authorization !== undefined) await request.noteWrongKey(pathOf(request.url));
      return refuse(request, reply, { status: 401, code: 'UNAUTHENTICATED', message: unauthenticated });
    }
    request.viewer = viewer;
    request.admit();
    if (permission !== 'signed-in' && !mayDo(viewer, permission)) {
      return refuse(request, reply, { status: 403, code: 'FORBIDDEN', message: missingPermission(permission) });
    }
  });
  app.addHook('onResponse', ({ raw }, { statusCode }, done) => {
    if (statusCode === 401 || statusCode === 403) guard.doubt(raw);
    done();
  });
}

function wantsGraphiQL(request: FastifyRequest): boolean {
  return wantsPage(request) && pathOf(request.url) === graphqlPath;
}
