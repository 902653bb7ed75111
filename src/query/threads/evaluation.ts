import { type EvaluationHost, type EvaluationTask, EvaluatorEndedError } from '../evaluators/evaluator.ts';
import { NOWHERE, SpanError } from '../plan/errors.ts';
import { type EndOfRun, RunState } from '../run/run-state.ts';
import type { RunReport } from '../run/surroundings.ts';
import type { EvaluationReport, EvaluationRequest } from './messages.ts';
import type { Thread } from './pool.ts';
import { ReadFeed } from './read-feed.ts';

/** Milliseconds after which a query's thread gets a lower priority. */
const LONG_QUERY = 1_000;
/** Milliseconds after which a cancelled query that has not stopped by itself is ended with its thread. */
const GRACE_MILLISECONDS = 300;

const CANCELLED: EndOfRun = { code: 'CANCELLED', message: 'The query was cancelled.', span: NOWHERE };
const ended = ({ code, message, span }: EndOfRun) => new EvaluatorEndedError(code, message, span);

/** One plan in one thread: serves its reads, and watches the deadline and the caller's disconnection. */
export class Evaluation {
  private readonly thread: Thread;
  private readonly task: EvaluationTask;
  private readonly host: EvaluationHost;
  private readonly signal: AbortSignal | undefined;
  private readonly state = RunState.shared();
  private readonly feeds = new Map<number, ReadFeed>();
  private readonly timers: NodeJS.Timeout[] = [];
  private sourceFailure: Error | null = null;
  private takeFailure: Error | null = null;
  /** The chunks that are being taken, one after the other. */
  private taking: Promise<void> = Promise.resolve();
  private isOver = false;
  private resolve: (report: RunReport) => void = () => undefined;
  private reject: (error: Error) => void = () => undefined;

  constructor(thread: Thread, task: EvaluationTask, host: EvaluationHost, signal: AbortSignal | undefined) {
    this.thread = thread;
    this.task = task;
    this.host = host;
    this.signal = signal;
  }

  run(): Promise<RunReport> {
    const { thread, task, state, signal } = this;
    const result = new Promise<RunReport>((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    this.after(task.millisecondsLeft, () => this.fail(ended(state.tooSlow(task.milliseconds))));
    this.after(LONG_QUERY, () => thread.stepBack());
    thread.onEnd((end, error) => {
      if (end === 'memory') this.fail(ended(state.outOfMemory(task.memoryBytes)));
      // The engine closes while the query runs: the process stops.
      else this.fail(ended(end === 'terminated' ? CANCELLED : state.unexpected(error)));
    });
    thread.onMessage((message) => this.receive(message as EvaluationReport));
    signal?.addEventListener('abort', this.cancel, { once: true });
    if (signal?.aborted) this.cancel();
    this.post({ kind: 'run', task, state: state.buffer });
    return result;
  }

  private post(message: EvaluationRequest): void {
    this.thread.post(message);
  }

  private after(milliseconds: number, act: () => void): void {
    this.timers.push(setTimeout(act, milliseconds));
  }

  private readonly cancel = (): void => {
    this.state.cancel();
    // it may be waiting for its last chunk to be taken
    this.post({ kind: 'taken' });
    this.after(GRACE_MILLISECONDS, () => this.fail(ended(CANCELLED)));
  };

  private end(): void {
    this.isOver = true;
    this.timers.forEach(clearTimeout);
    this.signal?.removeEventListener('abort', this.cancel);
    for (const feed of this.feeds.values()) feed.close();
  }

  private fail(error: Error): void {
    this.end();
    this.reject(error);
  }

  private receive(report: EvaluationReport): void {
    switch (report.kind) {
      case 'read':
        this.feeds.set(
          report.read,
          new ReadFeed(report.read, report.request, this.host, (message) => this.post(message)),
        );
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
        this.host.takeRows(report.rows);
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

  private closeFeed(number: number): void {
    const feed = this.feeds.get(number);
    feed?.close();
    this.sourceFailure ??= feed?.failure ?? null;
    this.feeds.delete(number);
  }

  /** Chunks are taken in their order; after each one the thread may send another. */
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
    if (this.takeFailure) return this.fail(this.notTaken(this.takeFailure));
    this.end();
    this.resolve(report);
  }

  /** Where the host failed, its error explains that of the thread. */
  private failureOf({ code, message, span }: Extract<EvaluationReport, { kind: 'failed' }>): Error {
    if (this.takeFailure) return this.notTaken(this.takeFailure);
    return this.sourceFailure ?? new SpanError(code, message, span);
  }

  private notTaken(cause: Error): Error {
    return Object.assign(new SpanError(CANCELLED.code, CANCELLED.message, CANCELLED.span), { cause });
  }
}
