import mongoose from 'mongoose';
import type { Fitted } from '../domain/tables/fitted.ts';
import type { Loss } from '../domain/tables/losses.ts';
import type { Table } from '../domain/tables/table.ts';
import type { RecordDocument } from '../models/record.ts';
import type { Parts } from './parts.ts';

/** Records for one table, and how they are fitted to its columns. */
export interface RowBatch {
  workspace: string;
  table: string;
  door: string;
  receivedAt: Date;
  fit: (table: Table) => Fitted;
}

/**
 * Stores records as rows of a table. What the table must gain for them is in the registry first, so that every stored column is
 * known; where another process has changed the table meanwhile, the batch is fitted anew. Answers what was not kept as it came.
 */
export async function recordRows(parts: Parts, batch: RowBatch): Promise<Loss[]> {
  const { workspace, table: name, receivedAt } = batch;
  for (;;) {
    const entry = await parts.tables.open(workspace, name);
    const fitted = batch.fit(entry.table);
    const grows = fitted.added.length + fitted.widened.length > 0;
    if (grows && !(await parts.tables.grow(entry, fitted, receivedAt))) continue;
    const expiresAt = new Date(receivedAt.getTime() + (await parts.tables.retentionOf(workspace, name)));
    await parts.models.records.insert(documentsOf(batch, fitted, expiresAt));
    return fitted.losses;
  }
}

function documentsOf(batch: RowBatch, { rows }: Fitted, expiresAt: Date): RecordDocument[] {
  const { workspace, table, door, receivedAt } = batch;
  return rows.map(({ at, resourceId, row }) => ({
    _id: new mongoose.mongo.ObjectId(),
    workspace,
    table,
    at,
    receivedAt,
    expiresAt,
    door,
    resourceId,
    row,
  }));
}
