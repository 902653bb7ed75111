import { createHash, randomUUID } from 'node:crypto';
import { accessScope, type Access } from '../../domain/principals/permissions.ts';
import { principalScope, type Principal } from '../../domain/principals/viewer.ts';
import type { Cursors } from '../../domain/ids/cursor.ts';
import { parseTimespan, type Json, type QueryEngine, type QueryResult } from '../../query/index.ts';
import type { Core } from '../core.ts';

/** How long the rest of a result is kept for those who read it in pages, in milliseconds. */
const RESULT_KEPT = 10 * 60_000;
/** The most rows of one page: a process answers nobody else while it writes them. */
const MAX_PAGE = 50_000;

/** A query, and which page of its result is wanted. */
export interface PagedQuery {
  readonly query: string;
  readonly timespan: string | null;
  readonly first: number;
  readonly after: string | null;
  /** Also asks the database what it reads for each step. */
  readonly explain?: boolean;
}

/** Who asks a query, and how far that caller reaches: each principal has a share of the limits. */
export interface QueryCaller extends Principal, Access {
  /** Aborted when the caller has gone. */
  readonly signal?: AbortSignal | undefined;
}

/** A page of a result. All but `rows` and `endCursor` is the same for every page. */
export interface QueryPage extends Omit<QueryResult, 'rows'> {
  readonly rows: readonly (readonly Json[])[];
  /** Rows of the whole result. */
  readonly rowCount: number;
  /** For the next page; null for the last one. */
  readonly endCursor: string | null;
}

/** An argument beside the query that cannot be taken: which, what was expected, what came. */
export class QueryArgumentError extends Error {
  override name = 'QueryArgumentError';
  readonly argument: string;
  readonly expected: string;
  readonly got: unknown;

  constructor(argument: string, expected: string, got: unknown) {
    super(`${argument}: expected ${expected}`);
    this.argument = argument;
    this.expected = expected;
    this.got = got;
  }
}

/** The rows behind a cursor are not kept any more: the query has to be asked again. */
export class CursorExpiredError extends Error {
  override name = 'CursorExpiredError';
}

/** The bounds of a `timespan` argument; null where none was given. Throws a `QueryArgumentError`. */
export function readTimespan(timespan: string | null, now: Date): ReturnType<typeof parseTimespan> {
  if (timespan === null) return null;
  const range = parseTimespan(timespan, now);
  if (range) return range;
  const expected =
    'an ISO 8601 duration such as PT1H, or two of start, end and duration as in 2026-11-21T00:00:00Z/P1D';
  throw new QueryArgumentError('timespan', expected, timespan);
}

type Head = Omit<QueryPage, 'rows' | 'endCursor'>;

/**
 * Runs a query and gives the first page of its result, or a later page of a result that was kept; a result is kept where it has more
 * than one page, so that all pages are of one run, whichever process answers.
 *
 * Throws a `QueryArgumentError` for arguments, a `QueryError` for the query, a `CursorExpiredError`.
 */
export async function runQuery(
  core: Core,
  engine: QueryEngine,
  cursors: Cursors,
  { query, timespan, first, after, explain = false }: PagedQuery,
  caller: QueryCaller,
): Promise<QueryPage> {
  const { workspace, signal } = caller;
  const now = core.clock();
  if (!(first >= 1 && first <= MAX_PAGE)) {
    throw new QueryArgumentError('first', `a number from 1 to ${MAX_PAGE}`, first);
  }
  const range = readTimespan(timespan, now);
  const hash = createHash('sha256')
    .update(JSON.stringify([query, timespan, accessScope(caller)]))
    .digest('base64url');
  const scope = `kql ${workspace} ${hash}`;
  const results = core.models.queryResults;
  const cursorAt = (id: string, row: number, rowCount: number) =>
    row < rowCount ? cursors.seal(scope, `${id} ${row}`) : null;

  if (after !== null) {
    const [id, row] = cursors.open(scope, after)?.split(' ') ?? [];
    if (id === undefined) {
      throw new QueryArgumentError('after', 'a cursor of this query', after);
    }
    const from = Number(row);
    const kept = await results.read<Head, Json[]>(workspace, id, from, first, now);
    if (!kept || kept.rows.length === 0) throw new CursorExpiredError('The result is no longer kept; ask again.');
    const end = from + kept.rows.length;
    return { ...kept.head, rows: kept.rows, endCursor: cursorAt(id, end, kept.head.rowCount) };
  }

  const { rows, ...rest } = await engine.run({
    text: query,
    workspace,
    timespan: range,
    access: caller,
    caller: principalScope(caller),
    signal,
    explain,
  });
  const head: Head = { ...rest, rowCount: rows.length };
  if (rows.length <= first) return { ...head, rows, endCursor: null };
  const id = randomUUID();
  const expiresAt = new Date(core.clock().getTime() + RESULT_KEPT);
  await results.keep(workspace, id, head, rows, first, expiresAt);
  return { ...head, rows: rows.slice(0, first), endCursor: cursorAt(id, first, rows.length) };
}
