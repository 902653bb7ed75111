import type { FastifyInstance } from 'fastify';
import type { ExportDoorOptions } from './options.ts';
import { addQueryDoor } from './query-door.ts';
import { addSavedQueryDoor } from './saved-query-door.ts';
import { ExportRefusal, refusalOf, sendRefusal } from './refusal.ts';

/** The doors through which results leave as files. */
export function exportRoutes(door: ExportDoorOptions): (app: FastifyInstance) => Promise<void> {
  return async (app) => {
    await app.register(async (doors) => {
      doors.addHook('onRequest', async ({ headers, raw }) => {
        // A page cannot read the answer, but an image of it could have queries run; readers that are no pages send no such header.
        if (headers['sec-fetch-site'] === 'cross-site') {
          throw new ExportRefusal(403, 'ORIGIN_NOT_ALLOWED', 'Pages of other sites may not start exports.');
        }
        if (raw.httpVersionMajor === 1 && raw.httpVersionMinor === 0) {
          const message = 'HTTP/1.0 cannot tell a file that broke off from a whole one; use HTTP/1.1.';
          throw new ExportRefusal(505, 'HTTP_VERSION_NOT_SUPPORTED', message);
        }
      });
      const outer = doors.errorHandler;
      doors.setErrorHandler((error, request, reply) => {
        const refusal = refusalOf(error);
        return refusal ? sendRefusal(reply, refusal) : outer(error as never, request, reply);
      });
      addQueryDoor(doors, door);
      addSavedQueryDoor(doors, door);
    });
  };
}
