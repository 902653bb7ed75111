import type { IncomingMessage } from 'node:http';
import { CloseCode, type Server as ProtocolServer } from 'graphql-ws';
import type { Logger } from 'pino';
import type { RawData, WebSocket } from 'ws';
import type { Viewer } from '../../../domain/principals/viewer.ts';
import { overSignal } from '../../connections/gone.ts';
import type { ConnectionPlace } from '../../guard/places.ts';
import type { PayloadReader } from '../operations/shared-payload.ts';
import type { Lane } from './turns.ts';

/** RFC 6455, 7.4.1 and the registry it opened: both make stock clients come back. */
export const serviceRestart = 1012;
export const tryAgainLater = 1013;

/** Messages of one socket that wait before it is read no further, and again when it is. */
const longQueue = 64;
const shortQueue = 16;

const TEXT = { binary: false };

/** What is known of one socket. */
export interface SocketClient {
  readonly socket: WebSocket;
  readonly request: IncomingMessage;
  readonly place: ConnectionPlace;
  /** null until `connection_init` has been accepted. */
  viewer: Viewer | null;
  /** Operations that run now. */
  running: number;
  /** Aborted when the socket closes. */
  readonly gone: AbortSignal;
  /** Whether it has answered the last ping. */
  alive: boolean;
}

export function createSocketClient(socket: WebSocket, request: IncomingMessage, place: ConnectionPlace): SocketClient {
  return { socket, request, place, viewer: null, running: 0, gone: overSignal(socket), alive: true };
}

/** Connects a socket with the protocol, its messages one after another in their lane, until it closes. */
export function attachSocket(
  protocol: ProtocolServer<SocketClient>,
  client: SocketClient,
  lane: Lane,
  log: Logger,
): void {
  const { socket, place } = client;
  // After an error `ws` closes the socket by itself, with the code that RFC 6455 has for it (1009 for a long message).
  socket.on('error', (err) => log.debug({ err }, 'a socket broke'));
  socket.on('pong', () => (client.alive = true));

  const closed = protocol.opened(
    {
      protocol: socket.protocol,
      send: (text) => send(socket, text),
      close: (code, reason) => socket.close(code, reason),
      onMessage: (handle) => socket.on('message', (data: RawData) => receive(socket, String(data), handle, lane, log)),
    },
    client,
  );

  socket.once('close', (code, reason) => {
    lane.clear();
    place.leave();
    void Promise.resolve(closed(code, String(reason))).catch((err: unknown) =>
      log.error({ err }, 'a socket did not end well'),
    );
  });
}

/** Puts a message into the socket's lane; a socket that sends faster than its lane moves is read no further meanwhile. */
function receive(
  socket: WebSocket,
  text: string,
  handle: (text: string) => Promise<void>,
  lane: Lane,
  log: Logger,
): void {
  lane.push(() => {
    if (socket.isPaused && lane.length <= shortQueue) socket.resume();
    if (socket.readyState !== socket.OPEN) return;
    handle(text).catch((err: unknown) => {
      log.error({ err }, 'a message could not be handled');
      socket.close(CloseCode.InternalServerError, 'Internal server error');
    });
  });
  if (lane.length >= longQueue) socket.pause();
}

/** Resolves once the text has left the process, so that a subscription's next message waits for a slow reader. */
function send(socket: WebSocket, text: string): Promise<void> {
  return new Promise((resolve) => {
    // A socket that closes meanwhile ends its subscriptions by its `close` event.
    if (socket.readyState === socket.OPEN) socket.send(text, () => resolve());
    else resolve();
  });
}

/** Takes what is sent to many: frames it for the operation's id and hands it to the socket, for as long as that keeps up. */
export function createSocketReader(socket: WebSocket, id: string, bufferedBytes: number): PayloadReader {
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
