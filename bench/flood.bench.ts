import { serveWorld } from '../tests/helpers/feed-server.ts';
import { createWorld, FAULT_CHANGES } from '../tests/helpers/feed-world.ts';
import { openRawSocket } from '../tests/helpers/raw-socket.ts';
import { report, round } from './report.ts';

/**
 * 50,000 `subscribe` on one socket, and 50,000 subscriptions that are begun and ended one after the other: how many run, and what is left
 * of them in memory.
 */
const COUNT = 50_000;
const world = await createWorld();
const { server, url, metric } = await serveWorld(world);
const running = () => metric('graphql_subscriptions');
const heap = () => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1_048_576;
};
const rows = [];

for (const way of ['opened', 'opened and completed'] as const) {
  const warm = await openRawSocket(url);
  warm.subscribe('0', { query: FAULT_CHANGES });
  await warm.until((all) => all.length > 0);
  await warm.close();
  const before = heap();
  const socket = await openRawSocket(url);
  const started = performance.now();
  let most = 0;
  for (let id = 0; id < COUNT; id += 1) {
    socket.subscribe(String(id), { query: FAULT_CHANGES });
    if (way !== 'opened') socket.complete(String(id));
    if (id % 10 === 9) await socket.settled();
    if (id % 1_000 === 999) {
      most = Math.max(most, await running());
      // What the client keeps is not what is measured.
      socket.all.length = 0;
    }
  }
  const seconds = (performance.now() - started) / 1_000;
  const peak = heap();
  await socket.close();
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  rows.push({
    subscriptions: way,
    count: COUNT,
    'most running': most,
    'running at the end': await running(),
    'MB heap more, socket open': round(peak - before),
    'MB heap more, afterwards': round(heap() - before),
    'per second': round(COUNT / seconds, 0),
  });
}
await server.stop();
await world.tail.stop();
report('flood', rows);
