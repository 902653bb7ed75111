import { LRUCache } from 'lru-cache';
import { compileField, CustomFieldError, type CompiledField } from '../../domain/custom-fields/custom-field.ts';
import type { Logger } from '../../logger.ts';
import type { CustomFieldDocument, CustomFields } from '../../models/custom-field.ts';
import { createRecent } from '../common/recent.ts';

/** The custom fields of every table, kept in each process for two seconds. */
export interface FieldBook {
  /** Those of a table, ready to be computed. */
  of(workspace: string, table: string): Promise<readonly CompiledField[]>;
  /** Reads them anew at the next call. */
  forget(workspace: string): void;
}

/** Compiled fields that are kept from one reading to the next. */
const MOST_COMPILED = 2_000;

const NONE: readonly CompiledField[] = [];

export function createFieldBook(fields: CustomFields, log: Logger): FieldBook {
  const recent = createRecent((workspace) => fields.all(workspace), byTable);
  const compiled = new LRUCache<string, CompiledField>({ max: MOST_COMPILED });

  function compile(document: CustomFieldDocument): CompiledField {
    const id = `${document._id}/${document.version}`;
    const known = compiled.get(id);
    if (known) return known;
    const field = compileField(fieldOf(document));
    compiled.set(id, field);
    return field;
  }

  function byTable(documents: readonly CustomFieldDocument[]): ReadonlyMap<string, readonly CompiledField[]> {
    const tables = new Map<string, CompiledField[]>();
    for (const document of documents) {
      if (document.pausedBecause) continue;
      const list = tables.get(document.table) ?? [];
      try {
        list.push(compile(document));
      } catch (error) {
        // Saved by an older version that took more: it must not keep its table's records out.
        if (!(error instanceof CustomFieldError)) throw error;
        log.warn({ field: document._id, err: error }, 'A custom field is left out: its definition is no longer valid');
        continue;
      }
      tables.set(document.table, list);
    }
    return tables;
  }

  return {
    of: async (workspace, table) => (await recent.of(workspace)).get(table) ?? NONE,
    forget: (workspace) => recent.forget(workspace),
  };
}

/** A document as the definition that it keeps. Mongoose reads a list that was never set as an empty one. */
export function fieldOf({ eventIds, ...document }: CustomFieldDocument) {
  return { ...document, eventIds: eventIds && eventIds.length > 0 ? eventIds : null };
}
