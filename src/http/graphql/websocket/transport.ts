import { STATUS_CODES, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { GRAPHQL_TRANSPORT_WS_PROTOCOL, handleProtocols } from 'graphql-ws';
import type { Logger } from 'pino';
import { WebSocketServer, type WebSocket } from 'ws';
import { shorten } from '../../../domain/text/shorten.ts';
import { answerWithoutUpgrade, asksForWebSocket } from '../../connections/other-upgrades.ts';
import type { ConnectionPlace, ConnectionPlaces } from '../../guard/places.ts';
import { pathOf, refusalBody, type Refusal } from '../../guard/refusal.ts';
import type { CountMistake } from '../../connections/mistakes.ts';
import { RETRY_UNAVAILABLE } from '../../errors/answer.ts';
import { createProtocol, type ProtocolOptions } from './protocol.ts';
import { attachSocket, createSocketClient, serviceRestart, type SocketClient } from './socket.ts';
import { createTurns } from './turns.ts';

export interface WebSocketOptions extends ProtocolOptions {
  /** Why a request must not be upgraded; null if it may be. */
  readonly refusal: (request: IncomingMessage) => Refusal | null;
  readonly places: ConnectionPlaces;
  readonly log: Logger;
  readonly count: CountMistake;
}

/** GraphQL over WebSocket (`graphql-transport-ws`) on the path of queries. */
export interface WebSocketTransport {
  /** Operations that run on all sockets together. */
  readonly running: number;
  /** Lets nobody in any more and asks every client to come back, which by then finds another server. */
  drain(): void;
  /** Drains, and cuts what has not left in time. */
  stop(): Promise<void>;
}

export function createWebSocketTransport(server: Server, options: WebSocketOptions): WebSocketTransport {
  const { limits, places, log } = options;
  const clients = new Set<SocketClient>();
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
    // A client that does not answer the end of its socket is cut; the package's types do not know the option yet.
    ...{ closeTimeout: limits.drainTimeout },
  });

  server.on('upgrade', upgrade);
  const pings = setInterval(() => ping(clients), limits.pingEvery).unref();

  function upgrade(request: IncomingMessage, connection: Duplex, head: Buffer): void {
    if (!asksForWebSocket(request)) return answerWithoutUpgrade(server, request, connection, head);
    connection.on('error', (err) => log.debug({ err }, 'a connection broke before it was upgraded'));
    const wrong = draining ? busy('The server is stopping.') : (options.refusal(request) ?? refusalOfOffer(request));
    if (wrong) return rejectUpgrade(connection, request, wrong);
    const place = places.enter();
    if (!place) return rejectUpgrade(connection, request, busy('The server holds as many connections as it may.'));
    connection.once('close', () => place.leave());
    sockets.handleUpgrade(request, connection, head, (socket) => serve(socket, request, place));
  }

  function serve(socket: WebSocket, request: IncomingMessage, place: ConnectionPlace): void {
    const client = createSocketClient(socket, request, place);
    clients.add(client);
    socket.once('close', () => clients.delete(client));
    socket.on('error', () => options.count('websocket'));
    attachSocket(protocol, client, turns.lane(), log);
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

/** Cuts sockets that have not answered the ping before this one: nothing else tells that a network has gone away. */
function ping(clients: ReadonlySet<SocketClient>): void {
  for (const client of clients) {
    if (!client.alive) client.socket.terminate();
    else if (client.socket.readyState === client.socket.OPEN) {
      client.alive = false;
      client.socket.ping();
    }
  }
}

/**
 * Why none of the sub-protocols that a client offers can be spoken; null where one can. A socket that was opened without the chosen one
 * would be closed by the client itself, without a reason (1006). A client that offers none is told by the close code 4406.
 */
function refusalOfOffer({ headers }: IncomingMessage): Refusal | null {
  const offered = headers['sec-websocket-protocol'];
  if (offered === undefined || handleProtocols(offered) !== false) return null;
  return {
    status: 400,
    code: 'SUBPROTOCOL_NOT_SUPPORTED',
    message:
      `Sec-WebSocket-Protocol: expected ${GRAPHQL_TRANSPORT_WS_PROTOCOL}, got ${shorten(offered)}. ` +
      'The older protocol graphql-ws, of subscriptions-transport-ws, is not supported.',
  };
}

function busy(message: string): Refusal {
  return { status: 503, code: 'UNAVAILABLE', message };
}

function rejectUpgrade(connection: Duplex, request: IncomingMessage, refusal: Refusal): void {
  const body = JSON.stringify(refusalBody(pathOf(request.url ?? ''), refusal));
  connection.once('finish', () => connection.destroy());
  connection.end(
    [
      `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status]}`,
      'Connection: close',
      ...(refusal.status === 503 ? [`Retry-After: ${RETRY_UNAVAILABLE}`] : []),
      'Content-Type: application/json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  );
}
