import mongoose from 'mongoose';
import { computeFields } from '../../domain/custom-fields/custom-field.ts';
import type { Fitted } from '../../domain/tables/fitted.ts';
import type { Table } from '../../domain/tables/table.ts';
import type { RecordDocument } from '../../models/record.ts';
import { inTurns } from '../common/in-turns.ts';
import type { Core } from '../core.ts';

/** Records for one table, and how they are fitted to its columns. */
export interface RowBatch {
  workspace: string;
  table: string;
  door: string;
  receivedAt: Date;
  fit: (table: Table) => Fitted;
}

/**
 * Fits records to their table. What the table must gain for them is in the registry first, so that every stored column is known;
 * where another process has changed the table meanwhile, the batch is fitted anew.
 */
export async function fitRows(core: Core, { workspace, table, receivedAt, fit }: RowBatch): Promise<Fitted> {
  for (;;) {
    const entry = await core.tables.open(workspace, table);
    const fitted = fit(entry.table);
    const grows = fitted.added.length + fitted.widened.length > 0;
    if (grows && !(await core.tables.grow(entry, fitted, receivedAt))) continue;
    const fields = await core.fieldBook.of(workspace, table);
    if (fields.length === 0) return fitted;
    await inTurns(fitted.rows, ({ row }) => {
      Object.assign(
        row,
        computeFields(fields, (column) => row[column]),
      );
    });
    return fitted;
  }
}

/** Stores fitted records and answers how many are new: under a claim those that were stored before are not stored again. */
export async function storeRows(core: Core, batch: RowBatch, fitted: Fitted, claim: string | null): Promise<number> {
  const known = await storeNewRows(core, batch, fitted, (index) => (claim === null ? null : `${claim}/${index}`));
  return fitted.rows.length - known.length;
}

/** Stores fitted records under ids of their own, where they have one, and answers the places of those that were there already. */
export async function storeNewRows(
  core: Core,
  { workspace, table, door, receivedAt }: RowBatch,
  { rows }: Fitted,
  idOf: (index: number) => string | null,
): Promise<number[]> {
  const expiresAt = new Date(receivedAt.getTime() + (await core.tables.retentionOf(workspace, table)));
  const documents = rows.map(({ at, resourceId, row }, index): RecordDocument => ({
    _id: idOf(index) ?? new mongoose.mongo.ObjectId(),
    workspace,
    table,
    at,
    receivedAt,
    expiresAt,
    door,
    resourceId,
    row,
  }));
  return core.models.records.insertNew(documents);
}
