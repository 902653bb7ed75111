import type { ExportFormat } from '../../domain/exports/format.ts';
import type { QueryEngine, StreamResult, TakeChunk } from '../../query/index.ts';
import { principalScope } from '../../domain/principals/viewer.ts';
import { readTimespan, type QueryCaller } from '../queries/run-query.ts';

/** A query whose result is wanted as a file. */
export interface ExportedQuery {
  readonly query: string;
  /** As of `kql` in GraphQL; null for all that is kept. */
  readonly timespan: string | null;
  readonly format: ExportFormat;
  readonly bom: boolean;
}

/**
 * Streams the result of a query as a file. Throws a `QueryArgumentError` for the time span and a `QueryError` for the query, also
 * after the first bytes: only a promise that is kept says that the file is whole.
 */
export async function streamQuery(
  engine: QueryEngine,
  { query, timespan, format, bom }: ExportedQuery,
  caller: QueryCaller,
  now: Date,
  take: TakeChunk,
): Promise<StreamResult> {
  const { workspace, signal } = caller;
  const request = {
    text: query,
    workspace,
    timespan: readTimespan(timespan, now),
    access: caller,
    caller: principalScope(caller),
    now,
  };
  return engine.stream(signal ? { ...request, signal } : request, { format, bom }, take);
}
