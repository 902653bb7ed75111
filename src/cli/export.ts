import { createWriteStream, type WriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { PassThrough, Readable, Transform } from 'node:stream';
import { text as readAll } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { Command, Option } from 'commander';
import { EXPORT_FORMATS, type ExportFormat } from '../domain/exports/format.ts';
import { headersFor, HOW_IT_IS_FOUND, urlOf } from './ask-server.ts';
import { serverOf, withServer, type ServerFlags } from './server-options.ts';
import { printError, terminalFilter } from './terminal.ts';

const EXAMPLES = `
Examples:
  $ roomwatch export 'Event | where EventID == 3001' --timespan P7D --out errors.csv
  $ roomwatch export - --format ndjson < fleet.kql | gzip > fleet.ndjson.gz

The file appears when it is complete, in the place of an earlier one. Exit codes: 0 done, 1 refused or broken off,
2 the command line was wrong.
`;

interface Flags extends ServerFlags {
  timespan?: string;
  format: ExportFormat;
  bom: boolean;
  out: string;
}

/** The command `roomwatch export`. */
export function exportCommand(): Command {
  const command = new Command('export')
    .description('Store the whole result of a query in a file, however long it is.')
    .argument('<kql>', 'the query; - reads it from standard input')
    .addOption(new Option('--format <format>', 'how rows are written').choices(EXPORT_FORMATS).default('csv'))
    .option('--out <file>', 'where to; - is standard output', '-')
    .option('--bom', 'begin CSV with a byte order mark, by which Excel knows UTF-8', false)
    .option('--timespan <time>', 'narrow tables that have times: PT1H, P7D, start/end, start/duration, duration/end');
  return withServer(command)
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
    .addHelpText('after', EXAMPLES)
    .action(run);
}

async function run(argument: string, flags: Flags): Promise<void> {
  const query = argument === '-' ? await readAll(process.stdin) : argument;
  const progress = showProgress();
  try {
    const body = await ask(flags, query);
    await store(body, progress.counter, flags.out);
    progress.end(true);
  } catch (error) {
    progress.end(false);
    printError(messageOf(error, flags.out));
    process.exitCode = 1;
  }
}

/** The rows as they arrive. Where the server refuses, throws its message. */
async function ask(flags: Flags, query: string): Promise<Readable> {
  const { url, timespan, format, bom } = flags;
  const server = serverOf(flags);
  let response: Response;
  try {
    response = await fetch(urlOf(server, 'api/export'), {
      method: 'POST',
      headers: headersFor(server),
      body: JSON.stringify({ query, format, bom, ...(timespan === undefined ? {} : { timespan }) }),
    });
  } catch {
    throw new ExportError(`Roomwatch does not answer at ${url}. ${HOW_IT_IS_FOUND}`);
  }
  if (response.ok && response.body) return Readable.fromWeb(response.body as never);
  const answer = (await response.json().catch(() => null)) as { error?: { message?: string } } | null;
  throw new ExportError(answer?.error?.message ?? `${url} answered ${response.status}.`);
}

/** Writes to a temporary file beside the target and renames it at the end; a device or a pipe is written directly. */
async function store(body: Readable, counter: Transform, out: string): Promise<void> {
  if (out === '-') {
    const filter = process.stdout.isTTY ? terminalFilter() : new PassThrough();
    return pipeline(body, counter, filter, process.stdout, { end: false });
  }
  const there = await stat(out).catch(() => null);
  if (there && !there.isFile()) {
    if (there.isDirectory()) throw new ExportError(`${out} is a folder; --out names a file.`);
    return pipeline(body, counter, createWriteStream(out, { flags: 'a' }));
  }
  const part = path.join(path.dirname(out), `.${path.basename(out)}.${process.pid}.part`);
  const leave = () => void rm(part, { force: true }).finally(() => process.exit(130));
  process.once('SIGINT', leave);
  try {
    const file: WriteStream = createWriteStream(part, { flags: 'wx', flush: true });
    await pipeline(body, counter, file);
    await rename(part, out);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  } finally {
    process.off('SIGINT', leave);
  }
}

class ExportError extends Error {
  override name = 'ExportError';
}

function messageOf(error: unknown, out: string): string {
  if (error instanceof ExportError) return error.message;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC') return `${out}: the disk is full; nothing was kept.`;
  if (code === 'ENOENT') return `${out}: there is no such folder.`;
  if (code === 'EACCES' || code === 'EPERM') return `${out}: this account may not write there.`;
  if (message === 'terminated' || code?.startsWith('UND_ERR') || code === 'ECONNRESET') {
    return 'The server broke off in the middle: the query failed, or passed a limit. Nothing was kept.';
  }
  return message;
}

const SHOWN_EVERY = 500;

/** Bytes and seconds on standard error: live on a terminal, one line at the end elsewhere. */
function showProgress() {
  const started = performance.now();
  const isLive = process.stderr.isTTY === true;
  let bytes = 0;
  let shownAt = started;
  const line = () => `${(bytes / 1e6).toFixed(1)} MB in ${((performance.now() - started) / 1_000).toFixed(1)} s`;
  const counter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (isLive && performance.now() - shownAt > SHOWN_EVERY) {
        shownAt = performance.now();
        process.stderr.write(`\r${line()}`);
      }
      done(null, chunk);
    },
  });
  return {
    counter,
    end(isDone: boolean) {
      if (isLive) process.stderr.write('\r\u001B[K');
      if (isDone) process.stderr.write(`${line()}\n`);
    },
  };
}
