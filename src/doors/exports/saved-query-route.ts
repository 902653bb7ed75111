import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isApiKey } from '../../domain/credentials/api-key.ts';
import { readAuthorization } from '../../domain/credentials/authorization.ts';
import { EXPORT_FORMATS, FORMAT_FACTS, formatOf, type ExportFormat } from '../../domain/exports/format.ts';
import { mayDo } from '../../domain/principals/permissions.ts';
import { serverItself } from '../../domain/principals/viewer.ts';
import { idOf } from '../../domain/ids/node-id.ts';
import { findExportKey } from '../../services/exports/export-keys.ts';
import { savedTextOf } from '../../services/exports/saved-text.ts';
import { runUnlessPaused } from '../../services/queries/query-strikes.ts';
import { streamQuery } from '../../services/exports/stream-query.ts';
import { badParameter, ExportRefusal } from './refusal.ts';
import type { DoorOptions } from '../door.ts';
import { attachment, sendStream } from './send-stream.ts';

/** Seconds for which a file may be shown again without being asked for: a report that is refreshed by ten people costs one query. */
const FRESH = 60;
const PARAMETERS = ['key', 'timespan', 'bom'];

/**
 * `GET /export/ID.csv`: the result of one saved query, for whoever holds a key of it, or the administrator's. The key comes as Bearer,
 * as the password of Basic (whatever the name), or in the URL for programs that can do neither.
 */
export function addSavedQueryRoute(app: FastifyInstance, options: DoorOptions): void {
  app.route<{ Params: { file: string } }>({
    method: ['GET', 'HEAD'],
    url: '/export/:file',
    exposeHeadRoute: false,
    config: { open: true, compressed: true },
    handler: (request, reply) => answer(options, request, reply, request.params.file),
  });
}

async function answer(
  { core, queries, rules: { authenticate } }: DoorOptions,
  request: FastifyRequest,
  reply: FastifyReply,
  file: string,
) {
  const given = request.query as Record<string, unknown>;
  const secret = secretOf(request, given['key']);
  const key = secret === null ? null : await findExportKey(core, secret);
  // Where nobody needs a key, a wrong one is refused all the same.
  const needsNone = await authenticate(undefined);
  const shown =
    secret === null ? needsNone : needsNone && !isApiKey(secret) ? null : await authenticate(`Bearer ${secret}`);
  const viewer = shown && mayDo(shown, 'queries:read') && mayDo(shown, 'records:query') ? shown : null;
  if (key === null && viewer === null) {
    if (secret !== null) await request.noteWrongKey('export');
    const message = 'This file asks for a key of its saved query: as Bearer, as the password of Basic, or as ?key=.';
    throw new ExportRefusal(401, 'UNAUTHENTICATED', message);
  }
  request.admit();
  const { id, format } = fileOf(file);
  const workspace = key?.workspace ?? viewer!.workspace;
  if (key !== null && key.savedQueryId !== id) {
    throw new ExportRefusal(403, 'FORBIDDEN', 'The key is one of another saved query.');
  }
  const saved = id === null ? null : await savedTextOf(core, workspace, id);
  if (saved === null)
    throw new ExportRefusal(404, 'NOT_FOUND', 'There is no such saved query, or it must be given parameters.');
  const { timespan, bom } = readParameters(given);
  const now = core.clock();
  const { mediaType, extension } = FORMAT_FACTS[format];
  const headers = {
    'content-type': mediaType,
    'content-disposition': attachment(`${saved.document.name}.${extension}`),
    'cache-control': `private, max-age=${FRESH}`,
    vary: 'authorization',
    // The key may stand in the URL, which must not travel on.
    'referrer-policy': 'no-referrer',
    'last-modified': now.toUTCString(),
    etag: etagOf(saved.document.revision, now),
  };
  if (key) await core.models.exportKeys.noteUse(key, now);
  if (isFresh(request, saved.document, now)) {
    const { 'content-type': _type, 'content-disposition': _name, etag: _etag, 'last-modified': _at, ...kept } = headers;
    const known = request.headers['if-none-match'];
    return reply
      .code(304)
      .headers({ ...kept, ...(known ? { etag: known } : {}) })
      .send();
  }
  if (request.method === 'HEAD') return reply.headers(headers).send();
  const principal = key ? serverItself(workspace, `export key ${key._id}`) : viewer!;
  const asked = { query: saved.text, timespan, format, bom };
  return sendStream(reply, headers, (take, signal) =>
    runUnlessPaused(core, workspace, saved.text, () =>
      streamQuery(queries, asked, { ...principal, signal }, now, take),
    ),
  );
}

/** The secret that a request carries; null for one without. Several that differ are a mistake. */
function secretOf({ headers: { authorization } }: FastifyRequest, inUrl: unknown): string | null {
  if (inUrl !== undefined && typeof inUrl !== 'string') throw badParameter('key', 'one key', 'several');
  const given = readAuthorization(authorization);
  switch (given?.scheme) {
    case 'bearer':
      return given.token;
    case 'basic':
      return given.password ?? given.user;
    default:
      return inUrl ?? null;
  }
}

function fileOf(file: string): { id: string | null; format: ExportFormat } {
  const dot = file.lastIndexOf('.');
  const format = formatOf(file.slice(dot + 1));
  if (dot < 0 || format === null) {
    const kinds = EXPORT_FORMATS.map((one) => `.${one}`).join(', ');
    throw new ExportRefusal(404, 'NOT_FOUND', `A file's name ends with ${kinds}.`);
  }
  return { id: idOf('SavedQuery', file.slice(0, dot)), format };
}

function readParameters(given: Record<string, unknown>): { timespan: string | null; bom: boolean } {
  for (const name of Object.keys(given)) {
    if (!PARAMETERS.includes(name))
      throw badParameter(name, `one of the parameters ${PARAMETERS.join(', ')}`, given[name]);
  }
  const { timespan = null, bom = 'false' } = given;
  if (timespan !== null && typeof timespan !== 'string')
    throw badParameter('timespan', 'a time span such as PT1H', timespan);
  if (bom !== 'true' && bom !== 'false') throw badParameter('bom', 'true or false', bom);
  return { timespan, bom: bom === 'true' };
}

/** A weak validator: it names the run and the revision of the query, for the bytes are not known before they are sent. */
function etagOf(revision: number, now: Date): string {
  return `W/"${revision}-${now.getTime().toString(36)}"`;
}

/** Whether the caller holds a run of the same query that is not older than a file may be. */
function isFresh(
  { headers }: FastifyRequest,
  { revision, updatedAt }: { revision: number; updatedAt: Date },
  now: Date,
): boolean {
  const isRecent = (at: number) => at <= now.getTime() && now.getTime() - at < FRESH * 1_000;
  const tags = headers['if-none-match'];
  // RFC 9110, 13.1.3: the date counts only where no tag was sent.
  if (tags !== undefined) {
    return [...tags.matchAll(/W\/"(\d+)-([0-9a-z]{1,12})"/g)].some(
      ([, known, at]) => Number(known) === revision && isRecent(parseInt(at!, 36)),
    );
  }
  const since = Date.parse(headers['if-modified-since'] ?? '');
  return Number.isFinite(since) && since >= updatedAt.getTime() && isRecent(since);
}
