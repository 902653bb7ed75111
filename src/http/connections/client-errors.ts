import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Logger } from 'pino';
import type { CountMistake } from './mistakes.ts';

/** Answers what Node cannot read as a request. A mistake of the caller is no error of the server's. */
export function createClientErrorHandler(
  log: Logger,
  count: CountMistake,
): (error: Error & { readonly code?: string }, socket: Socket) => void {
  return ({ code = '' }, socket) => {
    if (code === 'ECONNRESET' || socket.destroyed) return;
    const [mistake, status] = ANSWERS[code] ?? (['malformed-request', '400 Bad Request'] as const);
    count(mistake);
    log.debug({ reason: code }, 'A request could not be read');
    const body = JSON.stringify({ error: { code: 'BAD_REQUEST', message: `${status.slice(4)}.` } });
    const head = `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: application/json; charset=utf-8`;
    socket.once('finish', () => socket.destroy());
    if (socket.writable) socket.end(`${head}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    else socket.destroy();
  };
}

const ANSWERS: Readonly<Record<string, readonly [Parameters<CountMistake>[0], string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: ['slow-headers', '408 Request Timeout'],
  HPE_HEADER_OVERFLOW: ['long-headers', '431 Request Header Fields Too Large'],
};

/** Requests that one connection may send before the first of them is answered. Browsers and libraries send one, a few at most. */
const MOST_PIPELINED = 100;

/** Cuts connections that send request after request and wait for no answer. */
export function cutLongPipelines(server: Server, count: CountMistake): void {
  const open = new WeakMap<Socket, number>();
  server.on('request', ({ socket }, response) => {
    const requests = (open.get(socket) ?? 0) + 1;
    open.set(socket, requests);
    response.once('close', () => open.set(socket, (open.get(socket) ?? 1) - 1));
    if (requests <= MOST_PIPELINED || socket.destroyed) return;
    count('pipelined');
    socket.destroy();
  });
}
