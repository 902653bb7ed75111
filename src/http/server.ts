import type { Server } from 'node:http';
import type { Server as PlainServer, Socket } from 'node:net';
import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { isLoopback } from '../domain/net/host.ts';
import { createClientErrorHandler, cutLongPipelines } from './connections/client-errors.ts';
import { createConnections, type Connections } from './connections/connections.ts';
import { boundHeldBodies } from './connections/held-bodies.ts';
import { openFilesLimit, withinOpenFiles } from './connections/open-files.ts';
import { listenOnIPv6Loopback } from './connections/other-loopback.ts';
import { watchBodies } from './connections/slow-bodies.ts';
import { watchUnusedConnections } from './connections/unused.ts';
import { createErrorAnswer } from './errors/answer.ts';
import { addGraphQL } from './graphql/transports.ts';
import { addFailureHandlers } from './errors/handlers.ts';
import { createGuard } from './guard/guard.ts';
import { addGuard } from './guard/hooks.ts';
import { createWrongKeys } from './guard/wrong-keys.ts';
import { addHealthRoutes } from './monitoring/health.ts';
import { watchProcess, watchRequests } from './monitoring/metrics.ts';
import { createMistakeCounter, type CountMistake } from './connections/mistakes.ts';
import { defaultLimits, type HttpConfig, type HttpLimits, type HttpOptions } from './options.ts';
import { addCompression } from './negotiation/compression.ts';
import { addGraphiQLRoutes } from './pages/graphiql.ts';
import { addSchemaRoutes } from './pages/schemas.ts';
import { createTlsListener, type TlsListener } from './tls/listener.ts';

/** The HTTP shell: every route of the process, guarded in one way. */
export interface HttpServer {
  readonly app: FastifyInstance;
  /** Listens, and gives the address as a URL. */
  start(): Promise<string>;
  /** Where it listens with TLS, once it does; null without such a listener. */
  readonly tlsUrl: string | null;
  /** Turns `/readyz` to 503 and sends long-lived connections away, to come back elsewhere; requests are still answered. */
  drain(): void;
  /** Drains, answers what is under way, cuts after `drainTimeout` what is still there, and closes. May be called again. */
  stop(): Promise<void>;
}

/**
 * Puts the shell together: GraphQL over HTTP, WebSocket and server-sent events, GraphiQL, health and metrics, and the doors.
 *
 * @throws where it would listen beyond loopback without a key.
 */
export async function createHttpServer(options: HttpOptions): Promise<HttpServer> {
  const { config, metrics, log } = options;
  checkReach(config);
  const limits = { ...defaultLimits, ...config.limits };
  const count = createMistakeCounter(metrics);
  const connections = createConnections(withinOpenFiles(limits, openFilesLimit()), () => count('made-room'));
  const wrongKeys = options.wrongKeys ?? createWrongKeys({ log, count: () => count('wrong-key') });
  const guard = createGuard({ ...options, connections, wrongKeys });
  const answer = createErrorAnswer(log, options.isAway ?? (() => false));
  let stopping = false;
  let tlsUrl: string | null = null;
  let other: PlainServer | null = null;

  const app = createApp(options, limits, count);
  watchRequests(app, metrics, options.log);
  app.server.on('connection', (socket: Socket) => connections.add(socket));
  const cutUnusedConnections = watchUnusedConnections(app.server);
  const stopWatchingBodies = watchBodies(app.server, limits, () => count('slow-body'));
  cutLongPipelines(app.server, count);
  const tls = config.tls
    ? createTls(app.server, { ...options, config: { ...config, tls: config.tls } }, limits, { connections, count })
    : null;
  await addGuard(app, guard);
  addCompression(app);
  addFailureHandlers(app, answer);
  const heldBodies = boundHeldBodies(app, limits.heldBytes);
  addHealthRoutes(app, { ready: options.ready, metrics, isStopping: () => stopping });
  addGraphiQLRoutes(app);
  addSchemaRoutes(app);
  const graphql = await addGraphQL(app, { ...options, guard, answer, limits, heldBodies, count });
  watchProcess(metrics, {
    http_connections: { help: 'Connections that are open.', value: () => connections.taken.all },
    http_stranger_connections: {
      help: 'Connections among them that have shown no good credential.',
      value: () => connections.taken.strangers,
    },
  });
  await options.doors?.(app);

  function drain(): void {
    stopping = true;
    graphql.drain();
  }

  let stopped: Promise<void> | null = null;
  async function stop(): Promise<void> {
    drain();
    const cut = setTimeout(() => {
      app.server.closeAllConnections();
      tls?.cut();
    }, limits.drainTimeout);
    const closed = Promise.all([graphql.closeSockets(), app.close(), tls?.stop()]);
    other?.close();
    cutUnusedConnections();
    await closed;
    clearTimeout(cut);
    stopWatchingBodies();
    wrongKeys.stop();
    await graphql.stop();
  }

  return {
    app,
    async start() {
      const isLocalhost = config.host === 'localhost';
      const url = await app.listen({ host: isLocalhost ? '127.0.0.1' : config.host, port: config.port });
      if (isLocalhost) other = await listenOnIPv6Loopback(app.server, Number(new URL(url).port));
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

/** Throws where others could reach a server that asks nobody for a key. */
function checkReach({ adminKey, host }: HttpConfig): void {
  if (adminKey === null && !isLoopback(host)) {
    throw new Error(`HOST is ${host}, which others can reach; set ADMIN_KEY, or leave HOST at 127.0.0.1.`);
  }
}

function createApp({ config, log }: HttpOptions, limits: HttpLimits, count: CountMistake): FastifyInstance {
  const { trustedProxies = [] } = config;
  return fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    // A logger for each request is for those who read the lines of requests.
    childLoggerFactory: (logger, bindings, options) =>
      log.isLevelEnabled('debug') ? logger.child(bindings, options) : logger,
    // Clients of Azure join an endpoint and a path that both have a slash.
    routerOptions: { ignoreDuplicateSlashes: true },
    // The page of an idle browser must not hold the process up.
    forceCloseConnections: 'idle',
    // What still comes over a connection that is open while the server stops is answered, and told to come back over another one.
    return503OnClosing: false,
    trustProxy: trustedProxies.length > 0 && [...trustedProxies],
    // How long a body may take is watched by `watchBodies`, which leaves the answer to the route.
    http: { headersTimeout: limits.headersTimeout, connectionsCheckingInterval: limits.headersTimeout / 4 },
    clientErrorHandler: createClientErrorHandler(log, count),
  });
}

/** The listener with TLS. Connections count from their first packet: a handshake that never ends is a stranger's. */
function createTls(
  server: Server,
  {
    config,
    log,
  }: { readonly config: HttpConfig & { readonly tls: NonNullable<HttpConfig['tls']> }; readonly log: Logger },
  { headersTimeout: handshakeTimeout }: HttpLimits,
  { connections, count }: { readonly connections: Connections; readonly count: CountMistake },
): TlsListener {
  const options = {
    ...{ host: config.host, ...config.tls, handshakeTimeout },
    onConnection: (socket: Socket, isHandedOver: boolean) =>
      isHandedOver ? connections.remove(socket) : connections.add(socket),
    onFailure: () => count('tls-handshake'),
  };
  return createTlsListener(server, options, log);
}
