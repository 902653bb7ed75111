import { createClient, type Client } from 'graphql-ws';
import WebSocket from 'ws';
import { startApp, type App, type Roles } from '../../src/app.ts';
import { readConfig } from '../../src/config/config.ts';
import type { RawSettings } from '../../src/config/env.ts';
import { createLogger } from '../../src/logger.ts';
import { testServices, type TestServices } from './services.ts';

/** How long to wait for what must come, in ms: long enough for a busy machine, for only a failure takes so long. */
export const PATIENCE = 90_000;

/** An answer of GraphQL, as a test looks at it. */
export interface Answer<T> {
  data: T;
  errors?: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[];
}

/** The ways that a test takes to a running server: only the public doors. */
export interface Doors {
  url: string;
  /** Posts to `/api/events`. */
  post(events: unknown, headers?: Record<string, string>): Promise<{ status: number; body: any }>;
  /** Asks over HTTP and expects no errors. */
  ask<T = any>(query: string, variables?: Record<string, unknown>): Promise<T>;
  /** Asks over HTTP; errors are part of the answer. */
  tryAsk<T = any>(query: string, variables?: Record<string, unknown>): Promise<Answer<T> & { status: number }>;
  /** Subscribes over a WebSocket of its own. */
  subscribe<T = any>(query: string, variables?: Record<string, unknown>): Inbox<T>;
  /** Ends the subscriptions. */
  close(): Promise<void>;
}

/** A running application with the ways to it. */
export interface TestApp extends Doors {
  app: App;
  services: TestServices;
  stop(): Promise<void>;
}

/** The application on services of its own, or on given ones. Everything it opened ends with `stop`. */
export async function startTestApp(
  options: {
    settings?: RawSettings;
    roles?: Roles;
    clock?: () => Date;
    services?: TestServices;
    tlsSelfSigned?: boolean;
  } = {},
): Promise<TestApp> {
  const services = options.services ?? testServices();
  // The database ages events out by its own clock: what a test's clock dates long ago must not go while the test looks at it.
  const retention: RawSettings = options.clock ? { EVENT_RETENTION: '36500d' } : {};
  const config = readConfig({
    PORT: '0',
    TLS_PORT: '0',
    LOG_LEVEL: 'silent',
    SECRET_KEY: 'tests',
    ...retention,
    ...options.settings,
  });
  const app = await startApp(config, {
    roles: options.roles ?? { api: true, worker: true },
    mongodbUri: services.mongodbUri,
    redisUrl: services.redisUrl,
    log: createLogger(config.logLevel),
    tlsSelfSigned: options.tlsSelfSigned ?? false,
    ...(options.clock ? { clock: options.clock } : {}),
  });
  const doors = openDoors(app.url ?? '', config.adminKey);
  return {
    ...doors,
    app,
    services,
    async stop() {
      await doors.close();
      await app.stop();
    },
  };
}

/** The doors of a server at `url`, with its key where it has one. */
export function openDoors(url: string, adminKey: string | null = null): Doors {
  const key: Record<string, string> = adminKey ? { authorization: `Bearer ${adminKey}` } : {};
  const inboxes: Inbox<unknown>[] = [];

  async function tryAsk<T>(query: string, variables?: Record<string, unknown>) {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...key },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, ...((await response.json()) as Answer<T>) };
  }

  return {
    url,
    async post(events, headers = {}) {
      const response = await fetch(`${url}/api/events`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...key, ...headers },
        body: typeof events === 'string' || events instanceof Uint8Array ? (events as string) : JSON.stringify(events),
      });
      return { status: response.status, body: await response.json() };
    },
    async ask(query, variables) {
      const answer = await tryAsk<any>(query, variables);
      if (answer.errors) throw new Error(`${query}\n${JSON.stringify(answer.errors, null, 2)}`);
      return answer.data;
    },
    tryAsk,
    subscribe(query, variables) {
      const inbox = openInbox<any>(url, query, variables, key);
      inboxes.push(inbox);
      return inbox;
    },
    async close() {
      await Promise.all(inboxes.splice(0).map((inbox) => inbox.close()));
    },
  };
}

/** The messages of one subscription, in the order they came; nothing is missed however fast they come. */
export interface Inbox<T> {
  readonly all: T[];
  /** The next message that was not taken yet. Fails after `patience` milliseconds. */
  next(patience?: number): Promise<T>;
  /** The next message that passes; the ones before it are taken too. */
  until(test: (message: T) => boolean, patience?: number): Promise<T>;
  close(): Promise<void>;
}

/** Subscribes with the stock graphql-ws client. */
function openInbox<T>(
  url: string,
  query: string,
  variables: Record<string, unknown> | undefined,
  connectionParams: Record<string, unknown> = {},
): Inbox<T> {
  const client: Client = createClient({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams,
    retryAttempts: 0,
  });
  const all: T[] = [];
  const waiting: { resolve: (message: T) => void; reject: (error: unknown) => void }[] = [];
  let taken = 0;
  let failure: unknown = null;
  const deliver = () => {
    while (waiting.length > 0 && taken < all.length) waiting.shift()!.resolve(all[taken++]!);
    if (failure !== null) while (waiting.length > 0) waiting.shift()!.reject(failure);
  };
  const end = client.subscribe<Record<string, T>>(
    { query, variables },
    {
      next: ({ data, errors }) => {
        if (errors) failure = errors;
        else all.push(Object.values(data!)[0] as T);
        deliver();
      },
      error: (error) => {
        failure = error;
        deliver();
      },
      complete: () => undefined,
    },
  );
  const inbox: Inbox<T> = {
    all,
    next(patience = PATIENCE) {
      return new Promise<T>((resolve, reject) => {
        const timer = setTimeout(
          () => reject(new Error(`no message within ${patience} ms; so far: ${JSON.stringify(all)}`)),
          patience,
        );
        const settle =
          <V>(settled: (value: V) => void) =>
          (value: V) => {
            clearTimeout(timer);
            settled(value);
          };
        waiting.push({ resolve: settle(resolve), reject: settle(reject) });
        deliver();
      });
    },
    async until(test, patience = PATIENCE) {
      for (;;) {
        const message = await inbox.next(patience);
        if (test(message)) return message;
      }
    },
    async close() {
      end();
      await client.dispose();
    },
  };
  return inbox;
}
