import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Watches for connections that have sent no request yet. The answer cuts them. Browsers open such in advance; Node
 * does not count them as idle, so that a server which closes would wait for them until they time out.
 */
export function watchUnusedConnections(server: Server): () => void {
  const unused = new Set<Socket>();
  const watched = new WeakSet<Socket>();
  const used = ({ socket }: IncomingMessage): unknown => unused.delete(socket);
  server.on('connection', (socket: Socket) => {
    unused.add(socket);
    // A connection whose upgrade was ignored comes again (`other-upgrades.ts`).
    if (watched.has(socket)) return;
    watched.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  server.on('request', used).on('upgrade', used);
  return () => unused.forEach((socket) => socket.destroy());
}
