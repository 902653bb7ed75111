import type { ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { goneSignal } from '../../connections/gone.ts';
import type { ConnectionPlace } from '../../guard/places.ts';
import { refuse, streamPath, type Refusal } from '../../guard/refusal.ts';
import type { Outcome } from '../operations/run.ts';
import { oneOperation } from './framing.ts';
import type { EventStreamOptions } from './options.ts';
import { readStreamRequest, type StreamRequest } from './request.ts';
import { createSingleConnections, tokenOf } from './single-connection.ts';
import { createStreamReader, openStream, ping, writeOutcome } from './stream.ts';

/** GraphQL as server-sent events. */
export interface EventStreams {
  /** Answers one operation by a stream of its own ("distinct connections mode"). */
  serve(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | void>;
  /** Begins no stream any more and ends those that are open; their clients reconnect. */
  drain(): void;
}

const noPlace: Refusal = { status: 503, code: 'UNAVAILABLE', message: 'No further stream can be opened now.' };
const noEvents: Refusal = {
  status: 406,
  code: 'BAD_REQUEST',
  message: 'A token is for a stream: GET it with "Accept: text/event-stream".',
};
const noToken: Refusal = {
  status: 400,
  code: 'BAD_REQUEST',
  message: 'X-GraphQL-Event-Stream-Token: expected the token of a stream.',
};

/**
 * `/graphql/stream`, by the protocol of graphql-sse: one operation a request ("distinct connections mode"), or a stream that is reserved and
 * carries the results of many (`single-connection.ts`). Beyond the protocol, a message of a feed carries its cursor as its `id`, requested
 * or not, which a browser sends back as `Last-Event-ID` when it reconnects; and results are pulled only as fast as they are read, which is
 * why the package's own handler, with its unbounded queue, is not used.
 */
export function addEventStreamRoute(app: FastifyInstance, options: EventStreamOptions): EventStreams {
  const streams = createDistinctStreams(options);
  const single = createSingleConnections(options);
  const config = { permission: 'signed-in' as const };
  const route = { url: streamPath, bodyLimit: options.limits.bodyBytes, exposeHeadRoute: false, config };

  app.route({
    ...route,
    method: 'GET',
    handler: async (request, reply) => {
      const token = tokenOf(request);
      if (token === null) return streams.serve(request, reply);
      if (!/text\/event-stream/.test(request.headers.accept ?? '')) return refuse(request, reply, noEvents);
      return single.open(request, reply, token);
    },
  });
  app.route({
    ...route,
    method: 'POST',
    handler: async (request, reply) => {
      const token = tokenOf(request);
      return token === null ? streams.serve(request, reply) : single.add(request, reply, token);
    },
  });
  app.route({ ...route, method: 'PUT', handler: async (request, reply) => single.reserve(request, reply) });
  app.route({
    ...route,
    method: 'DELETE',
    handler: async (request, reply) => {
      const token = tokenOf(request);
      return token === null ? refuse(request, reply, noToken) : single.end(request, reply, token);
    },
  });

  return {
    serve: streams.serve,
    drain() {
      streams.drain();
      single.drain();
    },
  };
}

/** Streams of one operation each. */
function createDistinctStreams(options: EventStreamOptions): EventStreams {
  const { readDocument, places, limits } = options;
  const streams = new Set<ServerResponse>();
  let draining = false;

  async function serve(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | void> {
    const wanted = readStreamRequest(request, readDocument);
    if ('status' in wanted) {
      if (wanted.status === 405) void reply.header('allow', 'POST');
      return refuse(request, reply, wanted);
    }
    const place = draining ? null : places.enter();
    if (!place?.claim(request.viewer, () => reply.raw.end())) {
      place?.leave();
      void reply.header('retry-after', '5');
      return refuse(request, reply, noPlace);
    }
    await write(wanted, request, reply, place);
  }

  async function write(
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
      const outcome = await runOperation(wanted, request, response, options);
      await writeOutcome(response, outcome, options.answer, oneOperation);
    } finally {
      clearInterval(pings);
      streams.delete(response);
      place.leave();
      response.end();
    }
  }

  return {
    serve,
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
    reader: createStreamReader(response, limits.bufferedBytes, oneOperation),
    onEnd: () => {},
  });
}
