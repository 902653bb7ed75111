import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A way in which a caller keeps a connection busy: what it sends at once, and what it then sends byte by byte. */
export interface SlowSocket {
  readonly name: string;
  readonly port: number;
  readonly head: string | Buffer;
  /** Sent again and again, a byte at a time. */
  readonly drip: string;
}

/** Sockets that send a byte from time to time. */
export interface SlowSockets {
  /** How many the server has not closed yet. */
  readonly open: number;
  /** Resolves when the server has closed all. */
  readonly allClosed: Promise<void>;
  /** What the server answered, by the name of the way: the first line, once for each. */
  readonly answers: ReadonlyMap<string, ReadonlySet<string>>;
  stop(): Promise<void>;
}

/** Opens `count` sockets, of each way as many. */
export async function openSlowSockets(
  ways: readonly SlowSocket[],
  count: number,
  dripEvery: number,
): Promise<SlowSockets> {
  const sockets = new Map<Socket, { name: string; drip: string; at: number }>();
  const answers = new Map<string, Set<string>>();
  const closed: Promise<unknown>[] = [];
  for (let index = 0; index < count; index += 1) {
    const { name, port, head, drip } = ways[index % ways.length]!;
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    sockets.set(socket, { name, drip, at: 0 });
    const end = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    closed.push(end.then(() => sockets.delete(socket)));
    socket.on('error', () => undefined);
    socket.once('data', (bytes) => {
      const [line = ''] = bytes.toString('latin1').split('\r\n', 1);
      answers.set(name, (answers.get(name) ?? new Set()).add(line));
    });
    // A server that has ended its side gets no more, and is not waited for.
    socket.once('end', () => socket.destroy());
    socket.resume();
    if (head.length > 0) socket.write(head);
    // So many at once would not fit into the queue of the operating system.
    if (index % 100 === 99) await once(socket, 'connect');
  }
  const timer = setInterval(() => {
    for (const [socket, state] of sockets) {
      if (!socket.writable || state.drip === '') continue;
      socket.write(state.drip[state.at % state.drip.length]!, 'latin1');
      state.at += 1;
    }
  }, dripEvery);
  const allClosed = Promise.all(closed).then(() => clearInterval(timer));
  return {
    get open() {
      return sockets.size;
    },
    allClosed,
    answers,
    async stop() {
      for (const socket of sockets.keys()) socket.destroy();
      await allClosed;
    },
  };
}

/** The head of a request, as bytes on a line. */
export function head(request: string, headers: Readonly<Record<string, string>>): string {
  const lines = Object.entries({ host: '127.0.0.1', ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${request} HTTP/1.1\r\n${lines.join('')}\r\n`;
}
