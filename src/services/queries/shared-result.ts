import type { Access } from '../../domain/principals/permissions.ts';
import type { Logger } from '../../logger.ts';
import { isDatabaseAway } from '../../models/support/database-away.ts';
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

/** A tile shows no more; rows that are wide end sooner. */
export const MOST_ROWS = 1_000;
const MOST_CHARACTERS = 1_000_000;

/** Failures that say nothing about the query: they are answered, not kept. */
const PASSING: ReadonlySet<string> = new Set(['TOO_MANY_QUERIES', 'CANCELLED', 'INTERRUPTED']);

/** Whether a result says nothing about its query, so that the next one who asks tries again. */
export function isPassing({ error }: Pick<SharedResult, 'error'>): boolean {
  return error !== null && PASSING.has(error.code);
}

/** A result, and where it cost its evaluator how. */
type ComputedResult = Omit<SharedResult, 'computedAt'> & { readonly strike: string | null };

const MOST_MESSAGE = 1_000;

/** Runs a query for all who look at it. What is wrong with the query is part of the result; throws where the database is away. */
export async function computeResult(
  { queries, log }: { readonly queries: QueryEngine; readonly log: Logger },
  { workspace, text, access }: { readonly workspace: string; readonly text: string; readonly access: Access | null },
): Promise<ComputedResult> {
  try {
    // nobody's share in particular, and not given up when the viewer goes who happened to ask first
    const caller = `${workspace} views`;
    const { columns, rows, truncated, warnings } = await queries.run({
      text,
      workspace,
      ...(access ? { access } : {}),
      caller,
    });
    const shown = cut(rows);
    return {
      data: { columns, rows: shown, truncated: truncated || shown.length < rows.length, warnings },
      error: null,
      strike: null,
    };
  } catch (error) {
    if (!(error instanceof QueryError) || isDatabaseAway(error)) throw error;
    const { code, line, column, message } = error;
    if (code === 'INTERNAL') log.error({ err: error }, 'the query of a tile ended unexpectedly');
    const shown = code === 'INTERNAL' ? 'The query ended unexpectedly; the log of the server says more.' : message;
    const short = shown.slice(0, MOST_MESSAGE);
    return { data: null, error: { code, message: short, line, column }, strike: error.endsEvaluator ? short : null };
  }
}

/** The first rows, as many as a tile shows. */
function cut(rows: readonly (readonly Json[])[]): readonly (readonly Json[])[] {
  let length = 0;
  const end = rows.findIndex(
    (row, index) => index >= MOST_ROWS || (length += JSON.stringify(row).length) > MOST_CHARACTERS,
  );
  return end < 0 ? rows : rows.slice(0, end);
}
