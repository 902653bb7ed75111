import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { openArena } from './feed/run.ts';
import { SITES } from '../tests/helpers/feed-world.ts';
import { percentile, report, round } from './report.ts';

/**
 * Fan-out of fault changes to many subscribers: ours against graphql-ws as it is shipped, a bare broadcast over `ws`, Mercurius and
 * Yoga, all with the same schema, resolvers, feed and data (in memory). Server and subscribers are one process each.
 *
 * FAN_OUT_SUBSCRIBERS (1000), FAN_OUT_FILTERS (0: one document and no filter; 100: so many different ones), FAN_OUT_ONLY (names).
 */
const subscribers = Number(process.env.FAN_OUT_SUBSCRIBERS ?? 1_000);
const filters = Number(process.env.FAN_OUT_FILTERS ?? 0);
const peers = existsSync(new URL('./peers/node_modules', import.meta.url));
const all = [
  'roomwatch',
  'graphql-ws',
  'bare ws broadcast',
  ...(peers ? ['mercurius'] : []),
  'roomwatch (SSE)',
  ...(peers ? ['yoga (SSE)'] : []),
];
if (!peers) console.error('Mercurius and Yoga are left out: npm ci --prefix bench/peers installs them.');
const names = (process.env.FAN_OUT_ONLY?.split(',') ?? all).filter(
  (name) => filters === 0 || name !== 'bare ws broadcast',
);

/** Subscribers that each change reaches. */
const reached = filters === 0 ? subscribers : subscribers / SITES;
const RATE = Number(process.env.FAN_OUT_RATE ?? 20);
const SECONDS = 5;
const WINDOW = 10;

const rows: Record<string, string | number>[] = [];
for (const name of names) {
  const arena = await openArena(name, { count: subscribers, filters });
  try {
    rows.push({ server: name, ...(await contend(arena)) });
    await arena.stop();
  } catch (error) {
    // A contestant that cannot keep up is told as such, and the others' figures are kept.
    rows.push({ server: name, 'did not finish': (error as Error).message });
    arena.abandon();
  }
  console.error(JSON.stringify(rows.at(-1)));
}
report('fan-out', rows, { subscribers, filters, changesPerSecond: RATE });

async function contend(arena: Awaited<ReturnType<typeof openArena>>): Promise<Record<string, string | number>> {
  let total = 0;
  const deliver = async (changes: number) => {
    arena.publish(changes);
    total += changes * reached;
    await arena.received(total);
  };

  for (let warm = 0; warm < 5; warm += 1) await deliver(WINDOW * Math.ceil(SITES / WINDOW / 5));
  await arena.latencies();
  await arena.measure();

  // As fast as it goes: the next changes as soon as the last have arrived everywhere.
  const started = performance.now();
  let seconds = 0;
  let changes = 0;
  for (; seconds < SECONDS; seconds = (performance.now() - started) / 1_000) {
    await deliver(WINDOW);
    changes += WINDOW;
  }
  const busy = await arena.measure();
  await arena.latencies();

  // At a steady rate, as life is.
  for (let tick = 0; tick < RATE * SECONDS; tick += 1) {
    arena.publish(1);
    await pause(1_000 / RATE);
  }
  total += RATE * SECONDS * reached;
  await arena.received(total);
  const steady = await arena.measure();
  const latencies = await arena.latencies();
  return {
    'messages/s': round((changes * reached) / seconds, 0),
    'µs CPU/message': round(busy.cpu / (changes * reached), 1),
    [`µs at ${RATE}/s`]: round(steady.cpu / (RATE * SECONDS * reached), 1),
    'p50 ms': percentile(latencies, 0.5),
    'p99 ms': percentile(latencies, 0.99),
    'kB RSS/subscriber': round((arena.full.rss - arena.idle.rss) / subscribers / 1_024),
  };
}
