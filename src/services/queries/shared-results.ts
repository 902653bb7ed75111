import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../../logger.ts';
import type { SharedResultDocument, SharedResults as SharedResultModel } from '../../models/shared-result.ts';
import { unzipJson, zipJson } from '../../models/support/zipped-json.ts';
import { QueryError, type Json, type QueryEngine, type QueryResult } from '../../query/index.ts';

/** What a query that many look at has given: rows, or why there are none. */
export interface SharedResult {
  /** When its computation began: it is as of then. */
  readonly computedAt: Date;
  readonly data: SharedData | null;
  readonly error: SharedError | null;
}

/** `truncated`: by a limit of the query, or to what a tile shows. */
export type SharedData = Pick<QueryResult, 'columns' | 'rows' | 'truncated' | 'warnings'>;

export interface SharedError {
  readonly code: string;
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

export interface SharedResults {
  /**
   * The result of a query, at most `maxAge` milliseconds old: of all who ask, in all processes, one computes it and the others wait for
   * it. What is wrong with the query is part of the result; where too many queries run, nothing is kept and the next one who asks tries
   * again. Throws where the database is away.
   */
  get(workspace: string, query: string, maxAge: number): Promise<SharedResult>;
}

export interface SharedResultsOptions {
  readonly model: SharedResultModel;
  readonly queries: QueryEngine;
  readonly clock: () => Date;
  readonly log: Logger;
}

/** A tile shows no more; rows that are wide end sooner. */
export const MOST_ROWS = 1_000;
const MOST_CHARACTERS = 1_000_000;
/** Characters of the results that a process keeps at hand. */
const KEPT_CHARACTERS = 32_000_000;
/** A turn is renewed while its process lives: another takes over so soon after a crash. */
const LEASE = 15_000;
const RENEWAL = 5_000;
/** How often, growing, those who wait look for the result, and how long at most: longer than a query can wait and run. */
const FIRST_LOOK = 50;
const MOST_BETWEEN_LOOKS = 500;
const PATIENCE = 7 * 60_000;
/** How long after its last use a result stays in the database. */
const KEPT = 24 * 60 * 60_000;

/** Failures that say nothing about the query: they are told, not kept. */
const PASSING: ReadonlySet<string> = new Set(['TOO_MANY_QUERIES', 'CANCELLED']);

export function createSharedResults({ model, queries, clock, log }: SharedResultsOptions): SharedResults {
  const underway = new Map<string, Promise<SharedResult>>();
  const kept = new Map<string, { result: SharedResult; characters: number }>();
  let characters = 0;
  const now = () => clock().getTime();

  function keep(key: string, result: SharedResult, json: string): void {
    characters += json.length - (kept.get(key)?.characters ?? 0);
    kept.delete(key);
    kept.set(key, { result, characters: json.length });
    for (const [oldest, entry] of kept) {
      if (characters <= KEPT_CHARACTERS) break;
      kept.delete(oldest);
      characters -= entry.characters;
    }
  }

  const isFresh = (computedAt: Date | null, maxAge: number) =>
    computedAt !== null && now() - computedAt.getTime() < maxAge;

  async function find(key: string, workspace: string, query: string, maxAge: number): Promise<SharedResult> {
    const giveUpAt = performance.now() + PATIENCE;
    for (let pause = FIRST_LOOK; ; pause = Math.min(MOST_BETWEEN_LOOKS, pause * 1.5)) {
      const found = await model.find(key);
      if (found?.data && isFresh(found.computedAt, maxAge)) return read(key, found);
      const isLeased = found?.leasedUntil != null && found.leasedUntil.getTime() > now();
      if (!isLeased) {
        const turn = randomUUID();
        const until = { leasedUntil: new Date(now() + LEASE), expiresAt: new Date(now() + KEPT) };
        if (await model.take(key, found?.turn ?? null, { turn, ...until })) {
          return compute(key, turn, workspace, query, maxAge);
        }
      }
      if (performance.now() > giveUpAt) throw new Error('The result of a tile was waited for too long.');
      await sleep(pause);
    }
  }

  async function read(key: string, { computedAt, data }: SharedResultDocument): Promise<SharedResult> {
    const json = await unzipJson(data!);
    const result = { computedAt: computedAt!, ...(JSON.parse(json) as Omit<SharedResult, 'computedAt'>) };
    keep(key, result, json);
    return result;
  }

  async function compute(
    key: string,
    turn: string,
    workspace: string,
    query: string,
    maxAge: number,
  ): Promise<SharedResult> {
    const computedAt = clock();
    const renewal = setInterval(() => {
      model
        .renew(key, turn, new Date(now() + LEASE))
        .catch((err: unknown) => log.debug({ err }, 'a turn is not renewed'));
    }, RENEWAL);
    try {
      const answer = await run(workspace, query);
      const json = JSON.stringify(answer);
      const result = { computedAt, ...answer };
      if (answer.error && PASSING.has(answer.error.code)) {
        await model.finish(key, turn, null);
        return result;
      }
      const expiresAt = new Date(now() + Math.max(KEPT, 2 * maxAge));
      await model.finish(key, turn, { computedAt, data: await zipJson(json), expiresAt });
      keep(key, result, json);
      return result;
    } catch (error) {
      // where the database is away this fails too, and the lease runs out
      await model.finish(key, turn, null).catch(() => undefined);
      throw error;
    } finally {
      clearInterval(renewal);
    }
  }

  async function run(workspace: string, text: string): Promise<Omit<SharedResult, 'computedAt'>> {
    try {
      // nobody's share in particular, and not given up when the viewer goes who happened to ask first
      const { columns, rows, truncated, warnings } = await queries.run({
        text,
        workspace,
        caller: `${workspace} views`,
      });
      const shown = cut(rows);
      return {
        data: { columns, rows: shown, truncated: truncated || shown.length < rows.length, warnings },
        error: null,
      };
    } catch (error) {
      if (!(error instanceof QueryError)) throw error;
      const { code, line, column, message } = error;
      if (code === 'INTERNAL') log.error({ err: error }, 'the query of a tile ended unexpectedly');
      const told = code === 'INTERNAL' ? 'The query ended unexpectedly; the log of the server says more.' : message;
      return { data: null, error: { code, message: told.slice(0, 1_000), line, column } };
    }
  }

  return {
    get(workspace, query, maxAge) {
      const key = createHash('sha256')
        .update(JSON.stringify([workspace, query]))
        .digest('base64url');
      const known = kept.get(key);
      if (known && isFresh(known.result.computedAt, maxAge)) return Promise.resolve(known.result);
      // those who take older results do not answer for those who want newer ones
      const asked = `${key} ${maxAge}`;
      const running = underway.get(asked);
      if (running) return running;
      const finding = find(key, workspace, query, maxAge).finally(() => underway.delete(asked));
      underway.set(asked, finding);
      return finding;
    },
  };
}

/** The first rows, as many as a tile shows. */
function cut(rows: readonly (readonly Json[])[]): readonly (readonly Json[])[] {
  let length = 0;
  const end = rows.findIndex(
    (row, index) => index >= MOST_ROWS || (length += JSON.stringify(row).length) > MOST_CHARACTERS,
  );
  return end < 0 ? rows : rows.slice(0, end);
}
