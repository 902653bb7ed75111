import { fork } from 'node:child_process';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { report, round } from './report.ts';
import { withServices } from './services.ts';
import { eventPosition } from '../src/domain/events/stored-event.ts';

/**
 * Exports stored events over HTTP from a server that is alone in its process, and watches that process's memory: a tenth of the rows,
 * then all of them, then to a reader who stops for a while in the middle. Nothing may grow with the rows.
 */
const ROWS = Number(process.env['ROWS'] ?? 1_000_000);
const BATCH = 10_000;
const PAUSE = 3_000;
const MB = 1024 * 1024;
const description = '{"Description":"Network status : Healthy. Exchange status : Healthy. Signin status : Healthy."}';

function documents(from: number, count: number) {
  const end = Date.now();
  return Array.from({ length: count }, (_, offset) => {
    const n = from + offset;
    const at = new Date(end - (ROWS - n) * 100);
    const _id = `bench-${String(n).padStart(9, '0')}`;
    const computer = `ROOM-${n % 5_000}`;
    return {
      ...{ _id, workspace: 'default', position: eventPosition(at, _id), computer, computerKey: computer.toLowerCase() },
      ...{ eventLog: 'Skype Room System', source: 'SRS-App', eventId: 2_000 + (n % 2), level: 'Information' },
      ...{ timeGenerated: at, at, receivedAt: at, recordId: String(n), description, payload: null, components: null },
      ...{ collector: 'bench', expiresAt: new Date(end + 86_400_000) },
    };
  });
}

await withServices(async (services) => {
  const filler = await services.start('export', {}, { api: true, worker: false });
  for (let from = 0; from < ROWS; from += BATCH) {
    const made = documents(from, Math.min(BATCH, ROWS - from));
    await filler.core.models.events.collection.insertMany(made as never[], { ordered: false });
  }
  const file = fileURLToPath(new URL('./export-server.ts', import.meta.url));
  const server = fork(file, [services.mongodbUri('export'), services.redisUrl], {
    execArgv: ['--expose-gc', '--import', 'tsx'],
  });
  const [url] = (await once(server, 'message')) as [string];
  const ask = async (question: 'usage' | 'collected') => {
    const answered = once(server, 'message');
    server.send(question);
    return ((await answered) as [NodeJS.MemoryUsage])[0];
  };

  /** One export, its bytes counted, the server looked at ten times a second. */
  async function exported(what: string, rows: number, format: string, pauseAfter: number | null = null) {
    const before = await ask('collected');
    const marks: NodeJS.MemoryUsage[] = [];
    let isOver = false;
    const watching = (async () => {
      while (!isOver) {
        marks.push(await ask('usage'));
        await pause(100);
      }
    })();
    const started = performance.now();
    const query = `Event | take ${rows} | project TimeGenerated, Computer, EventID, RenderedDescription`;
    const parameters = new URLSearchParams({ query, format });
    const asked = request(`${url}/api/export?${parameters.toString()}`);
    asked.end();
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    if (answer.statusCode !== 200) throw new Error(`The export is answered ${answer.statusCode}.`);
    let [bytes, lines, paused] = [0, 0, false];
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines += 1;
      if (pauseAfter !== null && !paused && bytes > pauseAfter) {
        paused = true;
        await pause(PAUSE);
      }
    }
    const seconds = (performance.now() - started) / 1_000;
    isOver = true;
    await watching;
    const told = lines - (format === 'csv' ? 1 : 0);
    if (told !== rows) throw new Error(`${told} rows came instead of ${rows}.`);
    const after = await ask('collected');
    const megabytes = (pick: (usage: NodeJS.MemoryUsage) => number, of: NodeJS.MemoryUsage[]) =>
      round(Math.max(...of.map(pick)) / MB);
    const quarter = Math.max(1, Math.floor(marks.length / 4));
    const mean = (of: NodeJS.MemoryUsage[]) => of.reduce((sum, { rss }) => sum + rss, 0) / of.length / MB;
    return {
      what,
      ...{ rows, MB: round(bytes / 1e6), 'rows/s': Math.round(rows / seconds) },
      'RSS before': megabytes(({ rss }) => rss, [before]),
      '2nd quarter': round(mean(marks.slice(quarter, quarter * 2))),
      'last quarter': round(mean(marks.slice(-quarter))),
      'RSS most': megabytes(({ rss }) => rss, marks),
      'RSS after': megabytes(({ rss }) => rss, [after]),
      'heap after': megabytes(({ heapUsed }) => heapUsed, [after]),
      'external most': megabytes(({ external }) => external, marks),
      'external after': megabytes(({ external }) => external, [after]),
    };
  }

  const tenth = Math.max(1, Math.floor(ROWS / 10));
  const table = [
    await exported('a first one', Math.min(ROWS, 10_000), 'csv'),
    await exported('a tenth', tenth, 'csv'),
    await exported('all', ROWS, 'csv'),
    await exported('all', ROWS, 'ndjson'),
    await exported(`all, the reader stops ${PAUSE / 1_000} s`, ROWS, 'csv', 20 * 1e6),
  ];
  const ended = once(server, 'exit');
  server.send('stop');
  await ended;
  report('export', table, { rows: ROWS });
});
