import { createClient, type Client } from 'graphql-ws';
import WebSocket from 'ws';
import { startApp, type App, type AppOptions, type Roles } from '../../src/app.ts';
import { readConfig, type Config } from '../../src/config/config.ts';
import type { RawSettings } from '../../src/config/env.ts';
import type { HttpLimits } from '../../src/http/options.ts';
import { createLogger, type Logger } from '../../src/logger.ts';
import type { Operation, VariablesOf } from './operation.ts';
import { testServices, type TestServices } from './services.ts';

/** How long to wait for what must come, in ms: long enough for a busy machine, for only a failure takes so long. */
export const PATIENCE = 90_000;

/** An answer of GraphQL, as a test looks at it. */
export interface Answer<T> {
  data: T;
  errors?: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[];
}

/** An answer of `/api/events`: what became of the batch, or why nothing did. */
export interface EventsAnswer {
  accepted: number;
  duplicates: number;
  rejected: { index: number; code: string; message: string }[];
  error: { code: string; message: string };
}

/** The ways that a test takes to a running server: only the public doors. */
export interface Doors {
  url: string;
  /** Posts to `/api/events`. */
  post(events: unknown, headers?: Record<string, string>): Promise<{ status: number; body: EventsAnswer }>;
  /** Asks over HTTP and expects no errors. */
  ask<Result, Variables>(
    operation: Operation<Result, Variables>,
    ...variables: VariablesOf<Variables>
  ): Promise<Result>;
  /** Asks over HTTP; errors are part of the answer, and the variables may be wrong. */
  tryAsk<Result>(
    operation: Operation<Result, never>,
    variables?: Record<string, unknown>,
  ): Promise<Answer<Result> & { status: number }>;
  /** Subscribes over a WebSocket of its own. */
  subscribe<Result, Variables>(
    operation: Operation<Result, Variables>,
    ...variables: VariablesOf<Variables>
  ): Inbox<MessageOf<Result>>;
  /** Ends the subscriptions. */
  close(): Promise<void>;
}

/** A message of a subscription: what its only field shows. */
export type MessageOf<Result> = Result[keyof Result];

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
    callers?: AppOptions['callers'];
    /** Limits of the HTTP shell, those too that are no settings. */
    limits?: Partial<HttpLimits>;
    log?: Logger;
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
  const limited: Config = { ...config, limits: { ...config.limits, ...options.limits } };
  const app = await startApp(limited, {
    roles: options.roles ?? { api: true, worker: true },
    mongodbUri: services.mongodbUri,
    redisUrl: services.redisUrl,
    log: options.log ?? createLogger(config.logLevel),
    tlsSelfSigned: options.tlsSelfSigned ?? false,
    ...(options.clock ? { clock: options.clock } : {}),
    ...(options.callers ? { callers: options.callers } : {}),
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

  async function tryAsk<Result>(query: Operation<Result, never>, variables?: object) {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...key },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, ...((await response.json()) as Answer<Result>) };
  }

  return {
    url,
    async post(events, headers = {}) {
      const response = await fetch(`${url}/api/events`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...key, ...headers },
        body: typeof events === 'string' || events instanceof Uint8Array ? (events as string) : JSON.stringify(events),
      });
      return { status: response.status, body: (await response.json()) as EventsAnswer };
    },
    async ask<Result, Variables>(query: Operation<Result, Variables>, ...[variables]: VariablesOf<Variables>) {
      const { status, ...answer } = await tryAsk<Result>(query, variables as object | undefined);
      if (answer.errors || status !== 200)
        throw new Error(
          `${String(query)}\n${JSON.stringify(variables, null, 2)}\n${status} ${JSON.stringify(answer, null, 2)}`,
        );
      return answer.data;
    },
    tryAsk,
    subscribe(query, ...[variables]) {
      const inbox = openInbox(url, query, variables, key);
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
function openInbox<Result, Variables>(
  url: string,
  query: Operation<Result, Variables>,
  variables: Variables | undefined,
  connectionParams: Record<string, unknown> = {},
): Inbox<MessageOf<Result>> {
  type T = MessageOf<Result>;
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
    { query: String(query), variables: variables as Record<string, unknown> | undefined },
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
