import { once } from 'node:events';
import type { Server } from 'node:http';
import { createServer, type Server as PlainServer } from 'node:net';

/**
 * `localhost` is two addresses. Listens on the IPv6 one too and hands its connections to the server, which then has all of them: limits and
 * watches hold for both. null where that address cannot be had; callers then come by the other one.
 */
export async function listenOnIPv6Loopback(server: Server, port: number): Promise<PlainServer | null> {
  const other = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => server.emit('connection', socket));
  try {
    await once(other.listen({ host: '::1', port }), 'listening');
    return other;
  } catch {
    return null;
  }
}
