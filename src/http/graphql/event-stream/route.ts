import type { ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FormattedExecutionResult, GraphQLError } from 'graphql';
import { print } from 'graphql-sse';
import type { OperationRequest, Prepared, ReadDocument } from '../documents/read-document.ts';
import type { ErrorAnswer } from '../errors.ts';
import { goneSignal } from '../../connections/gone.ts';
import type { Outcome, RunOperation } from '../operations/run.ts';
import type { HttpLimits } from '../../options.ts';
import type { Places } from '../../guard/places.ts';
import { refuse, streamPath } from '../../guard/refusal.ts';
import type { Reader, SharedPayload } from '../operations/shared-payload.ts';

export type EventStreamOptions = {
  readonly readDocument: ReadDocument;
  readonly run: RunOperation;
  readonly answer: ErrorAnswer;
  readonly places: Places;
  readonly limits: HttpLimits;
};

/** GraphQL as server-sent events. */
export type EventStreamDoor = {
  /** Streams that are open now. */
  readonly open: number;
  /** Begins no stream any more and ends those that are open; their clients reconnect. */
  drain(): void;
};

/**
 * `/graphql/stream`: one operation a request, by the protocol of graphql-sse ("distinct connections mode"), whose
 * `print` writes the messages. Beyond it: a message of a feed carries its cursor as its `id`, asked for or not, which a
 * browser sends back as `Last-Event-ID` when it reconnects; and results are asked for only as fast as they are read, which
 * is why the package's own handler, with its unbounded queue, is not used.
 */
export function addEventStreamDoor(app: FastifyInstance, options: EventStreamOptions): EventStreamDoor {
  const { readDocument, run, answer, places, limits } = options;
  const streams = new Set<ServerResponse>();
  let draining = false;

  app.route({ method: ['GET', 'POST'], url: streamPath, bodyLimit: limits.bodyBytes, exposeHeadRoute: false, handler });

  async function handler(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | void> {
    if (!/text\/event-stream|text\/\*|\*\/\*/.test(request.headers.accept ?? '*/*')) {
      return refuse(request, reply, {
        status: 406,
        code: 'BAD_REQUEST',
        message: 'Only text/event-stream is sent here.',
      });
    }
    const asked = readRequest(request);
    if (typeof asked === 'string') return refuse(request, reply, { status: 400, code: 'BAD_REQUEST', message: asked });
    const prepared = readDocument(asked);
    if ('document' in prepared && prepared.operation.operation === 'mutation' && request.method === 'GET') {
      void reply.header('allow', 'POST');
      return refuse(request, reply, { status: 405, code: 'BAD_REQUEST', message: 'Mutations are taken by POST only.' });
    }
    const place = draining ? null : places.enter();
    if (!place?.claim(request.viewer)) {
      place?.leave();
      void reply.header('retry-after', '5');
      return refuse(request, reply, {
        status: 503,
        code: 'UNAVAILABLE',
        message: 'No further stream can be opened now.',
      });
    }

    reply.hijack();
    const response = reply.raw;
    streams.add(response);
    response.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      // nginx would hold messages back to fill its buffer.
      'x-accel-buffering': 'no',
    });
    // Some browsers take the stream for open only once there is a first byte; and a silent one is cut by proxies.
    response.write(':\n\n');
    const pings = setInterval(() => isOpen(response) && response.write(':\n\n'), limits.pingEvery);
    try {
      await write(response, await begin(prepared, asked, request, response));
    } finally {
      clearInterval(pings);
      streams.delete(response);
      place.leave();
      response.end();
    }
  }

  async function begin(
    prepared: Prepared | readonly GraphQLError[],
    { variables }: OperationRequest,
    { viewer, headers }: FastifyRequest,
    response: ServerResponse,
  ): Promise<Outcome> {
    if (!('document' in prepared)) return { kind: 'refused', errors: prepared };
    const resumeAfter = headers['last-event-id'];
    return run({
      prepared,
      variables: variables ?? {},
      viewer,
      resumeAfter: typeof resumeAfter === 'string' && resumeAfter !== '' ? resumeAfter : null,
      signal: goneSignal(response),
      reader: readerOf(response, limits.bufferedBytes),
      onEnd: () => {},
    });
  }

  async function write(response: ServerResponse, outcome: Outcome): Promise<void> {
    if (outcome.kind === 'refused') response.write(message(null, { errors: outcome.errors.map(answer) }));
    else if (outcome.kind === 'result') response.write(message(null, outcome.result));
    else await pump(response, outcome.results);
    // A drained stream has ended already, and without `complete`: its client shall come back.
    if (isOpen(response)) response.write(print({ event: 'complete', data: null }));
  }

  async function pump(response: ServerResponse, results: AsyncGenerator<SharedPayload>): Promise<void> {
    const leave = (): void => void results.return(undefined);
    response.once('close', leave);
    if (!isOpen(response)) leave();
    try {
      for await (const payload of results) {
        if (!isOpen(response)) break;
        if (!response.write(frameOf(payload))) await drained(response);
      }
    } catch (error) {
      if (isOpen(response)) response.write(message(null, { errors: [answer(error)] }));
    } finally {
      response.off('close', leave);
    }
  }

  return {
    get open() {
      return streams.size;
    },
    drain() {
      draining = true;
      for (const response of streams) response.end();
    },
  };
}

/** Takes what is sent to many. A stream that is too slow ends without `complete`, so its client comes back by itself. */
function readerOf(response: ServerResponse, bufferedBytes: number): Reader {
  return {
    send(payload) {
      if (!isOpen(response)) return null;
      response.write(frameOf(payload));
      return response.writableLength > bufferedBytes ? drained(response) : null;
    },
    sendAway: () => response.destroy(),
  };
}

/** `writable` stays true after `end`, so it does not tell. */
function isOpen(response: ServerResponse): boolean {
  return !response.writableEnded && !response.destroyed;
}

/** Resolves when what was written has been taken, or never will be. */
function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      response.off('drain', done).off('close', done);
      resolve();
    };
    response.on('drain', done).on('close', done);
  });
}

/** A `next` message, with the cursor of what it carries as its id. */
function message(cursor: string | null, result: FormattedExecutionResult): string {
  // A line break would end the id's line.
  const id = cursor !== null && /^[^\r\n\0]+$/.test(cursor) ? `id: ${cursor}\n` : '';
  return id + print({ event: 'next', data: result as never });
}

function frameOf(payload: SharedPayload): Buffer {
  return payload.frame('sse', () => message(payload.cursor, payload.result));
}

/** The operation in a request's query string or JSON body; a text says what is wrong with it. */
function readRequest({ method, query, body }: FastifyRequest): OperationRequest | string {
  const given = (method === 'GET' ? fromQueryString(query) : body) as Partial<OperationRequest> | string | null;
  if (typeof given === 'string') return given;
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return 'The body must be a JSON object.';
  const { query: text, operationName, variables } = given;
  if (typeof text !== 'string' || text === '') return 'query must be a text, the GraphQL document.';
  if (operationName != null && typeof operationName !== 'string') return 'operationName must be a text.';
  if (variables != null && (typeof variables !== 'object' || Array.isArray(variables))) {
    return 'variables must be a JSON object.';
  }
  return { query: text, operationName, variables };
}

function fromQueryString(query: unknown): unknown {
  const { variables, ...others } = query as Record<string, unknown>;
  if (variables === undefined || variables === '') return others;
  try {
    return { ...others, variables: JSON.parse(String(variables)) as unknown };
  } catch {
    return 'variables must be a JSON object.';
  }
}
