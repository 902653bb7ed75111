import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Type } from 'protobufjs';
import { countLogs, readLogs } from '../../domain/otlp/read-logs.ts';
import { countPoints, readMetrics } from '../../domain/otlp/read-metrics.ts';
import { shorten } from '../../domain/text/shorten.ts';
import { sortRecord, type Sorted, type Unsorted } from '../../domain/records/sorted.ts';
import { OverQuotaError } from '../../services/usage/daily-cap.ts';
import type { RecordOutcome } from '../../services/records/batch-outcomes.ts';
import { recordSorted } from '../../services/records/record-sorted.ts';
import { inTurns } from '../../turns.ts';
import { bearerOf, callerOf } from '../credentials/caller.ts';
import type { Door, DoorOptions } from '../door.ts';
import { takePost, type DoorSpeech, type OpenPost } from '../post/take-post.ts';
import type { Failure } from '../post/failure.ts';
import { BodyError } from '../post/read-body.ts';
import { refuseManyRecords } from '../post/read-json.ts';
import { decode, encodingOf, sendMessage } from './encoding.ts';
import { messages } from './messages.ts';

/** Of the unzipped body; what the specification gives as an example of a limit, and collectors stay far below. */
const MAX_BODY = 64 * 1024 * 1024;

/** One kind of telemetry: where it is posted, how it is read, and how rejected records are reported. */
interface Telemetry {
  path: string;
  door: string;
  table: string;
  request: () => Type;
  response: () => Type;
  rejected: string;
  /** How many records a request holds. */
  count: (request: unknown) => number;
  /** Its records, read one after another as they are taken. */
  read: (request: unknown, receivedAt: Date) => Iterable<Unsorted | Sorted>;
}

const LOGS: Telemetry = {
  path: '/v1/logs',
  door: 'otlp/logs',
  table: 'OtlpLogs_CL',
  request: () => messages().logsRequest,
  response: () => messages().logsResponse,
  rejected: 'rejectedLogRecords',
  count: countLogs,
  read: readLogs,
};

const METRICS: Telemetry = {
  path: '/v1/metrics',
  door: 'otlp/metrics',
  table: 'Perf',
  request: () => messages().metricsRequest,
  response: () => messages().metricsResponse,
  rejected: 'rejectedDataPoints',
  count: countPoints,
  read: readMetrics,
};

/** OTLP/HTTP: logs and metrics, as protobuf or as JSON (opentelemetry-proto, docs/specification.md). */
export const otlpDoor: Door = { bodies: 'unread', addRoutes };

function addRoutes(app: FastifyInstance, options: DoorOptions): void {
  for (const telemetry of [LOGS, METRICS]) addRoute(app, options, telemetry);
}

function addRoute(app: FastifyInstance, options: DoorOptions, telemetry: Telemetry): void {
  const { core } = options;
  const speech: DoorSpeech = { name: telemetry.door, fail };
  app.post(telemetry.path, { config: { door: true } }, (request, reply) =>
    takePost(options, speech, request, reply, async (): Promise<OpenPost> => {
      const caller = await callerOf(request, options, { admin: false });
      const encoding = encodingOf(request);
      return {
        limit: MAX_BODY,
        workspace: caller.workspace,
        table: telemetry.table,
        async take(body, weight) {
          if (encoding === null) throw wrongType(request);
          const message = await decode(body, encoding, telemetry.request(), weight);
          refuseManyRecords(telemetry.count(message));
          const sorted = await sortInTurns(telemetry.read(message, core.clock()));
          const bearer = bearerOf(request, speech.name, caller);
          const outcomes = await recordSorted(core, { bearer, sorted, bytes: body.length });
          core.metrics.recordsTaken(speech.name, outcomes.length);
          return sendMessage(reply, encoding, telemetry.response(), answerOf(outcomes, telemetry.rejected));
        },
      };
    }),
  );
}

async function sortInTurns(records: Iterable<Unsorted | Sorted>): Promise<Sorted[]> {
  const sorted: Sorted[] = [];
  await inTurns(records, (record) => void sorted.push('kind' in record ? record : sortRecord(record)));
  return sorted;
}

function wrongType(request: FastifyRequest): BodyError {
  const type = request.headers['content-type'];
  return new BodyError(
    415,
    'UNSUPPORTED_CONTENT_TYPE',
    `Content-Type: expected application/x-protobuf or application/json, got ${shorten(type)}.`,
  );
}

/** Nothing for a full success; else how many were rejected, with the first reason. What may come again later fails the whole request. */
function answerOf(outcomes: readonly RecordOutcome[], rejected: string): object {
  if (outcomes.some(({ kind }) => kind === 'over-quota')) {
    throw new OverQuotaError('The daily cap of this workspace is reached; records are taken again from 00:00 UTC on.');
  }
  const refusals = outcomes.filter((outcome) => outcome.kind === 'rejected');
  if (refusals.length === 0) return {};
  return { partialSuccess: { [rejected]: String(refusals.length), errorMessage: refusals[0]!.message } };
}

/** A refusal as google.rpc.Status, in the encoding of the request. */
function fail(reply: FastifyReply, { status, message }: Failure): FastifyReply {
  if (status === 401) void reply.header('www-authenticate', 'Bearer realm="Roomwatch"');
  void reply.code(status);
  const encoding = encodingOf(reply.request) ?? 'json';
  return sendMessage(reply, encoding, messages().status, { code: rpcCode(status), message });
}

/** The code of gRPC for a status of HTTP (google/rpc/code.proto). */
function rpcCode(status: number): number {
  switch (status) {
    case 401:
      return 16;
    case 403:
      return 7;
    case 413:
    case 429:
      return 8;
    case 503:
      return 14;
    case 500:
      return 13;
    default:
      return 3;
  }
}
