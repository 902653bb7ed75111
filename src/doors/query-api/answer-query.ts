import { FairGate, GateFullError, type QueryEngine, type QueryLimits, type QueryResult } from '../../query/index.ts';
import { principalScope } from '../../domain/principals/viewer.ts';
import type { QueryCaller } from '../../services/queries/run-query.ts';
import { apiErrorOf, timedOut, tooManyQueries } from './errors.ts';
import type { Preferences } from './prefer.ts';
import { createRate } from './rate.ts';
import type { ApiQuery } from './read-query.ts';
import type { Core } from '../../services/core.ts';

/** What queries that come by this API may cost. */
export interface QueryApiLimits
  // The time is that of a caller who does not say; of one caller the queries count that run or whose answer is on its way.
  extends Pick<
    QueryLimits,
    | 'runMilliseconds'
    | 'resultRows'
    | 'resultBytes'
    | 'concurrentPerCaller'
    | 'queueLength'
    | 'queueMilliseconds'
    | 'evaluationProcesses'
  > {
  /** The most that a caller may ask to wait, in milliseconds. */
  readonly maxWaitMilliseconds: number;
  /** Queries of one caller in 30 seconds. */
  readonly rate: number;
}

/** An answer in memory: it counts against the limits until `leave` is called, which does no harm twice. */
export interface HeldAnswer {
  readonly result: QueryResult;
  leave(): void;
}

/** Asks the engine within the limits of this API. */
export interface AnswerQuery {
  /**
   * @param gone aborted when the caller has gone: the query ends, running or waiting.
   * Throws an `ApiError`.
   */
  (
    caller: QueryCaller,
    wanted: ApiQuery,
    preferences: Pick<Preferences, 'wait'>,
    gone: AbortSignal,
  ): Promise<HeldAnswer>;
}

/** The window of the rate, as the original's. */
const RATE_WINDOW = 30_000;
const RETRY_SECONDS = 30;

/**
 * The engine bounds what runs, but an answer is in memory until it has been read: so a caller's place is held from the start of a
 * query to the end of its answer, and answers that are being read are bounded like queries that run.
 */
export function createAnswerQuery(
  engine: QueryEngine,
  limits: QueryApiLimits,
  core: Pick<Core, 'log' | 'outage'>,
): AnswerQuery {
  const rate = createRate(limits.rate, RATE_WINDOW);
  const gate = new FairGate({
    total: limits.evaluationProcesses * 2,
    perCaller: limits.concurrentPerCaller,
    waiting: limits.queueLength,
    waitMilliseconds: limits.queueMilliseconds,
  });

  return async (principal, { query, timespan }, { wait }, gone) => {
    const { workspace } = principal;
    const caller = principalScope(principal);
    const retryAfter = rate.take(caller);
    if (retryAfter !== null) {
      throw tooManyQueries(`More than ${limits.rate} queries in ${RATE_WINDOW / 1_000} seconds.`, retryAfter);
    }
    const waited = wait === null ? null : Math.min(wait * 1_000, limits.maxWaitMilliseconds);
    const patience = waited ?? limits.runMilliseconds;
    const stop = new AbortController();
    const onGone = () => stop.abort(gone.reason);
    gone.addEventListener('abort', onGone, { once: true });
    if (gone.aborted) onGone();
    // Who says how long they wait means waiting for their turn too.
    const timer = waited === null ? undefined : setTimeout(() => stop.abort(timedOut(patience / 1_000)), waited);
    let leave: (() => void) | null = null;
    try {
      leave = await gate.enter(caller, stop.signal);
      const request = { text: query, workspace, access: principal, timespan, caller, signal: stop.signal };
      const result = await engine.run({ ...request, runMilliseconds: patience, dynamicAsText: true });
      return { result, leave };
    } catch (error) {
      leave?.();
      if (error instanceof GateFullError) {
        throw tooManyQueries('Too many queries run and wait; try again later.', RETRY_SECONDS);
      }
      // Nobody is there to read it; what the engine says of it is no fault.
      if (gone.aborted) throw timedOut(patience / 1_000);
      throw apiErrorOf(error, query, patience / 1_000, core);
    } finally {
      clearTimeout(timer);
      gone.removeEventListener('abort', onGone);
    }
  };
}
