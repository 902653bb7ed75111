import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { buildDist, PROGRAM } from '../scripts/build-dist.ts';
import { percentile, report, round } from './report.ts';
import { ask, startServer } from './server-process.ts';
import { operation } from '../tests/helpers/operation.ts';
import { withServices } from './services.ts';

/**
 * How long a server takes from its start to its first answer, in GraphQL and in KQL, and in how much memory: run from source by tsx, as
 * `npm start` does in a checkout, and from `dist/`, as an installation does. The two take turns, on databases that are there already.
 */
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 7);
/** Milliseconds after which a server that nobody asks has its processes ready. */
const SETTLE = 5_000;

const fileOf = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const PROGRAMS = {
  'source (tsx)': ['--import', 'tsx', fileOf('src/main.ts')],
  dist: [PROGRAM],
};
type Program = keyof typeof PROGRAMS;
const names = Object.keys(PROGRAMS) as Program[];

interface Measured {
  readonly graphql: number;
  readonly kql: number;
  readonly memory: number;
  readonly settled: number;
}

await buildDist();
await withServices(async (services) => {
  const start = async (name: Program): Promise<Measured> => {
    const started = performance.now();
    const server = await startServer(PROGRAMS[name], {
      MONGODB_URI: services.mongodbUri(`start-${names.indexOf(name)}`),
      REDIS_URL: services.redisUrl,
    });
    try {
      await ask(server.url, operation(`query CountRooms { rooms { totalCount } }`));
      const graphql = performance.now() - started;
      const memory = server.residentMegabytes();
      await ask(server.url, operation(`query ReadRows($query: String!) { kql(query: $query) { rows } }`), {
        query: 'print 1',
      });
      const kql = performance.now() - started;
      await pause(SETTLE);
      return { graphql, kql, memory, settled: server.residentMegabytes() };
    } finally {
      await server.stop();
    }
  };
  const measured: Record<Program, Measured[]> = { 'source (tsx)': [], dist: [] };
  // the first start of each makes the indexes, and fills the caches of tsx and of the disk
  for (const name of names) await start(name);
  for (let index = 0; index < ROUNDS; index += 1) {
    for (const name of index % 2 === 0 ? names : names.toReversed()) measured[name].push(await start(name));
  }
  const median = (name: Program, of: keyof Measured, digits: number) =>
    round(
      percentile(
        measured[name].map((one) => one[of]),
        0.5,
      ),
      digits,
    );
  report(
    'start',
    names.map((name) => ({
      program: name,
      'first answer ms': median(name, 'graphql', 0),
      'first KQL answer ms': median(name, 'kql', 0),
      'MB at first answer': median(name, 'memory', 0),
      'MB with processes ready': median(name, 'settled', 0),
    })),
    { rounds: ROUNDS },
  );
});
