import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { shorten } from '../../domain/text/shorten.ts';
import { bearerOf, callerOf } from '../credentials/caller.ts';
import type { Door, DoorOptions } from '../door.ts';
import { takePost, type DoorSpeech, type OpenPost } from '../post/take-post.ts';
import type { Failure } from '../post/failure.ts';
import { BodyError } from '../post/read-body.ts';
import { decode, encodingOf, sendMessage } from './encoding.ts';
import { messages } from './messages.ts';
import { rpcCodeOf } from './rpc-code.ts';
import { recordTelemetry, TELEMETRY, type Telemetry } from './telemetry.ts';

/** Of the unzipped body; what the specification gives as an example of a limit, and collectors stay far below. */
const MAX_BODY = 64 * 1024 * 1024;

/** OTLP/HTTP: logs and metrics, as protobuf or as JSON (opentelemetry-proto, docs/specification.md); traces are refused span by span. */
export const otlpDoor: Door = { bodies: 'unread', addRoutes };

function addRoutes(app: FastifyInstance, options: DoorOptions): void {
  for (const telemetry of TELEMETRY) addRoute(app, options, telemetry);
}

function addRoute(app: FastifyInstance, options: DoorOptions, telemetry: Telemetry): void {
  const { core } = options;
  const speech: DoorSpeech = { name: `otlp/${telemetry.name}`, fail };
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
          const bearer = bearerOf(request, speech.name, caller);
          const answer = await recordTelemetry(core, telemetry, { bearer, message, body });
          return sendMessage(reply, encoding, telemetry.response(), answer);
        },
      };
    }),
  );
}

function wrongType(request: FastifyRequest): BodyError {
  const type = request.headers['content-type'];
  return new BodyError(
    415,
    'UNSUPPORTED_CONTENT_TYPE',
    `Content-Type: expected application/x-protobuf or application/json, got ${shorten(type)}.`,
  );
}

/** A refusal as google.rpc.Status, in the encoding of the request. */
function fail(reply: FastifyReply, { status, message }: Failure): FastifyReply {
  if (status === 401) void reply.header('www-authenticate', 'Bearer realm="Roomwatch"');
  void reply.code(status);
  const encoding = encodingOf(reply.request) ?? 'json';
  return sendMessage(reply, encoding, messages().status, { code: rpcCodeOf(status), message });
}
