import { LRUCache } from 'lru-cache';
import { hostName, isLoopback } from '../../domain/net/host.ts';
import type { HttpConfig } from '../options.ts';

/** Headers whose answer is kept, and how long they may be. */
const MOST_KEPT = 100;
const LONGEST_KEPT = 300;

/**
 * Says which `Host` headers are answered. On loopback only names that are known to mean this server: a page of another
 * site can point its own name at 127.0.0.1 (DNS rebinding) and would otherwise count as our own origin. On any other
 * address a key is asked for, which such a page does not have, so every name will do.
 */
export function createHostCheck(config: HttpConfig): (header: string | undefined) => boolean {
  if (!isLoopback(config.host)) return () => true;
  const names = new Set(config.allowedHosts.map((host) => hostName(host)));
  if (config.publicUrl !== null) names.add(new URL(config.publicUrl).hostname);
  const isNamed = (header: string | undefined): boolean => {
    const name = hostName(header);
    return name !== null && (isLoopback(name) || names.has(name));
  };
  // Callers use one name or two, for all their requests.
  const known = new LRUCache<string, boolean>({ max: MOST_KEPT });
  return (header) => {
    if (header === undefined || header.length > LONGEST_KEPT) return isNamed(header);
    const before = known.get(header);
    if (before !== undefined) return before;
    const now = isNamed(header);
    known.set(header, now);
    return now;
  };
}
