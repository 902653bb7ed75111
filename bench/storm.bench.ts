import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { cameraChange } from './events.ts';
import type { StormOrder, StormAnswer } from './feed/storm-clients.ts';
import { percentile, report, round } from './report.ts';
import { withServices } from './services.ts';

/**
 * The whole of Roomwatch with real services and 1,000 subscribers: how long from a change's commit (its entry in the change log is durable)
 * to the client at 20 changes a second; a storm in which all clients are cut and resume at once; one stalled reader among them.
 */
const SUBSCRIBERS = Number(process.env.STORM_SUBSCRIBERS ?? 1_000);
const RATE = 20;
const SECONDS = 10;

await withServices(async (services) => {
  const app = await services.start(
    'storm',
    { SOCKETS_PER_PRINCIPAL: '100000', SUBSCRIPTIONS_PER_PRINCIPAL: '100000' },
    { api: true, worker: false },
  );
  /** When each fault change became durable, by its place among them. */
  const committed: number[] = [];
  const { collection } = app.core.models.changes;
  const insertMany = collection.insertMany.bind(collection);
  collection.insertMany = (async (batch: { feed: string }[], options: object) => {
    const result = await insertMany(batch as never, options);
    const now = performance.timeOrigin + performance.now();
    for (const { feed } of batch) if (feed === 'fault') committed.push(now);
    return result;
  }) as never;
  const post = async (events: unknown[]) => {
    const response = await fetch(`${app.url}/api/events`, {
      method: 'POST',
      body: JSON.stringify(events),
      headers: { 'content-type': 'application/json' },
    });
    if (!response.ok) throw new Error(await response.text());
  };

  const clients = fork(
    fileURLToPath(new URL('./feed/storm-clients.ts', import.meta.url)),
    [app.url!, String(SUBSCRIBERS)],
    { execArgv: ['--import', 'tsx'] },
  );
  await once(clients, 'message');
  const ask = async (order: StormOrder): Promise<StormAnswer> => {
    clients.send(order);
    return ((await once(clients, 'message')) as [StormAnswer])[0];
  };
  const memory = () => {
    globalThis.gc?.();
    return process.memoryUsage().rss / 1_048_576;
  };
  /** One change for each tick: a camera that fails and works again, of one console after the other. */
  let sent = 0;
  const change = () => post(cameraChange((sent += 1)));
  const steady = async () => {
    const from = committed.length;
    const posts: Promise<void>[] = [];
    const cpu = process.cpuUsage();
    for (let tick = 0; tick < RATE * SECONDS; tick += 1) {
      posts.push(change());
      await pause(1_000 / RATE);
    }
    await Promise.all(posts);
    await pause(1_000);
    const { user, system } = process.cpuUsage(cpu);
    const { arrivals, received } = await ask('arrivals');
    const latencies = arrivals.map(({ change: place, at }) => at - committed[place]!);
    return {
      changes: committed.length - from,
      received,
      'p50 ms': round(percentile(latencies, 0.5)),
      'p99 ms': round(percentile(latencies, 0.99)),
      'CPU share': round((user + system) / 1e6 / (SECONDS + 1), 2),
      'MB RSS': round(memory(), 0),
    };
  };

  for (let warm = 0; warm < 20; warm += 1) await change();
  await pause(500);
  await ask('arrivals');
  const rows: Record<string, string | number>[] = [];
  rows.push({ what: `${SUBSCRIBERS} in step, ${RATE} changes/s`, ...(await steady()) });
  await ask('stall');
  rows.push({ what: 'the same, one of them stalled', ...(await steady()) });
  await ask('cut');
  for (let missed = 0; missed < 50; missed += 1) await change();
  const started = performance.now();
  const cpu = process.cpuUsage();
  await ask('resume');
  const { user, system } = process.cpuUsage(cpu);
  rows.push({
    what: `all cut; back with their cursors, 50 changes missed`,
    'seconds until all in step': round((performance.now() - started) / 1_000, 2),
    'server CPU s': round((user + system) / 1e6, 2),
    'MB RSS': round(memory(), 0),
  });
  clients.disconnect();
  await once(clients, 'exit');
  report('storm', rows, { subscribers: SUBSCRIBERS });
});
