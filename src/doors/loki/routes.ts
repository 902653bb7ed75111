import { fileURLToPath } from 'node:url';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import protobuf, { type Type } from 'protobufjs';
import { isObject } from '../../domain/json/json-object.ts';
import { countLines, LOKI_TABLE, readPush } from '../../domain/loki/read-push.ts';
import { sortRecord, type Sorted } from '../../domain/records/sorted.ts';
import { shorten } from '../../domain/text/shorten.ts';
import type { RecordOutcome } from '../../services/records/batch-outcomes.ts';
import { recordSorted } from '../../services/records/record-sorted.ts';
import { OverQuotaError } from '../../services/usage/daily-cap.ts';
import { isIdentity } from '../../http/bodies/content-coding.ts';
import { inTurns } from '../../turns.ts';
import { bearerOf, callerOf } from '../credentials/caller.ts';
import type { Door, DoorOptions } from '../door.ts';
import type { Failure } from '../post/failure.ts';
import type { PostWeight } from '../post/heavy.ts';
import { BodyError, MAX_BODY } from '../post/read-body.ts';
import { readJson, refuseManyRecords } from '../post/read-json.ts';
import { takePost, type DoorSpeech, type OpenPost } from '../post/take-post.ts';
import { readProtobuf } from '../protobuf/read-protobuf.ts';

const speech: DoorSpeech = { name: 'loki', fail };

let pushRequest: Type | null = null;

/** The message of a push, read from its file at the first one. */
function requestType(): Type {
  return (pushRequest ??= protobuf
    .loadSync(fileURLToPath(new URL('./proto/push.proto', import.meta.url)))
    .lookupType('logproto.PushRequest'));
}

/** Loki's push API: `POST /loki/api/v1/push`, as JSON or as protobuf compressed with snappy, answered by 204. */
export const lokiDoor: Door = { bodies: 'unread', addRoutes };

function addRoutes(app: FastifyInstance, options: DoorOptions): void {
  const { core } = options;
  app.post('/loki/api/v1/push', { config: { door: true } }, (request, reply) =>
    takePost(options, speech, request, reply, async (): Promise<OpenPost> => {
      const caller = await callerOf(request, options, { admin: false });
      const { workspace } = caller;
      return {
        limit: MAX_BODY,
        ...(isUnstatedSnappy(request) ? { coding: 'snappy' } : {}),
        workspace,
        table: LOKI_TABLE,
        async take(body, weight) {
          const push = await readRequest(request, body, weight);
          refuseManyRecords(countLines(push));
          const sorted: Sorted[] = [];
          await inTurns(
            readPush(push, { workspace, receivedAt: core.clock() }),
            (one) => void sorted.push('kind' in one ? one : sortRecord(one)),
          );
          const bearer = bearerOf(request, speech.name, caller);
          const outcomes = await recordSorted(core, { bearer, sorted, bytes: body.length });
          core.metrics.recordsTaken(speech.name, outcomes.length);
          return answer(reply, outcomes);
        },
      };
    }),
  );
}

const PROTOBUF = 'application/x-protobuf';

function typeOf({ headers }: FastifyRequest): string {
  return (headers['content-type'] ?? '').split(';', 1)[0]!.trim().toLowerCase();
}

/** Loki's clients do not say that they compress protobuf. */
function isUnstatedSnappy(request: FastifyRequest): boolean {
  return typeOf(request) === PROTOBUF && isIdentity(request.headers['content-encoding']);
}

/** A push by its type. */
async function readRequest(request: FastifyRequest, body: Buffer, weight: PostWeight): Promise<unknown> {
  const type = typeOf(request);
  if (type === PROTOBUF) return readProtobuf(body, requestType(), weight);
  if (type !== 'application/json') {
    throw new BodyError(
      415,
      'UNSUPPORTED_CONTENT_TYPE',
      `Content-Type: expected application/json or application/x-protobuf, got ${shorten(request.headers['content-type'])}.`,
    );
  }
  const value = await readJson(body, weight);
  if (isObject(value) && Array.isArray(value['streams'])) return value;
  throw new BodyError(400, 'BAD_JSON', `The body: expected an object with streams, got ${shorten(value)}.`);
}

/** The good lines are stored, and 400 says that some were not, which clients do not send again. */
function answer(reply: FastifyReply, outcomes: readonly RecordOutcome[]): FastifyReply {
  if (outcomes.some(({ kind }) => kind === 'over-quota')) {
    throw new OverQuotaError('The daily cap of this workspace is reached; lines are taken again from 00:00 UTC on.');
  }
  const refused = outcomes.filter((outcome) => outcome.kind === 'rejected');
  if (refused.length === 0) return reply.code(204).send();
  return reply
    .code(400)
    .type(TEXT)
    .send(`${refused.length} lines were rejected, the others are stored: ${refused[0]!.message}`);
}

const TEXT = 'text/plain; charset=utf-8';

function fail(reply: FastifyReply, { status, message }: Failure): FastifyReply {
  if (status === 401) void reply.header('www-authenticate', 'Basic realm="Roomwatch"');
  return reply.code(status).type(TEXT).send(message);
}
