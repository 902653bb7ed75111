import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { principalScope, type Viewer } from '../../../domain/principals/viewer.ts';
import { overSignal } from '../../connections/gone.ts';
import type { ConnectionPlace } from '../../guard/places.ts';
import { refuse, type Refusal } from '../../guard/refusal.ts';
import { overLimit, type Outcome } from '../operations/run.ts';
import { ofOperation } from './framing.ts';
import { readOperationRequest, type OperationOfStream } from './request.ts';
import type { EventStreamOptions } from './options.ts';
import { createStreamReader, isOpen, openStream, ping, writeOutcome } from './stream.ts';

/** A stream that a client has reserved, and then opened, for all its operations. */
interface Reservation {
  readonly viewer: Viewer;
  readonly place: ConnectionPlace;
  /** null until it is opened. */
  response: ServerResponse | null;
  /** What ends each operation, by the id that the client chose. */
  readonly operations: Map<string, AbortController>;
  /** Operations that came before the stream was opened. */
  readonly waiting: (() => void)[];
  /** Ends the reservation of a stream that is not opened in time. */
  readonly timer: NodeJS.Timeout;
}

/** "Single connection mode" of graphql-sse: one stream carries the results of many operations, which come by requests of their own. */
export interface SingleConnections {
  /** `PUT`: gives a token for a stream to come. */
  reserve(request: FastifyRequest, reply: FastifyReply): FastifyReply;
  /** `GET` with the token: the stream. */
  open(request: FastifyRequest, reply: FastifyReply, token: string): FastifyReply | void;
  /** `POST` with the token: an operation whose results the stream carries. */
  add(request: FastifyRequest, reply: FastifyReply, token: string): FastifyReply;
  /** `DELETE` with the token: ends an operation. */
  end(request: FastifyRequest, reply: FastifyReply, token: string): FastifyReply;
  /** Reserves nothing any more, and ends the streams; their clients reconnect. */
  drain(): void;
}

/** The token of a request, in a header or in the address; null for a request of "distinct connections mode". */
export function tokenOf({ headers, query }: FastifyRequest): string | null {
  const given = headers[TOKEN_HEADER] ?? (query as Record<string, unknown>)['token'];
  return typeof given === 'string' && given !== '' ? given : null;
}

const TOKEN_HEADER = 'x-graphql-event-stream-token';
/** The longest id of an operation, in characters. */
const MAX_ID = 200;

const refusal = (status: number, code: string, message: string): Refusal => ({ status, code, message });
const NO_PLACE = refusal(503, 'UNAVAILABLE', 'No further stream can be opened now.');
const NO_STREAM = refusal(404, 'NOT_FOUND', 'There is no stream of this token; reserve one by PUT.');
const OPEN_ALREADY = refusal(409, 'CONFLICT', 'The stream of this token is open already.');
const SLOW_READER = refusal(429, 'TOO_MANY_REQUESTS', 'The stream of this token is not read fast enough.');

