import type { FastifyInstance } from 'fastify';
import { viewJsonSchema } from '../../domain/views/view.ts';

/** `GET /schemas/view.json`: the JSON Schema of view files, without a key, so that editors can fetch it. */
export function addSchemaRoutes(app: FastifyInstance): void {
  const view = JSON.stringify(viewJsonSchema());
  app.get('/schemas/view.json', { config: { page: true } }, (_request, reply) =>
    reply.type('application/schema+json; charset=utf-8').header('cache-control', 'public, max-age=3600').send(view),
  );
}
