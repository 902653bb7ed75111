import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { operation, type ResultOf } from '../tests/helpers/operation.ts';

/** A change of a fault as the benchmarks look at it, with the moment of its arrival on the clock of `performance.now()`. */
export interface Arrival {
  kind: string;
  computer: string | null;
  startedAt: string | null;
  at: number;
}

export interface Subscriber {
  arrivals: Arrival[];
  /** Waits for the next arrival that passes, those that came before included; throws after `patience` milliseconds. */
  until(test: (arrival: Arrival) => boolean, patience?: number): Promise<Arrival>;
  close(): Promise<void>;
}

const QUERY = operation(
  `subscription FollowFaultChangesOfSubscriber { faultChanges { kind fault { computer startedAt } } }`,
);

/** Follows all faults with the stock client; resolves when it is in step. */
export async function subscribeFaults(url: string): Promise<Subscriber> {
  const client = createClient({ url: `${url.replace(/^http/, 'ws')}/graphql`, webSocketImpl: WebSocket, lazy: false });
  const arrivals: Arrival[] = [];
  const looking = new Set<(arrival: Arrival) => void>();
  let failure: unknown = null;
  client.subscribe<ResultOf<typeof QUERY>>(
    { query: String(QUERY) },
    {
      next({ data }) {
        const { kind, fault } = data!.faultChanges;
        const arrival = {
          kind,
          computer: fault?.computer ?? null,
          startedAt: fault?.startedAt ?? null,
          at: performance.now(),
        };
        arrivals.push(arrival);
        for (const look of looking) look(arrival);
      },
      error: (error) => (failure = error),
      complete: () => undefined,
    },
  );
  const subscriber: Subscriber = {
    arrivals,
    until: (test, patience = 60_000) =>
      new Promise((resolve, reject) => {
        const done = arrivals.find(test);
        if (done) return resolve(done);
        const timer = setTimeout(() => {
          looking.delete(look);
          reject(new Error(`No such message within ${patience} ms. ${failure ? JSON.stringify(failure) : ''}`));
        }, patience);
        const look = (arrival: Arrival) => {
          if (!test(arrival)) return;
          clearTimeout(timer);
          looking.delete(look);
          resolve(arrival);
        };
        looking.add(look);
      }),
    close: async () => client.dispose(),
  };
  await subscriber.until(({ kind }) => kind === 'SYNCED');
  return subscriber;
}
