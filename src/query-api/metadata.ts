import type { TableSchema } from '../domain/tables/schema.ts';

/** What can be asked about, as the metadata of a workspace: its tables with their columns. Members without content are empty. */
export function metadataOf(tables: readonly TableSchema[], workspaceId: string): object {
  const sorted = [...tables].sort((one, other) => (one.name < other.name ? -1 : 1));
  return {
    tableGroups: [],
    tables: sorted.map(({ name, description, timeColumn, columns }) => ({
      id: `t/${name}`,
      name,
      description,
      ...(timeColumn === null ? {} : { timespanColumn: timeColumn }),
      columns: columns.map((column) => ({ name: column.name, type: column.type, description: column.description })),
      labels: [],
      related: { workspaces: [workspaceId] },
    })),
    functions: [],
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
        related: { tables: sorted.map(({ name }) => `t/${name}`) },
      },
    ],
    applications: [],
    permissions: { workspaces: [{ resourceId: '', id: workspaceId }] },
  };
}
