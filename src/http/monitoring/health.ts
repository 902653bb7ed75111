import type { FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';
import type { Readiness } from '../options.ts';

export interface HealthOptions {
  readonly ready: () => Promise<Readiness>;
  readonly metrics: Registry;
  readonly isStopping: () => boolean;
}

/**
 * `/healthz`: 200 while the process lives. `/readyz`: 200 when it can do its work, 503 with the reasons when it cannot or
 * is about to stop. Both are open, for what watches a process has no key. `/metrics`: Prometheus' text format.
 */
export function addHealthRoutes(app: FastifyInstance, { ready, metrics, isStopping }: HealthOptions): void {
  app.get('/healthz', { config: { open: true } }, async () => ({ ok: true }));

  app.get('/readyz', { config: { open: true } }, async (_request, reply) => {
    const readiness = isStopping() ? { ok: false, checks: { server: 'stopping' } } : await ready();
    return reply.code(readiness.ok ? 200 : 503).send(readiness);
  });

  app.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.metrics()));
}
