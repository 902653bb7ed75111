import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { Authenticate } from './guard/auth.ts';
import type { WatchViewer } from './guard/places.ts';
import type { WrongKeys } from './guard/wrong-keys.ts';
import type { Viewer } from '../domain/principals/viewer.ts';

/** Where to listen and whom to let in; the checked settings of the same names (`src/config/`). */
export interface HttpConfig {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** null: no key, so everybody who can reach the server is administrator; only on a loopback host. */
  readonly adminKey: string | null;
  /** Opens `/metrics` and nothing else, beside `adminKey`; null for none. */
  readonly metricsKey?: string | null;
  /** Origins, such as `https://wall.example`, whose pages may call; our own origin always may. */
  readonly allowedOrigins: readonly string[];
  /** Host names that are answered on loopback besides `localhost`, the loopback addresses and that of `publicUrl`. */
  readonly allowedHosts: readonly string[];
  readonly publicUrl: string | null;
  /** Addresses and networks of proxies whose `X-Forwarded-For` is believed. */
  readonly trustedProxies?: readonly string[];
  /** A second listener, with TLS; null for none. */
  readonly tls?: { readonly port: number; readonly cert: string; readonly key: string } | null;
  readonly limits?: Partial<HttpLimits>;
}

/** Bounds of connections, requests and GraphQL's transports. */
export interface HttpLimits {
  /** Bytes of a body of a GraphQL request over HTTP. */
  readonly bodyBytes: number;
  /** Bytes of a WebSocket message. */
  readonly messageBytes: number;
  /** Bytes that may wait to leave for a reader, before it is taken out of its group and reads at its own pace. */
  readonly bufferedBytes: number;
  /** Milliseconds a socket may take until its `connection_init`. */
  readonly initTimeout: number;
  /** Milliseconds between two pings of a socket; one that has not answered by the next is cut. */
  readonly pingEvery: number;
  /** Operations of one socket that run at the same time. */
  readonly subscriptionsPerSocket: number;
  /** Subscriptions of one principal that run at the same time in this process. */
  readonly subscriptionsPerPrincipal: number;
  /** Subscriptions that run at the same time in this process. */
  readonly subscriptions: number;
  /** WebSockets and event streams of one principal. */
  readonly socketsPerPrincipal: number;
  /** WebSockets and event streams of this process. */
  readonly sockets: number;
  /** Connections of this process, of whatever kind. */
  readonly connections: number;
  /** Connections among them that have shown no good credential. */
  readonly strangers: number;
  /** Milliseconds for the handshake of TLS, and for the headers of a request. */
  readonly headersTimeout: number;
  /** Milliseconds for the body of a request. */
  readonly bodyTimeout: number;
  /** Bytes of a body that must come in a second, on average over each window. */
  readonly bodyRate: number;
  /** Milliseconds of such a window. */
  readonly bodyWindow: number;
  /** Bytes of bodies of GraphQL, queries and exports that are held at once. */
  readonly heldBytes: number;
  /** Milliseconds that sockets and requests are given to come to an end when the server stops. */
  readonly drainTimeout: number;
}

export const defaultLimits: HttpLimits = {
  bodyBytes: 10 * 1024 * 1024,
  messageBytes: 65_536,
  bufferedBytes: 256 * 1024,
  initTimeout: 3_000,
  pingEvery: 12_000,
  subscriptionsPerSocket: 20,
  subscriptionsPerPrincipal: 10_000,
  subscriptions: 50_000,
  socketsPerPrincipal: 2_000,
  sockets: 20_000,
  connections: 25_000,
  strangers: 1_000,
  headersTimeout: 20_000,
  bodyTimeout: 600_000,
  bodyRate: 100,
  bodyWindow: 20_000,
  heldBytes: 128 * 1024 * 1024,
  drainTimeout: 5_000,
};

/**
 * Makes what resolvers are given, anew for each operation and for each pushed message, so that no loader outlives the
 * moment it read at.
 *
 * @param resumeAfter the cursor of a reconnecting event stream (`Last-Event-ID`); null everywhere else.
 * @param gone makes the signal that is aborted when the caller has gone before it had its answer, for resolvers that look at it.
 */
export type CreateContext = (viewer: Viewer, resumeAfter: string | null, gone?: () => AbortSignal) => object;

/** What `/readyz` shows: whether the process can do its work, and each thing that was looked at with what was seen. */
export interface Readiness {
  readonly ok: boolean;
  readonly checks: Readonly<Record<string, string>>;
}

/** Everything that the HTTP shell is put together from. */
export interface HttpOptions {
  readonly schema: GraphQLSchema;
  readonly createContext: CreateContext;
  /** Types whose fields depend on nothing but their subject and the scope of permission: equal subscriptions to them share one execution. */
  readonly shareableTypes?: ReadonlySet<string>;
  readonly config: HttpConfig;
  /** Tells who calls; left out, whoever holds ADMIN_KEY. */
  readonly authenticate?: Authenticate | undefined;
  /** Whether callers need a credential now; left out, whether they do at the start. */
  readonly asksForKey?: (() => boolean) | undefined;
  /** Tells when the right of a viewer ends, so that what it has open is closed; left out, rights never end. */
  readonly watch?: WatchViewer | undefined;
  /** Slows wrong keys and logs them; a test may own it. */
  readonly wrongKeys?: WrongKeys | undefined;
  readonly ready: () => Promise<Readiness>;
  /** Whether an error says only that a database cannot do it now: such a request is answered 503 and may be sent again. Logs it, too. */
  readonly isAway?: (error: unknown) => boolean;
  readonly metrics: Registry;
  /** Adds the doors (`src/doors/routes.ts`). Their routes are guarded like all others; those that say so know their callers themselves. */
  readonly doors?: (app: FastifyInstance) => void | Promise<void>;
  readonly log: Logger;
}
