import { setMaxListeners } from 'node:events';
import type { OpenRead } from '../engine/open-read.ts';
import type { QueryRun, Read } from '../engine/query-run.ts';
import type { TakeChunk } from '../engine/query.ts';
import type { Json } from '../evaluate/encode.ts';
import { cancelledError, placeOf, QueryError } from '../plan/errors.ts';
import type { QueryPlan } from '../plan/plan.ts';
import type { StoredTables } from '../pushdown/relation.ts';
import { RunState } from '../run/run-state.ts';
import type { RunReport } from '../run/surroundings.ts';
import type { SourceRow } from '../tables/table-provider.ts';
import type { EvaluationReport, StreamForm } from './messages.ts';
import type { Thread } from './pool.ts';

/** A query that takes longer than this lets others go first, in ms. */
const LONG_QUERY = 1_000;
/** A cancelled query that does not stop by itself within this time is ended with its thread. */
const GRACE_MILLISECONDS = 300;

/** An error after which the thread is not to be used again. */
export class ThreadEndedError extends QueryError {}

/** Where a streamed result goes. */
export interface Outlet {
  readonly form: StreamForm;
  readonly take: TakeChunk;
}

/** A plan that has run. */
export interface PlanResult extends RunReport {
  readonly rows: Json[][];
  /** Rows that were handed on as a stream. */
  readonly streamed: number;
}

/** What runs, and what becomes of its rows. */
export interface ThreadTask {
  readonly plan: QueryPlan;
  /** Null for the result; the name of a stage whose rows stay in the thread. */
  readonly stage: string | null;
  readonly stream: Outlet | null;
  readonly stored: StoredTables;
  /** A read that was begun before the thread was asked for. */
  readonly opened: OpenRead | null;
}

/** One plan in one thread: its scans are served, the deadline and the caller's going are watched. Raises QueryError. */
export function runInThread(thread: Thread, run: QueryRun, task: ThreadTask): Promise<PlanResult> {
  const { request, limits } = run;
  const { plan, stage, stream } = task;
  const state = RunState.shared(request.text);
  const stop = new AbortController();
  // Each table of a union listens, and there may be many.
  setMaxListeners(0, stop.signal);
  const scans = new Map<number, ScanFeed>();
  let sourceFailure: Error | null = null;
  let takeFailure: Error | null = null;
  let streamed = 0;
  let isOver = false;
  let taking: Promise<void> = Promise.resolve();
  return new Promise<PlanResult>((resolve, reject) => {
    const rows: Json[][] = [];
    let grace: NodeJS.Timeout | undefined;
    const settle = (act: () => void) => {
      isOver = true;
      clearTimeout(timer);
      clearTimeout(stepBack);
      clearTimeout(grace);
      request.signal?.removeEventListener('abort', onAbort);
      stop.abort();
      act();
    };
    const fail = (error: Error) => settle(() => reject(error));
    const timer = setTimeout(() => fail(new ThreadEndedError(state.tooSlow(run.milliseconds))), run.left);
    const stepBack = setTimeout(() => thread.stepBack(), LONG_QUERY);
    const onAbort = () => {
      state.cancel();
      // It may be waiting for its last chunk to be taken.
      thread.post({ kind: 'taken' });
      grace = setTimeout(() => fail(new ThreadEndedError(cancelledError().toProblem())), GRACE_MILLISECONDS);
    };
    thread.onEnd((end, error) => {
      fail(new ThreadEndedError(end === 'memory' ? state.outOfMemory(limits.memoryBytes) : state.unexpected(error)));
    });
    thread.onMessage((message) => {
      const report = message as EvaluationReport;
      switch (report.kind) {
        case 'scan':
          scans.set(
            report.scan,
            feedOf(thread, run, task, report, stop.signal, (error) => (sourceFailure = error)),
          );
          return;
        case 'pull':
          scans.get(report.scan)?.pull();
          return;
        case 'fallback':
          scans.get(report.scan)?.fallBack();
          return;
        case 'close':
          scans.get(report.scan)?.close();
          scans.delete(report.scan);
          return;
        case 'batch':
          for (const row of report.rows) rows.push(row);
          return;
        case 'chunk':
          streamed += report.rows;
          taking = taking
            .then(() => (isOver || takeFailure ? undefined : stream?.take(report.bytes, report.rows)))
            .then(() => void (isOver || thread.post({ kind: 'taken' })))
            .catch((error: unknown) => {
              takeFailure = error instanceof Error ? error : new Error(String(error));
              onAbort();
            });
          return;
        case 'done':
          void taking.then(() => {
            if (takeFailure) fail(cancelledError(takeFailure));
            else settle(() => resolve({ ...report, rows, streamed }));
          });
          return;
        case 'failed': {
          const { start, length } = report.problem;
          if (takeFailure) return fail(cancelledError(takeFailure));
          if (sourceFailure) return fail(sourceFailure);
          fail(new QueryError({ ...report.problem, ...placeOf(request.text, start, length) }));
          return;
        }
        case 'ready':
      }
    });
    request.signal?.addEventListener('abort', onAbort, { once: true });
    if (request.signal?.aborted) onAbort();
    thread.post({
      kind: 'run',
      plan,
      now: run.now.getTime(),
      memoryBytes: limits.memoryBytes,
      resultRows: stream ? limits.streamRows : limits.resultRows,
      resultBytes: stream ? limits.streamBytes : limits.resultBytes,
      dynamicAsText: request.dynamicAsText ?? false,
      stage,
      stream: stream?.form ?? null,
      stored: task.stored,
      state: state.cells.buffer,
    });
  });
}

