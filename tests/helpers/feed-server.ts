import { Registry } from 'prom-client';
import type { HttpLimits } from '../../src/http/options.ts';
import { createHttpServer, type HttpServer } from '../../src/http/server.ts';
import { createLogger } from '../../src/logger.ts';
import { shareableTypes } from '../../src/resolvers/index.ts';
import type { World } from './feed-world.ts';

/** The HTTP shell over a world in memory. */
export interface FeedServer {
  server: HttpServer;
  url: string;
  /** The present value of a metric. */
  metric(name: string): Promise<number>;
}

/** Serves a world. Where no type is shareable, each message is executed for each subscriber. */
export async function serveWorld(
  world: World,
  { limits, types = shareableTypes }: { limits?: Partial<HttpLimits>; types?: ReadonlySet<string> } = {},
): Promise<FeedServer> {
  const metrics = new Registry();
  const server = await createHttpServer({
    schema: world.schema,
    createContext: world.createContext,
    shareableTypes: types,
    config: {
      host: '127.0.0.1',
      port: 0,
      adminKey: null,
      allowedOrigins: [],
      allowedHosts: [],
      publicUrl: null,
      limits: { drainTimeout: 500, ...limits },
    },
    ready: async () => ({ ok: true, checks: {} }),
    metrics,
    log: createLogger('silent'),
  });
  const url = await server.start();
  return {
    server,
    url,
    async metric(name) {
      const { values } = await metrics.getSingleMetric(name)!.get();
      return values[0]?.value ?? NaN;
    },
  };
}
