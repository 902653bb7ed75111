import { createConnection } from 'mongoose';
import { eventOf, heartbeatOf, cameraOf } from './events.ts';
import { post } from './post.ts';
import { percentile, report, round } from './report.ts';
import { withServices } from './services.ts';
import { subscribeFaults } from './subscriber.ts';

/**
 * From the `POST` of a report to the pushed message at a subscriber, and to the answer of the `POST`, beside what one durable insert of
 * such an event costs on the same server. First one room at a time on a quiet server, then while a fleet reports.
 */
const SAMPLES = 400;
const ROOMS = 200;
const FLEET_BATCH = 50;
const FLEET_PAUSE = 100;

await withServices(async (services) => {
  const app = await services.start('push');
  const url = app.url!;
  const bare = await createConnection(services.mongodbUri('bare'), {
    writeConcern: { w: 'majority', journal: true },
  }).asPromise();
  const subscriber = await subscribeFaults(url);
  const rows: Record<string, string | number>[] = [];
  const add = (what: string, samples: number[]) =>
    rows.push({ what, n: samples.length, p50: round(percentile(samples, 0.5)), p99: round(percentile(samples, 0.99)) });

  for (let start = 0; start < ROOMS; start += 50)
    await post(
      url,
      Array.from({ length: 50 }, (_, index) => heartbeatOf(`PUSH-${start + index}`)),
    );

  let turn = 0;
  /** Breaks and mends cameras in turn: each report changes a fault, so each is pushed. */
  async function measure(samples: number) {
    const pushed: number[] = [];
    const answered: number[] = [];
    for (let sample = 0; sample < samples; sample += 1, turn += 1) {
      const computer = `PUSH-${turn % ROOMS}`;
      const seen = subscriber.arrivals.length;
      const started = performance.now();
      const arrival = nextOf(computer, seen);
      await post(url, [cameraOf(computer, Math.floor(turn / ROOMS) % 2 === 0)]);
      answered.push(performance.now() - started);
      pushed.push((await arrival).at - started);
    }
    return { pushed, answered };
  }
  const nextOf = (computer: string, seen: number) =>
    subscriber.until((arrival) => arrival.computer === computer && subscriber.arrivals.indexOf(arrival) >= seen);

  await measure(50);
  const quiet = await measure(SAMPLES);
  const inserted: number[] = [];
  const stored = await app.core.models.events.collection.findOne({});
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    const started = performance.now();
    await bare.collection('events').insertOne({ ...stored, _id: `${sample}` as never });
    inserted.push(performance.now() - started);
  }

  let reporting = true;
  let reported = 0;
  const fleet = (async () => {
    while (reporting) {
      await post(
        url,
        Array.from({ length: FLEET_BATCH }, () => eventOf((reported += 1), 2_000)),
      );
      await new Promise((resolve) => setTimeout(resolve, FLEET_PAUSE));
    }
  })();
  const began = performance.now();
  const busy = await measure(SAMPLES);
  const fleetRate = round((reported / (performance.now() - began)) * 1_000, 0);
  reporting = false;
  await fleet;

  add('bare insertOne, durable', inserted);
  add('POST to answer, quiet', quiet.answered);
  add('POST to pushed message, quiet', quiet.pushed);
  add(`POST to answer, fleet of ${fleetRate} events/s`, busy.answered);
  add(`POST to pushed message, fleet of ${fleetRate} events/s`, busy.pushed);
  report('push', rows, { unit: 'ms' });
  await subscriber.close();
  await bare.close();
});
