import type { FastifyInstance } from 'fastify';
import { Losses } from '../../domain/tables/losses.ts';
import { noteLosses } from '../../services/usage/note-losses.ts';
import { bearerOf, callerOf } from '../credentials/caller.ts';
import type { Door, DoorOptions } from '../door.ts';
import { failAsError, takePost, type DoorSpeech } from '../post/take-post.ts';
import { MAX_BODY } from '../post/read-body.ts';
import { readItems } from './read-items.ts';
import { takeBody } from './take-body.ts';

/** Our own door for console events; its name is also that of the collector of an event. */
const speech: DoorSpeech = { name: 'api/events', fail: failAsError };

/** `POST /api/events`: a batch of events, each of which stands alone. */
export const eventsDoor: Door = { bodies: 'unread', addRoutes };

function addRoutes(app: FastifyInstance, options: DoorOptions): void {
  const { core } = options;
  app.post('/api/events', { config: { door: true } }, (request, reply) =>
    takePost(options, speech, request, reply, async () => {
      const caller = await callerOf(request, options, { admin: true });
      return {
        limit: MAX_BODY,
        workspace: caller.workspace,
        table: 'Event',
        async take(body, weight) {
          const items = await readItems(body, request.headers['content-type'], weight);
          const { computers, ...answer } = await takeBody(core, caller.workspace, items, speech.name);
          const losses = new Losses();
          for (const { message } of answer.rejected) losses.add('record-rejected', message);
          await noteLosses(core, caller.workspace, { door: speech.name, table: 'Event' }, losses.list);
          core.tally.note({
            bearer: bearerOf(request, speech.name, caller),
            table: 'Event',
            records: answer.accepted,
            bytes: body.length,
            capped: false,
            computers,
          });
          return reply.send(answer);
        },
      };
    }),
  );
  app.route({
    method: ['GET', 'PUT', 'PATCH', 'DELETE'],
    url: '/api/events',
    config: { open: true },
    handler: async ({ method }, reply) => {
      const message = `Events are brought by POST, not by ${method}; they are read over GraphQL.`;
      return reply
        .code(405)
        .header('allow', 'POST')
        .send({ error: { code: 'METHOD_NOT_ALLOWED', message } });
    },
  });
}
