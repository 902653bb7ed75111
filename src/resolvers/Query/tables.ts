import type { QueryResolvers } from '../../generated/graphql.ts';
import { readCollectors } from '../../services/collectors/read-collectors.ts';
import { readTables } from '../../services/tables/read-table.ts';

export const tables: QueryResolvers['tables'] = async (_root, { names }, { core, viewer }) => {
  const all = await readTables(core, viewer.workspace);
  return names == null ? all : all.filter((table) => names.includes(table.name));
};

export const collectors: QueryResolvers['collectors'] = (_root, _args, { core, viewer }) =>
  readCollectors(core, viewer.workspace);

export const workspace: QueryResolvers['workspace'] = (_root, _args, { core }) => core.workspaces.current();
