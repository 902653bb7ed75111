import { hostName, isLoopback } from '../../domain/net/host.ts';
import type { HttpConfig } from '../options.ts';

/**
 * Says which `Host` headers are answered. On loopback only names that are known to mean this server: a page of another
 * site can point its own name at 127.0.0.1 (DNS rebinding) and would otherwise count as our own origin. On any other
 * address a key is asked for, which such a page does not have, so every name will do.
 */
export function createHostCheck(config: HttpConfig): (header: string | undefined) => boolean {
  if (!isLoopback(config.host)) return () => true;
  const names = new Set(config.allowedHosts.map((host) => hostName(host)));
  if (config.publicUrl !== null) names.add(new URL(config.publicUrl).hostname);
  return (header) => {
    const name = hostName(header);
    return name !== null && (isLoopback(name) || names.has(name));
  };
}
