import type { IncomingMessage } from 'node:http';
import { isWorkspaceHost } from '../../domain/net/host.ts';
import type { HttpConfig } from '../options.ts';
import { createClientAddress, type ClientAddress } from '../connections/client-address.ts';
import type { Connections } from '../connections/connections.ts';
import { createAuthenticate, hasKey, type Authenticate } from './auth.ts';
import { createHostCheck } from './hosts.ts';
import { createOriginCheck } from './origins.ts';
import { createPageRule, type IncomingRequest } from './page-requests.ts';
import type { Refusal } from './refusal.ts';
import type { WrongKeys } from './wrong-keys.ts';

/** What a request is for. */
export interface RouteKind {
  /** A door of collectors; its host name may begin with the id of a workspace. */
  readonly door?: boolean | undefined;
  /** It starts no work: a page, a file of one, health. Any page may link to it. */
  readonly page?: boolean | undefined;
  /** It only says how the process is: load balancers ask by an address, or without a name. */
  readonly health?: boolean | undefined;
}

/** Decides who may call the server, the same for requests and for upgrades to WebSocket. */
export interface Guard {
  /** Why a request is refused for where it comes from or goes to, whoever sends it; null if it may pass. */
  refusalOf(request: IncomingRequest, route?: RouteKind): Refusal | null;
  readonly authenticate: Authenticate;
  /** The `Cookie` of a request that a page of our own has sent; undefined for every other, whatever a browser adds to it. */
  cookieOf(request: IncomingRequest): string | undefined;
  /** Whether an `Authorization` carries METRICS_KEY. */
  mayScrape(authorization: string | undefined): boolean;
  readonly addressOf: ClientAddress;
  readonly wrongKeys: WrongKeys;
  /** A request has shown a good credential: its connection is no stranger's. */
  admit(request: IncomingMessage): void;
  /** A request was refused for want of one. */
  doubt(request: IncomingMessage): void;
}

export interface GuardOptions {
  readonly config: HttpConfig;
  /** Tells who calls; ADMIN_KEY of the settings decides where it is left out. */
  readonly authenticate?: Authenticate | undefined;
  /** Whether callers need a credential now; left out, whether they do at the start. */
  readonly asksForKey?: (() => boolean) | undefined;
  readonly connections: Pick<Connections, 'admit' | 'doubt'>;
  readonly wrongKeys: WrongKeys;
}

export function createGuard({ config, connections, wrongKeys, ...options }: GuardOptions): Guard {
  const authenticate = options.authenticate ?? createAuthenticate(config.adminKey);
  const atStart = authenticate(undefined) === null;
  const asksForKey = options.asksForKey ?? (() => atStart);
  const hostIsAllowed = createHostCheck(config);
  const originIsAllowed = createOriginCheck(config);
  const originIsOwn = createOriginCheck({ ...config, allowedOrigins: [] });
  const refusalOfPage = createPageRule({
    isAllowed: (origin, { headers }) => originIsAllowed(origin, headers),
    get asksForKey() {
      return asksForKey();
    },
  });

  return {
    authenticate,
    cookieOf({ headers }) {
      const { cookie, origin } = headers;
      if (cookie === undefined) return undefined;
      // A browser names the origin with a WebSocket and with all that changes something, and the site with everything.
      const isOwn = origin === undefined ? headers['sec-fetch-site'] === 'same-origin' : originIsOwn(origin, headers);
      return isOwn ? cookie : undefined;
    },
    mayScrape: (authorization) => config.metricsKey != null && hasKey(authorization, config.metricsKey),
    wrongKeys,
    addressOf: createClientAddress(config.trustedProxies ?? []),
    admit: ({ socket }) => connections.admit(socket),
    doubt: ({ socket }) => connections.doubt(socket),
    refusalOf(request, { door = false, page = false, health = false } = {}) {
      const { host, origin } = request.headers;
      // Such a name proves nothing about the caller; without an Origin it is no script, and a door checks the credential itself.
      const isOwnHost = health || (door && isWorkspaceHost(host) && origin === undefined) || hostIsAllowed(host);
      if (!isOwnHost) return { status: 421, code: 'HOST_NOT_ALLOWED', message: unknownHost(host) };
      if (origin !== undefined && !originIsAllowed(origin, request.headers)) {
        return { status: 403, code: 'ORIGIN_NOT_ALLOWED', message: foreignOrigin(origin) };
      }
      return page ? null : refusalOfPage(request);
    },
  };
}

function unknownHost(host: string | undefined): string {
  return `This server is not known as ${JSON.stringify(host?.slice(0, 100) ?? '')}; ALLOWED_HOSTS and PUBLIC_URL say by which names it is.`;
}

function foreignOrigin(origin: string): string {
  return `Pages of ${JSON.stringify(origin.slice(0, 100))} may not call this server; ALLOWED_ORIGINS says which may.`;
}