/** A reservation is kept for `headersTimeout` until its stream is opened; both hold one place among the streams and sockets. */
export function createSingleConnections(options: EventStreamOptions): SingleConnections {
  const { places, limits } = options;
  const reservations = new Map<string, Reservation>();
  let draining = false;

  function reserve(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const { viewer } = request;
    const place = draining ? null : places.enter();
    if (!place?.claim(viewer)) {
      place?.leave();
      void reply.header('retry-after', '5');
      return refuse(request, reply, NO_PLACE);
    }
    const token = randomUUID();
    const timer = setTimeout(() => close(token), limits.headersTimeout).unref();
    reservations.set(token, { viewer, place, response: null, operations: new Map(), waiting: [], timer });
    return reply.code(201).header('cache-control', 'no-store').type('text/plain; charset=utf-8').send(token);
  }

  function close(token: string): void {
    const reservation = reservations.get(token);
    reservations.delete(token);
    if (!reservation) return;
    clearTimeout(reservation.timer);
    for (const ended of reservation.operations.values()) ended.abort();
    reservation.place.leave();
  }

  /** Only for who reserved it: the token alone opens nothing. */
  function find({ viewer }: FastifyRequest, token: string): Reservation | null {
    const found = reservations.get(token);
    return found && principalScope(found.viewer) === principalScope(viewer) ? found : null;
  }

  function open(request: FastifyRequest, reply: FastifyReply, token: string): FastifyReply | void {
    const reservation = find(request, token);
    if (!reservation) return refuse(request, reply, NO_STREAM);
    if (reservation.response) return refuse(request, reply, OPEN_ALREADY);
    const response = openStream(reply);
    // Each operation watches for its end.
    response.setMaxListeners(0);
    reservation.response = response;
    clearTimeout(reservation.timer);
    const pings = setInterval(() => ping(response), limits.pingEvery);
    const leave = () => {
      clearInterval(pings);
      close(token);
    };
    const over = overSignal(response);
    if (over.aborted) leave();
    else over.addEventListener('abort', leave, { once: true });
    for (const start of reservation.waiting.splice(0)) start();
  }

  function add(request: FastifyRequest, reply: FastifyReply, token: string): FastifyReply {
    const reservation = find(request, token);
    if (!reservation) return refuse(request, reply, NO_STREAM);
    const { operations, response, waiting } = reservation;
    const wanted = readOperationRequest(request, options.readDocument);
    if ('status' in wanted) return refuse(request, reply, wanted);
    const { id } = wanted;
    if (id === null || id.length > MAX_ID) {
      const message = `extensions.operationId: expected a text of 1 to ${MAX_ID} characters.`;
      return refuse(request, reply, refusal(400, 'BAD_REQUEST', message));
    }
    if (operations.has(id)) {
      return refuse(request, reply, refusal(409, 'CONFLICT', 'An operation of this operationId runs already.'));
    }
    if (!('document' in wanted.prepared)) {
      return reply.code(400).send({ errors: wanted.prepared.map(options.answer) });
    }
    if (response && response.writableLength > limits.bufferedBytes) return refuse(request, reply, SLOW_READER);
    if (operations.size >= limits.subscriptionsPerSocket && response === null) return refuse(request, reply, NO_PLACE);
    const isOver = operations.size >= limits.subscriptionsPerSocket;
    const ended = new AbortController();
    if (!isOver) operations.set(id, ended);
    const start = () => {
      perform(reservation, { ...wanted, id }, isOver ? null : ended, options)
        .catch(() => reservation.response?.destroy())
        .finally(() => {
          if (operations.get(id) === ended) operations.delete(id);
        });
    };
    if (response) start();
    else waiting.push(start);
    return reply.code(202).header('cache-control', 'no-store').send();
  }

  function end(request: FastifyRequest, reply: FastifyReply, token: string): FastifyReply {
    const reservation = find(request, token);
    if (!reservation) return refuse(request, reply, NO_STREAM);
    const id = (request.query as Record<string, unknown>)['operationId'];
    if (typeof id !== 'string' || id === '') {
      return refuse(request, reply, refusal(400, 'BAD_REQUEST', 'operationId: expected the id of an operation.'));
    }
    const ended = reservation.operations.get(id);
    reservation.operations.delete(id);
    ended?.abort();
    return reply.code(200).header('cache-control', 'no-store').send();
  }

  return {
    reserve,
    open,
    add,
    end,
    drain() {
      draining = true;
      for (const [token, { response }] of reservations) {
        if (response) response.end();
        else close(token);
      }
    },
  };
}

/** Runs an operation and writes what comes of it into the stream. `ended` is null for one more than a stream may run. */
async function perform(
  { response, viewer }: Reservation,
  { id, prepared, variables }: OperationOfStream & { readonly id: string },
  ended: AbortController | null,
  { run, answer, limits }: EventStreamOptions,
): Promise<void> {
  if (!response || !isOpen(response) || ended?.signal.aborted || !('document' in prepared)) return;
  const framing = ofOperation(id);
  if (ended === null) {
    const most = limits.subscriptionsPerSocket;
    const errors = [overLimit(`A stream may run ${most} operations at the same time; end one first.`)];
    return writeOutcome(response, { kind: 'refused', errors }, answer, framing);
  }
  const outcome: Outcome = await run({
    prepared,
    variables,
    viewer,
    resumeAfter: null,
    signal: ended.signal,
    reader: createStreamReader(response, limits.bufferedBytes, framing),
    onEnd: () => {},
  });
  if (outcome.kind === 'stream') {
    const leave = (): void => void outcome.results.return(undefined);
    if (ended.signal.aborted) leave();
    else ended.signal.addEventListener('abort', leave, { once: true });
  }
  await writeOutcome(response, outcome, answer, framing, ended.signal);
}
