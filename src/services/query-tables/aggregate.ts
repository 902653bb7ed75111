import { valueAt } from '../../domain/value-at.ts';
import type { AggregateRequest, ScanRequest, SourceReport, SourceRow, SourceValue } from '../../query/index.ts';
import type { Parts } from '../parts.ts';
import { explainPipeline } from './explain.ts';
import { BATCH_ROWS, inBatches, pipelineOf, scanStages, type StoredDocuments } from './stored-table.ts';

type Document = Readonly<Record<string, unknown>>;

/** The rows of an aggregation over a table. Whole numbers beyond 2^53 come as bigint. */
export async function* aggregated(
  parts: Parts,
  stored: StoredDocuments,
  workspace: string,
  request: AggregateRequest,
  signal: AbortSignal,
): AsyncGenerator<readonly SourceRow[]> {
  const cursor = stored.collection(parts).aggregate(pipelineOf(stored, workspace, request) as object[], {
    batchSize: BATCH_ROWS,
    allowDiskUse: true,
    useBigInt64: true,
    // the server stops with the connection, also where it has not given a first document yet
    signal,
  });
  const readers = request.paths.map(valueAt);
  for await (const documents of inBatches<Document>(cursor, signal)) {
    yield documents.map((document) => readers.map((read) => read(document) as SourceValue));
  }
}

/** What the server says of a scan or an aggregation; nothing of tables that are not documents of a collection. */
export async function explained(
  parts: Parts,
  stored: StoredDocuments | undefined,
  workspace: string,
  request: ScanRequest | AggregateRequest,
): Promise<SourceReport> {
  if (!stored) return { documentsRead: null, indexes: [] };
  const stages = 'stages' in request ? request.stages : scanStages(request, null);
  return explainPipeline(stored.collection(parts), [{ $match: stored.first(workspace, request) }, ...stages]);
}
