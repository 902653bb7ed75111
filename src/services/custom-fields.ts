import { compileField, CustomFieldError, type CompiledField } from '../domain/custom-fields/custom-field.ts';
import type { Logger } from '../logger.ts';
import type { CustomFieldDocument, CustomFields } from '../models/custom-field.ts';

/** The custom fields of every table, kept in each process for two seconds. */
export interface FieldBook {
  /** Those of a table, ready to be computed. */
  of(workspace: string, table: string): Promise<readonly CompiledField[]>;
  /** Reads them anew at the next call. */
  forget(): void;
}

const STALE = 2_000;
const NONE: readonly CompiledField[] = [];

export function createFieldBook(fields: CustomFields, clock: () => Date, log: Logger): FieldBook {
  let known: { byTable: Map<string, CompiledField[]>; workspace: string; readAt: number } | null = null;

  async function read(workspace: string) {
    const byTable = new Map<string, CompiledField[]>();
    for (const document of await fields.all(workspace)) {
      const list = byTable.get(document.table) ?? [];
      try {
        list.push(compileField(fieldOf(document)));
      } catch (error) {
        // Saved by an older version that took more: it must not keep its table's records out.
        if (!(error instanceof CustomFieldError)) throw error;
        log.warn({ field: document._id, err: error }, 'A custom field is left out: its definition is none any more');
        continue;
      }
      byTable.set(document.table, list);
    }
    known = { byTable, workspace, readAt: clock().getTime() };
    return known;
  }

  return {
    async of(workspace, table) {
      const fresh =
        known && known.workspace === workspace && Math.abs(clock().getTime() - known.readAt) < STALE
          ? known
          : await read(workspace);
      return fresh.byTable.get(table) ?? NONE;
    },
    forget() {
      known = null;
    },
  };
}

/** A document as the definition that it keeps. Mongoose reads a list that was never set as an empty one. */
export function fieldOf({ eventIds, ...document }: CustomFieldDocument) {
  return { ...document, eventIds: eventIds && eventIds.length > 0 ? eventIds : null };
}
