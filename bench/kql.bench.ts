import { createQueryEngine, type QueryEngine, type QueryResult } from '../src/query/index.ts';
import { createTableProvider } from '../src/services/query-tables/index.ts';
import type { App } from '../src/app.ts';
import { tileQueries } from '../tests/query/oms-texts.ts';
import { percentile, report, round } from './report.ts';
import { withServices } from './services.ts';
import { storeEvents } from './stored-events.ts';

/**
 * What queries cost: each operator by row, against the rows alone; parsing and binding; the nine tiles of the dashboard over stored
 * events, against a bare read of the same documents; a point query while another caller asks for too much.
 */
const EVENTS = Number(process.env['KQL_BENCH_EVENTS'] ?? 100_000);
const ROWS = 200_000;
const ROUNDS = 3;
const DAYS = 30;

const SOURCE = `range x from 1 to ${ROWS} step 1 | extend k = x % 1000, s = strcat("room-", x % 5000), t = datetime(2026-11-01) + x * 1s`;
const OPERATORS: Readonly<Record<string, string>> = {
  where: 'where k > 500',
  'where has': 'where s has "room"',
  'where matches regex': 'where s matches regex "room-[0-9]+7$"',
  extend: 'extend y = k * 2 + 1',
  project: 'project y = k, z = s',
  'summarize by number': 'summarize count(), max(x) by k',
  'summarize by text': 'summarize count() by s',
  'summarize dcount': 'summarize dcount(s)',
  'summarize arg_max': 'summarize arg_max(t, *) by k',
  sort: 'sort by s asc, x desc',
  top: 'top 100 by x desc',
  distinct: 'distinct s',
  join: 'join kind=inner (range k from 0 to 999 step 1) on k',
  lookup: 'lookup (range k from 0 to 999 step 1) on k',
  union: 'union (print x = 1)',
  parse: 'parse s with * "-" n:long',
  'mv-expand': 'extend a = pack_array(x, k) | mv-expand a',
  'make-series': 'make-series count() on t step 1h by k = k % 10',
  row_number: 'serialize | extend n = row_number()',
  'bin and format': 'extend d = bin(t, 1h), f = format_datetime(t, "yyyy-MM-dd")',
  parse_json: 'extend j = parse_json(strcat("{\\"a\\":", x, "}")) | extend v = tolong(j.a)',
};
const TILES = [
  'overview.1',
  'overview.2',
  'active.tile',
  'inactive.tile',
  'hardware.tile',
  'os.donut',
  'app.donut',
  'app-error.tile',
  'restart.tile',
];
const WORST = 'range x from 1 to 4000000000 step 1 | where x < 0';
const POINT = 'Event | where TimeGenerated > ago(5m) | summarize count() by Computer | take 1';

const run = (engine: QueryEngine, text: string, caller = 'bench', signal?: AbortSignal): Promise<QueryResult> =>
  engine.run({ text, workspace: 'default', caller, signal });

async function fastest(task: () => Promise<unknown>): Promise<number> {
  let best = Infinity;
  for (let attempt = 0; attempt < ROUNDS; attempt += 1) {
    const started = performance.now();
    await task();
    best = Math.min(best, performance.now() - started);
  }
  return best;
}

await withServices(async (services) => {
  const app = await services.start('kql', {}, { api: true, worker: false });
  const engine = createQueryEngine({ tables: createTableProvider(app.core) });
  engine.warmUp();
  try {
    await run(engine, 'print 1');
    await operators(engine);
    await binding(engine);
    await storeEvents(app, { count: EVENTS, days: DAYS, rooms: 1_000 });
    await tiles(app, engine);
    await neighbours(engine);
  } finally {
    await engine.close();
  }
});

async function operators(engine: QueryEngine): Promise<void> {
  const source = `${SOURCE} | count`;
  for (let warm = 0; warm < ROUNDS; warm += 1) await run(engine, source);
  const rows: Record<string, string | number>[] = [];
  for (const [operator, text] of Object.entries(OPERATORS)) {
    await run(engine, `${SOURCE} | ${text} | count`);
    // in turns, so that a slower moment of the machine hits both
    let [alone, together] = [Infinity, Infinity];
    for (let attempt = 0; attempt < ROUNDS; attempt += 1) {
      alone = Math.min(alone, (await run(engine, source)).stats.milliseconds);
      together = Math.min(together, (await run(engine, `${SOURCE} | ${text} | count`)).stats.milliseconds);
    }
    const perRow = (time: number) => round((time / ROWS) * 1e6, 0);
    rows.push({ operator, 'ns per row': perRow(together - alone), 'with its source': perRow(together) });
  }
  report('kql operators', rows, { rows: ROWS });
}

async function binding(engine: QueryEngine): Promise<void> {
  const texts = [...tileQueries().values()].map((text) => text.replace('{selected item}', '"MTR-000001"'));
  const times: number[] = [];
  for (let attempt = 0; attempt < 10; attempt += 1) {
    for (const text of texts) {
      const started = performance.now();
      await engine.diagnostics({ text, workspace: 'default', caller: 'bench' });
      if (attempt > 0) times.push(performance.now() - started);
    }
  }
  report('kql parse and bind', [
    { texts: times.length, 'median ms': round(percentile(times, 0.5)), 'p95 ms': round(percentile(times, 0.95)) },
  ]);
}

async function tiles({ core }: App, engine: QueryEngine): Promise<void> {
  const texts = tileQueries();
  const projection = { _id: 1, at: 1, computer: 1, eventLog: 1, payload: 1 };
  const bare = await fastest(async () => {
    const cursor = core.models.events.collection
      .find({ workspace: 'default' }, { projection, batchSize: 1_000 })
      .sort({ position: -1 });
    while (await cursor.next()) cursor.readBufferedDocuments();
  });
  const rows: Record<string, string | number>[] = [
    { tile: '(a bare read of all)', ms: round(bare, 0), 'rows read': EVENTS, 'rows given': EVENTS },
  ];
  for (const tile of TILES) {
    let result: QueryResult | undefined;
    const ms = await fastest(async () => {
      result = await run(engine, texts.get(tile)!);
    });
    const { rowsRead, rowsReturned } = result!.stats;
    rows.push({ tile, ms: round(ms, 0), 'rows read': rowsRead, 'rows given': rowsReturned });
  }
  report('kql tiles', rows, { events: EVENTS });
}

async function neighbours(engine: QueryEngine): Promise<void> {
  const sample = async () => {
    const times: number[] = [];
    for (let count = 0; count < 30; count += 1) {
      const started = performance.now();
      await run(engine, POINT, 'modest');
      times.push(performance.now() - started);
    }
    return times;
  };
  await sample();
  const alone = await sample();
  const leaving = new AbortController();
  const worst = run(engine, WORST, 'greedy', leaving.signal).catch(() => null);
  const atFirst = await sample();
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  const beside = await sample();
  leaving.abort();
  await worst;
  report('kql beside a query that never ends', [
    { while: 'alone', ...figures(alone) },
    { while: 'another caller has begun to ask for too much', ...figures(atFirst) },
    { while: 'it has run for a second', ...figures(beside) },
  ]);
}

function figures(times: readonly number[]) {
  return { 'median ms': round(percentile(times, 0.5)), 'p95 ms': round(percentile(times, 0.95)) };
}
