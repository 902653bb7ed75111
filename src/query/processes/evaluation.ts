import { deserialize } from 'node:v8';
import type { Json } from '../evaluate/encode.ts';
import { type EvaluationHost, type EvaluationTask, EvaluatorEndedError } from '../evaluators/evaluator.ts';
import { NOWHERE, SpanError } from '../plan/errors.ts';
import { type EndOfRun, RunState } from '../run/run-state.ts';
import type { RunReport } from '../run/surroundings.ts';
import type { LentProcess, ProcessEnd } from './handle.ts';
import type { EvaluationReport, EvaluationRequest } from './messages.ts';
import { type PackedRows, unpackRows } from './packed-rows.ts';
import { ReadFeed } from './read-feed.ts';

/** Milliseconds after which a query's process gets a lower priority. */
const LONG_QUERY = 1_000;
/** Milliseconds after which a query that has not stopped by itself is ended with its process. */
const GRACE_MILLISECONDS = 300;

const CANCELLED: EndOfRun = { code: 'CANCELLED', message: 'The query was cancelled.', span: NOWHERE };

const ended = ({ code, message, span }: EndOfRun) => new EvaluatorEndedError(code, message, span);

/** The process was ended from outside before it began with the plan, so that another may run it. */
export class NotBegunError extends EvaluatorEndedError {
  override name = 'NotBegunError';
}

/** One plan in one process: serves its reads, and watches the deadline and the caller's disconnection. */
export class Evaluation {
  private readonly process: LentProcess;
  private readonly task: EvaluationTask;
  private readonly host: EvaluationHost;
  private readonly signal: AbortSignal | undefined;
  private readonly feeds = new Map<number, ReadFeed>();
  private readonly timers: NodeJS.Timeout[] = [];
  private sourceFailure: Error | null = null;
  private takeFailure: Error | null = null;
  /** Why the query has to stop, from the moment that it has to. */
  private stopping: EndOfRun | null = null;
  /** The chunks that are being taken, one after the other. */
  private taking: Promise<void> = Promise.resolve();
  private isOver = false;
  private resolve: (report: RunReport) => void = () => undefined;
  private reject: (error: Error) => void = () => undefined;

  constructor(process: LentProcess, task: EvaluationTask, host: EvaluationHost, signal: AbortSignal | undefined) {
    this.process = process;
    this.task = task;
    this.host = host;
    this.signal = signal;
  }

  run(): Promise<RunReport> {
    const { process, task, signal } = this;
    const result = new Promise<RunReport>((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    process.state?.clear();
    this.after(task.millisecondsLeft, () => this.stop(this.state.tooSlow(task.milliseconds)));
    this.after(LONG_QUERY, () => process.stepBack());
    process.onEnd((end) => this.fail(this.errorOf(end)));
    process.onMessage((message) => this.receive(message as EvaluationReport));
    signal?.addEventListener('abort', this.cancel, { once: true });
    if (signal?.aborted) this.cancel();
    this.post({ kind: 'run', task });
    return result;
  }

  /** Where the process works, as it has stored it. */
  private get state(): RunState {
    return RunState.of(this.process.state);
  }

  private post(message: EvaluationRequest): void {
    void this.process.send(message);
  }

  private after(milliseconds: number, act: () => void): void {
    this.timers.push(setTimeout(act, milliseconds));
  }

  private errorOf(end: ProcessEnd): Error {
    const { state, stopping } = this;
    if (stopping) return ended(stopping);
    switch (end.kind) {
      case 'memory':
        return ended(state.outOfMemory(this.task.memoryBytes));
      case 'outside': {
        const { code, message, span } = state.interrupted(end.signal);
        const hasBegun = state.hasBegun || this.process.state === null;
        return hasBegun ? new EvaluatorEndedError(code, message, span) : new NotBegunError(code, message, span);
      }
      case 'crash':
        return ended(state.unexpected(end.reason));
      // the engine closes while the query runs: the server stops
      case 'ended':
        return ended(CANCELLED);
    }
  }

  private readonly cancel = (): void => this.stop(CANCELLED);

  /** Asks the process to stop. One that does not answer soon is busy in one synchronous piece, and is ended. */
  private stop(reason: EndOfRun): void {
    if (this.stopping || this.isOver) return;
    this.stopping = reason;
    this.process.state?.cancel();
    // it may be waiting for rows, or for its last chunk to be taken
    for (const feed of this.feeds.values()) feed.abandon();
    this.post({ kind: 'taken' });
    this.after(GRACE_MILLISECONDS, () => this.fail(ended(reason)));
  }

  private end(): void {
    this.isOver = true;
    this.timers.forEach(clearTimeout);
    this.signal?.removeEventListener('abort', this.cancel);
    for (const feed of this.feeds.values()) feed.close();
  }

  private fail(error: Error): void {
    if (this.isOver) return;
    this.end();
    this.reject(error);
  }

  private receive(report: EvaluationReport): void {
    if (this.isOver) return;
    switch (report.kind) {
      case 'read':
        this.openFeed(report);
        return;
      case 'pull':
        this.feeds.get(report.read)?.pull();
        return;
      case 'fallback':
        this.feeds.get(report.read)?.fellBack();
        return;
      case 'close':
        this.closeFeed(report.read);
        return;
      case 'batch':
        this.host.takeRows(unpackRows<Json[]>(deserialize(report.bytes) as PackedRows));
        return;
      case 'chunk':
        this.take(report.bytes, report.rows);
        return;
      case 'done': {
        const { kind: _kind, ...result } = report;
        void this.taking.then(() => this.finish(result));
        return;
      }
      case 'failed':
        this.fail(this.failureOf(report));
        return;
      case 'ready':
    }
  }

  private openFeed({ read, request, pulls }: Extract<EvaluationReport, { kind: 'read' }>): void {
    const feed = new ReadFeed(read, request, this.host, (message) => this.process.send(message));
    this.feeds.set(read, feed);
    if (this.stopping) return feed.abandon();
    for (let count = 0; count < pulls; count += 1) feed.pull();
  }

  private closeFeed(number: number): void {
    const feed = this.feeds.get(number);
    feed?.close();
    this.sourceFailure ??= feed?.failure ?? null;
    this.feeds.delete(number);
  }

  /** Chunks are taken in their order; after each one the process may send another. */
  private take(bytes: Uint8Array, rows: number): void {
    this.taking = this.taking
      .then(() => (this.isOver || this.takeFailure ? undefined : this.host.takeChunk(bytes, rows)))
      .then(() => void (this.isOver || this.post({ kind: 'taken' })))
      .catch((error: unknown) => {
        this.takeFailure = error instanceof Error ? error : new Error(String(error));
        this.cancel();
      });
  }

  private finish(report: RunReport): void {
    if (this.isOver) return;
    if (this.takeFailure) return this.fail(this.notTaken(this.takeFailure));
    this.end();
    this.resolve(report);
  }

  /** Where the host failed, its error explains that of the process; where the query had to stop, the reason for that does. */
  private failureOf({ code, message, span }: Extract<EvaluationReport, { kind: 'failed' }>): Error {
    if (this.takeFailure) return this.notTaken(this.takeFailure);
    const { stopping } = this;
    if (stopping) return new SpanError(stopping.code, stopping.message, stopping.span);
    return this.sourceFailure ?? new SpanError(code, message, span);
  }

  private notTaken(cause: Error): Error {
    return Object.assign(new SpanError(CANCELLED.code, CANCELLED.message, CANCELLED.span), { cause });
  }
}
