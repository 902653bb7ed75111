import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { isLoopback } from '../domain/net/host.ts';
import { watchUnusedConnections } from './connections/unused.ts';
import { createErrorAnswer } from './errors/answer.ts';
import { addGraphQL } from './graphql/transports.ts';
import { addFailureHandlers } from './errors/handlers.ts';
import { createGuard } from './guard/guard.ts';
import { addGuard } from './guard/hooks.ts';
import { addHealthRoutes } from './monitoring/health.ts';
import { watchRequests } from './monitoring/metrics.ts';
import { defaultLimits, type HttpConfig, type HttpOptions } from './options.ts';
import { addGraphiQLRoutes } from './pages/graphiql.ts';
import { addSchemaRoutes } from './pages/schemas.ts';
import { createTlsListener } from './tls/listener.ts';

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
  const guard = createGuard(config, options.authenticate);
  const answer = createErrorAnswer(log, options.isAway ?? (() => false));
  let stopping = false;
  let tlsUrl: string | null = null;

  const app = createApp(log);
  watchRequests(app, metrics);
  const cutUnusedConnections = watchUnusedConnections(app.server);
  const tls = config.tls ? createTlsListener(app.server, { host: config.host, ...config.tls }, log) : null;
  await addGuard(app, guard);
  addFailureHandlers(app, answer);
  addHealthRoutes(app, { ready: options.ready, metrics, isStopping: () => stopping });
  addGraphiQLRoutes(app);
  addSchemaRoutes(app);
  const graphql = await addGraphQL(app, { ...options, guard, answer, limits });
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
    cutUnusedConnections();
    await closed;
    clearTimeout(cut);
    await graphql.stop();
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

/** Throws where others could reach a server that asks nobody for a key. */
function checkReach({ adminKey, host }: HttpConfig): void {
  if (adminKey === null && !isLoopback(host)) {
    throw new Error(`HOST is ${host}, which others can reach; set ADMIN_KEY, or leave HOST at 127.0.0.1.`);
  }
}

function createApp(log: Logger): FastifyInstance {
  return fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    // Clients of Azure join an endpoint and a path that both have a slash.
    routerOptions: { ignoreDuplicateSlashes: true },
    // The page of an idle browser must not hold the process up.
    forceCloseConnections: 'idle',
    // What still comes over a connection that is open while the server stops is answered, and told to come back over another one.
    return503OnClosing: false,
  });
}
