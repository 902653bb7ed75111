import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { useServer } from 'graphql-ws/use/ws';
import { execute, parse } from 'graphql';
import { WebSocketServer, type WebSocket } from 'ws';
import { serveWorld } from '../../tests/helpers/feed-server.ts';
import { FAULT_CHANGES, type World } from '../../tests/helpers/feed-world.ts';

/** A server under test. */
export interface Running {
  port: number;
  /** Where it answers, for clients of its kind. */
  path: string;
  stop(): Promise<void>;
}

/** Serves a world; `transport` is what its clients speak. */
export interface Contestant {
  transport: 'ws' | 'sse';
  start(world: World): Promise<Running>;
}

const plenty = 1_000_000;

async function startOurs(world: World, path: string): Promise<Running> {
  const { server, url } = await serveWorld(world, {
    limits: {
      sockets: plenty,
      socketsPerPrincipal: plenty,
      subscriptions: plenty,
      subscriptionsPerPrincipal: plenty,
    },
  });
  return { port: Number(new URL(url).port), path, stop: () => server.stop() };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

export const contestants: Record<string, Contestant> = {
  roomwatch: { transport: 'ws', start: (world) => startOurs(world, '/graphql') },

  'graphql-ws': {
    transport: 'ws',
    async start(world) {
      const server = createServer();
      const wss = new WebSocketServer({ server, path: '/graphql', perMessageDeflate: false });
      const service = useServer({ schema: world.schema, context: () => world.createContext() }, wss, 0);
      return { port: await listen(server), path: '/graphql', stop: async () => service.dispose() };
    },
  },

  // No protocol, no filter, no subscription state: each change is executed once and its bytes go to every socket.
  'bare ws broadcast': {
    transport: 'ws',
    async start(world) {
      const server = createServer();
      const wss = new WebSocketServer({ server, perMessageDeflate: false });
      const end = new AbortController();
      const document = parse(String(FAULT_CHANGES));
      wss.on('connection', (socket: WebSocket) => {
        socket.on('message', (data) => {
          const { type } = JSON.parse(String(data)) as { type: string };
          if (type === 'connection_init') socket.send('{"type":"connection_ack"}');
          else socket.send('{"id":"1","type":"next","payload":{"data":{"faultChanges":{"kind":"SYNCED"}}}}');
        });
      });
      void (async () => {
        for (let position = world.tail.position; !end.signal.aborted;) {
          await world.tail.changed(position, end.signal);
          for (const entry of world.tail.after(position) ?? []) {
            position = entry.number;
            const message = {
              kind: 'CHANGE',
              cursor: String(entry.number),
              at: entry.at,
              entry,
              left: false,
              page: [entry],
            };
            const context = world.createContext();
            const result = await execute({ schema: world.schema, document, rootValue: message, contextValue: context });
            const frame = Buffer.from(`{"id":"1","type":"next","payload":${JSON.stringify(result)}}`);
            for (const socket of wss.clients) socket.send(frame, { binary: false });
          }
        }
      })();
      const port = await listen(server);
      return {
        port,
        path: '/graphql',
        async stop() {
          end.abort();
          wss.clients.forEach((socket) => socket.terminate());
          server.close();
        },
      };
    },
  },

  mercurius: {
    transport: 'ws',
    async start(world) {
      const { default: mercurius } = await peer('mercurius');
      const { default: fastify } = await import('fastify');
      const app = fastify();
      await app.register(mercurius, {
        schema: world.schema,
        subscription: { context: () => world.createContext(), fullWsTransport: true },
      });
      await app.listen({ host: '127.0.0.1', port: 0 });
      return { port: (app.server.address() as AddressInfo).port, path: '/graphql', stop: () => app.close() };
    },
  },

  'roomwatch (SSE)': { transport: 'sse', start: (world) => startOurs(world, '/graphql/stream') },

  'yoga (SSE)': {
    transport: 'sse',
    async start(world) {
      const { createYoga } = await peer('graphql-yoga');
      const server = createServer(
        createYoga({ schema: world.schema, context: () => world.createContext(), logging: false, maskedErrors: false }),
      );
      return {
        port: await listen(server),
        path: '/graphql',
        async stop() {
          server.closeAllConnections();
          server.close();
        },
      };
    },
  },
};

/** A package of bench/peers: `npm ci --prefix bench/peers` installs them. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- installed on demand, so unknown to the compiler
async function peer(name: string): Promise<any> {
  const { createRequire } = await import('node:module');
  return import(createRequire(new URL('../peers/package.json', import.meta.url)).resolve(name));
}
