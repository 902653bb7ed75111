import type { Connection } from 'mongoose';
import type { MongoStage, SourceReport } from '../../query/index.ts';

export type Collection = ReturnType<Connection['collection']>;

/** How the server ran an aggregation, as far as it says. */
interface Plan {
  readonly [name: string]: unknown;
}

/** Runs an aggregation once more and asks the server which documents it read, by which indexes. */
export async function explainPipeline(collection: Collection, pipeline: readonly MongoStage[]): Promise<SourceReport> {
  const told = (await collection
    .aggregate(pipeline as object[], { allowDiskUse: true })
    .explain('executionStats')) as Plan;
  const indexes = new Set<string>();
  let documentsRead: number | null = null;
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [name, member] of Object.entries(value)) {
      if (name === 'indexName' && typeof member === 'string') indexes.add(member);
      else if (name === 'stage' && member === 'COLLSCAN') indexes.add('(none)');
      else if (name === 'totalDocsExamined') documentsRead = Math.max(documentsRead ?? 0, Number(member));
      else if (name !== 'rejectedPlans') visit(member);
    }
  };
  visit(told);
  return { documentsRead, indexes: [...indexes] };
}
