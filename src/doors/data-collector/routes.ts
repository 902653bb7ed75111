import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CUSTOM_SUFFIX, isTableWord } from '../../domain/tables/names.ts';
import type { RawRecord } from '../../domain/tables/fitted.ts';
import { recordPost } from '../../services/records/record-post.ts';
import {
  bearerOf,
  CallerError,
  collectorCaller,
  refuseOtherHost,
  withoutCredential,
  workspaceOfHost,
  type CollectorCaller,
} from '../credentials/caller.ts';
import type { Door, DoorOptions } from '../door.ts';
import { takePost, type DoorSpeech, type OpenPost } from '../post/take-post.ts';
import type { Failure } from '../post/failure.ts';
import { BodyError } from '../post/read-body.ts';
import { readRecords } from '../post/read-records.ts';
import { requestIdOf } from '../post/request-id.ts';
import { signerOf } from './shared-key.ts';

const VERSION = '2016-04-01';
const MAX_BODY = 30 * 1024 * 1024;
const RESERVED = ['tenant', 'TimeGenerated', 'RawData'];

const speech: DoorSpeech = { name: 'data-collector', fail };

/** The HTTP Data Collector API: `POST /api/logs?api-version=2016-04-01`. */
export const dataCollectorDoor: Door = { bodies: 'unread', addRoutes };

function addRoutes(app: FastifyInstance, options: DoorOptions): void {
  const { core } = options;
  app.post('/api/logs', { config: { door: true } }, (request, reply) =>
    takePost(options, speech, request, reply, async (noteCaller): Promise<OpenPost> => {
      checkLength(request);
      const caller = await callerOf(request, options);
      noteCaller(caller);
      const table = tableOf(request);
      return {
        limit: MAX_BODY,
        workspace: caller.workspace,
        table,
        async take(body, weight) {
          const records = await readRecords(body, weight);
          checkReserved(records);
          await recordPost(core, {
            bearer: bearerOf(request, speech.name, caller),
            table,
            records,
            naming: {
              kind: 'suffixed',
              timeField: header(request, 'time-generated-field'),
              resourceId: header(request, 'x-ms-azureresourceid'),
            },
            body,
            requestId: requestIdOf(request),
          });
          core.metrics.recordsTaken(speech.name, records.length);
          return reply.code(200).send();
        },
      };
    }),
  );
}

/** Before all else, for the length is part of what is signed: without it every signature would seem wrong. */
function checkLength({ headers }: FastifyRequest): void {
  if (headers['content-length'] !== undefined) return;
  throw new BodyError(411, 'LengthRequired', 'The Content-Length was not specified; it is part of what is signed.');
}

async function callerOf(request: FastifyRequest, options: DoorOptions): Promise<CollectorCaller> {
  const { workspaces, clock } = options.core;
  const named = await workspaceOfHost(request, workspaces);
  if (request.headers.authorization === undefined) {
    try {
      return await withoutCredential(named, options);
    } catch (error) {
      if (!(error instanceof CallerError) || error.status !== 401) throw error;
      throw new CallerError(403, 'InvalidAuthorization', 'No Authorization header was specified.');
    }
  }
  const { workspace, slot } = await signerOf(request.headers, workspaces, clock());
  refuseOtherHost(named, workspace);
  if (!workspace.collecting) throw new CallerError(400, 'InactiveCustomer', 'The workspace has been closed.');
  return collectorCaller(workspace, `${slot} key`);
}

/** The table that a request is for; throws what is wrong with the request's head. */
function tableOf(request: FastifyRequest): string {
  const version = (request.query as Record<string, unknown>)['api-version'];
  if (version === undefined || version === '') throw wrong('MissingApiVersion', 'The API version was not specified.');
  if (version !== VERSION) throw wrong('InvalidApiVersion', `The API version is not known; expected ${VERSION}.`);
  const type = header(request, 'content-type');
  if (type === null) throw wrong('MissingContentType', 'The content type was not specified.');
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    throw wrong('UnsupportedContentType', 'The content type was not set to application/json.');
  }
  const logType = header(request, 'log-type');
  if (logType === null) throw wrong('MissingLogType', 'The required value Log-Type was not specified.');
  if (!isTableWord(logType)) {
    throw wrong('InvalidLogType', 'The Log-Type may have letters, digits and underscores, at most 100 of them.');
  }
  return `${logType}${CUSTOM_SUFFIX}`;
}

function checkReserved(records: readonly RawRecord[]): void {
  for (const [index, record] of records.entries()) {
    const reserved = RESERVED.find((name) => Object.hasOwn(record, name));
    if (reserved)
      throw wrong('InvalidDataFormat', `Record ${index} has the property ${reserved}, whose name is reserved.`);
  }
}

function header(request: FastifyRequest, name: string): string | null {
  const value = request.headers[name];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function wrong(code: string, message: string): BodyError {
  return new BodyError(400, code, message);
}

/** The original's words for what all doors refuse alike. */
const CODES: Readonly<Record<string, { status?: number; code: string }>> = {
  TOO_LARGE: { status: 404, code: 'RequestTooLarge' },
  BAD_JSON: { code: 'InvalidDataFormat' },
  BAD_GZIP: { code: 'InvalidDataFormat' },
  BAD_ENCODING: { code: 'InvalidDataFormat' },
  BAD_CHARSET: { code: 'InvalidDataFormat' },
  INCOMPLETE: { code: 'InvalidDataFormat' },
  RECORD_TOO_LARGE: { code: 'InvalidDataFormat' },
  UNSUPPORTED_ENCODING: { status: 400, code: 'InvalidDataFormat' },
  UNSUPPORTED_CHARSET: { status: 400, code: 'UnsupportedContentType' },
  TABLE_LIMIT: { code: 'InvalidLogType' },
  TOO_MANY_REQUESTS: { code: 'TooManyRequests' },
  OVER_QUOTA: { code: 'TooManyRequests' },
  UNAVAILABLE: { code: 'ServiceUnavailable' },
  INTERNAL_SERVER_ERROR: { code: 'UnspecifiedError' },
};

function fail(reply: FastifyReply, { status, code, message }: Failure): FastifyReply {
  const own = CODES[code];
  return reply
    .code(own?.status ?? status)
    .type('application/json; charset=utf-8')
    .send({ Error: own?.code ?? code, Message: message });
}
