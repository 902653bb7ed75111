import { STATUS_CODES, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ExecutionArgs, FormattedExecutionResult, GraphQLSchema } from 'graphql';
import { CloseCode, handleProtocols, makeServer } from 'graphql-ws';
import type { Logger } from 'pino';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import type { Viewer } from '../../../domain/principals/viewer.ts';
import type { Authenticate } from '../../guard/auth.ts';
import type { ReadDocument } from '../documents/read-document.ts';
import type { ErrorAnswer } from '../errors.ts';
import { overSignal } from '../../connections/gone.ts';
import { overLimit, type Outcome, type RunOperation } from '../operations/run.ts';
import type { HttpLimits } from '../../options.ts';
import type { Place, Places } from '../../guard/places.ts';
import { pathOf, refusalBody, type Refusal } from '../../guard/refusal.ts';
import type { Reader, SharedPayload } from '../operations/shared-payload.ts';
import { createTurns } from './turns.ts';

/** RFC 6455, 7.4.1 and the registry it opened: both make stock clients come back. */
const serviceRestart = 1012;
const tryAgainLater = 1013;

/** Messages of one socket that wait before it is read no further, and again when it is. */
const longQueue = 64;
const shortQueue = 16;

/** What is known of one socket. */
type Client = {
  readonly socket: WebSocket;
  readonly request: IncomingMessage;
  readonly place: Place;
  /** null until `connection_init` has been accepted. */
  viewer: Viewer | null;
  /** Operations that run now. */
  running: number;
  /** Aborted when the socket closes. */
  readonly gone: AbortSignal;
  /** Whether it has answered the last ping. */
  alive: boolean;
};

export type WebSocketOptions = {
  readonly schema: GraphQLSchema;
  readonly readDocument: ReadDocument;
  readonly run: RunOperation;
  readonly answer: ErrorAnswer;
  readonly authenticate: Authenticate;
  /** Why a request must not be upgraded; null if it may be. */
  readonly refusal: (request: IncomingMessage) => Refusal | null;
  readonly places: Places;
  readonly limits: HttpLimits;
  readonly log: Logger;
};

/** GraphQL over WebSocket (`graphql-transport-ws`) on the path of queries. */
export type WebSocketDoor = {
  /** Operations that run on all sockets together. */
  readonly running: number;
  /** Lets nobody in any more and asks every client to come back, which by then finds another server. */
  drain(): void;
  /** Drains, and cuts what has not left in time. */
  stop(): Promise<void>;
};

export function createWebSocketDoor(server: Server, options: WebSocketOptions): WebSocketDoor {
  const { limits, places, log } = options;
  const clients = new Set<Client>();
  const protocol = createProtocol(options);
  const turns = createTurns();
  let draining = false;

  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: limits.messageBytes,
    // Costs some 240 kB a socket and half the throughput, and mixes secrets with what a stranger may choose (CRIME).
    perMessageDeflate: false,
    handleProtocols,
  });

  server.on('upgrade', upgrade);
  const pings = setInterval(ping, limits.pingEvery).unref();

  function upgrade(request: IncomingMessage, connection: Duplex, head: Buffer): void {
    connection.on('error', (err) => log.debug({ err }, 'a connection broke before it was upgraded'));
    const wrong = draining ? busy('The server is stopping.') : options.refusal(request);
    if (wrong) return rejectUpgrade(connection, request, wrong);
    const place = places.enter();
    if (!place) return rejectUpgrade(connection, request, busy('The server holds as many connections as it may.'));
    connection.once('close', () => place.leave());
    sockets.handleUpgrade(request, connection, head, (socket) => serve(socket, request, place));
  }

  function serve(socket: WebSocket, request: IncomingMessage, place: Place): void {
    const client: Client = {
      socket,
      request,
      place,
      viewer: null,
      running: 0,
      gone: overSignal(socket),
      alive: true,
    };
    const lane = turns.lane();
    clients.add(client);
    // After an error `ws` closes the socket by itself, with the code that RFC 6455 has for it (1009 for a long message).
    socket.on('error', (err) => log.debug({ err }, 'a socket broke'));
    socket.on('pong', () => (client.alive = true));

    const closed = protocol.opened(
      {
        protocol: socket.protocol,
        send: (text) => send(socket, text),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (handle) =>
          socket.on('message', (data: RawData) => {
            lane.push(() => {
              if (socket.isPaused && lane.length <= shortQueue) socket.resume();
              if (socket.readyState !== socket.OPEN) return;
              handle(String(data)).catch((err: unknown) => {
                log.error({ err }, 'a message could not be handled');
                socket.close(CloseCode.InternalServerError, 'Internal server error');
              });
            });
            if (lane.length >= longQueue) socket.pause();
          }),
      },
      client,
    );

    socket.once('close', (code, reason) => {
      lane.clear();
      clients.delete(client);
      place.leave();
      void Promise.resolve(closed(code, String(reason))).catch((err: unknown) =>
        log.error({ err }, 'a socket did not end well'),
      );
    });
  }

  /** A socket that has not answered the ping before this one is dead: nothing tells us when a network goes away. */
  function ping(): void {
    for (const client of clients) {
      if (!client.alive) client.socket.terminate();
      else if (client.socket.readyState === client.socket.OPEN) {
        client.alive = false;
        client.socket.ping();
      }
    }
  }

  function drain(): void {
    draining = true;
    for (const { socket } of clients) socket.close(serviceRestart, 'Service restart');
  }

  return {
    get running() {
      let sum = 0;
      for (const client of clients) sum += client.running;
      return sum;
    },
    drain,
    async stop() {
      drain();
      const left = [...clients].map(({ socket }) => new Promise((resolve) => socket.once('close', resolve)));
      const cut = setTimeout(() => clients.forEach(({ socket }) => socket.terminate()), limits.drainTimeout);
      await Promise.all(left);
      clearTimeout(cut);
      clearInterval(pings);
      server.off('upgrade', upgrade);
    },
  };
}

