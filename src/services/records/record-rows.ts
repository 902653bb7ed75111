import mongoose from 'mongoose';
import type { Fitted, FittedRow, RawRecord, RowFitter } from '../../domain/tables/fitted.ts';
import { cellOf } from '../../domain/tables/plain-columns.ts';
import type { Table } from '../../domain/tables/table.ts';
import type { Cell } from '../../domain/tables/values.ts';
import type { RecordDocument } from '../../models/record.ts';
import { inTurns } from '../../turns.ts';
import { computeFields } from '../custom-fields/compute-fields.ts';
import { writeInSlices } from '../common/slices.ts';
import type { Core } from '../core.ts';

/** Records for one table, and how they are fitted to its columns. */
export interface RowBatch {
  workspace: string;
  table: string;
  door: string;
  receivedAt: Date;
  records: readonly RawRecord[];
  fitter: (table: Table) => RowFitter;
}

/**
 * Fits records to their table. What the table must gain for them is in the registry first, so that every stored column is known;
 * where another process has changed the table meanwhile, the batch is fitted anew.
 */
export async function fitRows(core: Core, batch: RowBatch): Promise<Fitted> {
  const { workspace, table, door, receivedAt, records, fitter } = batch;
  for (;;) {
    const entry = await core.tables.open(workspace, table);
    const fitted = await fitInTurns(fitter(entry.table), records);
    const grows = fitted.added.length + fitted.widened.length > 0;
    if (grows && !(await core.tables.grow(entry, fitted, receivedAt))) continue;
    const fields = await core.fieldBook.of(workspace, table);
    if (fields.length === 0) return fitted;
    await computeFields(core, fields, {
      workspace,
      table,
      door,
      records: fitted.rows,
      readerOf:
        ({ row }) =>
        (column) =>
          cellOf(row, column),
      keep: ({ row }, name, value) => void (row[name] = value),
    });
    return fitted;
  }
}

async function fitInTurns(fitter: RowFitter, records: readonly RawRecord[]): Promise<Fitted> {
  const rows: FittedRow[] = [];
  await inTurns(records, (record, index) => void rows.push(fitter.fit(record, index)));
  return fitter.finish(rows);
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
  const documentOf = ({ at, resourceId, row }: FittedRow, index: number): RecordDocument => ({
    _id: idOf(index) ?? new mongoose.mongo.ObjectId(),
    workspace,
    table,
    at,
    receivedAt,
    expiresAt,
    door,
    resourceId,
    row,
  });
  return writeInSlices(
    rows,
    ({ row }) => sizeOf(row),
    (slice, from) => core.models.records.insertNew(slice.map((row, index) => documentOf(row, from + index))),
  );
}

/** The characters and cells of a row: what it costs to write it as BSON. */
function sizeOf(row: Readonly<Record<string, Cell>>): number {
  let size = 0;
  for (const name in row) {
    const cell = row[name]!;
    size += PER_CELL + (typeof cell === 'string' ? cell.length : 0);
  }
  return size;
}

/** A short cell costs as much as so many characters of a long one. */
const PER_CELL = 100;
