import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { Access } from '../../domain/principals/permissions.ts';
import { addStrike, NO_STRIKES, type Strikes } from '../../domain/queries/strikes.ts';
import { plus } from '../../domain/time/moments.ts';
import type { Logger } from '../../logger.ts';
import type { SharedResultDocument, SharedResultModel } from '../../models/shared-result.ts';
import type { Held } from '../../models/support/leases.ts';
import { unzipJson, zipJson } from '../../models/support/zipped-json.ts';
import type { QueryEngine } from '../../query/index.ts';
import { holdLease } from '../../work/hold-lease.ts';
import { isHeld, strikesOf, pauseOf, sharedResultId, type QueryPause } from './query-strikes.ts';
import { computeResult, isPassing, type SharedResult } from './shared-result.ts';

/** Results of queries that many look at. */
export interface SharedResults {
  /**
   * The result of a query, at most `maxAge` milliseconds old: of all who ask, in all processes, one computes it and the others wait for
   * it. What is wrong with the query is part of the result; where too many queries run, nothing is kept and the next one who asks tries
   * again. A query that costs its evaluator is run once a minute at most, and after three times once an hour. Throws where the database is
   * away. Only callers of the same reach share; without one it is the reach of the workspace's administrators.
   */
  get(workspace: string, query: string, maxAge: number, access?: Access | null): Promise<SharedResult>;
}

export interface SharedResultsOptions {
  readonly model: SharedResultModel;
  readonly queries: QueryEngine;
  readonly clock: () => Date;
  readonly log: Logger;
}

/** A result that is wanted: of which query, and how old it may be. */
interface Wanted {
  readonly id: string;
  readonly workspace: string;
  readonly query: string;
  /** Milliseconds. */
  readonly maxAge: number;
  /** The reach of those who ask; null for that of administrators. */
  readonly access: Access | null;
}

/** Characters of the results that a process keeps at hand. */
const KEPT_CHARACTERS = 32_000_000;
/** The lease is renewed while its process lives: another takes over so soon after a crash. */
const LEASE = 15_000;
/** How often, growing, those who wait look for the result, and how long at most: longer than a query can wait and run. */
const FIRST_LOOK = 50;
const MOST_BETWEEN_LOOKS = 500;
const PATIENCE = 7 * 60_000;
/** How long the failure of a query that cost its evaluator is shared at least. */
const LEAST_BETWEEN_STRIKES = 60_000;
/** How long after its last use a result stays in the database. */
const KEPT = 24 * 60 * 60_000;

/** What the results of one process work with. */
interface Sharing extends SharedResultsOptions {
  readonly kept: LRUCache<string, SharedResult>;
}

export function createSharedResults(options: SharedResultsOptions): SharedResults {
  const kept = new LRUCache<string, SharedResult>({ maxSize: KEPT_CHARACTERS });
  const underway = new Map<string, Promise<SharedResult>>();
  return {
    get(workspace, query, maxAge, asking = null) {
      const access = asking && seesAll(asking) ? null : asking;
      const id = sharedResultId(workspace, query, access);
      const known = kept.get(id);
      if (known && isFresh(known.computedAt, maxAge, options.clock())) return Promise.resolve(known);
      // those who take older results do not answer for those who want newer ones
      const request = `${id} ${maxAge}`;
      const running = underway.get(request);
      if (running) return running;
      const wanted = { id, workspace, query, maxAge, access };
      const finding = find({ ...options, kept }, wanted).finally(() => underway.delete(request));
      underway.set(request, finding);
      return finding;
    },
  };
}

/** Waits for the result, or computes it where nobody does. */
async function find(sharing: Sharing, wanted: Wanted): Promise<SharedResult> {
  const { model, clock } = sharing;
  const giveUpAt = performance.now() + PATIENCE;
  for (let pause = FIRST_LOOK; ; pause = Math.min(MOST_BETWEEN_LOOKS, pause * 1.5)) {
    const found = await model.find(wanted.workspace, wanted.id);
    const now = clock();
    const paused = pauseOf(found, now);
    if (paused) return pausedResult(paused);
    if (found?.data && isFresh(found.computedAt, ageOf(found, wanted, now), now)) return read(sharing, found);
    if (!found || !isHeld(found, now)) {
      const held = { _id: wanted.id, workspace: wanted.workspace, leaseOwner: randomUUID() };
      const before = strikesOf(found);
      // counted before it runs, so that it counts where it takes the server down
      const strikes = addStrike(before, 'The process ended in the middle.', now);
      const until = { leaseUntil: plus(now, LEASE), expiresAt: plus(now, KEPT) };
      if (await model.claim(held, found, { ...strikes, ...until })) return compute(sharing, wanted, held, before);
    }
    if (performance.now() > giveUpAt) throw new Error('The result of a tile was waited for too long.');
    await sleep(pause);
  }
}

/** How old the stored result may be: a failure that cost an evaluator is shared for a while by all who ask. */
function ageOf(found: SharedResultDocument, { maxAge }: Wanted, now: Date): number {
  return found.strikes && !isHeld(found, now) ? Math.max(maxAge, LEAST_BETWEEN_STRIKES) : maxAge;
}

function pausedResult({ since, message }: QueryPause): SharedResult {
  return { computedAt: since, data: null, error: { code: 'PAUSED', message, line: 1, column: 1 } };
}

async function read(
  { kept }: Sharing,
  { _id, computedAt, data, strikes }: SharedResultDocument,
): Promise<SharedResult> {
  const json = await unzipJson(data!);
  const result = { computedAt: computedAt!, ...(JSON.parse(json) as Omit<SharedResult, 'computedAt'>) };
  if (!strikes) kept.set(_id, result, { size: json.length });
  return result;
}

/** Computes a result under a lease. One that was slow and lost the lease replaces nothing newer. */
async function compute(
  sharing: Sharing,
  { id, workspace, query, maxAge, access }: Wanted,
  held: Held,
  before: Strikes,
): Promise<SharedResult> {
  const { model, clock, kept, log } = sharing;
  const computedAt = clock();
  const lease = holdLease({ renew: (until) => model.renew(held, until), lease: LEASE, clock });
  try {
    const { strike, ...answer } = await computeResult(sharing, { workspace, text: query, access });
    const result = { computedAt, ...answer };
    if (isPassing(answer)) {
      await model.release(held, before);
      return result;
    }
    const strikes = strike === null ? NO_STRIKES : addStrike(before, strike, clock());
    if (strikes.pausedAt)
      log.error({ query, reason: strikes.pauseReason }, 'The query of a tile is paused for an hour');
    const json = JSON.stringify(answer);
    const expiresAt = plus(clock(), Math.max(KEPT, 2 * maxAge));
    await model.release(held, { computedAt, data: await zipJson(json), expiresAt, ...strikes });
    // what costs evaluators is looked up, so that all processes see when it is paused
    if (strikes.strikes === 0) kept.set(id, result, { size: json.length });
    return result;
  } catch (error) {
    // where the database is away this fails too, and the lease runs out
    await model.release(held, before).catch(() => undefined);
    throw error;
  } finally {
    lease.end();
  }
}

/** Administrators of a whole workspace share one result, whoever they are. */
function seesAll({ role, sites, scopes }: Access): boolean {
  return role === 'ADMINISTRATOR' && sites == null && scopes == null;
}

function isFresh(computedAt: Date | null, maxAge: number, now: Date): boolean {
  return computedAt !== null && now.getTime() - computedAt.getTime() < maxAge;
}
