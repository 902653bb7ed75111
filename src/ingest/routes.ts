import type { FastifyInstance } from 'fastify';
import type { Metrics } from '../metrics.ts';
import type { Parts } from '../services/parts.ts';
import { takeEvents } from './events.ts';
import { BodyError, readBody } from './read-body.ts';
import { readItems } from './read-items.ts';

/** The doors through which collectors bring records. Who calls is known before the body is read. */
export function ingestRoutes(parts: Parts, metrics: Metrics): (app: FastifyInstance) => void {
  return (app) => {
    void app.register(async (doors) => {
      // Bodies are read here, with their own limit and whatever type they claim.
      doors.removeAllContentTypeParsers();
      doors.addContentTypeParser('*', (_request, _payload, done) => done(null));
      doors.post('/api/events', async (request, reply) => {
        try {
          const body = await readBody(request.raw, request.headers['content-encoding']);
          const items = readItems(body, request.headers['content-type']);
          const answer = await takeEvents(parts, request.viewer.workspace, items, 'api/events');
          metrics.eventsTaken('accepted', answer.accepted);
          metrics.eventsTaken('duplicate', answer.duplicates);
          metrics.eventsTaken('rejected', answer.rejected.length);
          return answer;
        } catch (error) {
          if (!(error instanceof BodyError)) throw error;
          return reply.code(error.status).send({ error: { code: error.code, message: error.message } });
        }
      });
    });
  };
}
