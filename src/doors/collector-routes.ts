import type { FastifyInstance } from 'fastify';
import { agentRoutes } from './agent/routes.ts';
import { dataCollectorRoutes } from './data-collector/routes.ts';
import { registerDoors, type DoorOptions } from './post/take-post.ts';
import { elasticsearchRoutes } from './elasticsearch/routes.ts';
import { eventsRoutes } from './events/routes.ts';
import { logsIngestionRoutes } from './logs-ingestion/routes.ts';
import { otlpRoutes } from './otlp/routes.ts';
import { tokenRoutes } from './token/routes.ts';

/** The doors through which collectors bring records. A new one is a folder and a line here. */
export function ingestRoutes(door: DoorOptions): (app: FastifyInstance) => void {
  return (app) =>
    registerDoors(app, (doors) => {
      eventsRoutes(doors, door);
      dataCollectorRoutes(doors, door);
      logsIngestionRoutes(doors, door);
      otlpRoutes(doors, door);
      agentRoutes(doors, door);
      elasticsearchRoutes(doors, door);
      tokenRoutes(doors, door);
    });
}
