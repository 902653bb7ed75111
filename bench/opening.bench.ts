import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import { operation } from '../tests/helpers/operation.ts';
import { cameraOf } from './events.ts';
import { post } from './post.ts';
import { percentile, report, round } from './report.ts';
import { ask } from './server-process.ts';
import { withServices } from './services.ts';

/**
 * Subscribers of one document that open a feed of open faults at once: until the last is in step, beside a bare `ws` server that sends the
 * same bytes to as many, and beside the query that lists the same faults. Server and subscribers share this process.
 */
const FAULTS = Number(process.env['BENCH_FAULTS'] ?? 200);
const SUBSCRIBERS = Number(process.env['BENCH_SUBSCRIBERS'] ?? 1_000);
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 3);
const FEED = operation(
  `subscription OpenFaultFeed { faultChanges { kind cursor fault { id state severity category reason computer startedAt openedAt occurrences signal { key state } device { computer } room { name } } } }`,
);
const LIST = operation(
  `query ListOpenFaults($after: String) { faults(first: 100, after: $after) { nodes { id state severity category reason computer startedAt openedAt occurrences signal { key state } device { computer } room { name } } pageInfo { hasNextPage endCursor } } }`,
);

interface Opened {
  readonly milliseconds: number;
  readonly texts: readonly string[];
}

/** Opens so many sockets, then subscribes on all at once; ends when each has its last message. */
async function openAll(url: string, count: number, isLast: (text: string) => boolean): Promise<Opened> {
  const sockets = await inTens(count, () => open(url));
  let texts: string[] = [];
  const started = performance.now();
  await Promise.all(
    sockets.map(
      (socket, index) =>
        new Promise<void>((resolve, reject) => {
          const own: string[] = [];
          socket.once('close', (code) => reject(new Error(`closed with ${code}`)));
          socket.on('message', (data: Buffer) => {
            if (index === 0) own.push(String(data));
            if (!isLast(data.subarray(0, 200).toString())) return;
            if (index === 0) texts = own;
            resolve();
          });
          socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: String(FEED) } }));
        }),
    ),
  );
  const milliseconds = performance.now() - started;
  for (const socket of sockets) socket.terminate();
  return { milliseconds, texts };
}

async function inTens<T>(count: number, make: () => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  while (made.length < count)
    made.push(...(await Promise.all(Array.from({ length: Math.min(10, count - made.length) }, make))));
  return made;
}

function open(url: string): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, 'graphql-transport-ws', { perMessageDeflate: false });
    socket.on('error', reject);
    socket.on('open', () => socket.send('{"type":"connection_init"}'));
    socket.once('message', () => resolve(socket));
  });
}

/** A server that sends the same frames to whoever subscribes, and does nothing else. */
async function serveBare(texts: readonly string[]) {
  const frames = texts.map((text) => Buffer.from(text));
  const server = createServer();
  const sockets = new WebSocketServer({ server, perMessageDeflate: false });
  sockets.on('connection', (socket) => {
    socket.on('message', (data: Buffer) => {
      if (data.includes('connection_init')) socket.send('{"type":"connection_ack"}');
      else for (const frame of frames) socket.send(frame, { binary: false });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`, stop: () => server.close() };
}

await withServices(async (services) => {
  const app = await services.start('opening', {}, { api: true, worker: false });
  await post(
    app.url!,
    Array.from({ length: FAULTS }, (_, n) => cameraOf(`OPEN-${n}`, true)),
  );
  const url = `${app.url!.replace('http', 'ws')}/graphql`;
  const isSynced = (text: string) => text.includes('"SYNCED"');
  const samples: Record<string, number[]> = {};
  const note = (what: string, milliseconds: number) => (samples[what] ??= []).push(milliseconds);
  for (let turn = 0; turn <= ROUNDS; turn += 1) {
    const warm = turn > 0;
    const one = await openAll(url, 1, isSynced);
    if (one.texts.length !== FAULTS + 1) throw new Error(`${one.texts.length} messages`);
    const all = await openAll(url, SUBSCRIBERS, isSynced);
    const bare = await serveBare(one.texts);
    const sent = await openAll(bare.url, SUBSCRIBERS, isSynced);
    bare.stop();
    const started = performance.now();
    for (let after: string | null = null, more = true; more;) {
      const { faults }: { faults: { pageInfo: { hasNextPage: boolean; endCursor?: string | null } } } = await ask(
        app.url!,
        LIST,
        { after },
      );
      more = faults.pageInfo.hasNextPage;
      after = faults.pageInfo.endCursor ?? null;
    }
    const listed = performance.now() - started;
    if (!warm) continue;
    note('one subscriber', one.milliseconds);
    note('the query that lists the same', listed);
    note(`${SUBSCRIBERS} at once`, all.milliseconds);
    note(`the same bytes to ${SUBSCRIBERS} by bare ws`, sent.milliseconds);
  }
  const rows = Object.entries(samples).map(([what, times]) => ({
    what,
    'ms (median)': round(percentile(times, 0.5), 0),
    spread: `${round(Math.min(...times), 0)}–${round(Math.max(...times), 0)}`,
  }));
  report('opening', rows, { faults: FAULTS, rounds: ROUNDS });
});
