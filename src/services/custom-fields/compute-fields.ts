import type { CompiledField, ReadColumn } from '../../domain/custom-fields/custom-field.ts';
import { FieldCosts } from '../../domain/custom-fields/field-costs.ts';
import { Losses } from '../../domain/tables/losses.ts';
import type { Cell } from '../../domain/tables/values.ts';
import { inTurns } from '../../turns.ts';
import type { Core } from '../core.ts';
import { noteLosses } from '../usage/note-losses.ts';

/** Records of one table, and how values are kept in them. */
export interface ComputedBatch<One> {
  readonly workspace: string;
  readonly table: string;
  readonly door: string;
  readonly records: readonly One[];
  readonly readerOf: (record: One) => ReadColumn;
  readonly keep: (record: One, name: string, value: Cell) => void;
}

/**
 * Computes the custom fields of a batch, field by field, so that others have their turn between two of them. A field that takes too long
 * is left out from there on, paused, and noted in `Operation`; so is what is left of a batch that took too long in all.
 */
export async function computeFields<One>(
  core: Core,
  fields: readonly CompiledField[],
  batch: ComputedBatch<One>,
): Promise<void> {
  const costs = new FieldCosts();
  const skipped = new Losses();
  const paused = new Set<CompiledField>();

  function* evaluations(): Generator<() => void> {
    for (const record of batch.records) {
      const read = batch.readerOf(record);
      const parsed = new Map<string, unknown>();
      costs.addRecord();
      for (const one of fields) {
        if (one.appliesTo(read)) yield () => evaluate(record, one, read, parsed);
      }
    }
  }

  function evaluate(record: One, one: CompiledField, read: ReadColumn, parsed: Map<string, unknown>): void {
    const { name } = one.field;
    if (costs.isSpent || paused.has(one)) return skipped.add('field-skipped', name);
    const start = performance.now();
    const value = one.valueIn(read, parsed);
    costs.add(name, performance.now() - start);
    if (value !== null) batch.keep(record, name, value);
    if (costs.whyTooDear(name) !== null) paused.add(one);
  }

  await inTurns(evaluations(), (run) => run());
  for (const { field } of paused) await pause(core, batch.workspace, field, costs.whyTooDear(field.name)!);
  await noteLosses(core, batch.workspace, { door: batch.door, table: batch.table }, skipped.list);
}

async function pause(core: Core, workspace: string, field: CompiledField['field'], why: string): Promise<void> {
  await core.models.customFields.pause(workspace, field, why);
  core.fieldBook.forget(workspace);
  core.log.warn({ table: field.table, field: field.name, why }, 'A custom field takes too long and is paused');
}
