import { isDeepStrictEqual } from 'node:util';
import type { App } from '../src/app.ts';
import { timeKey } from '../src/domain/events/stored-event.ts';
import { createQueryEngine, type QueryEngine, type QueryResult } from '../src/query/index.ts';
import { createTableProvider } from '../src/services/query-tables/index.ts';
import { alertQueries, tileQueries } from '../tests/query/oms-texts.ts';
import { report, round } from './report.ts';
import { withServices } from './services.ts';
import { storeEvents } from './stored-events.ts';

/**
 * What a tile of the dashboard costs over many events in one server: pushed down, in process, and as an aggregation that a person who knows
 * the collection would write for the same answer. The nine tiles and the two alert rules of the guide of 2018.
 */
const EVENTS = Number(process.env['TILES_BENCH_EVENTS'] ?? 1_000_000);
const ROUNDS = Number(process.env['TILES_BENCH_ROUNDS'] ?? 5);
const DAYS = 30;
const ROOMS = 1_000;
const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];

type Stage = Record<string, unknown>;
type Document = Record<string, unknown>;

/** An aggregation by hand, with its answer as the query gives it. */
interface ByHand {
  readonly pipeline: readonly Stage[];
  row(document: Document): unknown[];
  /** The answer where there is no document. */
  readonly ofNothing?: unknown[][];
  readonly order?: (a: unknown[], b: unknown[]) => number;
}

const time = (value: unknown) => (value as Date).toISOString().replace(/\.?0*Z$/, 'Z');
const LOG = 'Skype Room System';
const heartbeat = { eventLog: LOG, 'payload.OperationName': 'Heartbeat' };
const since = (now: Date, age: number) => ({ position: { $gte: timeKey(new Date(now.getTime() - age + 1)) } });
const counted = (pipeline: readonly Stage[]): ByHand => ({
  pipeline: [...pipeline, { $count: 'count' }],
  row: ({ count }) => [count],
  ofNothing: [[0]],
});
const failing = (eventId: number) => ({ workspace: 'default', eventId });
const errors = { eventLog: LOG, level: 'Error' };

const donut = (field: string): ByHand => ({
  pipeline: [
    { $match: { workspace: 'default' } },
    { $match: heartbeat },
    { $group: { _id: '$computer', version: { $max: field } } },
    { $group: { _id: '$version', count: { $sum: 1 } } },
    { $sort: { _id: 1 } },
  ],
  row: ({ _id, count }) => [_id ?? '', count],
});

const STATUSES = [
  'conference-microphone',
  'conference-speaker',
  'default-speaker',
  'camera',
  'front-of-room-display',
  'motion-sensor',
  'hdmi-ingest',
];
const MEMBERS = [
  'Alias',
  'AppVersion',
  'OS',
  'OSVersion',
  'IPv4Address',
  'IPv6Address',
  'OperationName',
  'OperationResult',
  'ResourceState',
];

/** The newest event of each computer, with the columns of the alert rule. */
function newest(eventId: number, age: number, statuses: readonly string[], now: Date): ByHand {
  const fields = [
    ...MEMBERS.map((name) => `$payload.${name}`),
    ...statuses.map((name) => `$components.${name}`),
    '$payload.Description',
  ];
  return {
    pipeline: [
      { $match: { ...failing(eventId), ...since(now, age) } },
      { $match: errors },
      {
        $group: {
          _id: '$computer',
          newest: {
            $max: {
              position: '$position',
              at: '$at',
              ...Object.fromEntries(fields.map((field, index) => [`f${index}`, field])),
            },
          },
        },
      },
      { $sort: { 'newest.position': -1 } },
    ],
    row: ({ _id, newest: document }) => {
      const { at, ...found } = document as Document;
      return [time(at), _id, ...fields.map((_, index) => found[`f${index}`] ?? '')];
    },
  };
}

const BY_HAND: Readonly<Record<string, (now: Date) => ByHand>> = {
  'overview.1': (now) =>
    counted([
      { $match: { workspace: 'default', ...since(now, 30 * DAY) } },
      { $match: { eventLog: LOG } },
      { $group: { _id: '$computer' } },
    ]),
  'overview.2': (now) =>
    counted([
      { $match: { workspace: 'default', ...since(now, HOUR) } },
      { $match: heartbeat },
      { $group: { _id: '$computer' } },
    ]),
  'active.tile': (now) =>
    counted([
      { $match: { workspace: 'default', ...since(now, 20 * MINUTE) } },
      { $match: heartbeat },
      { $group: { _id: '$computer' } },
    ]),
  'inactive.tile': (now) =>
    counted([
      { $match: { workspace: 'default' } },
      { $match: heartbeat },
      { $group: { _id: '$computer', last: { $max: '$at' } } },
      { $match: { last: { $lt: new Date(now.getTime() - 20 * MINUTE) } } },
    ]),
  'hardware.tile': (now) =>
    counted([
      { $match: { ...failing(3001), ...since(now, HOUR) } },
      { $match: errors },
      { $group: { _id: '$computer' } },
    ]),
  'os.donut': () => donut('$payload.OSVersion'),
  'app.donut': () => donut('$payload.AppVersion'),
  'app-error.tile': (now) =>
    counted([
      { $match: { ...failing(2001), ...since(now, HOUR) } },
      { $match: errors },
      { $group: { _id: '$computer' } },
    ]),
  'restart.tile': (now) =>
    counted([
      { $match: { ...failing(4000), ...since(now, DAY) } },
      { $match: { eventLog: LOG } },
      { $group: { _id: '$computer' } },
    ]),
  'alert.hardware': (now) => newest(3001, HOUR, STATUSES, now),
  'alert.application': (now) => newest(2001, 10 * HOUR, [], now),
};

