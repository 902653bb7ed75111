import type { IncomingHttpHeaders } from 'node:http';
import type { HttpConfig } from '../options.ts';

/**
 * Says whether a request's `Origin` may call. A missing one may: browsers send it with every request that could change
 * something and with every WebSocket, so a request without it is not from a page. The server's own origin is known by the `Host` of the same
 * request (which `hosts.ts` has checked) under either scheme, for a proxy may have taken TLS off, and by `publicUrl`.
 */
export function createOriginCheck(config: HttpConfig): (headers: IncomingHttpHeaders) => boolean {
  const allowed = new Set(config.allowedOrigins.map((origin) => URL.parse(origin)?.origin ?? origin));
  if (config.publicUrl !== null) allowed.add(new URL(config.publicUrl).origin);
  return ({ origin, host }) => {
    if (origin === undefined) return true;
    return allowed.has(origin) || origin === `http://${host}` || origin === `https://${host}`;
  };
}
