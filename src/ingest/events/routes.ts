import type { FastifyInstance } from 'fastify';
import { Losses } from '../../domain/tables/losses.ts';
import { noteLosses } from '../../services/note-losses.ts';
import { bearerOf, callerOf } from '../credentials/caller.ts';
import { failAsError, takePost, type DoorParts, type DoorSpeech } from '../doors.ts';
import { MAX_BODY } from '../read-body.ts';
import { readItems } from './read-items.ts';
import { takeEvents } from './take-events.ts';

/** Our own door for console events; its name is also that of the collector of an event. */
const speech: DoorSpeech = { name: 'api/events', fail: failAsError };

/** `POST /api/events`: a batch of events, each of which stands alone. */
export function eventsRoutes(app: FastifyInstance, door: DoorParts): void {
  const { parts, rules, metrics } = door;
  app.post('/api/events', { config: { door: true } }, (request, reply) =>
    takePost(door, speech, request, reply, async () => {
      const workspace = await parts.workspaces.current();
      const caller = callerOf(request, workspace, rules, { admin: true, now: parts.clock() });
      return {
        limit: MAX_BODY,
        workspace: caller.workspace,
        table: 'Event',
        async take(body) {
          const items = readItems(body, request.headers['content-type']);
          const { answer, computers } = await takeEvents(parts, caller.workspace, items, speech.name);
          const losses = new Losses();
          for (const { message } of answer.rejected) losses.add('record-rejected', message);
          await noteLosses(parts, caller.workspace, { door: speech.name, table: 'Event' }, losses.list);
          parts.tally.note({
            bearer: bearerOf(request, speech.name, caller),
            table: 'Event',
            records: answer.accepted,
            bytes: body.length,
            capped: false,
            computers,
          });
          metrics.eventsTaken('accepted', answer.accepted);
          metrics.eventsTaken('duplicate', answer.duplicates);
          metrics.eventsTaken('rejected', answer.rejected.length);
          return reply.send(answer);
        },
      };
    }),
  );
}
