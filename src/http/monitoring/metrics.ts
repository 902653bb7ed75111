import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { collectDefaultMetrics, Counter, Gauge, Histogram, type Registry } from 'prom-client';
import { pathOf } from '../guard/refusal.ts';

/**
 * Counts requests and writes one line of each at debug. The route is named, not the URL: a query string may hold text
 * that is nobody's business in a log, and would make a series of its own of every request.
 */
export function watchRequests(app: FastifyInstance, metrics: Registry, log: Logger): void {
  const labelNames = ['method', 'route', 'status'] as const;
  const registers = [metrics];
  /** Requests since the metrics were last read: counted by a label each, they would cost more than all else here. */
  const answered = new Map<string, { readonly labels: Record<(typeof labelNames)[number], string>; count: number }>();
  new Counter({
    name: 'http_requests_total',
    help: 'HTTP requests answered.',
    labelNames,
    registers,
    collect() {
      for (const { labels, count } of answered.values()) this.inc(labels, count);
      answered.clear();
    },
  });
  const seconds = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from a request to the end of its answer; of an event stream, how long it lasted.',
    labelNames,
    registers,
  });

  app.addHook('onResponse', (request, reply, done) => {
    const { url } = request.routeOptions;
    const labels = { method: request.method, route: url ?? 'none', status: String(reply.statusCode) };
    const name = `${labels.method} ${labels.status} ${labels.route}`;
    const known = answered.get(name);
    if (known) known.count += 1;
    else answered.set(name, { labels, count: 1 });
    seconds.observe(labels, reply.elapsedTime / 1000);
    if (log.isLevelEnabled('debug')) {
      const path = url ? pathOf(request.url) : 'none';
      request.log.debug({ ...labels, path, ms: Math.round(reply.elapsedTime) }, 'request');
    }
    done();
  });
}

/** Gauges of prom-client under names of counters, which Prometheus' own check of names refuses. They are sums of `nodejs_active_handles` and so on. */
const MISNAMED = ['nodejs_active_handles_total', 'nodejs_active_requests_total', 'nodejs_active_resources_total'];

/** Shows the process itself, and what it holds open. */
export function watchProcess(metrics: Registry, gauges: Record<string, { help: string; value: () => number }>): void {
  // Whoever made the registry may have done so already.
  if (!metrics.getSingleMetric('process_cpu_seconds_total')) {
    collectDefaultMetrics({ register: metrics });
    for (const name of MISNAMED) metrics.removeSingleMetric(name);
  }
  for (const [name, { help, value }] of Object.entries(gauges)) {
    new Gauge({
      name,
      help,
      registers: [metrics],
      collect() {
        this.set(value());
      },
    });
  }
}
