import type { IncomingHttpHeaders } from 'node:http';
import type { HttpConfig } from '../options.ts';

/**
 * Says whether an origin may call. The server's own origin is known by the `Host` of the same request (which `hosts.ts` has checked) under
 * either scheme, for a proxy may have taken TLS off, and by `publicUrl`.
 */
export function createOriginCheck(config: HttpConfig): (origin: string, headers: IncomingHttpHeaders) => boolean {
  const allowed = new Set(config.allowedOrigins.map((origin) => URL.parse(origin)?.origin ?? origin));
  if (config.publicUrl !== null) allowed.add(new URL(config.publicUrl).origin);
  return (origin, { host }) => allowed.has(origin) || origin === `http://${host}` || origin === `https://${host}`;
}
