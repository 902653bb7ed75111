import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

/** Whether a request asks for a WebSocket, rather than for another protocol. */
export function asksForWebSocket({ headers }: IncomingMessage): boolean {
  return (headers.upgrade ?? '').split(',').some((name) => name.trim().toLowerCase() === 'websocket');
}

/**
 * Answers a request that asks for a protocol which is not spoken here, as if it had not asked: so RFC 9110 (7.8) has it. Java's HTTP
 * client and `curl --http2` ask for `h2c` whenever an address is plain http.
 *
 * Where a server takes upgrades at all, Node hands it every request that asks for one, whatever the protocol, and reads the connection no
 * further. So what was read is put back without the question, and the connection begins anew.
 */
export function answerWithoutUpgrade(server: Server, request: IncomingMessage, connection: Duplex, rest: Buffer): void {
  if (rest.length > 0) connection.unshift(rest);
  connection.unshift(Buffer.from(headWithoutUpgrade(request), 'latin1'));
  server.emit('connection', connection);
}

/** Headers that only ask for another protocol. */
const ASKING: ReadonlySet<string> = new Set(['upgrade', 'http2-settings']);

/** The head of a request as its sender wrote it, without the headers that ask for another protocol. */
function headWithoutUpgrade({ method, url, httpVersion, rawHeaders }: IncomingMessage): string {
  const lines = [`${method} ${url} HTTP/${httpVersion}`];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]!;
    const lower = name.toLowerCase();
    if (ASKING.has(lower)) continue;
    const value = lower === 'connection' ? withoutAsking(rawHeaders[at + 1]!) : rawHeaders[at + 1]!;
    if (lower !== 'connection' || value !== '') lines.push(`${name}: ${value}`);
  }
  return `${lines.join('\r\n')}\r\n\r\n`;
}

/** The options of a `Connection` header that name none of the headers that are left out. */
function withoutAsking(options: string): string {
  return options
    .split(',')
    .map((option) => option.trim())
    .filter((option) => option !== '' && !ASKING.has(option.toLowerCase()))
    .join(', ');
}
