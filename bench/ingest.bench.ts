import type { mongo } from 'mongoose';
import { createConnection } from 'mongoose';
import { eventOf, type PostedEvent } from './events.ts';
import { post } from './post.ts';
import { report, round } from './report.ts';
import { withServices } from './services.ts';

/**
 * Ingest of batches of 200 real events through `POST /api/events`, against a bare `insertMany` of the very documents that are stored,
 * into the same server with the same write concern. Rounds take turns, so that a slower minute of the machine hits both.
 */
const BATCH = 200;
const ROUNDS = 10;
const BATCHES_PER_ROUND = 20;
const CONNECTIONS = 4;
const ROOMS = 1_000;

await withServices(async (services) => {
  const app = await services.start('ingest');
  const bare = await createConnection(services.mongodbUri('bare'), {
    writeConcern: { w: 'majority', journal: true },
  }).asPromise();
  const collection = bare.collection('events');
  await collection.createIndexes(
    (await app.core.models.events.collection.indexes())
      .filter((index) => index.name !== '_id_')
      .map(({ key, name }) => ({ key, name: name! })),
  );

  let sequence = 0;
  const nextBatch = (): PostedEvent[] => Array.from({ length: BATCH }, () => eventOf((sequence += 1), ROOMS));
  const inParallel = async (tasks: (() => Promise<unknown>)[]) => {
    const queue = [...tasks];
    await Promise.all(
      Array.from({ length: CONNECTIONS }, async () => {
        for (let task = queue.shift(); task; task = queue.shift()) await task();
      }),
    );
  };
  const timed = async (tasks: (() => Promise<unknown>)[]) => {
    const started = performance.now();
    await inParallel(tasks);
    return performance.now() - started;
  };

  for (let warm = 0; warm < 15; warm += 1) await post(app.url!, nextBatch());
  let ours = 0;
  let theirs = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const batches = Array.from({ length: BATCHES_PER_ROUND }, nextBatch);
    ours += await timed(batches.map((batch) => () => post(app.url!, batch)));
    const stored = (await app.core.models.events.collection
      .find({})
      .sort({ _id: -1 })
      .limit(BATCH * BATCHES_PER_ROUND)
      .toArray()) as mongo.Document[];
    const copies = stored.map((document, index) => ({ ...document, _id: `${round}/${index}` as never }));
    const chunks = Array.from({ length: BATCHES_PER_ROUND }, (_, index) =>
      copies.slice(index * BATCH, (index + 1) * BATCH),
    );
    theirs += await timed(chunks.map((chunk) => () => collection.insertMany(chunk, { ordered: false })));
  }
  await bare.close();

  const events = ROUNDS * BATCHES_PER_ROUND * BATCH;
  const rate = (milliseconds: number) => round((events / milliseconds) * 1_000, 0);
  report(
    'ingest',
    [
      { way: 'POST /api/events', events, 'events/s': rate(ours) },
      { way: 'bare insertMany', events, 'events/s': rate(theirs) },
      { way: 'ratio', events, 'events/s': round(theirs / ours, 2) },
    ],
    { batch: BATCH, connections: CONNECTIONS, rooms: ROOMS },
  );
});
