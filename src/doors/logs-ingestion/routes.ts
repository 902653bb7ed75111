import type { FastifyInstance, FastifyRequest } from 'fastify';
import { shorten } from '../../domain/text/shorten.ts';
import { recordPost } from '../../services/records/record-post.ts';
import type { Workspace } from '../../services/workspaces/workspace.ts';
import { bearerOf, callerOf } from '../credentials/caller.ts';
import type { Door, DoorOptions } from '../door.ts';
import { failAsError, takePost, type DoorSpeech, type OpenPost } from '../post/take-post.ts';
import { BodyError } from '../post/read-body.ts';
import { readRecords } from '../post/read-records.ts';
import { requestIdOf } from '../post/request-id.ts';
import { tableOfStream } from './streams.ts';

/** The official clients send up to 1.3 MB, and more for a record that is longer than that. */
const MAX_BODY = 10 * 1024 * 1024;

const speech: DoorSpeech = { name: 'logs-ingestion', fail: failAsError };

/** The Logs Ingestion API: `POST /dataCollectionRules/{rule}/streams/{stream}?api-version=…`, answered by 204. */
export const logsIngestionDoor: Door = { bodies: 'unread', addRoutes };

function addRoutes(app: FastifyInstance, options: DoorOptions): void {
  const { core } = options;
  app.post('/dataCollectionRules/:rule/streams/:stream', { config: { door: true } }, (request, reply) =>
    takePost(options, speech, request, reply, async (noteCaller): Promise<OpenPost> => {
      const caller = await callerOf(request, options, { admin: false });
      noteCaller(caller);
      const table = tableOf(request, caller.opened);
      return {
        limit: MAX_BODY,
        workspace: caller.workspace,
        table,
        async take(body, weight) {
          const records = await readRecords(body, weight);
          await recordPost(core, {
            bearer: bearerOf(request, speech.name, caller),
            table,
            records,
            naming: { kind: 'named' },
            body,
            requestId: requestIdOf(request),
          });
          core.metrics.recordsTaken(speech.name, records.length);
          return reply.code(204).send();
        },
      };
    }),
  );
}

/** The table that a request is for; throws what is wrong with its address. */
function tableOf(request: FastifyRequest, workspace: Workspace): string {
  const { rule, stream } = request.params as { rule: string; stream: string };
  const version = (request.query as Record<string, unknown>)['api-version'];
  if (version === undefined || version === '') {
    throw new BodyError(
      400,
      'MissingApiVersionParameter',
      'The api-version query parameter is required for all requests.',
    );
  }
  if (rule.toLowerCase() !== workspace.ruleId) {
    throw new BodyError(
      404,
      'NotFound',
      `There is no data collection rule with the immutable id ${shorten(rule)} here.`,
    );
  }
  const table = tableOfStream(stream);
  if (table === null) {
    throw new BodyError(
      400,
      'InvalidStream',
      `The stream ${shorten(stream)} is not one of this rule: expected Custom-NAME with letters, digits and underscores, ` +
        'or Microsoft-Event, Microsoft-Syslog, Microsoft-Perf or Microsoft-Heartbeat.',
    );
  }
  return table;
}
