import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { afterEach } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocket, WebSocketServer, type ClientOptions } from 'ws';
import type { WrongKeys } from '../../src/http/guard/wrong-keys.ts';
import type { HttpConfig, HttpLimits } from '../../src/http/options.ts';
import { createHttpServer, type HttpServer } from '../../src/http/server.ts';
import { createTestSchema, Topic } from './test-schema.ts';

export type Harness = {
  readonly server: HttpServer;
  /** `http://127.0.0.1:port` */
  readonly url: string;
  readonly topic: Topic;
  readonly metrics: Registry;
  /** Every line that was logged. */
  readonly logged: Record<string, unknown>[];
  /** POSTs a GraphQL request. */
  query(body: object, headers?: Record<string, string>): Promise<{ status: number; headers: Headers; body: Answer }>;
  /** Opens a raw WebSocket. */
  socket(options?: SocketOptions): RawClient;
};

type SocketOptions = Omit<ClientOptions, 'protocol'> & { protocol?: string | string[] | null };

export type Answer = {
  data?: Record<string, unknown> | null;
  errors?: { message: string; path?: unknown; extensions: Record<string, unknown> & { code: string } }[];
};

type Options = Partial<Omit<HttpConfig, 'limits'>> & {
  limits?: Partial<HttpLimits>;
  /** Another API than the test schema; given the topic to take events from. */
  schema?: (topic: Topic) => GraphQLSchema;
  doors?: (app: FastifyInstance) => void;
  ready?: () => Promise<{ ok: boolean; checks: Record<string, string> }>;
  wrongKeys?: WrongKeys;
};

const running: { server: Pick<HttpServer, 'stop'>; topic: Topic; clients: RawClient[] }[] = [];

afterEach(async () => {
  for (const { server, topic, clients } of running.splice(0)) {
    for (const client of clients) client.socket.terminate();
    await server.stop();
    // Whatever a test did, nothing may listen once its clients and its server are gone.
    if (topic.listeners !== 0) throw new Error(`${topic.listeners} subscriptions were never ended`);
  }
});

/** Starts a server on a free port, stopped after the test. */
export async function serve({
  schema = createTestSchema,
  doors,
  ready,
  wrongKeys,
  limits,
  ...config
}: Options = {}): Promise<Harness> {
  const topic = new Topic();
  const metrics = new Registry();
  const logged: Record<string, unknown>[] = [];
  let contexts = 0;
  const server = await createHttpServer({
    schema: schema(topic),
    createContext: (viewer, resumeAfter) => ({ viewer, resumeAfter, number: ++contexts }),
    config: {
      host: '127.0.0.1',
      port: 0,
      adminKey: null,
      allowedOrigins: [],
      allowedHosts: [],
      publicUrl: null,
      ...config,
      limits: { drainTimeout: 200, ...limits },
    },
    ready: ready ?? (async () => ({ ok: true, checks: { mongodb: 'ok' } })),
    metrics,
    wrongKeys,
    doors,
    log: pino({ level: 'debug' }, sink(logged)),
  });
  const url = await server.start();
  const clients: RawClient[] = [];
  running.push({ server, topic, clients });
  return {
    server,
    url,
    topic,
    metrics,
    logged,
    async query(body, headers = {}) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });
      return { status: response.status, headers: response.headers, body: (await response.json()) as Answer };
    },
    socket: (options) => openClient(url, clients, options),
  };
}

/** The same API over WebSocket by the library as it is shipped: the control of what the protocol says. */
export async function serveBare({ adminKey = null, limits }: Options = {}): Promise<
  Pick<Harness, 'topic' | 'url' | 'socket'>
> {
  const topic = new Topic();
  const http = createServer();
  const wss = new WebSocketServer({ server: http, path: '/graphql' });
  const service = useServer(
    {
      schema: createTestSchema(topic),
      context: { number: 0, resumeAfter: null },
      onConnect: ({ connectionParams }) =>
        adminKey === null || connectionParams?.['authorization'] === `Bearer ${adminKey}`,
      connectionInitWaitTimeout: limits?.initTimeout,
    },
    wss,
  );
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const clients: RawClient[] = [];
  const server = {
    async stop() {
      await service.dispose();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
  running.push({ server, topic, clients });
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  return { topic, url, socket: (options) => openClient(url, clients, options) };
}

function openClient(
  url: string,
  clients: RawClient[],
  { protocol = 'graphql-transport-ws', ...options }: SocketOptions = {},
): RawClient {
  const target = `${url.replace('http', 'ws')}/graphql`;
  const client = new RawClient(new WebSocket(target, protocol ?? [], options));
  clients.push(client);
  return client;
}

function sink(lines: Record<string, unknown>[]): Writable {
  return new Writable({
    write(chunk, _encoding, done) {
      lines.push(JSON.parse(String(chunk)) as Record<string, unknown>);
      done();
    },
  });
}

export type Message = { type: string; id?: string; payload?: unknown };

/** A WebSocket that queues what comes, so that a fast server cannot outrun a test. */
export class RawClient {
  readonly socket: WebSocket;
  /** The close code and reason, once the socket is closed. */
  readonly closed: Promise<{ code: number; reason: string }>;
  /** Resolves when it is open, to the sub-protocol chosen; rejects when it is refused, with the HTTP answer. */
  readonly opened: Promise<string>;
  readonly #messages: Message[] = [];
  #wake = (): void => {};

  constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('message', (data) => {
      this.#messages.push(JSON.parse(String(data)) as Message);
      this.#wake();
    });
    socket.on('error', () => {});
    this.closed = new Promise((resolve) => {
      socket.once('close', (code, reason) => resolve({ code, reason: String(reason) }));
    });
    this.opened = new Promise((resolve, reject) => {
      socket.once('open', () => resolve(socket.protocol));
      socket.once('unexpected-response', (_request, response) => {
        let body = '';
        response.on('data', (chunk: Buffer) => (body += chunk.toString()));
        response.on('end', () => reject(Object.assign(new Error(body), { status: response.statusCode })));
      });
    });
    this.opened.catch(() => {});
  }

  async send(message: unknown): Promise<this> {
    await this.opened;
    this.socket.send(typeof message === 'string' || Buffer.isBuffer(message) ? message : JSON.stringify(message));
    return this;
  }

  async init(payload?: unknown): Promise<this> {
    await this.send({ type: 'connection_init', payload });
    const { type } = await this.next();
    if (type !== 'connection_ack') throw new Error(`expected connection_ack, got ${type}`);
    return this;
  }

  async subscribe(id: string, query: string, others: object = {}): Promise<this> {
    return this.send({ type: 'subscribe', id, payload: { query, ...others } });
  }

  async next(): Promise<Message> {
    while (this.#messages.length === 0) {
      await new Promise<void>((resolve, reject) => {
        this.#wake = resolve;
        this.closed.then(({ code, reason }) => reject(new Error(`closed with ${code} ${reason}`)), reject);
      });
    }
    return this.#messages.shift() as Message;
  }

  /** What has come and nobody has asked for. */
  get pending(): readonly Message[] {
    return this.#messages;
  }

  /** Resolves once the server has worked off what was sent before: it answers in the order of the messages. */
  async settled(): Promise<void> {
    await this.send({ type: 'ping', payload: { settled: true } });
    for (;;) if ((await this.next()).type === 'pong') return;
  }
}
