import { getHeapStatistics } from 'node:v8';
import { parentPort } from 'node:worker_threads';
import { createRowWriter } from '../../domain/exports/format.ts';
import type { RowWriter } from '../../domain/exports/row-writer.ts';
import type { Stream } from '../evaluate/context.ts';
import { encode } from '../evaluate/encode.ts';
import { NOWHERE, SpanError } from '../plan/errors.ts';
import type { PlanNode, ScanArgs } from '../plan/plan.ts';
import { sourceOf } from '../pushdown/relation.ts';
import type { ScanFilter } from '../pushdown/scan-narrowing.ts';
import { type Pushed, requestOf } from '../run/push-down.ts';
import { resultRows } from '../run/result-rows.ts';
import { type RunningQuery, runPlan } from '../run/run-plan.ts';
import { STATE, tellState } from '../run/run-state.ts';
import { PushedError } from '../run/surroundings.ts';
import { fromSource } from '../tables/source-values.ts';
import type { SourceRequest } from '../tables/storage.ts';
import type { SourceRow } from '../tables/table-provider.ts';
import { fromUnixMilliseconds } from '../values/datetime.ts';
import type { Row } from '../values/value.ts';
import type { EvaluationReport, EvaluationRequest, StreamForm } from './messages.ts';
import { ownTask } from './task.ts';

/** Runs one query at a time. Rows of stored tables come from the main thread, at most WINDOW batches ahead. */
const WINDOW = 4;

const report = (message: EvaluationReport): void => parentPort?.postMessage(message);

/** A scan that is under way: batches that have come, and whoever waits for one. */
interface Scan {
  readonly batches: (readonly SourceRow[])[];
  ended: boolean;
  failure: string | null;
  wake: (() => void) | null;
}

const scans = new Map<number, Scan>();
const stages = new Map<string, readonly Row[]>();
let lastScan = 0;
let rowsRead = 0;

/** Rows that the main thread fetches, a few batches ahead. `failed` makes the error of a source that fails. */
async function* fetched(
  asked: SourceRequest,
  failed: (reason: string, scan: number) => Error,
): AsyncGenerator<readonly SourceRow[]> {
  const number = (lastScan += 1);
  const scan: Scan = { batches: [], ended: false, failure: null, wake: null };
  scans.set(number, scan);
  report({ kind: 'scan', scan: number, ...asked });
  for (let index = 0; index < WINDOW; index += 1) report({ kind: 'pull', scan: number });
  try {
    for (;;) {
      const batch = scan.batches.shift();
      if (batch) {
        report({ kind: 'pull', scan: number });
        rowsRead += batch.length;
        yield batch;
        continue;
      }
      if (scan.failure !== null) throw failed(scan.failure, number);
      if (scan.ended) return;
      await new Promise<void>((resolve) => {
        scan.wake = resolve;
      });
    }
  } finally {
    scans.delete(number);
    report({ kind: 'close', scan: number });
  }
}

async function* scanTable(node: PlanNode, narrowed: ScanFilter | null): Stream {
  const { table, needed } = node.args as ScanArgs;
  const indexes = needed ?? node.columns.map((_, index) => index);
  const columns = indexes.map((index) => node.columns[index]!);
  const asked: SourceRequest = {
    table,
    columns: columns.map(({ name }) => name),
    from: narrowed?.from?.getTime() ?? null,
    to: narrowed?.to?.getTime() ?? null,
    indexed: narrowed?.indexed ?? null,
    filter: narrowed?.filter ?? null,
    first: narrowed?.first ?? null,
    pushed: null,
  };
  const failed = () => new SpanError('INTERNAL', `The table '${table}' could not be read.`, node.span);
  for await (const batch of fetched(asked, failed)) {
    yield batch.map((cells) => {
      const row: Row = new Array(node.columns.length).fill(null);
      for (let index = 0; index < columns.length; index += 1) {
        row[indexes[index]!] = fromSource(cells[index], columns[index]!.type);
      }
      return row;
    });
  }
}

/** The part of a plan that the source of its table runs. */
function runInSource(pushed: Pushed): AsyncIterable<readonly SourceRow[]> {
  return fetched(requestOf(pushed), (reason, scan) => {
    report({ kind: 'fallback', scan });
    return new PushedError(reason);
  });
}

/** The counts of operators are estimates; the heap itself has the last word, while there is room to say so. */
function isMemoryLow(): boolean {
  const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
  return used > limit * 0.8;
}

