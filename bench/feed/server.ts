import { contestants } from './servers.ts';
import { createWorld } from '../../tests/helpers/feed-world.ts';

/** A server under test in a process of its own; its parent tells it what to do: `node server.ts NAME`. */
export type Order = { do: 'publish'; count: number } | { do: 'measure' } | { do: 'stop' };

/** What it measured since the last time: CPU in microseconds, memory in bytes. */
export interface Measure {
  cpu: number;
  rss: number;
  heap: number;
}

const world = await createWorld();
const contestant = contestants[process.argv[2]!]!;
const running = await contestant.start(world);
let before = process.cpuUsage();

process.on('message', (order: Order) => {
  if (order.do === 'publish') world.publish(order.count);
  if (order.do === 'measure') {
    const { user, system } = process.cpuUsage(before);
    globalThis.gc?.();
    const { rss, heapUsed } = process.memoryUsage();
    before = process.cpuUsage();
    process.send!({ cpu: user + system, rss, heap: heapUsed } satisfies Measure);
  }
  if (order.do === 'stop') void running.stop().finally(() => process.exit(0));
});
process.send!({ port: running.port, path: running.path, transport: contestant.transport });
