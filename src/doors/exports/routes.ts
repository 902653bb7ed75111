import type { FastifyInstance } from 'fastify';
import type { Door, DoorOptions } from '../door.ts';
import { addQueryRoute } from './query-route.ts';
import { ExportRefusal, refusalOf, sendRefusal } from './refusal.ts';
import { addSavedQueryRoute } from './saved-query-route.ts';

/** Results as files: of a query, and of a saved query by its key. */
export const exportsDoor: Door = { bodies: 'json', addRoutes };

function addRoutes(app: FastifyInstance, options: DoorOptions): void {
  app.addHook('onRequest', async ({ raw }) => {
    if (raw.httpVersionMajor === 1 && raw.httpVersionMinor === 0) {
      const message = 'HTTP/1.0 cannot tell a file that broke off from a whole one; use HTTP/1.1.';
      throw new ExportRefusal(505, 'HTTP_VERSION_NOT_SUPPORTED', message);
    }
  });
  const outer = app.errorHandler;
  app.setErrorHandler((error, request, reply) => {
    const refusal = refusalOf(error);
    return refusal ? sendRefusal(reply, refusal) : outer(error as never, request, reply);
  });
  addQueryRoute(app, options);
  addSavedQueryRoute(app, options);
}
