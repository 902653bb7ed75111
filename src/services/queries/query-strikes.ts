import { createHash } from 'node:crypto';
import { accessScope, type Access } from '../../domain/principals/permissions.ts';
import { addStrike, afterPause, NO_STRIKES, type Strikes } from '../../domain/queries/strikes.ts';
import { plus } from '../../domain/time/moments.ts';
import type { SharedResultDocument } from '../../models/shared-result.ts';
import { QueryError } from '../../query/index.ts';
import type { Core } from '../core.ts';

/** How long a query is paused that cost its evaluator again and again. */
const PAUSE = 60 * 60_000;
/** How long the strikes of a query are kept after the last one. */
const KEPT = 24 * 60 * 60_000;

/** The id under which the results and strikes of a query are kept; apart for callers of less reach than administrators (`access`). */
export const sharedResultId = (workspace: string, query: string, access: Access | null = null): string =>
  createHash('sha256')
    .update(JSON.stringify({ workspace, query, ...(access ? { access: accessScope(access) } : {}) }))
    .digest('base64url');

export interface QueryPause {
  readonly since: Date;
  readonly until: Date;
  readonly message: string;
}

/** The pause of a query; null for one that may run. While it is being tried again its lease says so. */
export function pauseOf(found: SharedResultDocument | null, now: Date): QueryPause | null {
  if (!found?.pausedAt || isHeld(found, now)) return null;
  const { pausedAt: since, pauseReason } = found;
  const until = plus(since, PAUSE);
  if (until <= now) return null;
  const again = `It runs again when its text is changed, or after ${until.toISOString()}.`;
  return { since, until, message: `This query is paused since ${since.toISOString()}. ${pauseReason} ${again}` };
}

/** Whether somebody computes a result now. */
export const isHeld = ({ leaseUntil }: SharedResultDocument, now: Date): boolean =>
  leaseUntil !== null && leaseUntil > now;

/** What a query has cost so far, as the next attempt is counted. */
export function strikesOf(found: SharedResultDocument | null): Strikes {
  if (found?.pausedAt) return afterPause();
  return { ...NO_STRIKES, strikes: found?.strikes ?? 0 };
}

/**
 * Runs a query that many may ask for, such as a saved query with a URL. One that costs its evaluator three times is refused for an hour,
 * with a `QueryError`.
 */
export async function runUnlessPaused<T>(
  { models, clock, log }: Core,
  workspace: string,
  query: string,
  run: () => Promise<T>,
): Promise<T> {
  const id = sharedResultId(workspace, query);
  const found = await models.sharedResults.find(workspace, id);
  const pause = pauseOf(found, clock());
  if (pause) throw pausedError(pause, clock());
  try {
    const result = await run();
    if (found?.strikes && !isHeld(found, clock())) await keep(NO_STRIKES);
    return result;
  } catch (error) {
    if (error instanceof QueryError && error.endsEvaluator) {
      const strikes = addStrike(strikesOf(await models.sharedResults.find(workspace, id)), error.message, clock());
      await keep(strikes);
      if (strikes.pausedAt) log.error({ query, reason: strikes.pauseReason }, 'A saved query is paused for an hour');
    }
    throw error;
  }

  function keep(strikes: Strikes): Promise<void> {
    return models.sharedResults.noteStrikes(workspace, id, strikes, plus(clock(), KEPT));
  }
}

function pausedError({ until, message }: QueryPause, now: Date): QueryError {
  const seconds = Math.ceil((until.getTime() - now.getTime()) / 1_000);
  return new QueryError({ code: 'PAUSED', message, start: 0, length: 0, line: 1, column: 1 }, seconds);
}
