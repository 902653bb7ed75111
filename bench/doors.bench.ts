import { createHmac, randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { mongo } from 'mongoose';
import { createConnection } from 'mongoose';
import { collectorDoors, type Door, type Made } from './collector-doors.ts';
import { report, round } from './report.ts';
import { withServices } from './services.ts';

/**
 * The doors for records, one at a time and in batches, against a bare `insertMany` of the very documents that are stored, over as many
 * connections, into the same server with the same indexes and write concern. Rounds take turns, so that a slower minute of the machine
 * hits both; requests are made before they are timed.
 */
const CONNECTIONS = 4;
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 5);
const WORKSPACE_ID = '0f1e2d3c-4b5a-4978-8796-a5b4c3d2e1f0';
const WORKSPACE_KEY = randomBytes(64).toString('base64');

const DOORS: Door[] = [
  {
    name: 'data-collector',
    table: 'Collected_CL',
    request(url, _rule, records) {
      const body = JSON.stringify(records);
      const date = new Date().toUTCString();
      const text = `POST\n${Buffer.byteLength(body)}\napplication/json\nx-ms-date:${date}\n/api/logs`;
      const signature = createHmac('sha256', Buffer.from(WORKSPACE_KEY, 'base64')).update(text).digest('base64');
      const headers = {
        'content-type': 'application/json',
        'log-type': 'Collected',
        'x-ms-date': date,
        authorization: `SharedKey ${WORKSPACE_ID}:${signature}`,
      };
      return { url: `${url}/api/logs?api-version=2016-04-01`, init: { method: 'POST', body, headers } };
    },
  },
  {
    name: 'logs-ingestion',
    table: 'Ingested_CL',
    request: (url, rule, records) => ({
      url: `${url}/dataCollectionRules/${rule}/streams/Custom-Ingested?api-version=2023-01-01`,
      init: {
        method: 'POST',
        body: gzipSync(JSON.stringify(records), { level: 1 }),
        headers: {
          'content-type': 'application/json',
          'content-encoding': 'gzip',
          authorization: `Bearer ${WORKSPACE_KEY}`,
          'x-ms-client-request-id': crypto.randomUUID(),
        },
      },
    }),
  },
  ...collectorDoors(WORKSPACE_KEY),
];

const SIZES = [
  { batch: 1, batches: 200 },
  { batch: 1_000, batches: 20 },
];

await withServices(async (services) => {
  const app = await services.start('doors', { WORKSPACE_ID, WORKSPACE_KEY });
  const url = app.url!;
  const { records, events } = app.core.models;
  const { ruleId } = await app.core.workspaces.get('default');
  const bare = await createConnection(services.mongodbUri('bare'), {
    writeConcern: { w: 'majority', journal: true },
  }).asPromise();
  for (const like of [records, events]) {
    await bare
      .collection(like.collection.collectionName)
      .createIndexes(
        (await like.collection.indexes())
          .filter((index) => index.name !== '_id_')
          .map(({ key, name }) => ({ key, name: name! })),
      );
  }

  let sequence = 0;
  const record = () => {
    sequence += 1;
    return {
      Computer: `HOST-${sequence % 100}`,
      Number: sequence,
      Ratio: (sequence % 1_000) / 7,
      Healthy: sequence % 2 === 0,
      At: new Date().toISOString(),
      Message: `Something of no great matter happened for the ${sequence}th time.`,
    };
  };
  const inParallel = async (tasks: (() => Promise<unknown>)[]) => {
    const queue = [...tasks];
    const started = performance.now();
    await Promise.all(
      Array.from({ length: CONNECTIONS }, async () => {
        for (let task = queue.shift(); task; task = queue.shift()) await task();
      }),
    );
    return performance.now() - started;
  };
  const rows: Record<string, string | number>[] = [];

  const asked = process.env['BENCH_DOORS']?.split(';');
  for (const { name, table, request } of DOORS.filter((door) => asked?.includes(door.name) ?? true)) {
    const send = async (made: Made) => {
      const response = await fetch(made.url, made.init);
      if (!response.ok) throw new Error(`${name}: ${response.status} ${await response.text()}`);
      await response.arrayBuffer();
    };
    const collection = bare.collection((table === 'Event' ? events : records).collection.collectionName);
    for (let warm = 0; warm < 10; warm += 1) await send(request(url, ruleId, Array.from({ length: 400 }, record)));
    for (const { batch, batches } of SIZES) {
      let ours = 0;
      let theirs = 0;
      for (let round = 0; round < ROUNDS; round += 1) {
        const since = new Date();
        const posts = Array.from({ length: batches }, () =>
          request(url, ruleId, Array.from({ length: batch }, record)),
        );
        ours += await inParallel(posts.map((one) => () => send(one)));
        const stored = (await (
          table === 'Event'
            ? events.collection.find({ workspace: 'default', receivedAt: { $gte: since } } as object)
            : records.collection.find({ workspace: 'default', table, receivedAt: { $gte: since } } as object)
        ).toArray()) as mongo.Document[];
        if (stored.length !== batch * batches) throw new Error(`${stored.length} of ${batch * batches} were stored.`);
        const copies = stored.map((document, index) => ({
          ...document,
          _id: `${name}/${batch}/${round}/${index}` as never,
        }));
        const chunks = posts.map((_, index) => copies.slice(index * batch, (index + 1) * batch));
        theirs += await inParallel(chunks.map((chunk) => () => collection.insertMany(chunk, { ordered: false })));
      }
      const count = ROUNDS * batches * batch;
      const rate = (milliseconds: number) => round((count / milliseconds) * 1_000, 0);
      rows.push({
        door: name,
        batch,
        records: count,
        'records/s': rate(ours),
        'bare insertMany/s': rate(theirs),
        'share of bare': round(theirs / ours, 2),
      });
    }
  }
  await bare.close();
  report('doors', rows, { connections: CONNECTIONS });
});
