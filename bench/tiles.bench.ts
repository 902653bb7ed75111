import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { App } from '../src/app.ts';
import { timeKey } from '../src/domain/events/stored-event.ts';
import { createQueryEngine, type QueryEngine, type QueryResult } from '../src/query/index.ts';
import { createTableProvider } from '../src/services/query-tables/index.ts';
import { alertQueries, tileQueries } from '../tests/query/oms-texts.ts';
import { percentile, report, round } from './report.ts';
import { withServices } from './services.ts';
import { storeEvents } from './stored-events.ts';

/**
 * What a tile of the dashboard costs over many events in one server: pushed down, in process, and as an aggregation that a person who knows
 * the collection would write for the same answer. The nine tiles and the two alert rules of the guide of 2018. The bar (decision 10): at most
 * 1.6 times the aggregation by hand where that takes less than 2 ms, at most 1.15 times where it takes longer.
 */
const EVENTS = Number(process.env['TILES_BENCH_EVENTS'] ?? 1_000_000);
/** Turns of each way: at least so many, and of short queries so many that they take this long, in ms. */
const ROUNDS = Number(process.env['TILES_BENCH_ROUNDS'] ?? 3);
const MOST_ROUNDS = 1_001;
const SHORT_ENOUGH = 2_000;
const WARM_UP = 1_500;
/** After the events are stored, in ms. */
const SETTLE = Number(process.env['TILES_BENCH_SETTLE'] ?? 30_000);
/** Names of tiles, with commas between them; all where it is left out. */
const ONLY = process.env['TILES_BENCH_TILES']?.split(',');
/** A tile that takes longer, in ms, is not explained. */
const EXPLAINED_BELOW = 500;
/** In process a tile over all events takes long: so many ms after the first tile the remaining ones are left out. */
const IN_PROCESS = Number(process.env['TILES_BENCH_IN_PROCESS'] ?? 150_000);
let inProcessUntil = Infinity;
const DAYS = 30;
const ROOMS = 1_000;
const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];

/** How often the time of the aggregation by hand a tile may take. */
const barOf = (byHandMs: number): number => (byHandMs < 2 ? 1.6 : 1.15);

type Stage = Record<string, unknown>;
type Document = Record<string, unknown>;

