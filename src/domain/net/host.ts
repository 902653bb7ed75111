import { BlockList, isIP } from 'node:net';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** Whether a host name or address, as a setting or a URL names it, is this machine and nothing else. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase();
  const version = isIP(bare);
  return version === 0 ? bare === 'localhost' : loopback.check(bare, version === 4 ? 'ipv4' : 'ipv6');
}

/** The name in a `Host` header or a setting, without its port and in lower case; null for a malformed one. */
export function hostName(header: string | undefined): string | null {
  if (header === undefined || /[\s/\\?#@]/.test(header)) return null;
  return URL.parse(`http://${header}`)?.hostname || null;
}

/** Whether a `Host` header begins with a UUID, as the host names of Azure workspaces do. */
export function isWorkspaceHost(header: string | undefined): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\./i.test(hostName(header) ?? '');
}
