import {
  compileField,
  CustomFieldError,
  ID_COLUMNS,
  LOG_COLUMNS,
  startTrial,
  type CompiledField,
  type CustomField,
  type Trial,
} from '../../domain/custom-fields/custom-field.ts';
import { shorten } from '../../domain/text/shorten.ts';
import { isStandardColumn } from '../../domain/tables/standard-columns.ts';
import { columnOf, type Table } from '../../domain/tables/table.ts';
import { EVENT_TABLE } from '../../domain/tables/documented/event.ts';
import { documentedTable } from '../../domain/tables/documented/index.ts';
import { TABLE_LIMITS } from '../../domain/tables/limits.ts';
import { CommandError } from '../../errors.ts';
import type { CustomFieldDocument } from '../../models/custom-field.ts';
import { inTurns } from '../../turns.ts';
import type { Core } from '../core.ts';
import { openTableStore } from '../tables/stores/open-table-store.ts';
import { refuseDear } from './refuse-dear.ts';

/** A definition as an administrator gives it. */
export type CustomFieldInput = Omit<CustomField, 'column'> & { column: string | null };

/** Fields of a workspace; each costs time for each record that comes. */
const MOST_FIELDS = 200;
/** Stored records, the newest, on which a field is tried. */
const TRIED = 1_000;

/** Tries a definition on the newest records of its table; nothing is saved. */
export async function tryCustomField(core: Core, workspace: string, input: CustomFieldInput): Promise<Trial> {
  const { compiled } = await checkField(core, workspace, input);
  await refuseDear(core, workspace, compiled);
  const rows = await (await openTableStore(core, workspace, input.table)).latest(TRIED);
  const { trial, take } = startTrial(compiled);
  await inTurns(rows, (row) => take((column) => row[column]));
  return trial;
}

/** Saves a field, new or changed: it is computed for what comes from then on (in other processes within two seconds). */
export async function saveCustomField(
  core: Core,
  workspace: string,
  input: CustomFieldInput,
): Promise<CustomFieldDocument> {
  const { compiled, table } = await checkField(core, workspace, input);
  const { field } = compiled;
  await refuseDear(core, workspace, compiled);
  const known = await core.models.customFields.byName(workspace, field.table, field.name);
  const column = columnOf(table, field.name);
  if (column && !known && documentedTable(field.table)?.columns.some(({ name }) => name === field.name)) {
    throw new CommandError('TAKEN', 'a name that is not one of the table itself', ['input', 'name']);
  }
  if (column && column.type !== field.type) {
    throw new CommandError('INVALID', `${column.type}, which the column ${field.name} holds already`, [
      'input',
      'type',
    ]);
  }
  const all = await core.models.customFields.all(workspace);
  if (!known && all.length >= MOST_FIELDS) {
    throw new CommandError('LIMIT', `at most ${MOST_FIELDS} custom fields in all`, ['input', 'name']);
  }
  await ensureColumn(core, workspace, field);
  await core.models.customFields.save({
    ...field,
    workspace,
    createdAt: core.clock(),
    computing: false,
    pausedBecause: null,
  });
  core.fieldBook.forget(workspace);
  return (await core.models.customFields.byName(workspace, field.table, field.name))!;
}

/** Has the values of a field computed for the records that are kept; it is done in the background. */
export async function computeCustomField(
  core: Core,
  workspace: string,
  field: { table: string; name: string },
): Promise<CustomFieldDocument> {
  const { customFields } = core.models;
  if (!(await customFields.setComputing(workspace, { table: field.table, name: field.name }, true)))
    throw notFound(field);
  return (await customFields.byName(workspace, field.table, field.name))!;
}

/** Removes a field. What it has computed is kept, with its column. */
export async function deleteCustomField(
  core: Core,
  workspace: string,
  field: { table: string; name: string },
): Promise<void> {
  if (!(await core.models.customFields.remove(workspace, field.table, field.name))) throw notFound(field);
  core.fieldBook.forget(workspace);
}

async function checkField(
  core: Core,
  workspace: string,
  input: CustomFieldInput,
): Promise<{ compiled: CompiledField; table: Table }> {
  const entry = await core.tables.find(workspace, input.table);
  if (!entry) throw new CommandError('NOT_FOUND', 'the name of a table', ['input', 'table']);
  const column = input.column ?? (input.table === EVENT_TABLE ? 'RenderedDescription' : null);
  if (column === null || !columnOf(entry.table, column) || isStandardColumn(column)) {
    throw new CommandError('INVALID', `a column of ${input.table} to read from`, ['input', 'column']);
  }
  refuseFilter(entry.table, 'eventLog', input.eventLog !== null, LOG_COLUMNS);
  refuseFilter(entry.table, 'eventIds', input.eventIds !== null, ID_COLUMNS);
  try {
    return { compiled: compileField({ ...input, column }), table: entry.table };
  } catch (error) {
    if (!(error instanceof CustomFieldError)) throw error;
    throw new CommandError('INVALID', error.message, ['input', error.member]);
  }
}

/** A filter on what no record of the table says would leave the field empty for ever. */
function refuseFilter(table: Table, member: 'eventLog' | 'eventIds', given: boolean, columns: readonly string[]): void {
  if (!given || columns.some((column) => columnOf(table, column))) return;
  throw new CommandError('INVALID', `null, for ${table.name} has no column ${columns[0]}`, ['input', member]);
}

/** The column is in the registry before a value is stored under it. */
async function ensureColumn(core: Core, workspace: string, { table, name, type }: CustomField): Promise<void> {
  for (;;) {
    const entry = (await core.tables.find(workspace, table))!;
    if (columnOf(entry.table, name)) return;
    if (entry.table.columns.length >= TABLE_LIMITS.columns) {
      throw new CommandError('LIMIT', `at most ${TABLE_LIMITS.columns} columns in ${table}`, ['input', 'name']);
    }
    if (await core.tables.grow(entry, { added: [{ name, type }], widened: [] }, core.clock())) return;
  }
}

function notFound({ table }: { table: string }): CommandError {
  return new CommandError('NOT_FOUND', `the name of a custom field of ${shorten(table)}`, ['input', 'name']);
}
