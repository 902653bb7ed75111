import {
  compileField,
  computeFields,
  CustomFieldError,
  type CompiledField,
} from '../../domain/custom-fields/custom-field.ts';
import type { Cell } from '../../domain/tables/values.ts';
import type { CustomFieldDocument } from '../../models/custom-field.ts';
import { fieldOf } from './field-book.ts';
import { inTurns } from '../common/in-turns.ts';
import type { Core } from '../core.ts';
import { eventRowOf, recordRowOf } from '../tables/read-table.ts';

/** Records that one statement changes. */
const AT_ONCE = 1_000;

/**
 * Computes the fields that were asked for, for every record that is kept. One that is cut off begins anew; one that is changed meanwhile
 * is gone through again. Answers how many records were given a value.
 */
export async function computeCustomFields(core: Core): Promise<number> {
  let changed = 0;
  for (const document of await core.models.customFields.toComputeOfAllWorkspaces()) {
    try {
      changed += await computeField(core, document);
    } catch (error) {
      // Saved by an older version that took more: it is not tried for ever.
      if (!(error instanceof CustomFieldError)) throw error;
      core.log.warn(
        { field: document._id, err: error },
        'A custom field cannot be computed: its definition is none any more',
      );
    }
    await core.models.customFields.setComputing(document.workspace, document, false);
  }
  return changed;
}

async function computeField(core: Core, document: CustomFieldDocument): Promise<number> {
  const fields = [compileField(fieldOf(document))];
  const { workspace, table, name } = document;
  const { events, records } = core.models;
  if (table === 'Event') {
    return each(
      events.rows(workspace),
      fields,
      (one) => eventRowOf(one, ''),
      (changes) => events.setFields(workspace, name, changes),
    );
  }
  return each(
    records.rows(workspace, table),
    fields,
    (one) => recordRowOf(one, ''),
    (changes) => records.setFields(workspace, name, changes),
  );
}

interface Change {
  _id: unknown;
  value: Cell | null;
}

async function each<Document extends { _id: unknown }>(
  documents: AsyncIterable<Document>,
  fields: readonly CompiledField[],
  rowOf: (document: Document) => Record<string, unknown>,
  write: (changes: readonly Change[]) => Promise<void>,
): Promise<number> {
  let changes: Change[] = [];
  let changed = 0;
  await inTurns(documents, async (document) => {
    const row = rowOf(document);
    const values = computeFields(fields, (column) => row[column]);
    const value = values ? Object.values(values)[0]! : null;
    // A value that an earlier definition left is taken away.
    if (value === null && row[fields[0]!.field.name] === undefined) return;
    changes.push({ _id: document._id, value });
    if (value !== null) changed += 1;
    if (changes.length < AT_ONCE) return;
    await write(changes);
    changes = [];
  });
  if (changes.length > 0) await write(changes);
  return changed;
}
