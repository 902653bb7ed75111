import { createQueryEngine, type TableProvider } from '../src/query/index.ts';
import { report, round } from './report.ts';

/**
 * Streams a table as CSV to a reader that only counts, and watches the process's memory meanwhile: it must stay where it was however
 * long the table is. Beside it, in the same run, the same rows at once (`run`), which is what an export without streaming would take.
 */
const ROWS = Number(process.env['ROWS'] ?? 1_000_000);
const AT_ONCE = Math.min(ROWS, 200_000);
const BATCH = 1_000;

const columns = (['TimeGenerated', 'Computer', 'EventID', 'RenderedDescription'] as const).map((name, index) => ({
  name,
  type: (['datetime', 'string', 'int', 'string'] as const)[index]!,
  description: '',
}));
const text = '{"Description":"Network status : Healthy. Exchange status : Healthy. Signin status : Healthy."}';

const tables: TableProvider = {
  tables: () => [{ name: 'Big', description: '', columns, timeColumn: null }],
  async *scan(_workspace, _table, { columns: asked }, signal) {
    const read = asked.map((name) => columns.findIndex((column) => column.name === name));
    for (let row = 0; row < ROWS && !signal.aborted; row += BATCH) {
      yield Array.from({ length: Math.min(BATCH, ROWS - row) }, (_, offset) => {
        const n = row + offset;
        const cells = [new Date(1_700_000_000_000 + n * 1_000), `ROOM-${n % 5_000}`, 2_000 + (n % 2), text];
        return read.map((index) => cells[index]!);
      });
    }
  },
};

const megabytes = () => process.memoryUsage().rss / 1024 / 1024;

/** The largest resident set while something runs, looked at 20 times a second. */
async function watched<T>(act: () => Promise<T>) {
  globalThis.gc?.();
  const before = megabytes();
  let most = before;
  const marks: number[] = [];
  const timer = setInterval(() => {
    const now = megabytes();
    marks.push(now);
    most = Math.max(most, now);
  }, 50);
  const started = performance.now();
  const result = await act();
  clearInterval(timer);
  const half = Math.floor(marks.length / 2);
  const mean = (part: number[]) => part.reduce((sum, mark) => sum + mark, 0) / Math.max(1, part.length);
  // After a quarter everything that is needed once is there.
  const growth = mean(marks.slice(half)) - mean(marks.slice(Math.floor(half / 2), half));
  return { result, seconds: (performance.now() - started) / 1_000, before, most, growth };
}

const engine = createQueryEngine({ tables, limits: { resultRows: ROWS, resultBytes: 4e9, memoryBytes: 4e9 } });
const asked = { text: 'Big', workspace: 'default', caller: 'bench' };
await engine.run({ ...asked, text: 'Big | take 1' });

const rows = [];
for (const format of ['csv', 'ndjson'] as const) {
  let bytes = 0;
  let chunks = 0;
  const { result, seconds, before, most, growth } = await watched(() =>
    engine.stream(asked, { format }, (chunk) => {
      bytes += chunk.length;
      chunks += 1;
    }),
  );
  rows.push({
    what: `streamed as ${format}`,
    rows: result.stats.rowsReturned,
    megabytes: round(bytes / 1e6),
    seconds: round(seconds, 2),
    'rows/s': Math.round(result.stats.rowsReturned / seconds),
    chunks,
    'RSS before MB': Math.round(before),
    'RSS most MB': Math.round(most),
    'RSS second half minus first MB': Math.round(growth),
  });
}
const { result, seconds, before, most, growth } = await watched(() =>
  engine.run({ ...asked, text: `Big | take ${AT_ONCE}` }),
);
rows.push({
  what: 'at once (as a result of kql)',
  rows: result.rows.length,
  megabytes: round(JSON.stringify(result.rows).length / 1e6),
  seconds: round(seconds, 2),
  'rows/s': Math.round(result.rows.length / seconds),
  chunks: 0,
  'RSS before MB': Math.round(before),
  'RSS most MB': Math.round(most),
  'RSS second half minus first MB': Math.round(growth),
});
await engine.close();
report('export', rows, { rows: ROWS });
