import type { IncomingMessage } from 'node:http';
import cors from '@fastify/cors';
import fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyRequest,
} from 'fastify';
import { isLoopback, isWorkspaceHost } from '../domain/net/host.ts';
import type { Viewer } from '../domain/principals/viewer.ts';
import { addApolloDoor, createApollo } from './graphql/apollo/server.ts';
import { createAuthenticate, unauthenticated } from './guard/auth.ts';
import { watchUnusedConnections } from './connections/unused.ts';
import { createReadDocument } from './graphql/documents/read-document.ts';
import { createErrorAnswer, unavailable } from './graphql/errors.ts';
import { addGraphiQLFiles, sendPage, wantsPage } from './pages/graphiql.ts';
import { addHealthDoors } from './monitoring/health.ts';
import { createFanOut } from '../feed/fan-out.ts';
import { createHostCheck } from './guard/hosts.ts';
import { createRunOperation } from './graphql/operations/run.ts';
import { createOriginCheck } from './guard/origins.ts';
import { defaultLimits, type HttpOptions } from './options.ts';
import { createPlaces } from './guard/places.ts';
import { graphqlPath, pathOf, refuse, type Refusal } from './guard/refusal.ts';
import { watchProcess, watchRequests } from './monitoring/metrics.ts';
import { addSchemaDoors } from './pages/schemas.ts';
import { createShareKey } from './graphql/operations/shareable.ts';
import type { SharedOperations } from './graphql/operations/shared-payload.ts';
import { createSlots } from './guard/slots.ts';
import { createTlsListener } from './tls/listener.ts';
import { addEventStreamDoor, type EventStreamDoor } from './graphql/event-stream/route.ts';
import { createWebSocketDoor } from './graphql/websocket/transport.ts';

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

/** The HTTP shell: every door of the process, guarded in one way. */
export type HttpServer = {
  readonly app: FastifyInstance;
  /** Listens, and tells the address as a URL. */
  start(): Promise<string>;
  /** Where it listens with TLS, once it does; null without such a listener. */
  readonly tlsUrl: string | null;
  /** Turns `/readyz` to 503 and sends long-lived connections away, to come back elsewhere; requests are still answered. */
  drain(): void;
  /** Drains, answers what is under way, cuts after `drainTimeout` what is still there, and closes. May be called again. */
  stop(): Promise<void>;
};

/**
 * Puts the doors together: GraphQL over HTTP, WebSocket and server-sent events, GraphiQL, health and metrics, and those
 * that `options.doors` adds.
 *
 * @throws where it would listen beyond loopback without a key.
 */
