import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { eventOf } from './events.ts';
import { report, round } from './report.ts';
import { ask, startServer } from './server-process.ts';
import { withServices } from './services.ts';
import { operation } from '../tests/helpers/operation.ts';

/**
 * A day's backlog of a fleet (576 events a device), brought by all its consoles at once, the newest batch first, to a server process of
 * its own: how fast, and in how much memory. What is sent away with 429 comes again when it is told to. At the end every event must be
 * stored once and every device be as its newest events say.
 */
const DEVICES = Number(process.env['BENCH_DEVICES'] ?? 1_000);
const BEATS = 576;
const BATCH = 192;
const STEP = 150_000;

await withServices(async (services) => {
  const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
  const server = await startServer(['--import', 'tsx', main], {
    MONGODB_URI: services.mongodbUri('backlog'),
    REDIS_URL: services.redisUrl,
  });
  const { url } = server;
  try {
    const now = Date.now();
    // The newest of the fleet is a minute old; each beat before it is older by two and a half minutes.
    const event = (device: number, beat: number) => ({
      ...eventOf(beat * DEVICES + device, DEVICES),
      timeGenerated: new Date(now - 60_000 - (BEATS - 1 - beat) * STEP).toISOString(),
    });
    let sentAway = 0;
    const post = async (batch: object[]) => {
      const body = JSON.stringify(batch);
      for (;;) {
        const response = await fetch(`${url}/api/events`, {
          method: 'POST',
          body,
          headers: { 'content-type': 'application/json' },
        }).catch(() => null);
        if (response?.ok) return void (await response.arrayBuffer());
        if (response && response.status !== 429) throw new Error(`${response.status} ${await response.text()}`);
        await response?.arrayBuffer();
        sentAway += 1;
        await pause(1_000 * Number(response?.headers.get('retry-after') ?? 1) * (0.5 + Math.random()));
      }
    };

    const idle = server.residentMegabytes();
    let peak = idle;
    const watch = setInterval(() => (peak = Math.max(peak, server.residentMegabytes())), 200);
    const started = performance.now();
    await Promise.all(
      Array.from({ length: DEVICES }, async (_, device) => {
        for (let end = BEATS; end > 0; end -= BATCH) {
          await post(Array.from({ length: BATCH }, (_one, index) => event(device, end - BATCH + index)));
        }
      }),
    );
    const milliseconds = performance.now() - started;
    clearInterval(watch);

    const state = await stateOf(url);
    const expected = { events: DEVICES * BEATS, devices: DEVICES, faulty: expectedFaulty() };
    if (JSON.stringify(state) !== JSON.stringify(expected)) {
      throw new Error(`The state is wrong: ${JSON.stringify(state)} where ${JSON.stringify(expected)} was expected.`);
    }
    report(
      'backlog',
      [
        {
          events: expected.events,
          'events/s': round((expected.events / milliseconds) * 1_000, 0),
          'idle MB': idle,
          'peak MB': peak,
          'sent away': sentAway,
        },
      ],
      { devices: DEVICES, batch: BATCH },
    );
  } finally {
    await server.stop();
  }
});

/** Devices whose newest event of either family is a bad one. */
function expectedFaulty(): number {
  return Array.from({ length: DEVICES }, (_, device) => device).filter((device) =>
    [BEATS - 1, BEATS - 2].some((beat) => (device + beat) % 97 === 0),
  ).length;
}

async function stateOf(url: string): Promise<{ events: number; devices: number; faulty: number }> {
  const query = operation(`query ReadEventsAndDevices {
    events(first: 1) { totalCount }
    devices(first: 1) { totalCount }
    faulty: devices(filter: { health: [UNHEALTHY, WARNING] }, first: 1) { totalCount }
  }`);
  const { events, devices, faulty } = await ask(url, query);
  return {
    events: events.totalCount!,
    devices: devices.totalCount!,
    faulty: faulty.totalCount!,
  };
}
