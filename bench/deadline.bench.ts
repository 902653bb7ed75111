import { setTimeout as pause } from 'node:timers/promises';
import { heartbeatOf } from './events.ts';
import { post } from './post.ts';
import { percentile, report, round } from './report.ts';
import { withServices } from './services.ts';
import { subscribeFaults, type Arrival } from './subscriber.ts';

/**
 * From the moment at which a console's silence is too long to the pushed OFFLINE, at 10,000 devices: first 200 of them fall silent while
 * the others go on, then all the others at once, as when a data centre is cut off.
 */
const DEVICES = 10_000;
const SILENT = 200;
const STALE_AFTER = 45;
const BATCH = 200;
const name = (n: number) => `DUE-${n}`;

await withServices(async (services) => {
  const app = await services.start('deadline', { STALE_AFTER: `${STALE_AFTER}s` });
  const url = app.url!;
  const subscriber = await subscribeFaults(url);
  // How far the wall clock, which deadlines are given in, is ahead of the clock of arrivals.
  const offset = Date.now() - performance.now();
  const isSilent = (n: number) => n % (DEVICES / SILENT) === 0;
  const all = Array.from({ length: DEVICES }, (_, n) => n);

  /** One beat of each, spread over so many seconds as consoles are; slower where the machine is. */
  async function beat(numbers: readonly number[], seconds: number) {
    const started = performance.now();
    for (let from = 0; from < numbers.length; from += BATCH) {
      await post(
        url,
        numbers.slice(from, from + BATCH).map((n) => heartbeatOf(name(n))),
      );
      const due = started + ((from + BATCH) / numbers.length) * seconds * 1_000;
      await pause(Math.max(0, due - performance.now()));
    }
    return round((performance.now() - started) / 1_000);
  }
  const lag = (arrival: Arrival) => arrival.at + offset - Date.parse(arrival.startedAt!);
  const opened = (of: (n: number) => boolean) =>
    subscriber.arrivals.filter(
      ({ kind, computer }) => kind === 'OPENED' && computer !== null && of(Number(computer.slice(4))),
    );

  const took = await beat(all, 15);
  console.error(`${DEVICES} devices registered in ${took} s`);
  const others = all.filter((n) => !isSilent(n));
  await beat(others, 15);
  await beat(others, 15);
  console.error('now all fall silent');
  while (opened(() => true).length < DEVICES) {
    await pause(500);
    console.error(`${opened(() => true).length} of ${DEVICES} OFFLINE`);
  }
  const rows = [
    { what: `${SILENT} of ${DEVICES} fall silent`, lags: opened(isSilent).map(lag) },
    { what: 'all others at once', lags: opened((n) => !isSilent(n)).map(lag) },
  ].map(({ what, lags }) => ({
    what,
    n: lags.length,
    p50: round(percentile(lags, 0.5), 0),
    p99: round(percentile(lags, 0.99), 0),
    max: round(Math.max(...lags), 0),
  }));
  report('deadline', rows, { unit: 'ms after the deadline', devices: DEVICES, staleAfterSeconds: STALE_AFTER });
  await subscriber.close();
});
