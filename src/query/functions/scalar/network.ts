import { type ScalarFunction, simple } from '../define/function.ts';
import { neverGrowing } from '../define/growth.ts';
import { inRange, type Ipv4, masked, parseIpv4 as parse } from '../support/ipv4.ts';

/** Compares both addresses under the shortest of the prefixes. */
function compare(a: string, b: string, prefix: number): number | null {
  const [left, right] = [parse(a), parse(b)];
  if (!left || !right || prefix < 0 || prefix > 32) return null;
  const bits = Math.min(left.prefix, right.prefix, prefix);
  return Math.sign(masked(left.address, bits) - masked(right.address, bits));
}

const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].map((range) => parse(range) as Ipv4);

const isPrivate = ({ address, prefix }: Ipv4): boolean => PRIVATE.some((range) => inRange({ address, prefix }, range));

export const network: readonly ScalarFunction[] = neverGrowing([
  simple('parse_ipv4', 'parse_ipv4(Ip)', ['string'], 'The address (under its prefix) as a number.', (text) => {
    const ip = parse(text);
    return ip ? masked(ip.address, ip.prefix) : null;
  }),
  simple('ipv4_is_private', 'ipv4_is_private(Ip)', ['string'], 'True for addresses of private networks.', (text) => {
    const ip = parse(text);
    return ip ? isPrivate(ip) : null;
  }),
  simple(
    'ipv4_is_in_range',
    'ipv4_is_in_range(Ip, Range)',
    ['string', 'string'],
    'True when the address lies in the network.',
    (text, range) => {
      const [ip, net] = [parse(text), parse(range)];
      return ip && net ? inRange(ip, net) : null;
    },
  ),
  simple(
    'ipv4_is_match',
    'ipv4_is_match(Ip1, Ip2 [, Prefix])',
    ['string', 'string', 'long'],
    'True when both are equal under the shortest prefix.',
    (a, b, prefix = 32) => {
      const order = compare(a, b, Number(prefix));
      return order === null ? null : order === 0;
    },
  ),
  simple(
    'ipv4_compare',
    'ipv4_compare(Ip1, Ip2 [, Prefix])',
    ['string', 'string', 'long'],
    '-1, 0 or 1 under the shortest prefix.',
    (a, b, prefix = 32) => compare(a, b, Number(prefix)),
  ),
]);