/**
 * The protocol, by graphql-ws. The operation is run in `onSubscribe`, where errors can be given back for the one id that
 * they belong to; what then is called "execute" and "subscribe" only hands over what came of it.
 */
function createProtocol({ schema, readDocument, run, answer, authenticate, limits }: WebSocketOptions) {
  const outcomes = new WeakMap<ExecutionArgs, Outcome>();

  function handOver(args: ExecutionArgs) {
    const outcome = outcomes.get(args);
    if (outcome?.kind === 'stream') return outcome.results;
    if (outcome?.kind === 'result') return outcome.result as object;
    throw new Error('an operation that was not run');
  }

  return makeServer<Record<string, unknown> | undefined, Client>({
    connectionInitWaitTimeout: limits.initTimeout,

    onConnect({ connectionParams, extra: client }) {
      const given = connectionParams?.['authorization'] ?? client.request.headers.authorization;
      const viewer = authenticate(given === undefined ? undefined : String(given));
      if (viewer === null) return false;
      if (!client.place.claim(viewer)) {
        client.socket.close(tryAgainLater, 'Too many sockets');
        return false;
      }
      client.viewer = viewer;
      return true;
    },

    async onSubscribe({ extra: client }, id, { query, operationName, variables }) {
      if (client.viewer === null) throw new Error('subscribed before it was let in');
      if (client.running >= limits.subscriptionsPerSocket) {
        const most = limits.subscriptionsPerSocket;
        return [overLimit(`A socket may run ${most} operations at the same time; complete one first.`)];
      }
      const prepared = readDocument({ query, operationName });
      if (!('document' in prepared)) return prepared;

      client.running += 1;
      const outcome = await run({
        prepared,
        variables: variables ?? {},
        viewer: client.viewer,
        resumeAfter: null,
        signal: client.gone,
        reader: readerOf(client.socket, id, limits.bufferedBytes),
        onEnd: () => (client.running -= 1),
      });
      if (outcome.kind === 'refused') return outcome.errors;
      const args: ExecutionArgs = { schema, document: prepared.document, operationName, contextValue: null };
      outcomes.set(args, outcome);
      return args;
    },

    execute: handOver,
    subscribe: handOver,
    // As it is: its errors are answers already.
    onNext: (_context, _id, _payload, args, result) =>
      outcomes.get(args)?.kind === 'stream' ? (result as SharedPayload).result : (result as FormattedExecutionResult),
    onError: (_context, _id, _payload, errors) => errors.map(answer),
  });
}

/** Takes what is sent to many: frames it for the operation's id and hands it to the socket, for as long as that keeps up. */
function readerOf(socket: WebSocket, id: string, bufferedBytes: number): Reader {
  const head = `{"id":${JSON.stringify(id)},"type":"next","payload":`;
  return {
    send(payload) {
      if (socket.readyState !== socket.OPEN) return null;
      const frame = payload.frame(id, (json) => `${head}${json}}`);
      if (socket.bufferedAmount + frame.length <= bufferedBytes) {
        socket.send(frame, TEXT);
        return null;
      }
      // Called when it has left, and when the socket is gone too.
      return new Promise((resolve) => socket.send(frame, TEXT, () => resolve()));
    },
    sendAway: () => socket.close(tryAgainLater, 'Too slow; come again with the last cursor'),
  };
}

const TEXT = { binary: false };

function busy(message: string): Refusal {
  return { status: 503, code: 'UNAVAILABLE', message };
}

/** Resolves once the text has left the process, so that a subscription's next message waits for a slow reader. */
function send(socket: WebSocket, text: string): Promise<void> {
  return new Promise((resolve) => {
    // A socket that closes meanwhile ends its subscriptions by its `close` event; there is nobody to tell.
    if (socket.readyState === socket.OPEN) socket.send(text, () => resolve());
    else resolve();
  });
}

function rejectUpgrade(connection: Duplex, request: IncomingMessage, refusal: Refusal): void {
  const body = JSON.stringify(refusalBody(pathOf(request.url ?? ''), refusal));
  connection.once('finish', () => connection.destroy());
  connection.end(
    [
      `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status]}`,
      'Connection: close',
      'Content-Type: application/json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  );
}