function feedOf(
  thread: Thread,
  run: QueryRun,
  { opened }: ThreadTask,
  { kind: _kind, scan, ...asked }: Extract<EvaluationReport, { kind: 'scan' }>,
  signal: AbortSignal,
  onFailure: (error: Error) => void,
): ScanFeed {
  const read = run.readOf(asked);
  run.count(read);
  // the same plan at the same time asks the same, in the thread as here
  const open = opened?.isFor(asked)
    ? (inner: AbortSignal) => {
        inner.addEventListener('abort', () => opened.close(), { once: true });
        return opened.rows();
      }
    : (inner: AbortSignal) => run.open(asked, inner);
  // a failure of the source's own part sends the thread back to the rows themselves
  return new ScanFeed(thread, scan, open, signal, asked.pushed ? () => undefined : onFailure, read);
}

/** Sends the batches of a scan to the thread, each when it is asked for. */
class ScanFeed {
  private readonly stop = new AbortController();
  private readonly thread: Thread;
  private readonly scan: number;
  private readonly batches: AsyncIterator<readonly SourceRow[]>;
  private readonly onFailure: (error: Error) => void;
  private readonly read: Read;
  private wanted = 0;
  private isBusy = false;
  private isOver = false;

  constructor(
    thread: Thread,
    scan: number,
    open: (signal: AbortSignal) => AsyncIterable<readonly SourceRow[]>,
    signal: AbortSignal,
    onFailure: (error: Error) => void,
    read: Read,
  ) {
    this.read = read;
    this.onFailure = onFailure;
    this.thread = thread;
    this.scan = scan;
    this.batches = open(this.stop.signal)[Symbol.asyncIterator]();
    signal.addEventListener('abort', () => this.close(), { once: true });
  }

  pull(): void {
    this.wanted += 1;
    if (!this.isBusy) void this.send();
  }

  private async send(): Promise<void> {
    this.isBusy = true;
    try {
      while (this.wanted > 0 && !this.isOver) {
        this.wanted -= 1;
        const next = await this.batches.next();
        if (this.isOver) return;
        if (next.done) return this.end(null);
        this.thread.post({ kind: 'rows', scan: this.scan, rows: next.value });
      }
    } catch (error) {
      if (this.isOver) return undefined;
      const failure = error instanceof Error ? error : new Error(String(error));
      this.onFailure(failure);
      this.end(failure.message);
    } finally {
      this.isBusy = false;
    }
    return undefined;
  }

  /** The source has failed with its part of the plan: the process reads the rows. */
  fallBack(): void {
    this.read.fellBack = true;
    this.read.said += ' (given up: run in process)';
  }

  private end(failure: string | null): void {
    this.isOver = true;
    this.thread.post({ kind: 'end', scan: this.scan, failure });
  }

  close(): void {
    this.isOver = true;
    this.stop.abort();
    this.batches.return?.().catch(() => undefined);
  }
}
