import type { ExportFormat } from '../../domain/exports/format.ts';
import { parseTimespan, type QueryEngine, type StreamResult, type TakeChunk } from '../../query/index.ts';
import { QueryArgumentError, type Asker } from '../run-query.ts';

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
  { workspace, name, signal }: Asker,
  now: Date,
  take: TakeChunk,
): Promise<StreamResult> {
  const range = timespan === null ? null : parseTimespan(timespan, now);
  if (timespan !== null && range === null) {
    const expected =
      'an ISO 8601 duration such as PT1H, or two of start, end and duration as in 2026-11-21T00:00:00Z/P1D';
    throw new QueryArgumentError('timespan', expected, timespan);
  }
  const request = { text: query, workspace, timespan: range, caller: `${workspace} ${name}`, now };
  return engine.stream(signal ? { ...request, signal } : request, { format, bom }, take);
}
