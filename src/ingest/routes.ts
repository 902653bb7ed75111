import type { FastifyInstance } from 'fastify';
import type { Parts } from '../services/parts.ts';
import { takeBody } from './events.ts';
import { BodyError, readBody } from './read-body.ts';
import { readItems } from './read-items.ts';

/** The doors through which collectors bring records. Who calls is known before the body is read. */
export function ingestRoutes(parts: Parts): (app: FastifyInstance) => void {
  return (app) => {
    void app.register(async (doors) => {
      // Bodies are read here, with their own limit and whatever type they claim.
      doors.removeAllContentTypeParsers();
      doors.addContentTypeParser('*', (_request, _payload, done) => done(null));
      doors.post('/api/events', async (request, reply) => {
        try {
          const body = await readBody(request.raw, request.headers['content-encoding']);
          const items = readItems(body, request.headers['content-type']);
          return await takeBody(parts, request.viewer.workspace, items, 'api/events');
        } catch (error) {
          if (!(error instanceof BodyError)) throw error;
          return reply.code(error.status).send({ error: { code: error.code, message: error.message } });
        }
      });
      doors.route({
        method: ['GET', 'PUT', 'PATCH', 'DELETE'],
        url: '/api/events',
        handler: async ({ method }, reply) => {
          const message = `Events are brought by POST, not by ${method}; they are read over GraphQL.`;
          return reply
            .code(405)
            .header('allow', 'POST')
            .send({ error: { code: 'METHOD_NOT_ALLOWED', message } });
        },
      });
    });
  };
}
