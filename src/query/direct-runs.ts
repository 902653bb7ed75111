import { setImmediate } from 'node:timers/promises';
import { constantValue } from './evaluate/compile.ts';
import { cancelledError, QueryError } from './errors.ts';
import type { PlanNode, QueryPlan } from './plan.ts';
import { mayRunDirectly, type Opened, type Reading, runDirectly } from './pushdown/direct.ts';
import { asks, likelyRequest, pushedAgain } from './pushdown/prepared.ts';
import { storedSource } from './pushdown/relation.ts';
import type { SourceRequest } from './pushdown/storage.ts';
import type { QueryRun, Read } from './query-run.ts';
import type { SourceRow } from './table-provider.ts';
import { STATE_BYTES } from './threads/messages.ts';
import { RunState, tellState } from './threads/run-state.ts';
import type { PlanResult } from './threads/run-in-thread.ts';
import { fromUnixMilliseconds } from './values/datetime.ts';

/** A plan that was begun here, and that a thread has to go on with. */
export interface Unfinished {
  readonly opened: Opened;
}

/** What is known of a plan. */
interface Known {
  /** Whether it may run in the main thread. */
  isDirect: boolean;
  /** Whether it was over in no time when it last ran. */
  isQuick: boolean;
}

/** In milliseconds. */
const QUICK = 250;

/** Runs plans of which MongoDB does nearly all, without a thread. */
export class DirectRuns {
  /** Plans that were looked at. */
  private readonly known = new WeakMap<QueryPlan, Known>();

  /** Null where the plan must have a thread; what was asked of the source by then is passed on. Raises QueryError. */
  async run(plan: QueryPlan, run: QueryRun): Promise<PlanResult | Unfinished | null> {
    let known = this.known.get(plan);
    if (!known) this.known.set(plan, (known = { isDirect: mayRunDirectly(plan), isQuick: false }));
    if (!known.isDirect || run.request.pushDown === false) return null;
    const { isQuick } = known;
    const { request, limits } = run;
    const stored = run.storedTables(plan);
    if (Object.keys(stored).length === 0) return null;
    const sourceOf = (scan: PlanNode) => storedSource(scan, stored);
    const now = run.now.getTime();
    const likely = likelyRequest(plan.root, now, sourceOf);
    let reading = likely && begin(run, likely, isQuick);
    // the command goes out first: what else there is to do is done while it is answered
    if (reading) await setImmediate();
    const reads: Read[] = [];
    const state = new RunState(request.text, new ArrayBuffer(STATE_BYTES));
    const end = endOf(run, state);
    // nobody waits for the source any more
    let isLeft = true;
    try {
      const ticks = fromUnixMilliseconds(now);
      const pushed = pushedAgain(plan.root, now, sourceOf, (expr) => constantValue(expr, ticks));
      if (reading && likely && !(pushed && asks(pushed, likely))) {
        reading.close();
        reading = null;
      }
      const note = (asked: SourceRequest) => reads.push(run.readOf(asked));
      if (reading) note(reading.asked);
      const running = runDirectly(plan, {
        now: ticks,
        memoryBytes: limits.memoryBytes,
        resultRows: limits.resultRows,
        resultBytes: limits.resultBytes,
        dynamicAsText: request.dynamicAsText ?? false,
        sourceOf,
        pushed,
        reading,
        ...tellState(state.cells),
        begin: (asked) => (reading = begin(run, asked, isQuick)),
        note,
      });
      const outcome = await Promise.race([running, end.reached]);
      if (outcome.kind === 'done') {
        isLeft = false;
        known.isQuick = run.took < QUICK;
        for (const read of reads) run.count(read);
        return { ...outcome, streamed: 0 };
      }
      // as the table is stored so are others of its plans: it is not tried again
      if (outcome.kind === 'in process') known.isDirect = false;
      if (outcome.kind === 'in process' || !outcome.opened) return null;
      isLeft = false;
      return { opened: outcome.opened };
    } finally {
      end.forget();
      if (isLeft) reading?.close();
    }
  }
}

/** Fails when the time of a query is up or its caller has gone. */
function endOf(run: QueryRun, state: RunState): { reached: Promise<never>; forget(): void } {
  const { signal } = run.request;
  let end: (error: Error) => void = () => undefined;
  const reached = new Promise<never>((_resolve, reject) => (end = reject));
  const timer = setTimeout(() => end(new QueryError(state.tooSlow(run.milliseconds))), run.left);
  const onAbort = () => end(cancelledError());
  // what ends before it is waited for tells nobody
  reached.catch(() => undefined);
  signal?.addEventListener('abort', onAbort, { once: true });
  if (signal?.aborted) onAbort();
  const forget = () => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  };
  return { reached, forget };
}

/**
 * A read whose first batch is asked for at once. To be able to stop it in the server before that comes costs more than a quick one spares:
 * such a one ends when it has come, when the caller goes, or after the time that the query may take.
 */
function begin(run: QueryRun, asked: SourceRequest, isQuick: boolean): Reading {
  const stop = isQuick ? null : new AbortController();
  const iterator = run.openPushed(asked, stop ? stop.signal : run.request.signal)[Symbol.asyncIterator]();
  let first: Promise<IteratorResult<readonly SourceRow[]>> | null = iterator.next();
  // whoever reads on is told; where nobody does, nobody is interested
  first.catch(() => undefined);
  const batches = {
    next() {
      const next = first ?? iterator.next();
      first = null;
      return next;
    },
    return: () => iterator.return?.() ?? Promise.resolve({ done: true as const, value: undefined }),
  };
  const close = () => (stop ? stop.abort() : void batches.return().catch(() => undefined));
  return { asked, batches, close };
}
