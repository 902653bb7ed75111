import type { IncomingMessage } from 'node:http';
import { isWorkspaceHost } from '../../domain/net/host.ts';
import type { HttpConfig } from '../options.ts';
import { createAuthenticate, type Authenticate } from './auth.ts';
import { createHostCheck } from './hosts.ts';
import { createOriginCheck } from './origins.ts';
import type { Refusal } from './refusal.ts';

/** Decides who may call the server, the same for requests and for upgrades to WebSocket. */
export interface Guard {
  /** Why a request is refused for where it comes from or goes to, whoever sends it; null if it may pass. */
  refusalOf(request: Pick<IncomingMessage, 'headers'>, isDoor?: boolean): Refusal | null;
  readonly authenticate: Authenticate;
}

/** @param authenticate tells who calls; ADMIN_KEY of the settings decides where it is left out. */
export function createGuard(config: HttpConfig, authenticate = createAuthenticate(config.adminKey)): Guard {
  const hostIsAllowed = createHostCheck(config);
  const originIsAllowed = createOriginCheck(config);

  return {
    authenticate,
    refusalOf({ headers }, isDoor = false) {
      const { host, origin } = headers;
      // Such a name proves nothing about the caller; without an Origin it is no page, and a door checks the credential itself.
      if (isDoor && isWorkspaceHost(host) && origin === undefined) return null;
      if (!hostIsAllowed(host)) return { status: 421, code: 'HOST_NOT_ALLOWED', message: unknownHost(host) };
      if (!originIsAllowed(headers)) return { status: 403, code: 'ORIGIN_NOT_ALLOWED', message: foreignOrigin(origin) };
      return null;
    },
  };
}

function unknownHost(host: string | undefined): string {
  return `This server is not known as ${JSON.stringify(host?.slice(0, 100) ?? '')}; ALLOWED_HOSTS and PUBLIC_URL say by which names it is.`;
}

function foreignOrigin(origin: string | undefined): string {
  return `Pages of ${JSON.stringify(origin?.slice(0, 100) ?? '')} may not call this server; ALLOWED_ORIGINS says which may.`;
}
