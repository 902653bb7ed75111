import type { Json } from '../evaluate/encode.ts';
import { cancelledError, SpanError } from '../plan/errors.ts';
import type { QueryPlan } from '../plan/plan.ts';
import { sourceOf, type StoredTables } from '../pushdown/relation.ts';
import { requestOf } from '../run/push-down.ts';
import { resultRows } from '../run/result-rows.ts';
import { type RunningQuery, runPlan } from '../run/run-plan.ts';
import { RunState } from '../run/run-state.ts';
import { isShortPlan } from '../run/short-plan.ts';
import { fromUnixMilliseconds } from '../values/datetime.ts';
import type { PlanResult } from './answer.ts';
import { OpenRead } from './open-read.ts';
import type { QueryRun } from './query-run.ts';
import type { Read } from './table-read.ts';

/** The most rows that the main thread works on: one batch of the database. */
const MOST_ROWS = 1_000;

/** The plan has more rows than the main thread may work on. */
class TooLongError extends Error {}

/**
 * Most tiles are one aggregation with a few result rows. For those, sending the plan to an evaluation process would cost more than running
 * it. So the same runner works in the main thread, on one batch of rows, and only where `isShortPlan`.
 */
export class DirectRuns {
  /** Whether a plan is short, for plans already examined. */
  private readonly known = new WeakMap<QueryPlan, boolean>();

  /**
   * The result of a plan; or the read begun for it, with which an evaluator must continue; or null where one must run the whole plan.
   * Raises QueryError at the deadline or when the caller has disconnected. Any other failure is left to the evaluator, which reports it.
   */
  async run(plan: QueryPlan, run: QueryRun, stored: StoredTables): Promise<PlanResult | OpenRead | null> {
    if (Object.keys(stored).length === 0) return null;
    let isShort = this.known.get(plan);
    if (isShort === undefined) this.known.set(plan, (isShort = isShortPlan(plan)));
    if (!isShort) return null;
    const attempt = new Attempt(run, stored);
    try {
      const result = await attempt.run(plan);
      if (!result && !attempt.opened) this.known.set(plan, false);
      return result ?? attempt.opened;
    } catch (error) {
      attempt.opened?.close();
      throw error;
    }
  }
}

/** One run of a plan in the main thread. */
class Attempt {
  opened: OpenRead | null = null;
  private readonly query: QueryRun;
  private readonly stored: StoredTables;
  private readonly state = new RunState();
  private read: Read | null = null;
  private rowsRead = 0;

  constructor(query: QueryRun, stored: StoredTables) {
    this.query = query;
    this.stored = stored;
  }

  /** Null where the plan is too much for the main thread. */
  async run(plan: QueryPlan): Promise<PlanResult | null> {
    const end = this.end();
    try {
      return await Promise.race([this.answer(plan), end.reached]);
    } finally {
      end.forget();
    }
  }

  private async answer(plan: QueryPlan): Promise<PlanResult | null> {
    const { limits, request } = this.query;
    const rows: Json[][] = [];
    let truncated = false;
    let running: RunningQuery;
    try {
      running = runPlan(plan, this.surroundings(), new Map());
      const { resultRows: most, resultBytes } = limits;
      const form = { resultRows: most, resultBytes, dynamicAsText: request.dynamicAsText ?? false };
      for await (const batch of resultRows(running, form)) {
        for (const row of batch.rows) rows.push(row);
        truncated = batch.isCut;
      }
    } catch {
      return null;
    }
    if (this.read) this.query.count(this.read);
    return {
      columns: running.columns(),
      warnings: running.warnings(),
      truncated,
      rowsRead: this.rowsRead,
      steps: running.steps(),
      rows,
      streamed: 0,
    };
  }

  private surroundings(): Parameters<typeof runPlan>[1] {
    return {
      now: fromUnixMilliseconds(this.query.now.getTime()),
      memoryBytes: this.query.limits.memoryBytes,
      isMemoryLow: () => false,
      sourceOf: (scan) => sourceOf(scan, this.stored),
      scan: () => {
        throw new TooLongError();
      },
      aggregate: (pushed) => this.onlyBatch(requestOf(pushed)),
      ...this.state.surroundings(),
    };
  }

  private async *onlyBatch(request: OpenRead['request']): ReturnType<OpenRead['rows']> {
    const opened = new OpenRead(this.query, request);
    this.opened = opened;
    this.read = this.query.readOf(request);
    const rows = await opened.onlyBatch();
    if (!rows || rows.length > MOST_ROWS) throw new TooLongError();
    this.rowsRead = rows.length;
    if (rows.length > 0) yield rows;
  }

  /** Rejects at the deadline of the query or when its caller disconnects. */
  private end(): { reached: Promise<never>; forget(): void } {
    const { signal } = this.query.request;
    let end: (error: Error) => void = () => undefined;
    const reached = new Promise<never>((_resolve, reject) => (end = reject));
    // a rejection before anything awaits it must not count as unhandled
    reached.catch(() => undefined);
    const timer = setTimeout(() => {
      const { code, message, span } = this.state.tooSlow(this.query.milliseconds);
      end(new SpanError(code, message, span));
    }, this.query.left);
    const onAbort = () => end(cancelledError());
    signal?.addEventListener('abort', onAbort, { once: true });
    if (signal?.aborted) onAbort();
    const forget = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
    };
    return { reached, forget };
  }
}