async function run(request: Extract<EvaluationRequest, { kind: 'run' }>): Promise<void> {
  const state = new Int32Array(request.state);
  rowsRead = 0;
  const now = fromUnixMilliseconds(request.now);
  const query = runPlan(
    request.plan,
    {
      now,
      memoryBytes: request.memoryBytes,
      isMemoryLow,
      scan: scanTable,
      sourceOf: (scan) => sourceOf(scan, request.stored),
      aggregate: runInSource,
      ...tellState(state),
    },
    stages,
  );
  if (request.stage !== null) {
    const rows: Row[] = [];
    for await (const batch of query.rows) for (const row of batch) rows.push(row);
    stages.set(request.stage, rows);
    report({ ...outcomeOf(query), truncated: false });
    return;
  }
  if (request.stream) {
    await streamRows(query, request.stream, request);
    report({ ...outcomeOf(query), truncated: false });
    return;
  }
  let truncated = false;
  for await (const { rows, isCut } of resultRows(query, request)) {
    if (rows.length > 0) report({ kind: 'batch', rows });
    truncated = isCut;
  }
  report({ ...outcomeOf(query), truncated });
}

const outcomeOf = (query: RunningQuery) => ({
  kind: 'done' as const,
  columns: query.columns(),
  warnings: query.warnings(),
  steps: query.steps(),
  rowsRead,
});

/** A chunk of a stream is about so long: enough that a message costs little, little enough that a few of them are nothing. */
const CHUNK_LENGTH = 64 * 1024;
/** Chunks that may be on their way; the next waits until one of them was taken. */
const CHUNKS_AHEAD = 4;

let chunksAllowed = 0;
let onTaken: (() => void) | null = null;

/** Writes the rows as text here, so that the main thread only passes bytes on, and no faster than they are taken. */
async function streamRows(
  query: RunningQuery,
  { format, bom }: StreamForm,
  { resultRows, resultBytes, state }: { resultRows: number; resultBytes: number; state: SharedArrayBuffer },
): Promise<void> {
  const shared = new Int32Array(state);
  chunksAllowed = CHUNKS_AHEAD;
  let writer: RowWriter | null = null;
  let text = '';
  let rowsOfText = 0;
  let rowsInAll = 0;
  let bytesInAll = 0;
  const open = () => {
    const opened = createRowWriter(format, query.columns(), { bom: bom ?? false });
    text += opened.head;
    return opened;
  };
  const send = async () => {
    while (chunksAllowed <= 0 && Atomics.load(shared, STATE.cancel) === 0) {
      await new Promise<void>((resolve) => (onTaken = resolve));
    }
    chunksAllowed -= 1;
    const bytes = new TextEncoder().encode(text);
    bytesInAll += bytes.length;
    if (bytesInAll > resultBytes) throw tooLong(`${resultBytes} bytes`);
    parentPort?.postMessage({ kind: 'chunk', bytes, rows: rowsOfText } satisfies EvaluationReport, [bytes.buffer]);
    [text, rowsOfText] = ['', 0];
  };
  for await (const batch of query.rows) {
    writer ??= open();
    const types = query.columns().map(({ type }) => type);
    for (const row of batch) {
      if (rowsInAll >= resultRows) throw tooLong(`${resultRows} rows`);
      text += writer.row(
        types.map((type, index) => encode(row[index] ?? null, type)),
        rowsInAll,
      );
      rowsInAll += 1;
      rowsOfText += 1;
      if (text.length >= CHUNK_LENGTH) await send();
    }
  }
  writer ??= open();
  text += writer.tail;
  if (text !== '') await send();
}

/** A file that ends early looks whole, so a stream that is too long fails. */
const tooLong = (most: string) =>
  new SpanError('RESULT_LIMIT', `The result is longer than ${most}, which is as much as one export may hold.`, NOWHERE);

parentPort?.on('message', (request: EvaluationRequest) => {
  switch (request.kind) {
    case 'run':
      run(request).catch((error: unknown) => {
        const problem =
          error instanceof SpanError
            ? { code: error.code, message: error.message, ...error.span }
            : error instanceof RangeError
              ? {
                  code: 'TOO_COMPLEX' as const,
                  message: 'The query asks for a value that is too large or nested too deeply.',
                  start: 0,
                  length: 0,
                }
              : {
                  code: 'INTERNAL' as const,
                  message: error instanceof Error ? (error.stack ?? error.message) : String(error),
                  start: 0,
                  length: 0,
                };
        report({ kind: 'failed', problem });
      });
      return;
    case 'rows':
    case 'end': {
      const scan = scans.get(request.scan);
      if (!scan) return;
      if (request.kind === 'rows') scan.batches.push(request.rows);
      else {
        scan.ended = true;
        scan.failure = request.failure;
      }
      const { wake } = scan;
      scan.wake = null;
      wake?.();
      return;
    }
    case 'taken': {
      chunksAllowed += 1;
      const wake = onTaken;
      onTaken = null;
      wake?.();
      return;
    }
    case 'reset':
      stages.clear();
      scans.clear();
  }
});
report({ kind: 'ready', task: ownTask() });
