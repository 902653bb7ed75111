import type { JsonLimits } from '../../domain/json/json-limits.ts';
import { isObject } from '../../domain/json/json-object.ts';
import { earlier, later } from '../../domain/time/moments.ts';
import type { TimeRange } from '../../domain/time/time-range.ts';
import { parseTimespan } from '../../query/index.ts';
import { WEIGHTLESS } from '../post/heavy.ts';
import { BodyError } from '../post/read-body.ts';
import { readJson } from '../post/read-json.ts';
import { badArgument, noAccess } from './errors.ts';

/** A query as this API takes it. */
export interface ApiQuery {
  readonly query: string;
  readonly timespan: TimeRange | null;
}

/** What the body of a request may hold beside its bytes: a batch has at most a hundred queries. */
const LIMITS: Partial<JsonLimits> = { depth: 100, values: 100_000, containers: 100_000 };

/** The members of a JSON object; throws an `ApiError` for anything else. */
export async function membersOf(body: Buffer | undefined): Promise<Record<string, unknown>> {
  const bytes = body ?? Buffer.alloc(0);
  let value: unknown;
  try {
    value = await readJson(bytes, WEIGHTLESS, { limits: LIMITS });
  } catch (error) {
    if (!(error instanceof BodyError)) throw error;
    throw badArgument('body', `a JSON object (${error.message})`, bytes.toString('utf8', 0, 400).slice(0, 100));
  }
  if (!isObject(value)) throw badArgument('body', 'a JSON object with the member "query"', value);
  return value;
}

/**
 * Reads what is asked from a body and the address: the query from the body, else from the address; the time spans of both, which
 * narrow each other. Explicit nulls count as absent. Throws an `ApiError`: 400, or 403 for another workspace than `own`.
 */
export function readQuery(
  body: Readonly<Record<string, unknown>>,
  address: Readonly<Record<string, unknown>>,
  own: string,
  now: Date,
): ApiQuery {
  const query = body['query'] ?? address['query'];
  if (typeof query !== 'string' || query.trim() === '') throw badArgument('query', 'a query in KQL', query);
  for (const source of [body, address]) checkWorkspaces(source['workspaces'] ?? [], own);
  const spans = [body['timespan'], address['timespan']].flatMap((given) => {
    const span = readTimespan(given, now);
    return span ? [span] : [];
  });
  return { query, timespan: spans.reduce<TimeRange | null>(both, null) };
}

function readTimespan(given: unknown, now: Date): TimeRange | null {
  if (given === undefined || given === null || given === '') return null;
  const range = typeof given === 'string' ? parseTimespan(given, now) : null;
  if (!range || [range.from, range.to].some((date) => date !== null && Number.isNaN(date.getTime()))) {
    const expected = 'an ISO 8601 duration such as PT1H, or start/end or start/duration as in 2026-11-21T00:00:00Z/P1D';
    throw badArgument('timespan', expected, given);
  }
  return range;
}

/** What lies in both. Where nothing does, the start is the end too. */
function both(one: TimeRange | null, other: TimeRange): TimeRange {
  if (!one) return other;
  const from = later(one.from, other.from);
  const to = earlier(one.to, other.to);
  return { from, to: from && to && to < from ? from : to };
}

/** Queries may name further workspaces; there are none, so every name but one's own is another's. */
function checkWorkspaces(given: unknown, own: string): void {
  const named: unknown[] = Array.isArray(given) ? given : typeof given === 'string' ? given.split(',') : [given];
  for (const name of named) checkWorkspace(name, own);
}

/** Throws an `ApiError` unless the name is the id of one's own workspace. */
export function checkWorkspace(name: unknown, own: string): void {
  if (typeof name !== 'string' || name.trim().toLowerCase() !== own) throw noAccess(name);
}
