import type { IncomingMessage, Server, ServerResponse } from 'node:http';

export interface BodyPace {
  /** Milliseconds that a body may take from its first byte to its last. */
  readonly bodyTimeout: number;
  /** Bytes that must come in a second, on average over each window. */
  readonly bodyRate: number;
  /** Milliseconds of a window. */
  readonly bodyWindow: number;
}

/** A body comes too slowly. Whoever reads it answers 408 in its own form. */
export class SlowBodyError extends Error {
  override name = 'SlowBodyError';
  readonly statusCode = 408;
}

/** How often each window is looked at. Time counts only where the event loop gets to it, so that a busy server blames nobody. */
const LOOKS = 10;

/** A body that is on its way. */
interface Body {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** How often it was looked at. */
  looks: number;
  /** The bytes of its socket at the beginning of the window. */
  bytes: number;
  isRefused: boolean;
}

/**
 * Watches the bodies of all requests, those that nobody reads too. One that comes too slowly is given to its reader as an error, to be
 * answered; its connection is closed. Bytes that wait for a reader of ours count as come.
 *
 * @param onSlow told of each.
 * @returns what ends the watch.
 */
export function watchBodies(server: Server, pace: BodyPace, onSlow: () => void): () => void {
  const { bodyTimeout, bodyRate, bodyWindow } = pace;
  const bodies = new Map<IncomingMessage, Body>();
  const mostLooks = Math.max(1, Math.ceil((bodyTimeout / bodyWindow) * LOOKS));
  const leastBytes = (bodyRate * bodyWindow) / 1_000;

  function begin(request: IncomingMessage, response: ServerResponse): void {
    if (!hasBody(request)) return;
    bodies.set(request, { request, response, looks: 0, bytes: request.socket.bytesRead, isRefused: false });
    request.once('close', () => bodies.delete(request));
  }

  function look(body: Body): void {
    const { request } = body;
    if (request.complete || request.destroyed) return void bodies.delete(request);
    body.looks += 1;
    if (body.looks >= mostLooks) return refuse(body, `The body took longer than ${bodyTimeout / 1_000} seconds.`);
    if (body.looks % LOOKS !== 0) return;
    const came = request.socket.bytesRead - body.bytes;
    body.bytes = request.socket.bytesRead;
    if (came >= leastBytes || waitsForReader(body)) return;
    refuse(
      body,
      `The body came too slowly: ${came} bytes in ${bodyWindow / 1_000} seconds, expected ${bodyRate} a second.`,
    );
  }

  function refuse(body: Body, message: string): void {
    const { request, response } = body;
    if (!body.isRefused) onSlow();
    // An answer that nobody takes is not waited for long.
    if (body.isRefused || response.headersSent || request.listenerCount('error') === 0)
      return void request.socket.destroy();
    body.isRefused = true;
    // The rest of the body would be taken for the next request.
    response.setHeader('connection', 'close');
    request.emit('error', new SlowBodyError(message));
  }

  server.on('request', begin);
  const timer = setInterval(() => bodies.forEach(look), bodyWindow / LOOKS).unref();
  return () => {
    server.off('request', begin);
    clearInterval(timer);
  };
}

/** Whether a request announces a body (RFC 9112, 6). */
export function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** Whether it is our reader that is slow: what came fills the buffer, or nobody reads yet, because the caller is looked up. */
function waitsForReader({ request, response }: Body): boolean {
  const isUnread = request.listenerCount('error') === 0 && !response.headersSent;
  return isUnread || request.readableLength >= request.readableHighWaterMark;
}
