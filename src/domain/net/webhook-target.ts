import { BlockList, isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { isAllowedAddress } from './address.ts';

/** A host, an address or a network inside that an installation allows, at one port or at all. */
export interface AllowedTarget {
  /** A host name in lower case, an address, or a network. */
  readonly host: string;
  readonly port: number | null;
}

/** The ports to which webhooks may go outside. */
const PORTS: ReadonlySet<string> = new Set(['', '443', '8443']);
const NAME = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;

/** Reads `host`, `host:port`, `10.0.0.0/8`, `[::1]:8080` and their like; null for any other text. */
export function readTarget(text: string): AllowedTarget | null {
  const [, bracketed, plain, port] = /^(?:\[([^\]]+)\]|([^:\s]+))(?::(\d{1,5}))?$/.exec(text) ?? [];
  const host = (bracketed ?? plain)?.toLowerCase();
  if (host === undefined || Number(port ?? 1) > 65_535) return null;
  const [address = '', bits] = host.split('/');
  const version = isIP(address);
  const isNetwork =
    version !== 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128)));
  if (!isNetwork && (bits !== undefined || !NAME.test(host))) return null;
  return { host, port: port === undefined ? null : Number(port) };
}

/** Whether an address is one of the internet, which whoever may set a webhook may send to. */
export function isPublicAddress(address: string): boolean {
  if (!isAllowedAddress(address)) return false;
  return ipaddr.process(address.replace(/^\[|\]$/g, '')).range() === 'unicast';
}

/** Whether a target of the installation's list names this host, or this address, at this port. */
export function isNamed(targets: readonly AllowedTarget[], hostOrAddress: string, port: number): boolean {
  const host = hostOrAddress.replace(/^\[|\]$/g, '').toLowerCase();
  return targets.some((target) => (target.port === null || target.port === port) && names(target.host, host));
}

function names(target: string, host: string): boolean {
  if (target === host) return true;
  const [address = '', bits] = target.split('/');
  const [version, other] = [isIP(address), isIP(host)];
  if (version === 0 || version !== other) return false;
  const family = version === 4 ? 'ipv4' : 'ipv6';
  const list = new BlockList();
  if (bits === undefined) list.addAddress(address, family);
  else list.addSubnet(address, Number(bits), family);
  return list.check(host, family);
}

/**
 * Why a URL may not be a webhook's, as the end of a sentence "expected …"; null where it may. Outside only https at its usual ports; inside
 * only what the installation names, and http there alone. A name is looked at again when it is resolved.
 */
export function webhookUrlProblem(text: string, targets: readonly AllowedTarget[]): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) return 'an address that begins with https://';
  if (url.username !== '' || url.password !== '') return 'an address without a user name and password';
  if (text.length > 2_000) return 'an address of at most 2,000 characters';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isNamed(targets, host, portOf(url))) return null;
  const setting = `or WEBHOOK_ALLOWED_TARGETS=${isIP(host) === 6 ? `[${host}]` : host}:${portOf(url)}`;
  if (url.protocol === 'http:') return `an address that begins with https://, ${setting}`;
  if (!PORTS.has(url.port)) return `port 443 or 8443, ${setting}`;
  if (isIP(host) !== 0 && !isPublicAddress(host)) return `an address of the internet, ${setting}`;
  return null;
}

/** The port that a URL connects to. */
export function portOf({ port, protocol }: URL): number {
  return port === '' ? (protocol === 'http:' ? 80 : 443) : Number(port);
}
