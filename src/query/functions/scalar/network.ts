import { type ScalarFunction, simple } from '../define/function.ts';
import { neverGrowing } from '../define/growth.ts';

interface Ipv4 {
  readonly address: number;
  /** Bits of the network part, 32 without a prefix. */
  readonly prefix: number;
}

const TEXT = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?$/;

function parse(text: string): Ipv4 | null {
  const match = TEXT.exec(text.trim());
  if (!match) return null;
  const bytes = match.slice(1, 5).map(Number);
  const prefix = match[5] === undefined ? 32 : Number(match[5]);
  if (bytes.some((byte) => byte > 255) || prefix > 32) return null;
  return { address: bytes.reduce((sum, byte) => sum * 256 + byte, 0), prefix };
}

const masked = (address: number, prefix: number): number =>
  prefix === 0 ? 0 : Math.floor(address / 2 ** (32 - prefix)) * 2 ** (32 - prefix);

/** Compares both addresses under the shortest of the prefixes. */
function compare(a: string, b: string, prefix: number): number | null {
  const [left, right] = [parse(a), parse(b)];
  if (!left || !right || prefix < 0 || prefix > 32) return null;
  const bits = Math.min(left.prefix, right.prefix, prefix);
  return Math.sign(masked(left.address, bits) - masked(right.address, bits));
}

const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].map((range) => parse(range) as Ipv4);

const isPrivate = ({ address, prefix }: Ipv4): boolean =>
  PRIVATE.some((range) => prefix >= range.prefix && masked(address, range.prefix) === range.address);

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
      return ip && net
        ? ip.prefix >= net.prefix && masked(ip.address, net.prefix) === masked(net.address, net.prefix)
        : null;
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