async function byHand({ parts }: App, { pipeline, row, ofNothing, order }: ByHand): Promise<unknown[][]> {
  const documents = await parts.models.events.collection
    .aggregate(pipeline as object[], { allowDiskUse: true, batchSize: 1_000 })
    .toArray();
  if (documents.length === 0 && ofNothing) return ofNothing;
  const rows = documents.map(row);
  return order ? rows.sort(order) : rows;
}

/** The least time of several attempts, in milliseconds, with the last answer; the ways take turns. */
async function inTurns<T>(ways: readonly (() => Promise<T>)[]): Promise<{ ms: number; answer: T }[]> {
  const best = ways.map(() => ({ ms: Infinity, answer: undefined as T }));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, way] of ways.entries()) {
      const started = performance.now();
      const answer = await way();
      best[index] = { ms: Math.min(best[index]!.ms, performance.now() - started), answer };
    }
  }
  return best;
}

const sorted = (rows: readonly (readonly unknown[])[]) => rows.map((row) => JSON.stringify(row)).sort();

async function tiles(app: App, engine: QueryEngine, now: Date): Promise<void> {
  const texts = new Map([...tileQueries(), ...alertQueries()]);
  const run = (text: string, pushDown: boolean, explain = false): Promise<QueryResult> =>
    engine.run({ text, workspace: 'default', caller: 'bench', pushDown, explain });
  const rows: Record<string, string | number>[] = [];
  for (const [tile, make] of Object.entries(BY_HAND)) {
    const text = texts.get(tile)!;
    const hand = make(now);
    const explained = await run(text, true, true);
    const [written, pushed] = (await inTurns<unknown[][] | QueryResult>([
      () => byHand(app, hand),
      () => run(text, true),
    ])) as [{ ms: number; answer: unknown[][] }, { ms: number; answer: QueryResult }];
    const started = performance.now();
    const inProcess = await run(text, false);
    const processMs = performance.now() - started;
    for (const [way, answer] of [
      ['pushed down', pushed.answer.rows],
      ['by hand', written.answer],
    ] as const) {
      if (!isDeepStrictEqual(sorted(answer), sorted(inProcess.rows)))
        throw new Error(
          `${tile}: ${way} and in process give different answers.\n${JSON.stringify(answer).slice(0, 500)}\n${JSON.stringify(inProcess.rows).slice(0, 500)}`,
        );
    }
    rows.push({
      tile,
      'documents read': explained.stats.steps
        .filter(({ table }) => table !== null)
        .map(({ documentsRead }) => documentsRead ?? '?')
        .join(' '),
      index: explained.stats.steps.flatMap(({ indexes }) => indexes).join(' '),
      'rows given': inProcess.rows.length,
      'by hand ms': round(written.ms),
      'pushed down ms': round(pushed.ms),
      ratio: round(pushed.ms / written.ms, 2),
      'of which aggregation ms': round(
        pushed.answer.stats.steps.reduce(
          (sum, { table, milliseconds }) => sum + (table === null ? 0 : milliseconds),
          0,
        ),
      ),
      'of which bind ms': round(pushed.answer.stats.bindMilliseconds),
      'in process ms': round(processMs, 0),
      'in process / pushed': round(processMs / pushed.ms),
    });
    console.error(`${tile}: ${JSON.stringify(rows.at(-1))}`);
  }
  report('tiles', rows, { events: EVENTS, rounds: ROUNDS });
}

await withServices(async (services) => {
  const app = await services.start('tiles', {}, { api: true, worker: false });
  await storeEvents(app, {
    count: EVENTS,
    days: DAYS,
    rooms: ROOMS,
    told: (stored) => {
      if (stored % 50_000 === 0) console.error(`${stored} of ${EVENTS} events stored`);
    },
  });
  const now = new Date();
  // in process a tile over all events may take longer than a caller would be made to wait
  const engine = createQueryEngine({
    tables: createTableProvider(app.parts),
    clock: () => now,
    limits: { runMilliseconds: 1_800_000 },
  });
  engine.warmUp();
  try {
    await tiles(app, engine, now);
  } finally {
    await engine.close();
  }
});
