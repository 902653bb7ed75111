import { valueAt } from '../../domain/json/value-at.ts';
import type {
  AggregateLimits,
  AggregateRequest,
  ScanRequest,
  SourceReport,
  SourceRow,
  SourceValue,
} from '../../query/index.ts';
import type { Core } from '../core.ts';
import { explainPipeline } from './explain.ts';
import { BATCH_ROWS, pipelineOf, scanStages, type StoredDocuments } from './stored-table.ts';

type Document = Readonly<Record<string, unknown>>;

/** The rows of an aggregation over a table. Whole numbers beyond 2^53 come as bigint. */
export async function* aggregated(
  core: Core,
  stored: StoredDocuments,
  workspace: string,
  request: AggregateRequest,
  { signal, milliseconds }: AggregateLimits,
): AsyncGenerator<readonly SourceRow[]> {
  const cursor = stored.collection(core).aggregate(pipelineOf(stored, workspace, request) as object[], {
    batchSize: BATCH_ROWS,
    allowDiskUse: true,
    useBigInt64: true,
    maxTimeMS: milliseconds,
    // the server stops with the connection, also where it has not given a first document yet
    ...(signal ? { signal } : {}),
  });
  const readers = request.paths.map(valueAt);
  const row = (document: Document): SourceRow => readers.map((read) => read(document) as SourceValue);
  try {
    for (let first = await cursor.next(); first !== null; first = await cursor.next()) {
      const rows = cursor.readBufferedDocuments().map(row);
      rows.unshift(row(first));
      yield rows;
    }
  } catch (error) {
    // nobody waits for rows any more
    if (!signal?.aborted) throw error;
  } finally {
    void cursor.close().catch(() => undefined);
  }
}

/** What the server says of a scan or an aggregation; nothing of tables that are not documents of a collection. */
export async function explained(
  core: Core,
  stored: StoredDocuments | undefined,
  workspace: string,
  request: ScanRequest | AggregateRequest,
): Promise<SourceReport> {
  if (!stored) return { documentsRead: null, indexes: [] };
  const stages = 'stages' in request ? request.stages : scanStages(request, null);
  return explainPipeline(stored.collection(core), [{ $match: stored.first(workspace, request) }, ...stages]);
}
