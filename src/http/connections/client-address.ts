import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import proxyAddress from '@fastify/proxy-addr';
import { plainAddress } from '../../domain/net/network.ts';

/** The address of the program or browser that sent a request. */
export type ClientAddress = (request: IncomingMessage) => string;

/**
 * The address of the socket, unless it is a trusted proxy's: then the last address in `X-Forwarded-For` that is no trusted proxy's. What
 * stands before that address was written by the caller, and proves nothing.
 *
 * @param trusted addresses and networks (CIDR) of TRUSTED_PROXIES.
 */
export function createClientAddress(trusted: readonly string[]): ClientAddress {
  const isTrusted = trusted.length === 0 ? () => false : proxyAddress.compile([...trusted]);
  return (request) => {
    const own = request.socket.remoteAddress ?? '';
    const told = proxyAddress(request, isTrusted);
    return plainAddress(isIP(told) ? told : own);
  };
}
