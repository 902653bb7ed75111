import type { QueryResolvers } from '../../generated/graphql.ts';
import { readTables } from '../../services/tables/read-table.ts';

export const tables: QueryResolvers['tables'] = async (_root, { names }, { core, viewer }) => {
  const all = await readTables(core, viewer.workspace);
  return names == null ? all : all.filter((table) => names.includes(table.name));
};
