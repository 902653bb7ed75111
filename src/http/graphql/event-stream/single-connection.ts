import type { FastifyReply, FastifyRequest } from 'fastify';
import { overSignal } from '../../connections/gone.ts';
import { refuse, type Refusal } from '../../guard/refusal.ts';
import type { HttpLimits } from '../../options.ts';
import { overLimit, type Outcome } from '../operations/run.ts';
import { ofOperation } from './framing.ts';
import type { EventStreamOptions } from './options.ts';
import { readOperationRequest, type OperationOfStream } from './request.ts';
import { createReservations, type Reservation } from './reservations.ts';
import { createStreamReader, isOpen, openStream, ping, writeOutcome } from './stream.ts';

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
const RUNS_ALREADY = refusal(409, 'CONFLICT', 'An operation of this operationId runs already.');
const NO_ID = refusal(400, 'BAD_REQUEST', `extensions.operationId: expected a text of 1 to ${MAX_ID} characters.`);
const NO_ID_TO_END = refusal(400, 'BAD_REQUEST', 'operationId: expected the id of an operation.');
const SLOW_READER = refusal(429, 'TOO_MANY_REQUESTS', 'The stream of this token is not read fast enough.');

export function createSingleConnections(options: EventStreamOptions): SingleConnections {
  const reservations = createReservations(options);

  return {
    reserve(request, reply) {
      const token = reservations.make(request.viewer);
      if (token === null) {
        void reply.header('retry-after', '5');
        return refuse(request, reply, NO_PLACE);
      }
      return reply.code(201).header('cache-control', 'no-store').type('text/plain; charset=utf-8').send(token);
    },
    open(request, reply, token) {
      const reservation = reservations.find(request.viewer, token);
      if (!reservation) return refuse(request, reply, NO_STREAM);
      if (reservation.response) return refuse(request, reply, OPEN_ALREADY);
      openReserved(reservation, reply, options.limits);
    },
    add(request, reply, token) {
      const reservation = reservations.find(request.viewer, token);
      if (!reservation) return refuse(request, reply, NO_STREAM);
      const wanted = readOperationRequest(request, options.readDocument);
      const wrong = 'status' in wanted ? wanted : refusalOf(reservation, wanted, options.limits);
      if (wrong) return refuse(request, reply, wrong);
      const operation = wanted as OperationOfStream & { id: string };
      if (!('document' in operation.prepared)) {
        return reply.code(400).send({ errors: operation.prepared.map(options.answer) });
      }
      startIn(reservation, operation, options);
      return reply.code(202).header('cache-control', 'no-store').send();
    },
    end(request, reply, token) {
      const reservation = reservations.find(request.viewer, token);
      if (!reservation) return refuse(request, reply, NO_STREAM);
      const id = (request.query as Record<string, unknown>)['operationId'];
      if (typeof id !== 'string' || id === '') return refuse(request, reply, NO_ID_TO_END);
      const ended = reservation.operations.get(id);
      reservation.operations.delete(id);
      ended?.abort();
      return reply.code(200).header('cache-control', 'no-store').send();
    },
    drain: reservations.drain,
  };
}

/** Opens the stream of a reservation and begins the operations that wait for it. */
function openReserved(reservation: Reservation, reply: FastifyReply, limits: HttpLimits): void {
  const response = openStream(reply);
  // Each operation watches for its end.
  response.setMaxListeners(0);
  reservation.response = response;
  clearTimeout(reservation.timer);
  const pings = setInterval(() => ping(response), limits.pingEvery);
  const leave = () => {
    clearInterval(pings);
    reservation.close();
  };
  const over = overSignal(response);
  if (over.aborted) leave();
  else over.addEventListener('abort', leave, { once: true });
  for (const start of reservation.waiting.splice(0)) start();
}

/** Why an operation cannot be taken; null if it can. One more than a stream may run is refused in the stream, for people to read. */
function refusalOf(
  { operations, response }: Reservation,
  { id }: OperationOfStream,
  { bufferedBytes, subscriptionsPerSocket }: HttpLimits,
): Refusal | null {
  if (id === null || id.length > MAX_ID) return NO_ID;
  if (operations.has(id)) return RUNS_ALREADY;
  if (response === null) return operations.size >= subscriptionsPerSocket ? NO_PLACE : null;
  return response.writableLength > bufferedBytes ? SLOW_READER : null;
}

/** Runs an operation in its stream, as soon as that is open. */
function startIn(
  reservation: Reservation,
  operation: OperationOfStream & { readonly id: string },
  options: EventStreamOptions,
): void {
  const { operations, response, waiting } = reservation;
  const { id } = operation;
  const ended = operations.size >= options.limits.subscriptionsPerSocket ? null : new AbortController();
  if (ended) operations.set(id, ended);
  const start = () => {
    perform(reservation, operation, ended, options)
      .catch(() => reservation.response?.destroy())
      .finally(() => {
        if (operations.get(id) === ended) operations.delete(id);
      });
  };
  if (response) start();
  else waiting.push(start);
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
