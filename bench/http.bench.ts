import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createConnection, type Connection } from 'mongoose';
import { operation } from '../tests/helpers/operation.ts';
import { cameraOf, eventOf } from './events.ts';
import type { Load, Loaded } from './http/load.ts';
import type { HttpContestant } from './http/servers.ts';
import { post } from './post.ts';
import { percentile, report, round } from './report.ts';
import { withServices } from './services.ts';

/**
 * GraphQL over HTTP: a query of nothing, beside plain Apollo Server and bare node:http, and lists of rooms with their devices and faults,
 * beside the same reads by the bare driver in a process of its own. All in turn, several times, the load from a process of its own.
 */
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 3);
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 3);
const FLEET = 2_000;
const NOTHING = JSON.stringify({ query: '{ __typename }' });
const LIST = operation(`query ReadRoomsOverHttp($first: Int) { rooms(first: $first, orderBy: HEALTH) { nodes {
  name site building floor health healthSince lastEventAt
  devices { computer health appVersion lastHeartbeatAt lastEventAt }
  faults { nodes { severity state reason recommendedAction startedAt signal { key state value } } }
} pageInfo { hasNextPage endCursor } } }`);

interface Row {
  readonly what: string;
  readonly who: string;
  readonly connections: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly cpu: number;
}

const start = (file: string, ...words: string[]) =>
  fork(fileURLToPath(new URL(`http/${file}`, import.meta.url)), words, {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, NODE_ENV: 'production' },
  });

async function ask<T>(child: ChildProcess, question: unknown): Promise<T> {
  child.send(question as object);
  return ((await once(child, 'message')) as [T])[0];
}

await withServices(async (services) => {
  const rows: Row[] = [];
  const app = await services.start('http', {}, { api: true, worker: false });
  for (let from = 0; from < FLEET; from += 200)
    await post(
      app.url!,
      Array.from({ length: 200 }, (_, index) => eventOf(from + index, FLEET)),
    );
  await post(
    app.url!,
    Array.from({ length: 300 }, (_, index) => cameraOf(`MTR-${String(index * 6).padStart(6, '0')}`, true)),
  );
  await app.stop();

  const client = start('load.ts');
  const servers = new Map<HttpContestant, { child: ChildProcess; url: string }>();
  for (const name of ['roomwatch', 'Apollo Server behind Fastify', 'node:http'] as const) {
    const child = start('servers.ts', name, services.mongodbUri('http'), services.redisUrl);
    servers.set(name, { child, url: ((await once(child, 'message')) as [string])[0] });
  }
  const bare = await createConnection(services.mongodbUri('http')).asPromise();

  async function measure(what: string, who: HttpContestant, body: string, connections: number, seconds = SECONDS) {
    const { child, url } = servers.get(who)!;
    await ask(child, 'cpu');
    const load: Load = { url, body, connections, milliseconds: seconds * 1_000 };
    const loaded = await ask<Loaded>(client, load);
    add(what, who, connections, loaded, await ask<number>(child, 'cpu'));
  }
  function add(what: string, who: string, connections: number, loaded: Loaded, microseconds: number) {
    const { answers, seconds, latencies } = loaded;
    const [p50, p99] = [percentile(latencies, 0.5), percentile(latencies, 0.99)];
    rows.push({ what, who, connections, perSecond: answers / seconds, p50, p99, cpu: microseconds / answers });
  }

  for (let round = 0; round <= ROUNDS; round += 1) {
    // the first round warms all up
    if (round === 1) rows.length = 0;
    for (const who of servers.keys()) await measure('{ __typename }', who, NOTHING, 20);
    for (const first of [1, 50, 100])
      for (const connections of [1, 20]) {
        const what = `${first} rooms`;
        const body = JSON.stringify({ query: String(LIST), variables: { first } });
        await measure(what, 'roomwatch', body, connections);
        const before = process.cpuUsage();
        const loaded = await readBare(bare, first, connections);
        const { user, system } = process.cpuUsage(before);
        add(what, 'bare driver', connections, loaded, user + system);
      }
  }
  client.disconnect();
  for (const { child } of servers.values()) child.disconnect();
  await bare.close();
  report('http', summary(rows), { rounds: ROUNDS, seconds: SECONDS, fleet: FLEET });
});

/** The three reads of a list by the bare driver, of whole documents. */
async function readBare(bare: Connection, first: number, connections: number): Promise<Loaded> {
  const latencies: number[] = [];
  const started = performance.now();
  const read = async () => {
    while (performance.now() - started < SECONDS * 1_000) {
      const sent = performance.now();
      const rooms = await bare
        .collection('rooms')
        .find({ workspace: 'default' })
        .sort({ healthRank: 1, _id: 1 })
        .limit(first)
        .toArray();
      const $in = rooms.map((room) => String(room._id));
      await Promise.all([
        bare.collection('devices').find({ workspace: 'default', 'place.roomId': { $in } }).toArray(),
        bare.collection('faults').find({ workspace: 'default', roomId: { $in } }).toArray(),
      ]);
      latencies.push(performance.now() - sent);
    }
  };
  await Promise.all(Array.from({ length: connections }, read));
  return { answers: latencies.length, seconds: (performance.now() - started) / 1_000, latencies };
}

/** The medians of the rounds, with the least and the most of the rate. */
function summary(rows: readonly Row[]): Record<string, string | number>[] {
  const nameOf = ({ what, who, connections }: Row) => `${what}, ${who}, ${connections}`;
  return [...new Set(rows.map(nameOf))].map((name) => {
    const group = rows.filter((row) => nameOf(row) === name);
    const median = (of: keyof Row) =>
      percentile(
        group.map((row) => Number(row[of])),
        0.5,
      );
    const rates = group.map(({ perSecond }) => Math.round(perSecond));
    const { what, who, connections } = group[0]!;
    return {
      ...{ what, who, connections },
      'per second': Math.round(median('perSecond')),
      spread: `${Math.min(...rates)}–${Math.max(...rates)}`,
      'p50 ms': round(median('p50'), 2),
      'p99 ms': round(median('p99'), 2),
      'server µs': Math.round(median('cpu')),
    };
  });
}
