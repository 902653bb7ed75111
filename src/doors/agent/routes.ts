import type { FastifyInstance } from 'fastify';
import { stringify } from 'yaml';
import { otelcolConfig } from '../../domain/collectors/otelcol-config.ts';
import { publicAddress } from '../../domain/net/public-address.ts';
import { callerOf } from '../credentials/caller.ts';
import type { Door, DoorOptions } from '../door.ts';
import { failAsError, takePost, type DoorSpeech } from '../post/take-post.ts';

const speech: DoorSpeech = { name: 'agent', fail: failAsError };

const HEAD = `# Made by Roomwatch of what its workspace collects (mutation updateCollectionPlan). Do not edit: the next start fetches it anew.
# ROOMWATCH_KEY, one of the workspace's keys, is read from the environment.
`;

/** `GET /agent/otelcol.yaml`: what an OpenTelemetry collector on a console is to do, so that a thousand are changed in one place. */
export const agentDoor: Door = { bodies: 'unread', addRoutes };

function addRoutes(app: FastifyInstance, options: DoorOptions): void {
  const { rules } = options;
  app.get('/agent/otelcol.yaml', { config: { door: true } }, (request, reply) =>
    takePost(options, speech, request, reply, async () => {
      const caller = await callerOf(request, options, { admin: false });
      return {
        limit: 0,
        workspace: caller.workspace,
        table: '',
        take: async () =>
          reply
            .type('application/yaml; charset=utf-8')
            .header('cache-control', 'no-store')
            .send(`${HEAD}${stringify(otelcolConfig(caller.opened.plan, publicAddress(rules.publicUrl, request)))}`),
      };
    }),
  );
}
