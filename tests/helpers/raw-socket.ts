import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { OperationText } from './operation.ts';

/** A WebSocket that speaks `graphql-transport-ws` by hand and keeps the very texts that came. */
export interface RawSocket {
  readonly socket: WebSocket;
  /** What came, in order, without `connection_ack` and `pong`. */
  readonly all: string[];
  subscribe(id: string, payload: { query: OperationText; variables?: object }): void;
  complete(id: string): void;
  /** Resolves when what came passes. */
  until(test: (all: readonly string[]) => boolean): Promise<void>;
  /** Resolves when the server has worked off what was sent before. */
  settled(): Promise<void>;
  readonly closed: Promise<{ code: number; reason: string }>;
  close(): Promise<void>;
}

/** Opens a socket and introduces itself. */
export async function openRawSocket(url: string, payload?: object): Promise<RawSocket> {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/graphql`, 'graphql-transport-ws');
  const all: string[] = [];
  let acknowledged = false;
  let pongs = 0;
  let looking: (() => void)[] = [];
  let end: { code: number; reason: string } | null = null;
  const wake = () => {
    const woken = looking;
    looking = [];
    for (const look of woken) look();
  };
  const closed = new Promise<{ code: number; reason: string }>((resolve) =>
    socket.once('close', (code, reason) => {
      end = { code, reason: String(reason) };
      resolve(end);
      wake();
    }),
  );
  socket.on('message', (data) => {
    const text = String(data);
    if (text.startsWith('{"type":"connection_ack"')) acknowledged = true;
    else if (text.startsWith('{"type":"pong"')) pongs += 1;
    else all.push(text);
    wake();
  });
  const send = (message: object) => socket.send(JSON.stringify(message));
  const when = async (test: () => boolean) => {
    while (!test()) {
      if (end !== null) throw new Error(`closed with ${end.code} ${end.reason}; ${all.length} messages had come`);
      await new Promise<void>((resolve) => looking.push(resolve));
    }
  };
  await once(socket, 'open');
  socket.on('error', () => undefined);
  send({ type: 'connection_init', payload });
  await when(() => acknowledged);
  return {
    socket,
    all,
    closed,
    subscribe: (id, wish) => send({ type: 'subscribe', id, payload: wish }),
    complete: (id) => send({ type: 'complete', id }),
    until: (test) => when(() => test(all)),
    settled() {
      const wanted = pongs + 1;
      send({ type: 'ping' });
      return when(() => pongs >= wanted);
    },
    async close() {
      socket.close();
      await closed;
    },
  };
}
