import type { FastifyInstance } from 'fastify';
import { readJsonBody } from '../http/bodies/read-json-body.ts';
import { agentDoor } from './agent/routes.ts';
import { dataCollectorDoor } from './data-collector/routes.ts';
import type { Door, DoorOptions } from './door.ts';
import { elasticsearchDoor } from './elasticsearch/routes.ts';
import { eventsDoor } from './events/routes.ts';
import { exportsDoor } from './exports/routes.ts';
import { logsIngestionDoor } from './logs-ingestion/routes.ts';
import { lokiDoor } from './loki/routes.ts';
import { otlpDoor } from './otlp/routes.ts';
import { prometheusDoor } from './prometheus/routes.ts';
import { queryApiDoor } from './query-api/routes.ts';
import { splunkDoor } from './splunk/routes.ts';
import { signInDoor } from './sign-in/routes.ts';
import { tokenDoor } from './token/routes.ts';

/** All doors. A new one is a folder and a line here. */
const DOORS: readonly Door[] = [
  eventsDoor,
  dataCollectorDoor,
  logsIngestionDoor,
  otlpDoor,
  elasticsearchDoor,
  prometheusDoor,
  lokiDoor,
  splunkDoor,
  agentDoor,
  tokenDoor,
  signInDoor,
  queryApiDoor,
  exportsDoor,
];

/** Adds the routes of all doors. */
export async function addDoors(app: FastifyInstance, options: DoorOptions): Promise<void> {
  for (const door of DOORS) {
    await app.register(async (own) => {
      parseBodies(own, door.bodies);
      door.addRoutes(own, options);
    });
  }
}

function parseBodies(app: FastifyInstance, bodies: Door['bodies']): void {
  if (bodies === 'json') {
    app.removeContentTypeParser('application/json');
    app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request: unknown, body: Buffer) =>
      readJsonBody(body),
    );
    return;
  }
  app.removeAllContentTypeParsers();
  if (bodies === 'unread') app.addContentTypeParser('*', (_request, _payload, done) => done(null));
  else app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
}
