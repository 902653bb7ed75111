import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/**
 * The only ranges of the registries of special addresses (IANA, RFC 6890) in which a server of somebody may be. All others are refused,
 * also those that a registry gets later: unspecified, link-local, multicast, broadcast, documentation, benchmarking, reserved, site-local,
 * and the forms in which an IPv6 address stands for an IPv4 address: 6to4, Teredo, NAT64 of a network's own (64:ff9b:1::/48), translated
 * and compatible ones. Nobody reaches a store by those, and whoever routes them sends them to the IPv4 address.
 */
const SERVERS: ReadonlySet<string> = new Set(['unicast', 'private', 'loopback', 'carrierGradeNat', 'uniqueLocal']);

/** Addresses in those ranges at which clouds serve credentials or other data of the machine to whoever asks. */
const METADATA = [
  '100.100.100.0/24', // Alibaba Cloud (…200) and its name servers
  '168.63.129.16/32', // Azure
  '192.0.0.0/24', // Oracle Cloud (…192)
  'fd00:c1::/32', // Oracle Cloud
  'fd00:ec2::/32', // AWS (::254), and its time and name servers
  'fd20:ce::/32', // Google Cloud (::254)
  'fd00:42::42/128', // Scaleway
].map((network) => ipaddr.parseCIDR(network));

/** IPv4-compatible addresses (RFC 4291, 2.5.5.1), which are deprecated; `::` and `::1` are in it and have ranges of their own. */
const COMPATIBLE = ipaddr.parseCIDR('::/96');
/** NAT64 (RFC 6052). */
const NAT64 = ipaddr.parseCIDR('64:ff9b::/96');

/**
 * Whether Roomwatch may connect to an address that somebody entered or that a name leads to: it is that of a single machine, and not one
 * at which a cloud serves credentials, in whatever form it is written. Private and loopback addresses may be. A text that is no address
 * may not.
 */
export function isAllowedAddress(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, '');
  // The zone of a link-local address; the parser of Node decides what an address is, for it is what connects.
  if (isIP(bare) === 0 || bare.includes('%')) return false;
  return isServer(ipaddr.process(bare));
}

function isServer(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  if (METADATA.some(([network, bits]) => network.kind() === address.kind() && address.match(network, bits))) {
    return false;
  }
  if (address.kind() === 'ipv4') return SERVERS.has(address.range());
  if (address.match(...NAT64)) {
    // RFC 6052, 3.1: the prefix stands for addresses of the internet only.
    const [a = 0, b = 0, c = 0, d = 0] = address.toByteArray().slice(12);
    const inner = new ipaddr.IPv4([a, b, c, d]);
    return inner.range() === 'unicast' && isServer(inner);
  }
  const range: string = address.range();
  if (isIsatap(address)) return false;
  if (range !== 'loopback' && address.match(...COMPATIBLE)) return false;
  // What the internet routes is 2000::/3 only.
  if (range === 'unicast') return (address.toByteArray()[0]! & 0xe0) === 0x20;
  return SERVERS.has(range);
}

/** Whether an IPv6 address ends with an IPv4 address after the mark of ISATAP (RFC 5214, 6.1), whatever its prefix is. */
function isIsatap(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  const [high, low, five, efe] = address.toByteArray().slice(8, 12);
  return (high === 0 || high === 2) && low === 0 && five === 0x5e && efe === 0xfe;
}
