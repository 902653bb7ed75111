import { declareParameters, type SavedFunction } from '../../domain/queries/saved-query.ts';
import type { TableSchema } from '../../domain/tables/schema.ts';

/** What there is in a workspace to ask about. */
export interface Askable {
  readonly tables: readonly TableSchema[];
  readonly functions: readonly SavedFunction[];
}

/**
 * What can be asked about, as the metadata of a workspace: its tables with their columns, its saved functions with their texts.
 * Members without content are empty. Ids tell tables and functions apart; `related` refers to them.
 */
export function metadataOf({ tables, functions }: Askable, workspaceId: string): object {
  const related = { workspaces: [workspaceId] };
  const tableItems = byName(tables).map(({ name, description, timeColumn, columns }) => ({
    id: `t/${name}`,
    name,
    description,
    ...(timeColumn === null ? {} : { timespanColumn: timeColumn }),
    columns: columns.map((column) => ({ name: column.name, type: column.type, description: column.description })),
    labels: [],
    related,
  }));
  const functionItems = byName(functions).map(({ name, description, text, parameters }) => ({
    id: `f/${name}`,
    name,
    ...(parameters.length === 0 ? {} : { parameters: declareParameters(parameters) }),
    description,
    body: text,
    related,
  }));
  const idsOf = (items: readonly { id: string }[]) => items.map(({ id }) => id);
  return {
    tableGroups: [],
    tables: tableItems,
    functions: functionItems,
    categories: [],
    resourceTypes: [],
    solutions: [],
    queries: [],
    workspaces: [
      {
        id: workspaceId,
        resourceId: '',
        name: 'Roomwatch',
        region: '',
        related: { tables: idsOf(tableItems), functions: idsOf(functionItems) },
      },
    ],
    applications: [],
    permissions: { workspaces: [{ resourceId: '', id: workspaceId }] },
  };
}

function byName<Item extends { readonly name: string }>(items: readonly Item[]): Item[] {
  return [...items].sort((one, other) => (one.name < other.name ? -1 : 1));
}
