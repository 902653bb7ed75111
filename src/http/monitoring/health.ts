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
 * is about to stop. Both are open, for what watches a process has no key, and answer to any `Host`. `/metrics`: Prometheus' text format.
 */
export function addHealthRoutes(app: FastifyInstance, { ready, metrics, isStopping }: HealthOptions): void {
  const look = shareWhilePending(ready);
  app.get('/healthz', { config: { page: true, health: true } }, async () => ({ ok: true }));

  app.get('/readyz', { config: { page: true, health: true } }, async (_request, reply) => {
    const readiness = isStopping() ? { ok: false, checks: { server: 'stopping' } } : await look();
    return reply.code(readiness.ok ? 200 : 503).send(readiness);
  });

  app.get('/metrics', { config: { metrics: true, permission: 'metrics:read' } }, async (_request, reply) =>
    reply.type(metrics.contentType).send(await metrics.metrics()),
  );
}

/** Whoever asks while a look is under way gets what it finds: strangers may ask as often as they like. */
function shareWhilePending(look: () => Promise<Readiness>): () => Promise<Readiness> {
  let pending: Promise<Readiness> | null = null;
  return () => (pending ??= look().finally(() => (pending = null)));
}
