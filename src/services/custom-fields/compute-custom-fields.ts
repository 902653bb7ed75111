import { compileField, CustomFieldError } from '../../domain/custom-fields/custom-field.ts';
import type { CustomFieldDocument } from '../../models/custom-field.ts';
import { fieldOf } from './field-book.ts';
import { inTurns } from '../../turns.ts';
import type { Core } from '../core.ts';
import { openTableStore } from '../tables/stores/open-table-store.ts';
import type { FieldChange } from '../tables/stores/table-store.ts';

/** Records that one statement changes. */
const AT_ONCE = 1_000;

/**
 * Computes the fields that wait for it, for every stored record. A run that is cut off begins anew; a field that is changed meanwhile is
 * computed again. Answers how many records were given a value.
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
        'A custom field cannot be computed: its definition is no longer valid',
      );
    }
    await core.models.customFields.setComputing(document.workspace, document, false);
  }
  return changed;
}

async function computeField(core: Core, document: CustomFieldDocument): Promise<number> {
  const field = compileField(fieldOf(document));
  const { workspace, table, name } = document;
  const store = await openTableStore(core, workspace, table);
  let changes: FieldChange[] = [];
  let changed = 0;
  await inTurns(store.rows(), async ({ id, row }) => {
    const read = (column: string) => row[column];
    const value = field.appliesTo(read) ? field.valueIn(read) : null;
    // A value that an earlier definition left is taken away.
    if (value === null && row[field.field.name] === undefined) return;
    changes.push({ id, value });
    if (value !== null) changed += 1;
    if (changes.length < AT_ONCE) return;
    await store.setField(name, changes);
    changes = [];
  });
  if (changes.length > 0) await store.setField(name, changes);
  return changed;
}
