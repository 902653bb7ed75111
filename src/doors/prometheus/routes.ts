import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { countSamples, readSeries } from '../../domain/prometheus/read-series.ts';
import { PERF_TABLE } from '../../domain/metrics/perf-record.ts';
import type { Sorted } from '../../domain/records/sorted.ts';
import { Losses } from '../../domain/tables/losses.ts';
import { shorten } from '../../domain/text/shorten.ts';
import { recordSorted } from '../../services/records/record-sorted.ts';
import { noteLosses } from '../../services/usage/note-losses.ts';
import { inTurns } from '../../turns.ts';
import { bearerOf, callerOf } from '../credentials/caller.ts';
import type { Door, DoorOptions } from '../door.ts';
import { answerStored, answerText } from '../post/answer-stored.ts';
import type { Failure } from '../post/failure.ts';
import { BodyError, MAX_BODY } from '../post/read-body.ts';
import { refuseManyRecords } from '../post/read-json.ts';
import { takePost, type DoorSpeech, type OpenPost } from '../post/take-post.ts';
import { loadType } from '../protobuf/load-type.ts';
import { readProtobuf } from '../protobuf/read-protobuf.ts';

const speech: DoorSpeech = { name: 'prometheus', fail };

const requestType = loadType(new URL('./proto/remote.proto', import.meta.url), 'prometheus.WriteRequest');

/** Prometheus' remote write 1.0: `POST /api/v1/write`, protobuf compressed with snappy, answered by 204. */
export const prometheusDoor: Door = { bodies: 'unread', addRoutes };

function addRoutes(app: FastifyInstance, options: DoorOptions): void {
  const { core } = options;
  app.post('/api/v1/write', { config: { door: true } }, (request, reply) =>
    takePost(options, speech, request, reply, async (): Promise<OpenPost> => {
      const caller = await callerOf(request, options, { admin: false });
      const { workspace } = caller;
      return {
        limit: MAX_BODY,
        workspace,
        table: PERF_TABLE,
        async take(body, weight) {
          checkType(request);
          const message = await readProtobuf(body, requestType(), weight);
          refuseManyRecords(countSamples(message));
          const losses = new Losses();
          const sorted: Sorted[] = [];
          await inTurns(readSeries(message, { workspace, losses }), (one) => void sorted.push(one));
          const bearer = bearerOf(request, speech.name, caller);
          const outcomes = await recordSorted(core, { bearer, sorted, bytes: body.length });
          await noteLosses(core, workspace, { door: speech.name, table: PERF_TABLE }, losses.list);
          core.metrics.recordsTaken(speech.name, outcomes.length);
          return answerStored(reply, outcomes, 'samples');
        },
      };
    }),
  );
}

/** 1.0 is sent without a `proto` parameter; whoever sends 2.0 falls back to 1.0 after 415. */
function checkType({ headers }: FastifyRequest): void {
  const type = (headers['content-type'] ?? '').toLowerCase().replace(/\s/g, '');
  if (/^application\/x-protobuf(;proto=prometheus\.writerequest)?$/.test(type)) return;
  throw new BodyError(
    415,
    'UNSUPPORTED_CONTENT_TYPE',
    `Content-Type: expected application/x-protobuf, a prometheus.WriteRequest of remote write 1.0, got ${shorten(headers['content-type'])}.`,
  );
}

/** Prometheus logs the text of a refusal. After 429 it drops the samples unless it is configured otherwise, so a full server says 503. */
function fail(reply: FastifyReply, { status, code, message }: Failure): FastifyReply {
  if (status === 401) void reply.header('www-authenticate', 'Bearer realm="Roomwatch"');
  return answerText(reply, code === 'TOO_MANY_REQUESTS' ? 503 : status, message);
}
