import { spawn } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ApolloClient, gql, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { Client as UrqlClient, fetchExchange, subscriptionExchange } from '@urql/core';
import { createClient as createSseClient } from 'graphql-sse';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { cameraFault, hardwareHealthy } from '../helpers/console-events.ts';
import { operation, type ResultOf } from '../helpers/operation.ts';

const QUERY = operation(
  `subscription FollowFaultChangesOfClients($after: String) { faultChanges(after: $after) { kind cursor faultId state fault { computer } } }`,
);

type Message = ResultOf<typeof QUERY>['faultChanges'];

/** How a client that others wrote gives the messages of a subscription; it is ended by aborting. */
type Subscribe = (url: string, after: string | null, take: (message: Message) => void, signal: AbortSignal) => void;

const wsOf = (url: string) =>
  createClient({ url: `${url.replace('http', 'ws')}/graphql`, webSocketImpl: WebSocket, retryAttempts: 0 });

const clients: Record<string, Subscribe> = {
  'graphql-ws'(url, after, take, signal) {
    const client = wsOf(url);
    const end = client.subscribe<{ faultChanges: Message }>(
      { query: String(QUERY), variables: { after } },
      { next: ({ data }) => take(data!.faultChanges), error: () => undefined, complete: () => undefined },
    );
    signal.addEventListener('abort', () => {
      end();
      void client.dispose();
    });
  },

  urql(url, after, take, signal) {
    const client = wsOf(url);
    const urql = new UrqlClient({
      url: `${url}/graphql`,
      preferGetMethod: false,
      exchanges: [
        fetchExchange,
        subscriptionExchange({
          forwardSubscription: ({ query, variables }) => ({
            subscribe: (sink) => ({
              unsubscribe: client.subscribe(
                { query: query!, variables: variables as Record<string, unknown> },
                sink as never,
              ),
            }),
          }),
        }),
      ],
    });
    const { unsubscribe } = urql
      .subscription<ResultOf<typeof QUERY>>(String(QUERY), { after })
      .subscribe(({ data }) => take(data!.faultChanges));
    signal.addEventListener('abort', () => {
      unsubscribe();
      void client.dispose();
    });
  },

  '@apollo/client'(url, after, take, signal) {
    const client = wsOf(url);
    const apollo = new ApolloClient({ link: new GraphQLWsLink(client), cache: new InMemoryCache() });
    const subscription = apollo
      .subscribe<{ faultChanges: Message }>({ query: gql(String(QUERY)), variables: { after } })
      .subscribe(({ data }) => take(data!.faultChanges));
    signal.addEventListener('abort', () => {
      subscription.unsubscribe();
      apollo.stop();
      void client.dispose();
    });
  },

  'graphql-sse'(url, after, take, signal) {
    const client = createSseClient({ url: `${url}/graphql/stream`, retryAttempts: 0 });
    client.subscribe<{ faultChanges: Message }>(
      { query: String(QUERY), variables: { after } },
      { next: ({ data }) => take(data!.faultChanges), error: () => undefined, complete: () => undefined },
    );
    signal.addEventListener('abort', () => client.dispose());
  },

  'curl -N, resuming by Last-Event-ID'(url, after, take, signal) {
    // The document has no variable for a cursor, as with an EventSource.
    const query = 'query=subscription { faultChanges { kind cursor faultId state fault { computer } } }';
    const resume = after === null ? [] : ['-H', `Last-Event-ID: ${after}`];
    const curl = spawn('curl', ['-sN', '-G', `${url}/graphql/stream`, ...resume, '--data-urlencode', query]);
    let text = '';
    curl.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const [, id, data] = /^id: (.+)\nevent: next\ndata: (.+)$/.exec(text.slice(0, end)) ?? [];
        text = text.slice(end + 2);
        if (data === undefined) continue;
        const message = (JSON.parse(data) as { data: { faultChanges: Message } }).data.faultChanges;
        expect(id).toBe(message.cursor);
        take(message);
      }
    });
    signal.addEventListener('abort', () => curl.kill());
  },
};

describe('clients that others wrote', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ roles: { api: true, worker: false } });
  });
  afterAll(() => app.stop());

  test.each(Object.keys(clients))(
    '%s: snapshot, SYNCED, changes, and on from a cursor without a loss',
    async (name) => {
      const computer = `ROOM-${name.replace(/\W+/g, '-')}`.toUpperCase();
      const other = `${computer}-2`;
      await app.post([cameraFault(computer)]);
      const mine = (message: Message) => message.fault === null || [computer, other].includes(message.fault.computer);
      const first = await follow(name, null, mine);
      await first.until(2);
      expect(first.messages.map(({ kind }) => kind)).toEqual(['SNAPSHOT', 'SYNCED']);

      await app.post([cameraFault(other)]);
      await first.until(3);
      expect(first.messages.at(-1)).toMatchObject({ kind: 'OPENED', state: 'OPEN', fault: { computer: other } });
      first.leave();

      await app.post([hardwareHealthy(computer), hardwareHealthy(other)]);
      const second = await follow(name, first.messages.at(-1)!.cursor, mine);
      await second.until(3);
      expect(second.messages.map(({ kind, fault }) => [kind, fault?.computer])).toEqual([
        ['RESOLVED', computer],
        ['RESOLVED', other],
        ['SYNCED', undefined],
      ]);
      second.leave();
    },
  );

  async function follow(name: string, after: string | null, mine: (message: Message) => boolean) {
    const end = new AbortController();
    const messages: Message[] = [];
    let look = (): void => {};
    clients[name]!(
      app.url,
      after,
      (message) => {
        if (mine(message)) messages.push(message);
        look();
      },
      end.signal,
    );
    return {
      messages,
      async until(count: number) {
        while (messages.length < count) await new Promise<void>((resolve) => (look = resolve));
      },
      leave: () => end.abort(),
    };
  }
});
