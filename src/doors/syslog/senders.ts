import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { LRUCache } from 'lru-cache';
import { plainAddress } from '../../domain/net/network.ts';

/** Addresses whose messages are taken, and the workspace that they belong to. */
export interface SenderRule {
  /** An address or a network (CIDR). */
  readonly network: string;
  /** The name of the workspace; null for the first one. */
  readonly workspace: string | null;
}

/** Addresses that are remembered; more are looked up each time. */
const MOST_REMEMBERED = 10_000;

/** Tells the rule that lets an address in, the one of the narrowest network; null for an address that may not send. */
export function createSenderRules(rules: readonly SenderRule[]): (address: string) => SenderRule | null {
  const ranges = rules
    .map((rule) => ({ rule, range: rangeOf(rule.network) }))
    .sort((one, other) => other.range[1] - one.range[1]);
  const known = new LRUCache<string, { rule: SenderRule | null }>({ max: MOST_REMEMBERED });

  function find(address: string): SenderRule | null {
    if (isIP(address) === 0) return null;
    const parsed = ipaddr.parse(address);
    const found = ranges.find(
      ({ range: [network, bits] }) => network.kind() === parsed.kind() && parsed.match(network, bits),
    );
    return found?.rule ?? null;
  }

  return (address) => {
    const plain = plainAddress(address);
    let found = known.get(plain);
    if (!found) known.set(plain, (found = { rule: find(plain) }));
    return found.rule;
  };
}

function rangeOf(network: string): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  if (network.includes('/')) return ipaddr.parseCIDR(network);
  const address = ipaddr.process(network);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
}
