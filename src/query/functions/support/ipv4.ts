/** An IPv4 address, or a network. */
export interface Ipv4 {
  readonly address: number;
  /** Bits of the network part, 32 without a prefix. */
  readonly prefix: number;
}

const TEXT = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?$/;

/** Reads an address, with a prefix behind a slash or without; null for another text. */
export function parseIpv4(text: string): Ipv4 | null {
  const match = TEXT.exec(text.trim());
  if (!match) return null;
  const bytes = match.slice(1, 5).map(Number);
  const prefix = match[5] === undefined ? 32 : Number(match[5]);
  if (bytes.some((byte) => byte > 255) || prefix > 32) return null;
  return { address: bytes.reduce((sum, byte) => sum * 256 + byte, 0), prefix };
}

/** The network part of an address. */
export const masked = (address: number, prefix: number): number =>
  prefix === 0 ? 0 : Math.floor(address / 2 ** (32 - prefix)) * 2 ** (32 - prefix);

/** Whether an address, or a whole network, lies in a network. */
export const inRange = (ip: Ipv4, network: Ipv4): boolean =>
  ip.prefix >= network.prefix && masked(ip.address, network.prefix) === masked(network.address, network.prefix);

/** An address as text. */
export const ipv4Text = (address: number): string =>
  [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
