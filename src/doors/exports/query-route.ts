import type { FastifyInstance, FastifyRequest } from 'fastify';
import { EXPORT_FORMATS, FORMAT_FACTS, formatOf } from '../../domain/exports/format.ts';
import { streamQuery, type ExportedQuery } from '../../services/exports/stream-query.ts';
import type { DoorOptions } from '../door.ts';
import { badParameter } from './refusal.ts';
import { attachment, sendStream } from './send-stream.ts';

const PARAMETERS = ['query', 'format', 'timespan', 'bom'];
/** A query is at most 64 kB; in JSON each of its letters may be six. */
const BODY_LIMIT = 512 * 1024;

/** `GET` and `POST /api/export`: any query's result as a file, for whoever may query, over what the caller may see. */
export function addQueryRoute(app: FastifyInstance, { core, queries }: DoorOptions): void {
  app.route({
    method: ['GET', 'POST'],
    url: '/api/export',
    exposeHeadRoute: false,
    config: { compressed: true, permission: 'records:query' },
    bodyLimit: BODY_LIMIT,
    handler: (request, reply) => {
      const asked = readParameters(request);
      const now = core.clock();
      const { mediaType, extension } = FORMAT_FACTS[asked.format];
      const name = `roomwatch-${now.toISOString().slice(0, 19).replaceAll(':', '')}Z.${extension}`;
      const headers = {
        'content-type': mediaType,
        'content-disposition': attachment(name),
        'cache-control': 'no-store',
      };
      return sendStream(reply, headers, (take, signal) =>
        streamQuery(queries, asked, { ...request.viewer, signal }, now, take),
      );
    },
  });
}

function readParameters({ method, query, body }: FastifyRequest): ExportedQuery {
  const given = (method === 'GET' ? query : body) as Record<string, unknown> | null | undefined;
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw badParameter('body', 'a JSON object with query and format', given);
  }
  for (const name of Object.keys(given)) {
    if (!PARAMETERS.includes(name))
      throw badParameter(name, `one of the parameters ${PARAMETERS.join(', ')}`, given[name]);
  }
  const { query: text, format = 'csv', timespan = null, bom = false } = given;
  if (typeof text !== 'string' || text.trim() === '') throw badParameter('query', 'a query in KQL', text);
  const known = typeof format === 'string' ? formatOf(format) : null;
  if (known === null) throw badParameter('format', EXPORT_FORMATS.join(', '), format);
  if (timespan !== null && typeof timespan !== 'string')
    throw badParameter('timespan', 'a time span such as PT1H', timespan);
  const withBom = booleanOf(bom);
  if (withBom === null) throw badParameter('bom', 'true or false', bom);
  return { query: text, format: known, timespan, bom: withBom };
}

/** A truth value of JSON or of a URL. */
function booleanOf(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  return value === 'true' || value === '1' ? true : value === 'false' || value === '0' ? false : null;
}
