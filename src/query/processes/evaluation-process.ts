import { serialize } from 'node:v8';
import type { Json } from '../evaluate/encode.ts';
import type { EvaluationTask } from '../evaluators/evaluator.ts';
import { NOWHERE, SpanError } from '../plan/errors.ts';
import { sourceOf } from '../pushdown/relation.ts';
import { isHeapLow } from '../run/heap.ts';
import { resultRows } from '../run/result-rows.ts';
import { type RunningQuery, runPlan } from '../run/run-plan.ts';
import { RunState } from '../run/run-state.ts';
import { fromUnixMilliseconds } from '../values/datetime.ts';
import type { Row } from '../values/value.ts';
import { loadHashing } from '../functions/scalar/hashing.ts';
import { deliver, post, serveParent } from './child.ts';
import type { EvaluationReport, EvaluationRequest } from './messages.ts';
import { packRows } from './packed-rows.ts';
import { STATE_DESCRIPTOR, StateFile } from './state-file.ts';
import { ChunkSender, streamRows } from './stream-rows.ts';
import { TableReads } from './table-reads.ts';

/** Runs the plans of one query at a time. Rows of stored tables come from the engine. */
const report = (message: EvaluationReport): void => post(message);

const stateFile = new StateFile(STATE_DESCRIPTOR);
const reads = new TableReads(report);
const stages = new Map<string, readonly Row[]>();
let sender: ChunkSender | null = null;

function begin({ plan, now, memoryBytes, stored }: EvaluationTask, state: RunState): RunningQuery {
  return runPlan(
    plan,
    {
      now: fromUnixMilliseconds(now),
      memoryBytes,
      isMemoryLow: isHeapLow,
      sourceOf: (scan) => sourceOf(scan, stored),
      scan: (node, filter) => reads.scan(node, filter),
      aggregate: (pushed) => reads.aggregate(pushed),
      ...state.surroundings(),
    },
    stages,
  );
}

/** Bytes of result rows in a message, and columns of a result: the server does nothing else while it reads them. */
const PIECE = 1024 * 1024;
const MOST_COLUMNS = 10_000;

/** Sends rows in pieces of about a megabyte; a single row may be longer. */
async function sendRows(rows: readonly (readonly Json[])[]): Promise<void> {
  const bytes = serialize(packRows(rows));
  if (bytes.length <= PIECE || rows.length === 1) return deliver({ kind: 'batch', bytes } satisfies EvaluationReport);
  const half = Math.ceil(rows.length / 2);
  await sendRows(rows.slice(0, half));
  await sendRows(rows.slice(half));
}

function checkColumns(query: RunningQuery): void {
  const { length } = query.columns();
  if (length <= MOST_COLUMNS) return;
  throw new SpanError(
    'RESULT_LIMIT',
    `The result has ${length} columns; at most ${MOST_COLUMNS} are possible.`,
    NOWHERE,
  );
}

/** Runs a plan and sends its rows; true where a limit cut them short. */
async function evaluate(query: RunningQuery, task: EvaluationTask, state: RunState): Promise<boolean> {
  if (task.stage !== null) {
    const rows: Row[] = [];
    for await (const batch of query.rows) for (const row of batch) rows.push(row);
    stages.set(task.stage, rows);
    return false;
  }
  if (task.stream) {
    const { isCancelled } = state.surroundings();
    sender = new ChunkSender((bytes, rows) => report({ kind: 'chunk', bytes, rows }), isCancelled);
    await streamRows(query, task.stream, task, sender);
    return false;
  }
  let truncated = false;
  for await (const { rows, isCut } of resultRows(query, task)) {
    checkColumns(query);
    if (rows.length > 0) await sendRows(rows);
    truncated = isCut;
  }
  return truncated;
}

async function run(task: EvaluationTask, state: RunState): Promise<void> {
  state.begin();
  reads.rowsRead = 0;
  const query = begin(task, state);
  const truncated = await evaluate(query, task, state);
  checkColumns(query);
  report({
    kind: 'done',
    columns: query.columns(),
    warnings: query.warnings(),
    steps: query.steps(),
    rowsRead: reads.rowsRead,
    truncated,
  });
}

function problemOf(error: unknown): Omit<Extract<EvaluationReport, { kind: 'failed' }>, 'kind'> {
  if (error instanceof SpanError) return { code: error.code, message: error.message, span: error.span };
  if (error instanceof RangeError) {
    const message = 'The query asks for a value that is too large or nested too deeply.';
    return { code: 'TOO_COMPLEX', message, span: NOWHERE };
  }
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { code: 'INTERNAL', message, span: NOWHERE };
}

function receive(request: EvaluationRequest): void {
  switch (request.kind) {
    case 'run':
      run(request.task, new RunState(stateFile)).catch((error: unknown) =>
        report({ kind: 'failed', ...problemOf(error) }),
      );
      return;
    case 'rows':
    case 'end':
      reads.receive(request);
      return;
    case 'taken':
      sender?.allowMore();
      return;
    case 'reset':
      stages.clear();
      reads.forget();
      sender = null;
  }
}

void loadHashing().then(() => serveParent('roomwatch-evaluator', (request) => receive(request as EvaluationRequest)));
