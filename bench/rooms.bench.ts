import { createConnection } from 'mongoose';
import { cameraOf, eventOf } from './events.ts';
import { post } from './post.ts';
import { percentile, report, round } from './report.ts';
import { ask } from './server-process.ts';
import { withServices } from './services.ts';
import { operation } from '../tests/helpers/operation.ts';

/**
 * A list of rooms with their devices and open faults, worst first, in a fleet of 2,000: commands sent to MongoDB, and milliseconds,
 * beside the same three reads by the bare driver.
 */
const FLEET = 2_000;
const ROUNDS = 150;
const QUERY = operation(`query ReadRooms($first: Int) { rooms(first: $first, orderBy: HEALTH) { nodes {
  name site building floor health healthSince lastEventAt
  devices { computer health appVersion lastHeartbeatAt lastEventAt }
  faults { nodes { severity state reason recommendedAction startedAt signal { key state value } } }
} pageInfo { hasNextPage endCursor } } }`);

await withServices(async (services) => {
  const app = await services.start('rooms', {}, { api: true, worker: false });
  const { models } = app.core;
  for (let from = 0; from < FLEET; from += 200)
    await post(
      app.url!,
      Array.from({ length: 200 }, (_, index) => eventOf(from + index, FLEET)),
    );
  const broken = Array.from({ length: 300 }, (_, index) => cameraOf(`MTR-${String(index * 6).padStart(6, '0')}`, true));
  await post(app.url!, broken);

  let commands = 0;
  models.connection.getClient().on('commandStarted', ({ commandName }: { commandName: string }) => {
    if (['find', 'aggregate', 'getMore', 'count'].includes(commandName)) commands += 1;
  });
  const askOurs = async (first: number) => {
    const { rooms } = await ask(app.url!, QUERY, { first });
    if (rooms.nodes.length !== first) throw new Error(JSON.stringify(rooms));
  };
  const bare = await createConnection(services.mongodbUri('rooms')).asPromise();
  const askBare = async (first: number) => {
    const rooms = await bare
      .collection('rooms')
      .find({ workspace: 'default' })
      .sort({ healthRank: 1, _id: 1 })
      .limit(first)
      .toArray();
    const ids = rooms.map((room) => String(room._id));
    await Promise.all([
      bare
        .collection('devices')
        .find({ workspace: 'default', 'place.roomId': { $in: ids } })
        .toArray(),
      bare
        .collection('faults')
        .find({ workspace: 'default', roomId: { $in: ids } })
        .toArray(),
    ]);
  };

  const rows: Record<string, string | number>[] = [];
  for (const first of [5, 50, 100]) {
    const ways = { GraphQL: askOurs, 'bare driver': askBare };
    const samples: Record<string, number[]> = { GraphQL: [], 'bare driver': [] };
    for (let turn = 0; turn < 30; turn += 1) await askOurs(first);
    commands = 0;
    await askOurs(first);
    const sent = commands;
    for (let turn = 0; turn < ROUNDS; turn += 1)
      for (const [way, run] of Object.entries(ways)) {
        const started = performance.now();
        await run(first);
        samples[way]!.push(performance.now() - started);
      }
    for (const way of Object.keys(ways))
      rows.push({
        rooms: first,
        way,
        commands: way === 'GraphQL' ? sent : 3,
        p50: round(percentile(samples[way]!, 0.5), 2),
        p99: round(percentile(samples[way]!, 0.99), 2),
      });
  }
  report('rooms', rows, { unit: 'ms', fleet: FLEET });
  await bare.close();
});
