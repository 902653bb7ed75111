import { BlockList, isIP } from 'node:net';
import type { HttpConfig } from './parts.ts';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** Whether a host name or address, as a setting or a URL names it, is this machine and nothing else. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase();
  const version = isIP(bare);
  return version === 0 ? bare === 'localhost' : loopback.check(bare, version === 4 ? 'ipv4' : 'ipv6');
}

/** The name in a `Host` header, without its port and in lower case; null for something that is no host. */
export function hostName(header: string | undefined): string | null {
  if (header === undefined || /[\s/\\?#@]/.test(header)) return null;
  return URL.parse(`http://${header}`)?.hostname || null;
}

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
