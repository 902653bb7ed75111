import { setImmediate } from 'node:timers/promises';
import { cancelledError, QueryError } from './errors.ts';
import type { QueryPlan } from './plan.ts';
import { mayRunDirectly, type Opened, type Reading, runDirectly } from './pushdown/direct.ts';
import { ForeseenReads } from './pushdown/foreseen.ts';
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

/** Runs plans of which MongoDB does nearly all, without a thread. */
export class DirectRuns {
  /** Plans that were looked at: whether they may run in the main thread. */
  private readonly direct = new WeakMap<QueryPlan, boolean>();
  private readonly foreseen = new ForeseenReads();

  /** Null where the plan must have a thread; what was asked of the source by then is passed on. Raises QueryError. */
  async run(plan: QueryPlan, run: QueryRun): Promise<PlanResult | Unfinished | null> {
    let isDirect = this.direct.get(plan);
    if (isDirect === undefined) this.direct.set(plan, (isDirect = mayRunDirectly(plan)));
    if (!isDirect || run.request.pushDown === false) return null;
    const { request, limits } = run;
    const now = run.now.getTime();
    const foreseen = this.foreseen.of(plan, now);
    let reading: Reading | null = foreseen && begin(run, foreseen);
    // the command goes out first, the work on the plan is done while it is answered
    if (reading) await setImmediate();
    const reads: Read[] = [];
    const open = (asked: SourceRequest): Reading => {
      reads.push(run.readOf(asked));
      if (this.foreseen.learn(plan, now, foreseen, asked) && reading) return reading;
      reading?.stop.abort();
      return (reading = begin(run, asked));
    };
    const state = new RunState(request.text, new ArrayBuffer(STATE_BYTES));
    let end: (error: Error) => void = () => undefined;
    const ended = new Promise<never>((_resolve, reject) => (end = reject));
    const timer = setTimeout(() => end(new QueryError(state.tooSlow(run.milliseconds))), run.left);
    const onAbort = () => end(cancelledError());
    request.signal?.addEventListener('abort', onAbort, { once: true });
    if (request.signal?.aborted) onAbort();
    // nobody waits for the source any more
    let isLeft = true;
    try {
      const stored = run.storedTables(plan);
      if (Object.keys(stored).length === 0) return null;
      const running = runDirectly(plan, {
        now: fromUnixMilliseconds(now),
        memoryBytes: limits.memoryBytes,
        resultRows: limits.resultRows,
        resultBytes: limits.resultBytes,
        dynamicAsText: request.dynamicAsText ?? false,
        sourceOf: (scan) => storedSource(scan, stored),
        ...tellState(state.cells),
        open,
      });
      const outcome = await Promise.race([running, ended]);
      if (outcome.kind === 'done') {
        isLeft = false;
        for (const read of reads) run.count(read);
        return { ...outcome, streamed: 0 };
      }
      // as the table is stored so are others of its plans: it is not tried again
      if (outcome.kind === 'in process') this.direct.set(plan, false);
      if (outcome.kind === 'in process' || !outcome.opened) return null;
      isLeft = false;
      return { opened: outcome.opened };
    } finally {
      clearTimeout(timer);
      request.signal?.removeEventListener('abort', onAbort);
      if (isLeft) reading?.stop.abort();
    }
  }
}

/** A read whose first batch is asked for at once. */
function begin(run: QueryRun, asked: SourceRequest): Reading {
  const stop = new AbortController();
  const iterator = run.open(asked, stop.signal)[Symbol.asyncIterator]();
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
  return { asked, batches: { [Symbol.asyncIterator]: () => batches }, stop };
}
