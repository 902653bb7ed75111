import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isObject } from '../../domain/json/json-object.ts';
import { countLines, LOKI_TABLE, readPush } from '../../domain/loki/read-push.ts';
import { sortRecord, type Sorted } from '../../domain/records/sorted.ts';
import { shorten } from '../../domain/text/shorten.ts';
import { recordSorted } from '../../services/records/record-sorted.ts';
import { isIdentity } from '../../http/bodies/content-coding.ts';
import { inTurns } from '../../turns.ts';
import { bearerOf, callerOf } from '../credentials/caller.ts';
import type { Door, DoorOptions } from '../door.ts';
import { answerStored, answerText } from '../post/answer-stored.ts';
import type { Failure } from '../post/failure.ts';
import type { PostWeight } from '../post/heavy.ts';
import { BodyError, MAX_BODY } from '../post/read-body.ts';
import { readJson, refuseManyRecords } from '../post/read-json.ts';
import { takePost, type DoorSpeech, type OpenPost } from '../post/take-post.ts';
import { loadType } from '../protobuf/load-type.ts';
import { readProtobuf } from '../protobuf/read-protobuf.ts';

const speech: DoorSpeech = { name: 'loki', fail };

const requestType = loadType(new URL('./proto/push.proto', import.meta.url), 'logproto.PushRequest');

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
          return answerStored(reply, outcomes, 'lines');
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

function fail(reply: FastifyReply, { status, message }: Failure): FastifyReply {
  if (status === 401) void reply.header('www-authenticate', 'Basic realm="Roomwatch"');
  return answerText(reply, status, message);
}
