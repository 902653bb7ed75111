import { setTimeout as pause } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import type { Operation } from './operation.ts';

/** A subscriber that comes back with its last cursor whenever its connection breaks, to the servers it knows in turn. */
export interface ResumingSubscriber<M> {
  /** Every message over all connections. */
  all: M[];
  /** How often it came back and was brought into step. */
  returns(): number;
  /** Errors that a server sent instead of a message. */
  errors: unknown[];
  stop(): Promise<void>;
}

export function resumingSubscriber<Field extends string, M extends { cursor: string; kind: string }>(
  urls: readonly string[],
  operation: Operation<Record<Field, M>, { after?: string | null | undefined }>,
): ResumingSubscriber<M> {
  const all: M[] = [];
  const errors: unknown[] = [];
  let synced = 0;
  let stopped = false;
  let dispose = (): void | Promise<void> => undefined;

  async function run(): Promise<void> {
    for (let turn = 0; !stopped; turn += 1) {
      const client = createClient({
        url: `${urls[turn % urls.length]!.replace(/^http/, 'ws')}/graphql`,
        webSocketImpl: WebSocket,
        retryAttempts: 0,
      });
      dispose = () => client.dispose();
      try {
        const after = all.at(-1)?.cursor ?? null;
        for await (const { data, errors: wrong } of client.iterate<Record<string, M>>({
          query: String(operation),
          variables: { after },
        })) {
          // A message with errors is none: what it was about comes again after the last cursor.
          if (wrong) {
            errors.push(...wrong);
            break;
          }
          const message = Object.values(data!)[0] as M;
          all.push(message);
          if (message.kind === 'SYNCED') synced += 1;
        }
      } catch (error) {
        // What a server answered is an array of errors; a broken connection is an event.
        if (Array.isArray(error)) errors.push(...error);
      }
      await client.dispose();
      if (!stopped) await pause(50);
    }
  }

  const running = run();
  return {
    all,
    errors,
    returns: () => synced - 1,
    async stop() {
      stopped = true;
      await dispose();
      await running;
    },
  };
}