/** An aggregation by hand, with its answer as the query gives it. */
interface ByHand {
  readonly pipeline: readonly Stage[];
  row(document: Document): unknown[];
  /** The answer where there is no document. */
  readonly ofNothing?: unknown[][];
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

async function byHand({ core }: App, { pipeline, row, ofNothing }: ByHand): Promise<unknown[][]> {
  const documents = await core.models.events.collection
    .aggregate(pipeline as object[], { allowDiskUse: true, batchSize: 1_000 })
    .toArray();
  if (documents.length === 0 && ofNothing) return ofNothing;
  return documents.map(row);
}

/** What the queries take for now: it moves with every turn, as it does for those who ask. */
class Clock {
  now: Date;
  constructor(now: Date) {
    this.now = now;
  }
  advance(): void {
    this.now = new Date(this.now.getTime() + 1);
  }
}

interface Timed<T> {
  /** In milliseconds. */
  readonly median: number;
  readonly least: number;
  readonly answer: T;
}

/**
 * The ways take turns, each as often first as last, after some that do not count: more turns where they are short, for then what else
 * the machine does weighs more.
 */
async function inTurns<A, B>(
  clock: Clock,
  first: () => Promise<A>,
  second: () => Promise<B>,
): Promise<[Timed<A>, Timed<B>]> {
  const times: [number[], number[]] = [[], []];
  const timed = async <T>(way: () => Promise<T>, into: number[]): Promise<T> => {
    const started = performance.now();
    const answer = await way();
    into.push(performance.now() - started);
    return answer;
  };
  // a server that has answered a tile before answers it by compiled code
  const until = performance.now() + WARM_UP;
  let warm: number[] = [];
  let [a, b] = [await timed(first, warm), await timed(second, warm)];
  while (performance.now() < until) {
    warm = [];
    clock.advance();
    [a, b] = [await timed(first, warm), await timed(second, warm)];
  }
  // what storing the events left behind is not to be collected during the turns, more often in those that make more garbage
  globalThis.gc?.();
  const rounds = Math.max(ROUNDS, Math.min(MOST_ROUNDS, Math.ceil(SHORT_ENOUGH / Math.max(...warm))));
  for (let turn = 0; turn < rounds; turn += 1) {
    clock.advance();
    if (turn % 2 === 0) a = await timed(first, times[0]);
    b = await timed(second, times[1]);
    if (turn % 2 === 1) a = await timed(first, times[0]);
  }
  const summary = <T>(measured: number[], answer: T): Timed<T> => ({
    median: percentile(measured, 0.5),
    least: Math.min(...measured),
    answer,
  });
  return [summary(times[0], a), summary(times[1], b)];
}

const sorted = (rows: readonly (readonly unknown[])[]) => rows.map((row) => JSON.stringify(row)).sort();

function expectSame(way: string, rows: readonly (readonly unknown[])[], other: readonly (readonly unknown[])[]): void {
  if (isDeepStrictEqual(sorted(rows), sorted(other))) return;
  const shown = (list: unknown) => JSON.stringify(list).slice(0, 500);
  throw new Error(`${way} gives another answer: ${shown(rows)}\n${shown(other)}`);
}

async function tile(app: App, engine: QueryEngine, clock: Clock, name: string, text: string) {
  const run = (pushDown: boolean, explain = false): Promise<QueryResult> =>
    engine.run({ text, workspace: 'default', caller: 'bench', pushDown, explain });
  const [written, pushed] = await inTurns(
    clock,
    () => byHand(app, BY_HAND[name]!(clock.now)),
    () => run(true),
  );
  const { rows, stats } = pushed.answer;
  expectSame('The aggregation by hand', written.answer, rows);
  if (rows.length === 0) throw new Error('There is no row to find.');
  // what runs over all events is not run once more only to hear that it reads them all
  const isShort = pushed.median < EXPLAINED_BELOW;
  const explained = isShort ? (await run(true, true)).stats.steps : [];
  let processMs = NaN;
  if (Date.now() < inProcessUntil) {
    const started = performance.now();
    expectSame('In process', (await run(false)).rows, rows);
    processMs = performance.now() - started;
  }
  const aggregation = stats.steps.reduce((sum, { table, milliseconds }) => sum + (table ? milliseconds : 0), 0);
  return {
    tile: name,
    'rows given': rows.length,
    'by hand ms': round(written.median, 2),
    'pushed down ms': round(pushed.median, 2),
    ratio: round(pushed.median / written.median, 2),
    bar: barOf(written.median),
    'within the bar': pushed.median / written.median <= barOf(written.median) ? 'yes' : 'no',
    'ratio of the least': round(pushed.least / written.least, 2),
    'of which aggregation ms': round(aggregation, 2),
    'in process ms': Number.isNaN(processMs) ? '-' : round(processMs, 0),
    'documents read':
      explained
        .filter(({ table }) => table !== null)
        .map(({ documentsRead }) => documentsRead ?? '?')
        .join(' ') || '-',
    index: explained.flatMap(({ indexes }) => indexes).join(' ') || '-',
  };
}

/** Those of a short window first: what takes longest comes last. */
const ORDER = [
  'overview.2',
  'active.tile',
  'hardware.tile',
  'app-error.tile',
  'restart.tile',
  'alert.hardware',
  'alert.application',
  'inactive.tile',
  'os.donut',
  'app.donut',
  'overview.1',
];

/** Those that read all events. */
const LONG: ReadonlySet<string> = new Set(['inactive.tile', 'os.donut', 'app.donut', 'overview.1']);

async function tiles(app: App, engine: QueryEngine, clock: Clock): Promise<void> {
  const texts = new Map([...tileQueries(), ...alertQueries()]);
  const names = ORDER.filter((one) => ONLY?.includes(one) ?? true);
  const rows: Record<string, string | number>[] = [];
  // the tiles share their code: the first one is not to pay for the compiling of all
  for (const name of names.filter((one) => !LONG.has(one))) {
    const until = performance.now() + WARM_UP;
    while (performance.now() < until) {
      clock.advance();
      await engine.run({ text: texts.get(name)!, workspace: 'default', caller: 'bench' });
      await byHand(app, BY_HAND[name]!(clock.now));
    }
  }
  inProcessUntil = Date.now() + IN_PROCESS;
  for (const name of names) {
    try {
      rows.push(await tile(app, engine, clock, name, texts.get(name)!));
    } catch (error) {
      process.exitCode = 1;
      rows.push({ tile: name, failed: (error instanceof Error ? error.message : String(error)).slice(0, 300) });
    }
    console.error(JSON.stringify(rows.at(-1)));
  }
  report('tiles', rows, { events: EVENTS, rounds: ROUNDS });
}

await withServices(async (services) => {
  const app = await services.start('tiles', {}, { api: true, worker: false });
  // the newest event is of this moment, however long it takes to store them all
  const clock = new Clock(new Date());
  await storeEvents(app, {
    count: EVENTS,
    days: DAYS,
    rooms: ROOMS,
    told: (stored) => {
      if (stored % 50_000 === 0) console.error(`${stored} of ${EVENTS} events stored`);
    },
  });
  // in process a tile over all events may take longer than a caller would be made to wait
  const engine = createQueryEngine({
    tables: createTableProvider(app.core),
    clock: () => clock.now,
    limits: { runMilliseconds: 1_800_000 },
  });
  engine.warmUp();
  try {
    // processes that are still being started, and a server that still writes what was stored, would take the processors from the first tiles
    await Promise.all(
      ['print 1', 'print 2'].map((text) => engine.run({ text, workspace: 'default', caller: 'bench' })),
    );
    await pause(SETTLE);
    await tiles(app, engine, clock);
  } finally {
    await engine.close();
  }
});
