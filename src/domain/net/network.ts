import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** An address as it is compared and shown: IPv4 in IPv6 is IPv4, without a zone. Other texts stay as they are. */
export function plainAddress(address: string): string {
  const bare = address.replace(/%.*$/, '');
  return isIP(bare) === 0 ? bare : ipaddr.process(bare).toString();
}

/** The network whose addresses one party has at its disposal: an address of IPv4, the first 64 bits of IPv6 (RFC 6177). */
export function networkOf(address: string): string {
  const plain = plainAddress(address);
  if (isIP(plain) !== 6) return plain;
  const groups = ipaddr.IPv6.parse(plain).parts.slice(0, 4);
  return `${groups.map((group) => group.toString(16)).join(':')}::/64`;
}