export async function createHttpServer(options: HttpOptions): Promise<HttpServer> {
  const { schema, createContext, config, metrics, log } = options;
  if (config.adminKey === null && !isLoopback(config.host)) {
    throw new Error(`HOST is ${config.host}, which others can reach; set ADMIN_KEY, or leave HOST at 127.0.0.1.`);
  }
  const limits = { ...defaultLimits, ...config.limits };
  const authenticate = createAuthenticate(config.adminKey);
  const hostIsAllowed = createHostCheck(config);
  const originIsAllowed = createOriginCheck(config);
  const answer = createErrorAnswer(log, options.isAway ?? (() => false));
  const readDocument = createReadDocument(schema);
  const fanOut: SharedOperations = createFanOut();
  const shareKey = createShareKey(schema, options.shareableTypes ?? new Set());
  const slots = createSlots(limits);
  const run = createRunOperation(schema, createContext, answer, shareKey, fanOut, slots);
  const places = createPlaces(limits);
  let stopping = false;
  let tlsUrl: string | null = null;

  /** What is wrong with where a request comes from or goes to, whoever sends it. */
  function refusal({ headers }: Pick<IncomingMessage, 'headers'>, isDoor = false): Refusal | null {
    const { host, origin } = headers;
    // Such a name proves nothing, so what comes by it is no page of ours, which a door needs to be told by nothing.
    if (isDoor && isWorkspaceHost(host) && origin === undefined) return null;
    if (!hostIsAllowed(host)) return { status: 421, code: 'HOST_NOT_ALLOWED', message: notOurHost(host) };
    if (!originIsAllowed(headers)) return { status: 403, code: 'ORIGIN_NOT_ALLOWED', message: notOurOrigin(origin) };
    return null;
  }

  const app = fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    // Clients of Azure join an endpoint and a path that both have a slash.
    routerOptions: { ignoreDuplicateSlashes: true },
    // The page of an idle browser must not hold the process up.
    forceCloseConnections: 'idle',
    // What still comes over a connection that is open while the server stops is answered, and told to come back over another one.
    return503OnClosing: false,
  });
  app.decorateRequest('viewer', null as unknown as Viewer);
  watchRequests(app, metrics);
  const cutUnusedConnections = watchUnusedConnections(app.server);
  const tls = config.tls ? createTlsListener(app.server, { host: config.host, ...config.tls }, log) : null;

  app.addHook('onRequest', async (request, reply) => {
    const wrong = refusal(request.raw, request.routeOptions.config.door);
    if (wrong) return refuse(request, reply, wrong);
  });
  // After the hook above, which has refused pages that may not call: whoever comes this far may read the answer.
  await app.register(cors, {
    origin: true,
    methods: ['GET', 'POST'],
    allowedHeaders: [
      'authorization',
      'content-type',
      'accept',
      'last-event-id',
      'apollo-require-preflight',
      'x-apollo-operation-name',
      'prefer',
      'x-api-key',
    ],
    maxAge: 600,
  });
  app.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.config.open || request.routeOptions.config.door) return;
    if (pathOf(request.url) === graphqlPath && wantsPage(request)) return sendPage(reply);
    const viewer = authenticate(request.headers.authorization);
    if (viewer === null)
      return refuse(request, reply, { status: 401, code: 'UNAUTHENTICATED', message: unauthenticated });
    request.viewer = viewer;
  });
  app.setErrorHandler((error: FastifyError, request, reply) => refuse(request, reply, refusalOf(error, request)));
  app.setNotFoundHandler((request, reply) => refuse(request, reply, notFound(request)));

  function refusalOf(error: FastifyError, request: FastifyRequest): Refusal {
    const status = error.statusCode ?? 500;
    if (status === 413) return { status, code: 'PAYLOAD_TOO_LARGE', message: tooLarge(request) };
    if (status >= 400 && status < 500) return { status, code: 'BAD_REQUEST', message: error.message };
    const { message, extensions } = answer(error);
    if (extensions?.['code'] === unavailable.code) return unavailable;
    return { status: 500, code: 'INTERNAL_SERVER_ERROR', message };
  }

  addHealthDoors(app, { ready: options.ready, metrics, isStopping: () => stopping });
  addGraphiQLFiles(app);
  addSchemaDoors(app);

  const apollo = createApollo({ schema, answer, log });
  await apollo.start();
  let streams: EventStreamDoor | null = null;
  await app.register(async (graphql) => {
    // JSON only: forms and plain text are what a page of another site can send without asking.
    graphql.removeContentTypeParser('text/plain');
    addApolloDoor(graphql, { apollo, createContext, bodyLimit: limits.bodyBytes });
    streams = addEventStreamDoor(graphql, { readDocument, run, answer, places, limits });
  });
  await options.doors?.(app);

  const webSockets = createWebSocketDoor(app.server, {
    schema,
    readDocument,
    run,
    answer,
    authenticate,
    refusal: (request) => (pathOf(request.url ?? '') === graphqlPath ? refusal(request) : noSocketHere),
    places,
    limits,
    log,
  });
  watchProcess(metrics, {
    graphql_connections: { help: 'WebSockets and event streams that are open.', value: () => places.taken },
    graphql_subscriptions: { help: 'Subscriptions that run.', value: () => slots.taken },
    graphql_feed_groups: { help: 'Groups of equal subscribers in step.', value: () => fanOut.size.groups },
    graphql_feed_seats: { help: 'Subscribers in those groups.', value: () => fanOut.size.seats },
    graphql_socket_operations: { help: 'Operations that run on WebSockets.', value: () => webSockets.running },
  });

  function drain(): void {
    stopping = true;
    streams?.drain();
    webSockets.drain();
  }

  let stopped: Promise<void> | null = null;
  async function stop(): Promise<void> {
    drain();
    const cut = setTimeout(() => {
      app.server.closeAllConnections();
      tls?.cut();
    }, limits.drainTimeout);
    const closed = Promise.all([webSockets.stop(), app.close(), tls?.stop()]);
    cutUnusedConnections();
    await closed;
    clearTimeout(cut);
    await apollo.stop();
  }

  return {
    app,
    async start() {
      const url = await app.listen({ host: config.host, port: config.port });
      tlsUrl = tls ? await tls.start() : null;
      return url;
    },
    get tlsUrl() {
      return tlsUrl;
    },
    drain,
    stop: () => (stopped ??= stop()),
  };
}

const noSocketHere: Refusal = { status: 404, code: 'NOT_FOUND', message: `WebSockets are opened at ${graphqlPath}.` };

function notFound(request: FastifyRequest): Refusal {
  return { status: 404, code: 'NOT_FOUND', message: `There is nothing at ${pathOf(request.url).slice(0, 100)}.` };
}

function notOurHost(host: string | undefined): string {
  return `This server is not known as ${JSON.stringify(host?.slice(0, 100) ?? '')}; ALLOWED_HOSTS and PUBLIC_URL say by which names it is.`;
}

function notOurOrigin(origin: string | undefined): string {
  return `Pages of ${JSON.stringify(origin?.slice(0, 100) ?? '')} may not call this server; ALLOWED_ORIGINS says which may.`;
}

function tooLarge(request: FastifyRequest): string {
  return `The body is larger than the ${request.routeOptions.bodyLimit ?? 0} bytes that are taken here.`;
}
