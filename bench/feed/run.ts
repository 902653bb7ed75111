import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Wish } from './clients.ts';
import type { Measure, Order } from './server.ts';

/** A server and its subscribers, each in a process of its own. */
export interface Arena {
  publish(count: number): void;
  /** Waits until so many messages in all have arrived. */
  received(total: number): Promise<void>;
  /** What the server used since the last time. */
  measure(): Promise<Measure>;
  /** Milliseconds from a change to its arrival, since the last time. */
  latencies(): Promise<number[]>;
  stop(): Promise<void>;
  /** Ends both at once: one of them can go no further. */
  abandon(): void;
}

/** Starts a contestant with its subscribers, all in step. */
export async function openArena(
  name: string,
  wish: Pick<Wish, 'count' | 'filters'>,
): Promise<Arena & { idle: Measure; full: Measure }> {
  const server = start('server.ts', name);
  const [address] = (await messageOf(server)) as [Omit<Wish, 'count' | 'filters'>];
  const measure = () => ask<Measure>(server, { do: 'measure' } satisfies Order);
  const idle = await measure();
  const clients = start('clients.ts', JSON.stringify({ ...address, ...wish } satisfies Wish));
  const said: unknown[] = [];
  const note = (message: unknown) => said.push(message);
  clients.on('message', note);
  while (!(said.includes('open') && said.includes('synced'))) {
    if (clients.exitCode !== null) throw new Error(`the subscribers of ${name} ended`);
    await pause(20);
  }
  clients.off('message', note);
  await pause(500);
  const full = await measure();
  return {
    idle,
    full,
    measure,
    publish: (count) => server.send({ do: 'publish', count } satisfies Order),
    async received(total) {
      for (const since = Date.now(); ;) {
        const received = await ask<number>(clients, 'received');
        if (received >= total) return;
        if (Date.now() - since > 120_000) throw new Error(`${name}: ${received} of ${total} messages arrived`);
        await pause(2);
      }
    },
    latencies: () => ask<number[]>(clients, 'latencies'),
    abandon() {
      clients.kill('SIGKILL');
      server.kill('SIGKILL');
    },
    async stop() {
      clients.disconnect();
      await once(clients, 'exit');
      server.send({ do: 'stop' } satisfies Order);
      await once(server, 'exit');
    },
  };
}

function start(file: string, argument: string): ChildProcess {
  return fork(fileURLToPath(new URL(file, import.meta.url)), [argument], {
    execArgv: ['--expose-gc', '--import', 'tsx'],
  });
}

async function ask<T>(child: ChildProcess, question: unknown): Promise<T> {
  child.send(question as string);
  return ((await messageOf(child)) as [T])[0];
}

/** The next message of a child; an error where it ends without one. */
function messageOf(child: ChildProcess): Promise<unknown[]> {
  const ended = new AbortController();
  const fail = () => ended.abort();
  child.once('exit', fail);
  return once(child, 'message', { signal: ended.signal }).finally(() => child.off('exit', fail));
}
