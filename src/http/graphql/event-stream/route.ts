import type { ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { goneSignal } from '../../connections/gone.ts';
import type { HeldBodies } from '../../connections/held-bodies.ts';
import type { ConnectionPlace, ConnectionPlaces } from '../../guard/places.ts';
import { refuse, streamPath, type Refusal } from '../../guard/refusal.ts';
import type { HttpLimits } from '../../options.ts';
import type { ReadDocument } from '../documents/read-document.ts';
import type { ErrorAnswer } from '../../errors/answer.ts';
import type { Outcome, RunOperation } from '../operations/run.ts';
import { readStreamRequest, type StreamRequest } from './request.ts';
import { createStreamReader, openStream, ping, writeOutcome } from './stream.ts';

export interface EventStreamOptions {
  readonly readDocument: ReadDocument;
  readonly run: RunOperation;
  readonly answer: ErrorAnswer;
  readonly places: ConnectionPlaces;
  readonly limits: HttpLimits;
  readonly heldBodies: HeldBodies;
}

/** GraphQL as server-sent events. */
export interface EventStreams {
  /** Begins no stream any more and ends those that are open; their clients reconnect. */
  drain(): void;
}

const noPlace: Refusal = { status: 503, code: 'UNAVAILABLE', message: 'No further stream can be opened now.' };

/**
 * `/graphql/stream`: one operation a request, by the protocol of graphql-sse ("distinct connections mode"), whose
 * `print` writes the messages. Beyond it: a message of a feed carries its cursor as its `id`, requested or not, which a
 * browser sends back as `Last-Event-ID` when it reconnects; and results are pulled only as fast as they are read, which
 * is why the package's own handler, with its unbounded queue, is not used.
 */
export function addEventStreamRoute(app: FastifyInstance, options: EventStreamOptions): EventStreams {
  const { readDocument, places, limits } = options;
  const streams = new Set<ServerResponse>();
  let draining = false;

  app.route({ method: ['GET', 'POST'], url: streamPath, bodyLimit: limits.bodyBytes, exposeHeadRoute: false, handler });

  async function handler(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | void> {
    const wanted = readStreamRequest(request, readDocument);
    if ('status' in wanted) {
      if (wanted.status === 405) void reply.header('allow', 'POST');
      return refuse(request, reply, wanted);
    }
    const place = draining ? null : places.enter();
    if (!place?.claim(request.viewer)) {
      place?.leave();
      void reply.header('retry-after', '5');
      return refuse(request, reply, noPlace);
    }
    await serve(wanted, request, reply, place);
  }

  async function serve(
    wanted: StreamRequest,
    request: FastifyRequest,
    reply: FastifyReply,
    place: ConnectionPlace,
  ): Promise<void> {
    const response = openStream(reply);
    // What is kept of a body, its operation, is small; a stream may last for days.
    options.heldBodies.leave(request.raw);
    streams.add(response);
    const pings = setInterval(() => ping(response), limits.pingEvery);
    try {
      await writeOutcome(response, await runOperation(wanted, request, response, options), options.answer);
    } finally {
      clearInterval(pings);
      streams.delete(response);
      place.leave();
      response.end();
    }
  }

  return {
    drain() {
      draining = true;
      for (const response of streams) response.end();
    },
  };
}

async function runOperation(
  { prepared, variables, resumeAfter }: StreamRequest,
  { viewer }: FastifyRequest,
  response: ServerResponse,
  { run, limits }: EventStreamOptions,
): Promise<Outcome> {
  if (!('document' in prepared)) return { kind: 'refused', errors: prepared };
  return run({
    prepared,
    variables,
    viewer,
    resumeAfter,
    signal: goneSignal(response),
    reader: createStreamReader(response, limits.bufferedBytes),
    onEnd: () => {},
  });
}
